// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/document_words.h"

#include <QTest>

using namespace longleaf;

class DocumentWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosesATitle_data();
    void choosesATitle();
    void longTitlesAreCutBetweenCharacters();
    void listsPages_data();
    void listsPages();
};

void DocumentWordsTest::choosesATitle_data()
{
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<QByteArray>("title");
    const auto row = [](const char *name, const char *own, const char *title) {
        QTest::newRow(name) << QByteArray(own) << QByteArray(title);
    };
    row("a real title is taken", "Annual Report 2018", "Annual Report 2018");
    row("white space is put in order", "  Annual\n Report\t2018 ", "Annual Report 2018");
    row("a Chinese title is taken", "\xE5\xB9\xB4\xE6\x8A\xA5", "\xE5\xB9\xB4\xE6\x8A\xA5");
    row("a direction that turns is made visible",
        "Invoice \xE2\x80\xAE"
        "fdp.exe",
        "Invoice [U+202E]fdp.exe");
    row("no title", "", "3M_2018");
    row("only spaces", "   ", "3M_2018");
    row("untitled", "Untitled", "3M_2018");
    row("Word's own name for it", "Microsoft Word - annual report.doc", "3M_2018");
    row("a file's name", "annual_report_FINAL(2).docx", "3M_2018");
    row("a Windows path", "C:\\Users\\jane\\report", "3M_2018");
    row("a path", "/home/jane/report", "3M_2018");
    row("a number only", "0000066740-19-000011", "3M_2018");
}

void DocumentWordsTest::choosesATitle()
{
    QFETCH(QByteArray, own);
    QFETCH(QByteArray, title);
    QCOMPARE(QByteArray::fromStdString(ingest::chooseTitle(own.toStdString(), "/tmp/3M_2018.pdf")), title);
}

void DocumentWordsTest::longTitlesAreCutBetweenCharacters()
{
    std::string own;
    for (int i = 0; i < 200; ++i)
        own += "\xE5\xB9\xB4";
    const std::string title = ingest::chooseTitle(own, "a.pdf");
    QCOMPARE(title.size(), std::size_t{300});
    QCOMPARE(title, own.substr(0, 300));
}

void DocumentWordsTest::listsPages_data()
{
    QTest::addColumn<QList<int>>("pages");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("one page") << QList<int>{7} << QByteArray("7");
    QTest::newRow("two neighbours") << QList<int>{7, 8} << QByteArray("7, 8");
    QTest::newRow("a run") << QList<int>{7, 8, 9}
                           << QByteArray("7\xE2\x80\x93"
                                         "9");
    QTest::newRow("runs and single pages") << QList<int>{1, 3, 4, 5, 9}
                                           << QByteArray("1, 3\xE2\x80\x93"
                                                         "5 and 9");
    QTest::newRow("none") << QList<int>{} << QByteArray();
    QList<int> many;
    for (int page = 1; page < 60; page += 2)
        many.append(page);
    QTest::newRow("many single pages") << many << QByteArray("1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 18 more");
}

void DocumentWordsTest::listsPages()
{
    QFETCH(QList<int>, pages);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(ingest::pageList({pages.begin(), pages.end()})), text);
}

QTEST_GUILESS_MAIN(DocumentWordsTest)
#include "tst_document_words.moc"
