// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/ask/follow_ups.h"
#include "tests/support/temp_library.h"

using namespace longleaf;
using ask::FollowUp;
using test::TempLibrary;

namespace {

/// An answer that cites these words of a document.
ask::FollowUpBasis citing(TempLibrary &library, const document::Document &document, const std::string &question,
                          const std::string &answer, const std::string &quote)
{
    const std::string text = library->text(document.id).value();
    const std::size_t at = text.find(quote);
    if (at == std::string::npos)
        qFatal("The quote is not in the document.");
    answer::Citation citation;
    citation.verdict.status = answer::CitationStatus::Exact;
    citation.verdict.document = document.id;
    citation.verdict.span = {at, at + quote.size()};
    return {question, answer, {citation}};
}

std::string words(const std::vector<FollowUp> &all)
{
    std::string text;
    for (const FollowUp &one : all)
        text += "[" + one.subject + (one.topic.empty() ? "" : " | " + one.topic) + "]";
    return text;
}

} // namespace

class FollowUpsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void buildsQuestionsFromWhatStandsThere();
    void everySubjectStandsInTheDocument();
    void yearsAreNoAmounts();
    void takesTheNextHeadingWhereNothingIsReferredTo();
    void suggestsNothingWithoutAFoundCitation();
    void aRemovedDocumentDoesNotCount();
};

namespace {

constexpr const char *kPage =
    "The following table shows net sales in 2022 and 2021. Net sales grew by 2 percent in 2022, see Note 8 and "
    "Section 4.2. The plan was approved by the chief executive Tim Cook in May, and costs came to 2,019 dollars.";

} // namespace

void FollowUpsTest::buildsQuestionsFromWhatStandsThere()
{
    TempLibrary library;
    const auto document = library.add("a.txt", {"Cover.", kPage});
    const auto basis = citing(library, document, "How did net sales grow in 2022?", "By 2 percent.",
                              "Net sales grew by 2 percent in 2022");
    const auto all = ask::followUps(*library, basis).value();
    QCOMPARE(words(all), std::string("[2021][Note 8 | net sales][Tim Cook]"));
    QCOMPARE(all[1].page, 2);
}

void FollowUpsTest::everySubjectStandsInTheDocument()
{
    TempLibrary library;
    const auto document = library.add("a.txt", {"Cover.", kPage});
    const auto basis = citing(library, document, "How did net sales grow in 2022?", "By 2 percent.",
                              "Net sales grew by 2 percent in 2022");
    const auto all = ask::followUps(*library, basis).value();
    QCOMPARE(all.size(), std::size_t{3});
    for (const FollowUp &one : all) {
        QCOMPARE(library->text(one.document, one.where).value(), one.subject);
        QVERIFY(one.topic.empty() || basis.question.find(one.topic) != std::string::npos);
    }
}

void FollowUpsTest::yearsAreNoAmounts()
{
    TempLibrary library;
    const auto document =
        library.add("a.txt", {"In 2022 it was $2021 and 2,020.5 and 12019 and 2018.7 of 9.2017, all told."});
    const auto basis = citing(library, document, "What was it in 2022?", "Much.", "In 2022 it was");
    QCOMPARE(words(ask::followUps(*library, basis).value()), std::string());
}

void FollowUpsTest::takesTheNextHeadingWhereNothingIsReferredTo()
{
    TempLibrary library;
    const auto document = library.add(
        "a.txt", {"1. Overview\n\nThe company makes chairs.\n\n2. Liquidity and Capital\n\nThere is enough cash."});
    const auto basis = citing(library, document, "What does the company make?", "Chairs.", "The company makes chairs");
    const auto all = ask::followUps(*library, basis).value();
    QCOMPARE(all.size(), std::size_t{1});
    QVERIFY2(all[0].subject.find("Liquidity and Capital") != std::string::npos, all[0].subject.c_str());
    QCOMPARE(library->text(all[0].document, all[0].where).value(), all[0].subject);
}

void FollowUpsTest::suggestsNothingWithoutAFoundCitation()
{
    TempLibrary library;
    library.add("a.txt", {kPage});
    QVERIFY(ask::followUps(*library, {"How did net sales grow in 2022?", "By 2 percent.", {}}).value().empty());
    answer::Citation notFound;
    QVERIFY(ask::followUps(*library, {"How did net sales grow in 2022?", "x", {notFound}}).value().empty());
}

void FollowUpsTest::aRemovedDocumentDoesNotCount()
{
    TempLibrary library;
    const auto document = library.add("a.txt", {kPage});
    const auto basis = citing(library, document, "How did net sales grow in 2022?", "By 2 percent.",
                              "Net sales grew by 2 percent in 2022");
    QVERIFY(library->remove(std::vector{document.id}));
    QVERIFY(ask::followUps(*library, basis).value().empty());
}

QTEST_GUILESS_MAIN(FollowUpsTest)
#include "tst_follow_ups.moc"
