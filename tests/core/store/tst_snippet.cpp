// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/snippet.h"

#include "core/base/utf8.h"

#include <QTest>

#include <random>

using namespace longleaf;

class SnippetTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsAShortChunkWhole();
    void showsThePlaceWhereTermsStandTogether();
    void findsPhrasesOverLineBreaks();
    void startsAtTheBeginWithoutMentions();
    void keepsCharactersWholeWhateverTheSize();
};

void SnippetTest::showsAShortChunkWhole()
{
    QCOMPARE(store::snippet("  A short\n\n one.\t", {"short"}, 100), std::string("A short one."));
    QCOMPARE(store::snippet("", {"x"}, 10), std::string());
}

void SnippetTest::showsThePlaceWhereTermsStandTogether()
{
    std::string text;
    for (int i = 0; i < 30; ++i)
        text += "Filler words about revenue. ";
    text += "The total\ncapital expenditures fell. ";
    for (int i = 0; i < 30; ++i)
        text += "More filler words. ";
    const std::string found = store::snippet(text, {"capital", "expenditure", "totals"}, 80);
    QVERIFY2(found.find("total capital expenditures") != std::string::npos, found.c_str());
    QVERIFY(found.size() <= 80 + 2 * 3);
    QVERIFY(found.starts_with("\u2026") && found.ends_with("\u2026"));
}

void SnippetTest::findsPhrasesOverLineBreaks()
{
    std::string text(3'000, '-');
    text.replace(1'500, 20, " net\ncash provided  ");
    const std::string found = store::snippet(text, {"net cash provided"}, 60);
    QVERIFY2(found.find("net cash provided") != std::string::npos, found.c_str());
}

void SnippetTest::startsAtTheBeginWithoutMentions()
{
    const std::string text = "First words of a chunk " + std::string(500, 'x');
    const std::string found = store::snippet(text, {"absent"}, 30);
    QVERIFY2(found.starts_with("First words of a chunk") && found.ends_with("\u2026"), found.c_str());
}

void SnippetTest::keepsCharactersWholeWhateverTheSize()
{
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += i % 7 == 0 ? " 营业收入 " : "漢😀é";
    for (std::size_t size = 0; size < text.size() + 10; ++size) {
        const std::string found = store::snippet(text, {"营业", "收入"}, size);
        QVERIFY(utf8::isValid(found));
        QVERIFY(found.size() <= size + 6);
    }
}

QTEST_APPLESS_MAIN(SnippetTest)
#include "tst_snippet.moc"
