// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/about_dialog.h"
#include "ui/main_window/help_window.h"
#include "ui/text/qt_convert.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTest>
#include <QTextBrowser>
#include <set>

using namespace longleaf::ui;

class HelpTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPageIsThere();
    void linksLeadToPages();
    void theSearchFindsPages();
    void aboutNamesLicencesAndTheReport();
};

void HelpTest::everyPageIsThere()
{
    for (const HelpPage &page : helpPages()) {
        QVERIFY2(page.markdown.size() > 200, qPrintable(page.id));
        QVERIFY2(!page.title.isEmpty(), qPrintable(page.id));
    }
}

void HelpTest::linksLeadToPages()
{
    std::set<QString> ids;
    for (const HelpPage &page : helpPages())
        ids.insert(page.id);
    int links = 0;
    for (const HelpPage &page : helpPages()) {
        static const QRegularExpression link(QStringLiteral("\\]\\(help:([^)]+)\\)"));
        auto found = link.globalMatch(toQString(page.markdown));
        while (found.hasNext()) {
            const QString target = found.next().captured(1);
            QVERIFY2(ids.contains(target), qPrintable(page.id + QStringLiteral(" -> ") + target));
            ++links;
        }
    }
    QVERIFY(links > 0);
}

void HelpTest::theSearchFindsPages()
{
    const Theme theme;
    HelpWindow window(theme, nullptr);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.show();
    const int all = window.list()->count();
    QVERIFY(window.list()->viewport()->width() >= window.list()->sizeHintForColumn(0)); // no title is cut
    QVERIFY(all > 8);
    window.search()->setText(QStringLiteral("proxy"));
    QVERIFY(window.list()->count() >= 1);
    QVERIFY(window.list()->count() < all);
    QVERIFY(window.findChild<QTextBrowser *>()->toPlainText().contains(QStringLiteral("Proxy")));
    window.search()->setText(QStringLiteral("xyzzy"));
    QCOMPARE(window.list()->count(), 0);
    window.showPage(QStringLiteral("privacy"));
    QCOMPARE(window.list()->currentItem()->text(), QStringLiteral("Privacy and safety"));
}

void HelpTest::aboutNamesLicencesAndTheReport()
{
    const Theme theme;
    AboutDialog dialog(theme, QStringLiteral("Longleaf: 9.9.9\n"), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QCOMPARE(dialog.debugText()->toPlainText(), QStringLiteral("Longleaf: 9.9.9\n"));
    QString all;
    for (const QTextBrowser *text : dialog.findChildren<QTextBrowser *>())
        all += text->toPlainText();
    QVERIFY(all.contains(QStringLiteral("GNU General Public License")));
    QVERIFY(all.contains(QStringLiteral("Poppler")));
}

QTEST_MAIN(HelpTest)
#include "tst_help.moc"
