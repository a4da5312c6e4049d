// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include "core/answer/verifier.h"

#include <string>

using namespace longleaf;
using answer::CitationStatus;
using answer::SourceDocument;
using answer::Verdict;
using answer::Verifier;

namespace {

/// A document whose pages end at form feeds.
SourceDocument documentOf(std::int64_t id, std::string text)
{
    SourceDocument out;
    out.id = DocumentId{id};
    std::size_t begin = 0;
    for (int number = 1; begin <= text.size(); ++number) {
        const std::size_t end = std::min(text.find('\f', begin), text.size());
        document::Page page;
        page.number = number;
        page.span = {begin, end};
        out.pages.push_back(page);
        begin = end + 1;
    }
    out.text = std::move(text);
    return out;
}

const std::string kReport =
    "Annual report of the company for the year 2018.\n"
    "The company makes adhesives, abrasives and films in nineteen countries.\n\f"
    "Net sales for the year were $32,765 million, an increase of 3.5 percent over 2017, "
    "because prices rose in all regions.\n"
    "Capital spending was (1,577) in the year and is expected to stay near that level.\n\f"
    "Research and devel-\nopment costs include the salaries of scienti\u00ADsts and the cost of "
    "materials. The e\uFB03cient use of o\uFB03ces remains a goal of the management, which is\n\f"
    "continued on the following page with a full description of each building.\n"
    "Dividends of $5.44 per share were paid to the owners during the year.\n\f"
    "Segment          2018     2017\n"
    "Industrial       12,267   11,946\n"
    "Health Care       6,021    5,853\n"
    "Consumer          4,796    4,731\n\f"
    "The company makes no forecast about the outcome of pending litigation at this time.\n";

const std::string kOther = "Quarterly letter. The company makes no forecast about the outcome of pending litigation at "
                           "this time.\n\f"
                           "Revenue of the branch office grew slowly and the staff moved to a new building in Lyon.\n";

const std::string kChinese = "公司概况。本公司成立于一九九八年。\f"
                             "二零一八年度营业收入增长百分之十二，达到人民币三十五亿元，主要由于海外市场需求旺盛。\f"
                             "董事会建议派发末期股息每股零点五元。";

const std::string kArabic = "تقرير سنوي عن أعمال الشركة.\f"
                            "ارتفعت إيرادات الشركة خلال العام بنسبة كبيرة بسبب زيادة الطلب في الأسواق الخارجية.\n";

constexpr std::int64_t kReportId = 7;
constexpr std::int64_t kOtherId = 8;
constexpr std::int64_t kChineseId = 9;
constexpr std::int64_t kArabicId = 10;

Verifier library()
{
    std::vector<SourceDocument> documents;
    documents.push_back(documentOf(kReportId, kReport));
    documents.push_back(documentOf(kOtherId, kOther));
    documents.push_back(documentOf(kChineseId, kChinese));
    documents.push_back(documentOf(kArabicId, kArabic));
    return Verifier(std::move(documents));
}

std::string textOf(std::int64_t id)
{
    switch (id) {
    case kReportId: return kReport;
    case kOtherId: return kOther;
    case kChineseId: return kChinese;
    default: return kArabic;
    }
}

QString word(CitationStatus status)
{
    const std::string_view text = toWord(status);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString found(const Verdict &verdict)
{
    return QString::fromStdString(textOf(verdict.document.value).substr(verdict.span.begin, verdict.span.size()));
}

} // namespace

class VerifierTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesEachStatus_data();
    void givesEachStatus();
    void returnsTheExactBytes_data();
    void returnsTheExactBytes();
    void findsQuotesOverAPageBreak();
    void prefersTheCitedDocument_whenTextIsRepeated();
    void prefersTheCitedPage_whenTextIsRepeated();
    void countsOnlyWhatWasSent();
    void doesNotJoinSeparateParts();
    void treatsTouchingPartsAsOne();
    void takesAShortQuoteWithoutPage_onlyIfItOccursOnce();
    void findsASimilarQuoteWithoutAPlace();
    void reportsSimilarity();
    void prefersAnOccurrenceWithTheSameNumbers();
    void prefersThePageThatHasEveryWord_toALikenessElsewhere();
    void findsWordsThatAnotherExtractorRanTogether();
    void findsATableWithoutAPage_whereSimilarTextStands();
    void findsNothingInNoDocuments();
    void staysFast_withAVeryLongQuote();
    void wordsRoundTrip();
};

void VerifierTest::givesEachStatus_data()
{
    QTest::addColumn<QString>("quote");
    QTest::addColumn<int>("document");
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("foundOn");
    const auto row = [](const char *name, const char *quote, std::int64_t document, int page, CitationStatus status,
                        int foundOn) {
        QTest::newRow(name) << QString::fromUtf8(quote) << static_cast<int>(document) << page << word(status)
                            << foundOn;
    };
    using enum CitationStatus;
    const char *const sales = "Net sales for the year were $32,765 million, an increase of 3.5 percent";
    row("verbatim on the cited page", sales, kReportId, 2, Exact, 2);
    row("verbatim on the next page", sales, kReportId, 1, Exact, 2);
    row("verbatim on the page before", sales, kReportId, 3, Exact, 2);
    row("verbatim elsewhere", sales, kReportId, 5, ExactOtherPage, 2);
    row("verbatim, no page cited", sales, kReportId, 0, Exact, 2);
    row("verbatim, nothing cited", sales, 0, 0, Exact, 2);
    row("verbatim, only the page cited", sales, 0, 2, Exact, 2);
    row("verbatim in another document", sales, kOtherId, 2, ExactOtherPage, 2);
    row("document is unknown", sales, 99, 2, ExactOtherPage, 2);
    row("page is absurd", sales, kReportId, -5, ExactOtherPage, 2);
    row("spaces and case do not count", "NET SALES for the\nyear were $32,765 million", kReportId, 2, Exact, 2);
    row("hyphenated line end and soft hyphen", "Research and development costs include the salaries of scientists",
        kReportId, 3, Exact, 3);
    row("ligatures", "The efficient use of offices remains a goal", kReportId, 3, Exact, 3);
    row("typographic dashes and quotes", "“capital spending was – (1,577) in the year’", kReportId, 2, Exact, 2);
    row("one typo", "Net sales for the year werr $32,765 million, an increase of 3.5 percent", kReportId, 2, Close, 2);
    row("one typo, wrong page", "Net sales for the year werr $32,765 million, an increase of 3.5 percent", kReportId, 6,
        Close, 2);
    row("several words changed", "Net revenue for the period was $32,765 million, an increase of 3.5 percent over 2017",
        kReportId, 2, Reworded, 2);
    row("one digit changed", "Net sales for the year were $32,775 million, an increase of 3.5 percent", kReportId, 2,
        NumbersDiffer, 2);
    row("decimal point lost", "an increase of 35 percent over 2017, because prices rose", kReportId, 2, NumbersDiffer,
        2);
    row("numbers swapped", "Net sales for the year were $3.5 million, an increase of 32,765 percent over 2017, because",
        kReportId, 2, NumbersDiffer, 2);
    row("words of a table row in another order", "2018 2017 Health Care 6,021 5,853 Segment Industrial 12,267 11,946",
        kReportId, 5, TableMatch, 5);
    row("table row with a wrong value", "2018 2017 Health Care 6,022 5,853 Segment Industrial 12,267 11,946", kReportId,
        5, NotFound, 0);
    row("table rows in order, one wrong value",
        "Segment 2018 Industrial 12,267 11,946 Health Care 6,021 5,858 Consumer 4,796", kReportId, 5, NumbersDiffer, 5);
    row("table row verbatim", "Health Care 6,021 5,853", kReportId, 5, Exact, 5);
    row("a table is only looked for on the cited page",
        "2018 2017 Health Care 6,021 5,853 Segment Industrial 12,267 11,946", kReportId, 4, NotFound, 0);
    row("invented", "The board approved a share split at the meeting held in Geneva last spring", kReportId, 2,
        NotFound, 0);
    row("words shuffled", "regions all in rose prices because million were year the for sales increase an percent",
        kReportId, 1, NotFound, 0);
    row("no quote", "", kReportId, 2, PageOnly, 2);
    row("no quote, no such page", "", kReportId, 99, NotFound, 0);
    row("no quote, no page", "", kReportId, 0, NotFound, 0);
    row("no letters", "— … —", kReportId, 2, NotFound, 0);
    row("short quote on the cited page", "3.5 percent", kReportId, 2, Exact, 2);
    row("short quote on the next page", "3.5 percent", kReportId, 1, NotFound, 0);
    row("short quote within a word", "ounces", kReportId, 2, NotFound, 0);
    row("short quote within a number", "765 million", kReportId, 2, NotFound, 0);
    row("short quote with a typo", "3.5 percant", kReportId, 2, NotFound, 0);
    row("ellipsis", "Net sales for the year were ... because prices rose in all regions", kReportId, 2, Exact, 2);
    row("ellipsis sign and brackets", "Net sales for the year […] increase of 3.5 percent … rose in all regions",
        kReportId, 2, Exact, 2);
    row("ellipsis with a typo in a part", "Net sales for tha year were … because prices rose in all regions", kReportId,
        2, Close, 2);
    row("ellipsis with a wrong number", "Net sales for the year were $32,775 million ... prices rose in all regions",
        kReportId, 2, NumbersDiffer, 2);
    row("ellipsis in the wrong order", "because prices rose in all regions ... Net sales for the year were", kReportId,
        2, NotFound, 0);
    row("ellipsis in a short quote", "Industrial ... 11,946", kReportId, 5, Exact, 5);
    row("ellipsis at the ends", "... an increase of 3.5 percent over 2017 ...", kReportId, 2, Exact, 2);
    row("Chinese", "营业收入增长百分之十二，达到人民币三十五亿元", kChineseId, 2, Exact, 2);
    row("Chinese, eight characters elsewhere", "营业收入增长百分", kChineseId, 3, Exact, 2);
    row("Chinese, seven characters elsewhere", "营业收入增长百", kChineseId, 3, NotFound, 0);
    row("Chinese, one character differs", "营业收入增长百分之十三，达到人民币三十五亿元，主要由于海外", kChineseId, 2,
        Close, 2);
    row("Arabic", "ارتفعت إيرادات الشركة خلال العام بنسبة كبيرة", kArabicId, 2, Exact, 2);
    row("Arabic with vowel marks", "ارتفعت إيرادات الشَّركة خلال العام بنسبة كبيرة", kArabicId, 2, Exact, 2);
    row("Arabic, invented", "وافق مجلس الإدارة على توزيع أسهم مجانية على المساهمين", kArabicId, 2, NotFound, 0);
    row("full-width forms", "Ｎｅｔ ｓａｌｅｓ for the year were ＄３２，７６５ million", kReportId, 2, Exact, 2);
    row("Arabic presentation forms", "\uFE8D\uFEAD\uFE97\uFED4\uFECC\uFE96 إيرادات الشركة خلال العام", kArabicId, 2,
        Exact, 2);
    row("Chinese with spaces and line breaks", "营业收入 增长\n百分之十二， 达到 人民币 三十五亿元", kChineseId, 2,
        Exact, 2);
    row("hyphenated line end in the quote", "The company makes adhe-\nsives, abra-\nsives and films", kReportId, 1,
        Exact, 1);
    row("soft hyphens in the quote", "The com\u00ADpany makes ad\u00ADhesives, abrasives and films", kReportId, 1,
        Exact, 1);
    row("ligatures in the quote", "continued on the following page with a full descrip\uFB06on of each building",
        kReportId, 4, Close, 4);
    row("single low and angle quotation marks", "‚Net sales‘ «for the year» were „$32,765 million”", kReportId, 2,
        Exact, 2);
    row("boilerplate in the cited document", "makes no forecast about the outcome of pending litigation", kOtherId, 1,
        Exact, 1);
}

void VerifierTest::givesEachStatus()
{
    QFETCH(QString, quote);
    QFETCH(int, document);
    QFETCH(int, page);
    QFETCH(QString, status);
    QFETCH(int, foundOn);
    Verifier verifier = library();
    const Verdict verdict =
        verifier.verify(quote.toStdString(), document == 0 ? std::nullopt : std::optional(DocumentId{document}),
                        page == 0 ? std::nullopt : std::optional(page));
    QCOMPARE(word(verdict.status), status);
    QCOMPARE(verdict.page, foundOn);
    const bool hasSpan = verdict.status != CitationStatus::NotFound && verdict.status != CitationStatus::PageOnly;
    QCOMPARE(!verdict.span.empty(), hasSpan);
    QCOMPARE(verdict.document.valid(), verdict.status != CitationStatus::NotFound);
}

void VerifierTest::returnsTheExactBytes_data()
{
    QTest::addColumn<QString>("quote");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *quote, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(quote) << QString::fromUtf8(expected);
    };
    row("punctuation at the ends is left out", "\"net sales for the year were $32,765 million,\"",
        "Net sales for the year were $32,765 million");
    row("closing parenthesis of a number", "Capital spending was (1,577)", "Capital spending was (1,577)");
    row("soft hyphen within", "salaries of scientists and the cost", "salaries of scienti\u00ADsts and the cost");
    row("ligature at the end counts whole", "The efficient use of offices", "The e\uFB03cient use of o\uFB03ces");
    row("a similar quote covers whole words", "et sales fur the year were $32,765 million, an increase of 3.5 percen",
        "Net sales for the year were $32,765 million, an increase of 3.5 percent");
    row("from the first part to the last", "makes adhesives ... in nineteen countries",
        "makes adhesives, abrasives and films in nineteen countries");
}

void VerifierTest::returnsTheExactBytes()
{
    QFETCH(QString, quote);
    QFETCH(QString, expected);
    Verifier verifier = library();
    QCOMPARE(found(verifier.verify(quote.toStdString(), DocumentId{kReportId}, std::nullopt)), expected);
}

void VerifierTest::findsQuotesOverAPageBreak()
{
    Verifier verifier = library();
    const Verdict verdict =
        verifier.verify("a goal of the management, which is continued on the following page", DocumentId{kReportId}, 4);
    QCOMPARE(word(verdict.status), QStringLiteral("exact"));
    QCOMPARE(verdict.page, 3);
    QVERIFY(found(verdict).contains(QLatin1Char('\f')));
}

void VerifierTest::prefersTheCitedDocument_whenTextIsRepeated()
{
    const std::string quote = "makes no forecast about the outcome of pending litigation at this time";
    Verifier verifier = library();
    QCOMPARE(verifier.verify(quote, DocumentId{kReportId}, 6).document.value, kReportId);
    QCOMPARE(verifier.verify(quote, DocumentId{kOtherId}, 1).document.value, kOtherId);
    QCOMPARE(verifier.verify(quote, DocumentId{kOtherId}, 6).document.value, kOtherId);
    const Verdict elsewhere = verifier.verify(quote, DocumentId{kChineseId}, 1);
    QCOMPARE(word(elsewhere.status), QStringLiteral("exact_other_page"));
    QCOMPARE(elsewhere.document.value, kReportId);
}

void VerifierTest::prefersTheCitedPage_whenTextIsRepeated()
{
    std::string text;
    for (int page = 1; page <= 9; ++page)
        text += "The accompanying notes are an integral part of these statements.\n\f";
    std::vector<SourceDocument> documents;
    documents.push_back(documentOf(1, text));
    Verifier verifier(std::move(documents));
    const std::string quote = "accompanying notes are an integral part of these statements";
    for (int page = 1; page <= 9; ++page) {
        const Verdict verdict = verifier.verify(quote, DocumentId{1}, page);
        QCOMPARE(word(verdict.status), QStringLiteral("exact"));
        QCOMPARE(verdict.page, page);
        QCOMPARE(
            verifier.verify("accompanying notez are an integral part of these statements", DocumentId{1}, page).page,
            page);
    }
    QCOMPARE(verifier.verify(quote, DocumentId{1}, 40).page, 9);
}

void VerifierTest::countsOnlyWhatWasSent()
{
    SourceDocument source = documentOf(1, kReport);
    source.sent = {source.pages[0].span, source.pages[3].span};
    std::vector<SourceDocument> documents;
    documents.push_back(std::move(source));
    Verifier verifier(std::move(documents));
    QCOMPARE(word(verifier.verify("Net sales for the year were $32,765 million", DocumentId{1}, 2).status),
             QStringLiteral("not_found"));
    QCOMPARE(word(verifier.verify("Net salez for the year were $32,765 million", DocumentId{1}, 2).status),
             QStringLiteral("not_found"));
    const Verdict sent = verifier.verify("Dividends of $5.44 per share were paid to the owners", DocumentId{1}, 4);
    QCOMPARE(word(sent.status), QStringLiteral("exact"));
    QCOMPARE(sent.page, 4);
    QCOMPARE(kReport.substr(sent.span.begin, sent.span.size()),
             std::string("Dividends of $5.44 per share were paid to the owners"));
}

void VerifierTest::doesNotJoinSeparateParts()
{
    SourceDocument source = documentOf(1, "the first part ends here UNSENT WORDS and the second part begins there");
    source.sent = {{0, 24}, {38, 70}};
    std::vector<SourceDocument> documents;
    documents.push_back(std::move(source));
    Verifier verifier(std::move(documents));
    QCOMPARE(word(verifier.verify("the first part ends here and the second part begins there", {}, 1).status),
             QStringLiteral("not_found"));
    QCOMPARE(word(verifier.verify("and the second part begins there", {}, 1).status), QStringLiteral("exact"));
}

void VerifierTest::treatsTouchingPartsAsOne()
{
    SourceDocument source = documentOf(1, "words that run to the end of\n\fthe page and over to the next");
    source.sent = {source.pages[1].span, source.pages[0].span};
    std::vector<SourceDocument> documents;
    documents.push_back(std::move(source));
    Verifier verifier(std::move(documents));
    QCOMPARE(word(verifier.verify("run to the end of the page and over", DocumentId{1}, 1).status),
             QStringLiteral("exact"));
}

void VerifierTest::takesAShortQuoteWithoutPage_onlyIfItOccursOnce()
{
    Verifier verifier = library();
    QCOMPARE(word(verifier.verify("$5.44 per share", DocumentId{kReportId}, {}).status), QStringLiteral("exact"));
    QCOMPARE(word(verifier.verify("the year", DocumentId{kReportId}, {}).status), QStringLiteral("not_found"));
    QCOMPARE(word(verifier.verify("$5.44 per share", {}, {}).status), QStringLiteral("not_found"));
}

void VerifierTest::findsASimilarQuoteWithoutAPlace()
{
    Verifier verifier = library();
    const Verdict verdict =
        verifier.verify("Revenue of the branch offices grew slowly and its staff moved to a new building", {}, {});
    QCOMPARE(word(verdict.status), QStringLiteral("close"));
    QCOMPARE(verdict.document.value, kOtherId);
    QCOMPARE(verdict.page, 2);
}

void VerifierTest::reportsSimilarity()
{
    Verifier verifier = library();
    const Verdict exact = verifier.verify("Net sales for the year were $32,765 million", DocumentId{kReportId}, 2);
    QCOMPARE(exact.similarity, 1.0);
    QVERIFY(exact.numbersAgree);
    const Verdict differs = verifier.verify("Net sales for the year were $32,766 million", DocumentId{kReportId}, 2);
    QVERIFY(differs.similarity > 0.95 && differs.similarity < 1.0);
    QVERIFY(!differs.numbersAgree);
}

void VerifierTest::prefersAnOccurrenceWithTheSameNumbers()
{
    std::vector<SourceDocument> documents;
    documents.push_back(documentOf(1, "It was a 25 percent increase in the sales of that region.\n\f\f"
                                      "It was a 5 percent increase in the sales of that region.\n"));
    Verifier verifier(std::move(documents));
    const Verdict verdict = verifier.verify("5 percent increase in the sales of that region", DocumentId{1}, 1);
    QCOMPARE(word(verdict.status), QStringLiteral("exact_other_page"));
    QCOMPARE(verdict.page, 3);
}

void VerifierTest::prefersThePageThatHasEveryWord_toALikenessElsewhere()
{
    // Another filing has the same cover with another number; the cited page has the cells in another order.
    std::vector<SourceDocument> documents;
    documents.push_back(
        documentOf(1, "Registrant telephone 640-2111 Title of each class Trading symbol Name of each exchange\n"));
    documents.push_back(
        documentOf(2, "Title of each class\nRegistrant telephone 640-2000\nName of each exchange\nTrading symbol\n"));
    Verifier verifier(std::move(documents));
    const Verdict verdict = verifier.verify(
        "Registrant telephone 640-2000 Title of each class Trading symbol Name of each exchange", DocumentId{2}, 1);
    QCOMPARE(word(verdict.status), QStringLiteral("table_match"));
    QCOMPARE(verdict.document.value, std::int64_t{2});
    QVERIFY(verdict.numbersAgree);
}

void VerifierTest::findsWordsThatAnotherExtractorRanTogether()
{
    std::vector<SourceDocument> documents;
    documents.push_back(documentOf(
        1, "Sundry words.\fNet sales\n11,303\n11,503\nCost of sales\n7,772\n7,468\nGross margin\n3,531\n4,035\n"));
    Verifier verifier(std::move(documents));
    const auto status = [&](const char *quote) {
        return word(verifier.verify(quote, DocumentId{1}, 2).status);
    };
    QCOMPARE(status("Costofsales Grossmargin 11,303 7,772 3,531 11,503 7,468 4,035"), QStringLiteral("table_match"));
    QCOMPARE(status("Ostofsale Rossmargi 11,303 7,772 3,531 11,503 7,468 4,035"), QStringLiteral("not_found"));
}

void VerifierTest::findsATableWithoutAPage_whereSimilarTextStands()
{
    std::vector<SourceDocument> documents;
    documents.push_back(documentOf(1, "Nothing.\fLoss from operations before other income and taxes (3,547) Interest "
                                      "and debt expense 2,533 2,682\n"));
    Verifier verifier(std::move(documents));
    const Verdict verdict = verifier.verify(
        "Loss from operations before other income and taxes 2,682 Interest and debt expense 2,533 (3,547)", {}, {});
    QCOMPARE(word(verdict.status), QStringLiteral("table_match"));
    QCOMPARE(verdict.page, 2);
}

void VerifierTest::findsNothingInNoDocuments()
{
    Verifier verifier({});
    verifier.prepare();
    QCOMPARE(word(verifier.verify("a quote that is certainly long enough", DocumentId{1}, 1).status),
             QStringLiteral("not_found"));
    std::vector<SourceDocument> documents;
    documents.push_back(documentOf(1, ""));
    Verifier empty(std::move(documents));
    QCOMPARE(word(empty.verify("a quote that is certainly long enough", DocumentId{1}, 1).status),
             QStringLiteral("not_found"));
    QCOMPARE(word(empty.verify("short", DocumentId{1}, 1).status), QStringLiteral("not_found"));
}

void VerifierTest::staysFast_withAVeryLongQuote()
{
    std::string text;
    for (int i = 0; i < 4000; ++i)
        text += "the same words come again and again ";
    std::vector<SourceDocument> documents;
    documents.push_back(documentOf(1, text));
    Verifier verifier(std::move(documents));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(word(verifier.verify(text + "x", DocumentId{1}, 1).status), QStringLiteral("not_found"));
    QCOMPARE(word(verifier.verify(text, DocumentId{1}, 1).status), QStringLiteral("exact"));
    QVERIFY(timer.elapsed() < 5000);
}

void VerifierTest::wordsRoundTrip()
{
    for (const CitationStatus status :
         {CitationStatus::Exact, CitationStatus::ExactOtherPage, CitationStatus::Close, CitationStatus::Reworded,
          CitationStatus::TableMatch, CitationStatus::NumbersDiffer, CitationStatus::NotFound,
          CitationStatus::PageOnly})
        QVERIFY(answer::statusFromWord(answer::toWord(status)) == status);
    QVERIFY(!answer::statusFromWord("found"));
}

QTEST_GUILESS_MAIN(VerifierTest)
#include "tst_verifier.moc"
