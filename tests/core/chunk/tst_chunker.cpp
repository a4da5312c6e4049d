// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/chunk/chunker.h"
#include "core/chunk/latin_borders.h"

#include <QDir>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QTest>
#include <QTextBoundaryFinder>

#include <random>

using namespace longleaf;

namespace {

/// Unlike QString::fromUtf8 it keeps a byte-order mark at the begin.
QString toQString(const std::string &text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(QByteArray::fromStdString(text));
}

std::string withoutSpace(const std::string &text)
{
    return toQString(text).removeIf([](QChar c) { return c.isSpace(); }).toStdString();
}

QStringList texts(const std::string &text, const std::vector<TextSpan> &spans)
{
    QStringList out;
    for (const TextSpan span : spans)
        out << toQString(text.substr(span.begin, span.size()));
    return out;
}

/// Spans rise, do not overlap, have no white space at their ends, and cover all that is not white space.
void verifyCover(const std::string &text, const std::vector<TextSpan> &spans)
{
    std::string joined;
    std::size_t last = 0;
    for (const TextSpan span : spans) {
        QVERIFY(span.begin >= last && span.begin < span.end && span.end <= text.size());
        QCOMPARE(utf8::floorBoundary(text, span.begin), span.begin);
        QCOMPARE(utf8::floorBoundary(text, span.end), span.end);
        const QString piece = toQString(text.substr(span.begin, span.size()));
        QVERIFY2(!piece.front().isSpace() && !piece.back().isSpace(), qPrintable(piece));
        joined += text.substr(span.begin, span.size());
        last = span.end;
    }
    QCOMPARE(withoutSpace(joined), withoutSpace(text));
}

} // namespace

class ChunkerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsSentences_data();
    void splitsSentences();
    void agreesWithQtOnLatinText();
    void coversRandomTextOfAllScripts();
    void survivesBytesThatAreNotUtf8();
    void manyBlankLinesCostNoMoreThanOthers();
    void keepsChunksNearTheTarget();
    void keepsSentencesWholeInChunks();
    void cutsAnEndlessSentenceAtWhiteSpace();
    void cutsTextWithoutWhiteSpaceBetweenCharacters();
    void takesTheLastLineIntoTheChunkBefore();
    void coversRealFilings();
};

void ChunkerTest::splitsSentences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("nothing", QString(), {});
    row("only white space", QStringLiteral(" \n\t\r\n \u00a0\u3000"), {});
    row("two sentences", QStringLiteral("It rained. We stayed!  Why?"),
        {QStringLiteral("It rained."), QStringLiteral("We stayed!"), QStringLiteral("Why?")});
    row("a company's name", QStringLiteral("Apple Inc. sold 3 phones. Nobody knew."),
        {QStringLiteral("Apple Inc. sold 3 phones."), QStringLiteral("Nobody knew.")});
    row("a company before a number", QStringLiteral("In 2019 Acme Corp. 2019 sales fell."),
        {QStringLiteral("In 2019 Acme Corp. 2019 sales fell.")});
    row("a number after No.", QStringLiteral("See Note No. 5 Leases. The answer is no. The end."),
        {QStringLiteral("See Note No. 5 Leases."), QStringLiteral("The answer is no."), QStringLiteral("The end.")});
    row("U.S. in midst of a sentence", QStringLiteral("We follow U.S. GAAP and sell in the U.S. The euro fell."),
        {QStringLiteral("We follow U.S. GAAP and sell in the U.S."), QStringLiteral("The euro fell.")});
    row("vs. before a name", QStringLiteral("In Roe vs. Wade it was so. It changed."),
        {QStringLiteral("In Roe vs. Wade it was so."), QStringLiteral("It changed.")});
    row("initials and titles", QStringLiteral("Dr. J. R. Smith spoke. He left."),
        {QStringLiteral("Dr. J. R. Smith spoke."), QStringLiteral("He left.")});
    row("decimal numbers", QStringLiteral("It grew 3.5 percent. Then 4.2 more."),
        {QStringLiteral("It grew 3.5 percent."), QStringLiteral("Then 4.2 more.")});
    row("a wrapped paragraph",
        QStringLiteral("The company reported that its sales had been higher than in the\n"
                       "year before. Costs were lower, which the management explains with\n"
                       "fewer lawsuits.\n"),
        {QStringLiteral("The company reported that its sales had been higher than in the\nyear before."),
         QStringLiteral("Costs were lower, which the management explains with\nfewer lawsuits.")});
    row("a table under a sentence",
        QStringLiteral("The following table shows net sales by segment in millions of dollars for\n"
                       "Consumer 4,796 4,736 4,578\n"
                       "Health Care $ 6,021 $ 5,826 $ 5,566\n"
                       "Total company $ 32,765 $ 31,657 $ 30,109\n"),
        {QStringLiteral("The following table shows net sales by segment in millions of dollars for"),
         QStringLiteral("Consumer 4,796 4,736 4,578"), QStringLiteral("Health Care $ 6,021 $ 5,826 $ 5,566"),
         QStringLiteral("Total company $ 32,765 $ 31,657 $ 30,109")});
    row("a heading without a blank line",
        QStringLiteral("Item 7. Liquidity\nThe company has enough cash to pay what it owes within the next year and\n"
                       "holds a credit line that it has not used."),
        {QStringLiteral("Item 7. Liquidity"),
         QStringLiteral("The company has enough cash to pay what it owes within the next year and\n"
                        "holds a credit line that it has not used.")});
    row("a list",
        QStringLiteral("The tenant shall, without delay and at its own cost, take care of these:\n"
                       "\u2022 the roof and all that belongs to the roof of the building on the land\n"
                       "\u2022 the garden"),
        {QStringLiteral("The tenant shall, without delay and at its own cost, take care of these:"),
         QStringLiteral("\u2022 the roof and all that belongs to the roof of the building on the land"),
         QStringLiteral("\u2022 the garden")});
    row("Chinese", QStringLiteral("公司收入增长。成本下降！为什么？"),
        {QStringLiteral("公司收入增长。"), QStringLiteral("成本下降！"), QStringLiteral("为什么？")});
    row("a dash after a full stop", QStringLiteral("It ended. \u2014 He left. (See p. 4, below.) \"Yes.\" Done."),
        {QStringLiteral("It ended. \u2014 He left."), QStringLiteral("(See p. 4, below.)"), QStringLiteral("\"Yes.\""),
         QStringLiteral("Done.")});
    row("dots in names and numbers", QStringLiteral("Use a.out or 3.14 on example.com. Then stop..."),
        {QStringLiteral("Use a.out or 3.14 on example.com."), QStringLiteral("Then stop...")});
    row("characters outside the basic plane", QStringLiteral("😀 One \U00020000. Two 😀. Three."),
        {QStringLiteral("😀 One \U00020000."), QStringLiteral("Two 😀."), QStringLiteral("Three.")});
    row("Hindi", QStringLiteral("यह पहला वाक्य है। यह दूसरा है।"),
        {QStringLiteral("यह पहला वाक्य है।"), QStringLiteral("यह दूसरा है।")});
    row("Windows line ends", QStringLiteral("First line.\r\n\r\nSecond paragraph.\r\n"),
        {QStringLiteral("First line."), QStringLiteral("Second paragraph.")});
}

void ChunkerTest::splitsSentences()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    const std::string bytes = text.toStdString();
    const auto spans = chunk::sentences(bytes);
    QCOMPARE(texts(bytes, spans), expected);
    verifyCover(bytes, spans);
}

void ChunkerTest::agreesWithQtOnLatinText()
{
    // Without commas, colons and dashes: behind a full stop Qt 6.4 does not follow rule SB8a for those.
    const std::vector<std::string> parts = {
        "a", "bc", "Defg", "HI",     "12", "3.5", ". ",     ".",       "! ",     "?",       " ",
        " ", " ",  "(",    ") ",     "\"", "'s ", "\u201c", "\u201d ", "\u2019", "\u2022 ", "$",
        "%", "é",  "É",    "\u00a0", "€",  ";",   "\t",     ".) ",     ".\" ",   "... ",    "\u2026 "};
    const QRegularExpression unlikeQt(QStringLiteral("\\p{Ll}\\.\\p{Lu}|[.!?][^\\p{L}\\p{N}]*[.!?]"));
    std::mt19937 random(3); // NOLINT(cert-msc51-cpp)
    for (int round = 0; round < 5000; ++round) {
        std::string text = "x";
        for (auto left = random() % 40; left > 0; --left)
            text += parts[random() % parts.size()];
        // Qt 6.4 follows the wider rule SB7 ("end.Next") and rule SB8a (two terminators) only in part.
        if (toQString(text).contains(unlikeQt))
            continue;
        std::vector<std::size_t> ours;
        QVERIFY(chunk::findLatinBorders(text, {0, text.size()}, ours));
        std::vector<std::size_t> theirs;
        const QString wide = toQString(text);
        QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, wide);
        while (finder.toNextBoundary() > 0)
            theirs.push_back(static_cast<std::size_t>(wide.left(finder.position()).toUtf8().size()));
        QVERIFY2(ours == theirs, text.c_str());
    }
}

void ChunkerTest::coversRandomTextOfAllScripts()
{
    const std::vector<std::string> parts = {
        "a",  "Word", ". ",     " ",      "\n",     "\r\n",  "\n\n",   "12,345 ", "$ ",
        "漢", "字。", "かな",   "한글 ",  "شكرا ",  "עבר",   "é",      "😀",       "\xF0\xA0\x80\x80",
        "! ", "(a) ", "\u2028", "\u00a0", "\u3000", "Inc. ", "- ",     "\t",      "हिन्दी ",
        "\f", "\v",   "\u200b", "\ufeff", "ไทย",    "0.5",   "\u0085", "?",       "e\u0301"};
    std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same texts in every run
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (auto left = random() % 300; left > 0; --left)
            text += parts[random() % parts.size()];
        verifyCover(text, chunk::sentences(text));
        const auto chunks = chunk::chunkPage(text, {60, 120});
        verifyCover(text, chunks);
        for (const TextSpan span : chunks)
            QVERIFY(span.size() <= 120);
    }
}

void ChunkerTest::survivesBytesThatAreNotUtf8()
{
    std::mt19937 random(2); // NOLINT(cert-msc51-cpp)
    for (int round = 0; round < 200; ++round) {
        std::string text;
        for (auto left = random() % 2000; left > 0; --left)
            text.push_back(static_cast<char>(random() % 256));
        std::size_t last = 0;
        for (const TextSpan span : chunk::chunkPage(text, {50, 100})) {
            QVERIFY(span.begin >= last && span.begin < span.end && span.end <= text.size());
            last = span.end;
        }
        QVERIFY(chunk::indexText(text).size() >= text.size());
        QVERIFY(chunk::queryTerms(text).size() <= 64);
    }
    const std::string continuations(5000, '\x80');
    QVERIFY(!chunk::chunkPage(continuations).empty());
}

void ChunkerTest::manyBlankLinesCostNoMoreThanOthers()
{
    // Any work that grows with the square of the lines does not end within the test's limit.
    const std::string blank(3'000'000, '\n');
    QVERIFY(chunk::chunkPage(blank).empty());
    std::string spaced;
    for (int i = 0; i < 300'000; ++i)
        spaced += "  \t\r\n";
    QCOMPARE(chunk::chunkPage("First." + spaced + "Last.").size(), std::size_t{2});
}

void ChunkerTest::keepsChunksNearTheTarget()
{
    std::string text;
    for (int i = 0; i < 400; ++i)
        text += "Sentence number " + std::to_string(i) + " says nothing of note but has a usual length. ";
    const auto chunks = chunk::chunkPage(text);
    verifyCover(text, chunks);
    for (std::size_t i = 0; i + 1 < chunks.size(); ++i)
        QVERIFY(chunks[i].size() > 450 && chunks[i].size() <= 600);
}

void ChunkerTest::keepsSentencesWholeInChunks()
{
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += std::string(static_cast<std::size_t>(20 + (i * 37) % 300), 'x') + ". Xy";
    std::vector<std::size_t> ends;
    for (const TextSpan sentence : chunk::sentences(text))
        ends.push_back(sentence.end);
    for (const TextSpan span : chunk::chunkPage(text))
        QVERIFY(std::find(ends.begin(), ends.end(), span.end) != ends.end());
}

void ChunkerTest::cutsAnEndlessSentenceAtWhiteSpace()
{
    std::string text;
    while (text.size() < 20'000)
        text += "word ";
    const auto chunks = chunk::chunkPage(text);
    verifyCover(text, chunks);
    for (const TextSpan span : chunks) {
        QVERIFY(span.size() <= 1600);
        QCOMPARE(text.substr(span.begin, 4), std::string("word"));
        QCOMPARE(text.substr(span.end - 4, 4), std::string("word"));
    }
}

void ChunkerTest::cutsTextWithoutWhiteSpaceBetweenCharacters()
{
    std::string text;
    while (text.size() < 10'000)
        text += "漢";
    const auto chunks = chunk::chunkPage(text);
    verifyCover(text, chunks);
    QVERIFY(chunks.size() >= 6);
}

void ChunkerTest::takesTheLastLineIntoTheChunkBefore()
{
    std::string text;
    while (text.size() < 570)
        text += "A sentence of thirty-two bytes. ";
    text += "\n\n\nPage 17 of the whole report\n";
    const auto chunks = chunk::chunkPage(text);
    QCOMPARE(chunks.size(), std::size_t{1});
}

void ChunkerTest::coversRealFilings()
{
    const QDir folder(QStringLiteral(LONGLEAF_SOURCE_DIR "/../shared/data/qa/financebench/docs"));
    const QStringList names = folder.entryList({QStringLiteral("*.txt")}, QDir::Files);
    if (names.isEmpty())
        QSKIP("the collected filings are not on this machine");
    for (const QString &name : names.mid(0, 4)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> pages = file.readAll().split('\f');
        for (const QByteArray &page : pages) {
            const std::string text = page.toStdString();
            verifyCover(text, chunk::chunkPage(text));
        }
    }
}

QTEST_APPLESS_MAIN(ChunkerTest)
#include "tst_chunker.moc"
