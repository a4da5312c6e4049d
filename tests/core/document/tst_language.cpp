// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/language.h"

#include <QTest>

using namespace longleaf;

class LanguageTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsLanguages_data();
    void knowsLanguages();
};

void LanguageTest::knowsLanguages_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *code, const char *text) {
        QTest::newRow(*code != '\0' ? code : "nothing") << QByteArray(text) << QByteArray(code);
    };
    row("en", "Net sales of the company for the quarter were higher, and that is due to services and the iPhone.");
    row("de", "Der Umsatz der Gesellschaft ist im dritten Quartal gestiegen, und das liegt nicht nur an den Preisen.");
    row("fr", "Le chiffre d'affaires du groupe est en hausse dans les services, et une partie des ventes est reportée.");
    row("es", "Las ventas de la empresa y los resultados del trimestre muestran que el mercado crece con los servicios.");
    row("nl", "De omzet van het bedrijf is in het kwartaal gestegen en dat komt niet door een hogere prijs voor olie.");
    row("ru", "Выручка компании выросла в третьем квартале, и это связано с ростом цен на нефть и не только.");
    row("zh", "公司第三季度净利润同比增长百分之二十，主要由于服务业务收入增加以及成本下降，管理层对全年业绩表示乐观并维持此前指引。");
    row("ja", "当社の第三四半期の売上高は前年同期と比べて増加しました。主な要因はサービス事業の成長によるものです。今後も続く見込みです。");
    row("", "12,345 67,890 11,213 14,151 (61) 718");
}

void LanguageTest::knowsLanguages()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, code);
    QCOMPARE(QByteArray::fromStdString(document::guessLanguage(text.toStdString())), code);
}

QTEST_GUILESS_MAIN(LanguageTest)
#include "tst_language.moc"
