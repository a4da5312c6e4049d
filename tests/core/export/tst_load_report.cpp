// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/ask/answer_json.h"
#include "core/export/export_job.h"
#include "core/export/load_report.h"
#include "core/export/prose.h"
#include "tests/support/temp_library.h"

#include <array>
#include <nlohmann/json.hpp>

using namespace longleaf;
using namespace longleaf::exporting;

namespace {

constexpr const char *kFirstPage = "The rent is 1,250 dollars a month and it is due on the first day.";
constexpr const char *kAnswer = "The rent is 1,520 dollars. Nobody knows the deposit.";

answer::Citation citation(const document::Document &document, answer::CitationStatus status, std::size_t end)
{
    answer::Citation made;
    made.raw.statement = {0, end};
    made.raw.document = document.id.value;
    made.raw.page = 1;
    made.raw.quote = "The rent is 1,520\xe2\x80\xae dollars";
    made.path = document.path;
    made.title = document.title;
    made.verdict.status = status;
    if (status != answer::CitationStatus::NotFound) {
        made.verdict.document = document.id;
        made.verdict.page = 1;
        made.verdict.span = {0, 25};
    }
    return made;
}

store::NewTurn turn(const document::Document &document)
{
    const nlohmann::json coverage = {
        {"mode", "whole"},
        {"prompt_tokens", 40},
        {"documents",
         {{{"id", toText(document.id)},
           {"path", document.path},
           {"title", document.title},
           {"pages_total", 2},
           {"pages_sent", {1}},
           {"whole", false}}}},
        {"left_out", {{{"id", toText(document.id)}, {"path", document.path}, {"pages", {2}}, {"reason", "no_text"}}}}};
    return {"What is the rent?", "meta/muse-spark-1.3", "whole", {document.id}, coverage.dump(), "abcd"};
}

} // namespace

class LoadReportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library = std::make_unique<test::TempLibrary>();
        m_lease = m_library->add("lease.pdf", {kFirstPage, "The notice period is ninety days."});
        m_conversation = (*m_library)->createConversation("The lease").value();
        m_answer = addAnswer(store::AnswerState::Complete);
    }

    void knowsTheDocumentAndWhatItSays();
    void citationsStandInTheOrderOfTheText();
    void aMarkOfTheReaderGoesAlong();
    void wordsThatNobodySeesAreToldSo_alsoWhenTheyWereFoundLater();
    void aRemovedDocumentIsToldSo();
    void aConversationHasAllItsAnswers();
    void unknownIdsAndDamagedCitationsAreErrors();
    void anAnswerWithoutALedgerIsExported();
    void withoutAPrinterThereIsNoPdf();
    void modelsHaveTheirNames();

private:
    AnswerId addAnswer(store::AnswerState state, const char *citations = nullptr)
    {
        const AnswerId id = (*m_library)->beginAnswer(m_conversation, turn(m_lease)).value();
        store::FinishedAnswer finished;
        finished.state = state;
        finished.text = kAnswer;
        const nlohmann::json list = {ask::toJson(citation(m_lease, answer::CitationStatus::NotFound, 52)),
                                     ask::toJson(citation(m_lease, answer::CitationStatus::NumbersDiffer, 26))};
        finished.citationsJson = citations != nullptr ? std::string(citations) : list.dump();
        if (!(*m_library)->finishAnswer(id, finished))
            qFatal("The answer could not be stored.");
        return id;
    }
    Result<Report> load(const Subject &subject, const ModelName &names = {})
    {
        return loadReport(**m_library, subject, names, {});
    }

    std::unique_ptr<test::TempLibrary> m_library;
    document::Document m_lease;
    ConversationId m_conversation;
    AnswerId m_answer;
};

void LoadReportTest::knowsTheDocumentAndWhatItSays()
{
    const auto report = load({m_answer, {}});
    QVERIFY(report.has_value());
    QCOMPARE(report->title, std::string("What is the rent?"));
    QCOMPARE(report->sources.size(), std::size_t{1});
    QCOMPARE(report->sources[0].sha256, m_lease.sha256);
    QCOMPARE(report->sources[0].file, std::string("lease.pdf")); // no folders
    const Reference &first = report->answers[0].references[0];
    QCOMPARE(first.documentText, std::string(kFirstPage).substr(0, 25));
    // A direction override in a quote cannot turn the text that follows it.
    QVERIFY(first.citation.raw.quote.find("\xe2\x80\xae") == std::string::npos);
    const Coverage &coverage = *report->answers[0].coverage;
    QCOMPARE(coverage.pagesSent(), 1);
    QCOMPARE(coverage.pagesTotal(), 2);
    QCOMPARE(coverage.notSent.at(0).pages, std::vector<int>{2});
    QCOMPARE(notSentPages(coverage.notSent[0], {}), std::string("p. 2: no text on these pages"));
}

void LoadReportTest::citationsStandInTheOrderOfTheText()
{
    const auto report = load({m_answer, {}});
    const auto &references = report->answers[0].references;
    QCOMPARE(references.size(), std::size_t{2});
    QCOMPARE(references[0].citation.verdict.status, answer::CitationStatus::NumbersDiffer);
    QCOMPARE(references[1].citation.verdict.status, answer::CitationStatus::NotFound);
    QCOMPARE(references[1].number, 2);
    QCOMPARE(textOf(references[1], *report).verdict, std::string("Not found"));
}

void LoadReportTest::aMarkOfTheReaderGoesAlong()
{
    // The second one as it is stored stands first in the text.
    const std::string quote = citation(m_lease, answer::CitationStatus::NumbersDiffer, 26).raw.quote;
    QVERIFY((*m_library)->markCitation(m_answer, {1, quote, "wrong year", 0}));
    const auto report = load({m_answer, {}});
    const auto &references = report->answers[0].references;
    QVERIFY(references[0].markedWrong);
    QCOMPARE(references[0].remark, std::string("wrong year"));
    QVERIFY(!references[1].markedWrong);
    QCOMPARE(textOf(references[0], *report).verdict, std::string("A number differs; marked as wrong by the reader"));
    // The place of a citation of a sweep changes; the mark stays with its quote.
    QVERIFY((*m_library)->unmarkCitation(m_answer, 1, quote));
    QVERIFY((*m_library)->markCitation(m_answer, {17, quote, {}, 0}));
    const auto moved = load({m_answer, {}});
    QVERIFY(moved->answers[0].references[0].markedWrong || moved->answers[0].references[1].markedWrong);
}

void LoadReportTest::wordsThatNobodySeesAreToldSo_alsoWhenTheyWereFoundLater()
{
    document::Inspection found;
    found.state = document::Inspection::State::Done;
    found.texts = {{1, {0, 25}, document::HiddenReason::NoInk}};
    QVERIFY((*m_library)->setInspection(m_lease.id, found).has_value());
    auto report = load({m_answer, {}});
    QVERIFY(report.has_value());
    const std::vector<Reference> &references = report->answers[0].references;
    const ReferenceText text = textOf(references[0], *report);
    QCOMPARE(text.verdict, std::string("A number differs; cannot be seen on the page"));
    QVERIFY(std::find(text.notes.begin(), text.notes.end(), "These words cannot be seen on the page.") !=
            text.notes.end());
    QCOMPARE(textOf(references[1], *report).verdict, std::string("Not found")); // it stands nowhere
    const auto told = warnings(report->answers[0], {});
    QVERIFY(std::find(told.begin(), told.end(),
                      "Citations whose words cannot be seen on the page, or not all of them: [1].") != told.end());
    found.texts = {{1, {0, 3}, document::HiddenReason::NoInk}};
    QVERIFY((*m_library)->setInspection(m_lease.id, found).has_value());
    report = load({m_answer, {}});
    QCOMPARE(textOf(report->answers[0].references[0], *report).verdict,
             std::string("A number differs; partly cannot be seen on the page"));
}

void LoadReportTest::aRemovedDocumentIsToldSo()
{
    const std::array gone{m_lease.id};
    QVERIFY((*m_library)->remove(gone));
    const auto report = load({m_answer, {}});
    QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
    QCOMPARE(report->sources[0].sha256, std::string());
    QCOMPARE(report->sources[0].file, std::string("lease.pdf"));
    const ReferenceText text = textOf(report->answers[0].references[0], *report);
    QVERIFY(text.hash.empty());
    QCOMPARE(text.notes.back(), std::string("The document is no longer in the library"));
    QVERIFY(!text.quote.empty());
}

void LoadReportTest::aConversationHasAllItsAnswers()
{
    (void)addAnswer(store::AnswerState::Interrupted);
    const auto report = load({{}, m_conversation});
    QVERIFY(report.has_value());
    QVERIFY(report->isConversation);
    QCOMPARE(report->title, std::string("The lease"));
    QCOMPARE(report->answers.size(), std::size_t{2});
    QCOMPARE(report->answers[1].references[1].number, 4); // counted through
    QCOMPARE(report->sources.size(), std::size_t{1});
    QVERIFY(warnings(report->answers[1], {})[0].find("Stopped before the end") != std::string::npos);
}

void LoadReportTest::unknownIdsAndDamagedCitationsAreErrors()
{
    QCOMPARE(load({AnswerId{99}, {}}).error().code, ErrorCode::NotFound);
    QCOMPARE(load({{}, ConversationId{99}}).error().code, ErrorCode::NotFound);
    const ConversationId empty = (*m_library)->createConversation("Nothing yet").value();
    QCOMPARE(load({{}, empty}).error().code, ErrorCode::NotFound);
    QCOMPARE(load({addAnswer(store::AnswerState::Complete, "[{\"quote\":"), {}}).error().code, ErrorCode::InvalidInput);
}

void LoadReportTest::anAnswerWithoutALedgerIsExported()
{
    store::NewTurn damaged = turn(m_lease);
    damaged.coverageJson = "{\"documents\":7}";
    const AnswerId id = (*m_library)->beginAnswer(m_conversation, damaged).value();
    const auto report = load({id, {}});
    QVERIFY(report.has_value());
    QVERIFY(!report->answers[0].coverage);
    QCOMPARE(coverageText(report->answers[0], {}), std::string("not known"));
    QVERIFY(warnings(report->answers[0], {})[0].find("Still being written") != std::string::npos);
}

void LoadReportTest::withoutAPrinterThereIsNoPdf()
{
    const Tools tools{**m_library, m_library->clock(), {}, {}, {}, {}};
    const auto made = makeExport(tools, {{m_answer, {}}, Format::Pdf, true}, {}, {});
    QCOMPARE(made.error().code, ErrorCode::InvalidInput);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(makeExport(tools, {{m_answer, {}}, Format::Markdown, true}, stop.get_token(), {}).error().code,
             ErrorCode::Canceled);
}

void LoadReportTest::modelsHaveTheirNames()
{
    const auto report = load({m_answer, {}}, [](const std::string &) { return std::string("Muse Spark 1.3"); });
    QCOMPARE(report->answers[0].model, std::string("Muse Spark 1.3 (meta/muse-spark-1.3)"));
    QCOMPARE(load({m_answer, {}})->answers[0].model, std::string("meta/muse-spark-1.3"));
}

QTEST_APPLESS_MAIN(LoadReportTest)
#include "tst_load_report.moc"
