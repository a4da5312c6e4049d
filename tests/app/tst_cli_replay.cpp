// SPDX-License-Identifier: GPL-3.0-or-later
// Asking over the wire: the verdicts of an answer's citations, cut and refused answers, interruption, limits.
#include "tests/app/cli_runner.h"
#include "tests/support/replay_server.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using longleaf::test::CliRun;
using longleaf::test::CliRunner;
using longleaf::test::Fault;
using longleaf::test::ReplayServer;
using longleaf::test::Reply;
using nlohmann::json;

namespace {

const QString kTwoPages = QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/data/pdf/two-pages.pdf");

Reply answering(const std::string &text)
{
    Reply reply;
    reply.answer.text = text;
    return reply;
}

QString word(const json &value)
{
    return QString::fromStdString(value.get<std::string>());
}

} // namespace

class CliReplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ReplayServer>();
        QVERIFY(m_server->port() > 0);
        m_cli = std::make_unique<CliRunner>(m_folder->filePath(QStringLiteral("library")),
                                            m_folder->filePath(QStringLiteral("config")));
        m_cli->setVariable(QStringLiteral("MODEL_API_KEY"), QStringLiteral("LLM|4711|canary-of-this-test"));
        m_cli->setVariable(QStringLiteral("MODEL_API_BASE"), QString::fromStdString(m_server->baseUrl()));
        QCOMPARE(m_cli->run({QStringLiteral("add"), kTwoPages}).status, 0);
    }

    void eachCitationGetsItsVerdict()
    {
        m_server->enqueue(
            answering("The fee is 4,200 dollars<q d=\"1\" p=\"1\">annual licence fee is 4,200 dollars</q>. "
                      "It is reviewed<q d=\"1\" p=\"1\">licence fee is reviewed every second year</q>. "
                      "It was 4,300 dollars<q d=\"1\" p=\"1\">The annual licence fee is 4,300 dollars</q>. "
                      "Windows are painted in May<q d=\"1\" p=\"2\">the tenant shall repaint every window "
                      "frame in May</q>. See also<q d=\"1\" p=\"2\"></q>."));
        const CliRun run = m_cli->json(m_ask);
        QCOMPARE(run.status, 0);
        const json answer = run.json();
        QCOMPARE(word(answer.at("state")), QStringLiteral("complete"));
        const QStringList expected = {QStringLiteral("exact"), QStringLiteral("exact"),
                                      QStringLiteral("numbers_differ"), QStringLiteral("not_found"),
                                      QStringLiteral("page_only")};
        const json &citations = answer.at("citations");
        QCOMPARE(citations.size(), static_cast<std::size_t>(expected.size()));
        for (qsizetype i = 0; i < expected.size(); ++i)
            QCOMPARE(word(citations.at(static_cast<std::size_t>(i)).at("status")), expected.at(i));
        QCOMPARE(citations.at(1).at("page").get<int>(), 2);
        QCOMPARE(citations.at(1).at("cited_page").get<int>(), 1);
        QVERIFY(!citations.at(0).at("boxes").empty());
        QVERIFY(citations.at(3).at("boxes").empty());
        QVERIFY(!QString::fromStdString(answer.at("text").get<std::string>()).contains(QStringLiteral("<q")));
        QVERIFY(answer.at("usage").at("input_tokens").get<int>() > 0);
        QVERIFY(answer.at("cost_usd").get<double>() > 0);
        const auto requests = m_server->requests();
        QCOMPARE(requests.size(), std::size_t{1});
        QVERIFY2(requests.front().faults.empty(), requests.front().body.c_str());
        QVERIFY(!run.output.contains("canary") && !run.errors.contains("canary"));
    }

    void aQuoteFromAFarPageSaysWhereItStands()
    {
        const QString path = m_folder->filePath(QStringLiteral("pages.txt"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "One.\fTwo.\fThree.\fFour.\fThe deposit of nine hundred dollars is returned after the last inspection.");
        file.close();
        QCOMPARE(m_cli->run({QStringLiteral("add"), path}).status, 0);
        m_server->enqueue(
            answering("It comes back<q d=\"2\" p=\"1\">deposit of nine hundred dollars is returned after the "
                      "last inspection</q>."));
        const json citation = m_cli->json(m_ask).json().at("citations").at(0);
        QCOMPARE(word(citation.at("status")), QStringLiteral("exact_other_page"));
        QCOMPARE(citation.at("page").get<int>(), 5);
        QCOMPARE(citation.at("cited_page").get<int>(), 1);
    }

    void everyByteOnItsOwnGivesTheSameAnswer()
    {
        Reply reply = answering("The fee is 4,200 dollars<q d=\"1\" p=\"1\">annual licence fee is 4,200 dollars</q>.");
        m_server->enqueue(reply);
        reply.everyByte = true;
        m_server->enqueue(reply);
        const json whole = m_cli->json(m_ask).json();
        const json pieces = m_cli->json(m_ask).json();
        QVERIFY(pieces.at("text") == whole.at("text"));
        QVERIFY(pieces.at("citations") == whole.at("citations"));
    }

    void endingsAreToldApart_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("textKept");
        const auto row = [](const char *name, Fault fault, const char *state, const char *code, bool kept) {
            QTest::newRow(name) << static_cast<int>(fault) << QString::fromLatin1(state) << QString::fromLatin1(code)
                                << kept;
        };
        row("cut in the middle", Fault::CutMiddle, "incomplete", "cut", true);
        row("connection reset", Fault::Reset, "incomplete", "", true);
        row("an error event in the stream", Fault::ErrorEvent, "incomplete", "server_error", true);
        row("no end marker is no harm", Fault::NoDone, "complete", "", true);
        row("a login page answers", Fault::Html200, "incomplete", "network", false);
        row("the address has moved", Fault::Redirect307, "incomplete", "", false);
    }

    void endingsAreToldApart()
    {
        QFETCH(int, fault);
        QFETCH(QString, state);
        QFETCH(QString, code);
        QFETCH(bool, textKept);
        Reply reply =
            answering("The licence fee is due on the first day of March in every single year of the agreement. "
                      "It is paid in dollars and it is never paid in another currency by either party.");
        reply.fault = static_cast<Fault>(fault);
        m_server->enqueue(reply);
        const CliRun run = m_cli->json(m_ask);
        const json answer = run.json();
        QCOMPARE(word(answer.at("state")), state);
        QCOMPARE(run.status, state == QStringLiteral("complete") ? 0 : 5);
        QCOMPARE(!answer.at("text").get<std::string>().empty(), textKept);
        if (!code.isEmpty())
            QCOMPARE(word(answer.at("error").at("code")), code);
        QCOMPARE(m_server->requests().size(), std::size_t{1});
    }

    void controlCKeepsWhatCame()
    {
        Reply reply =
            answering("The licence fee is due in March. It is paid in dollars, and nothing else is accepted.");
        reply.fault = Fault::StallMiddle;
        m_server->enqueue(reply);
        const CliRun run = m_cli->interruptAfter(m_ask, "licence");
        QCOMPARE(run.status, 130);
        const json answer = run.json();
        QCOMPARE(word(answer.at("state")), QStringLiteral("interrupted"));
        QVERIFY(QString::fromStdString(answer.at("text").get<std::string>()).contains(QStringLiteral("licence")));
    }

    void aCostLimitRefusesBeforeSending()
    {
        const CliRun run = m_cli->json(m_ask + QStringList{QStringLiteral("--max-cost"), QStringLiteral("0.001")});
        QCOMPARE(run.status, 4);
        QCOMPARE(word(run.json().at("error").at("code")), QStringLiteral("over_budget"));
        QVERIFY(m_server->requests().empty());
    }

    void theRequestIsShownByteForByteWithoutSending()
    {
        const CliRun shown = m_cli->run(m_ask + QStringList{QStringLiteral("--show-request")});
        QCOMPARE(shown.status, 0);
        QVERIFY(m_server->requests().empty());
        QVERIFY2(shown.errors.startsWith("POST http://127.0.0.1"), shown.errors.constData());
        QVERIFY(shown.errors.contains("********"));
        QVERIFY(!shown.output.contains("canary") && !shown.errors.contains("canary"));
        QCOMPARE(m_cli->json(m_ask).status, 0);
        QCOMPARE(QByteArray::fromStdString(m_server->requests().front().body), shown.output);

        const json object = m_cli->json(m_ask + QStringList{QStringLiteral("--show-request")}).json();
        QCOMPARE(object.at("body_bytes").get<qsizetype>(), shown.output.size());
        QCOMPARE(m_server->requests().size(), std::size_t{1});
    }

    void aFollowUpRepeatsTheEarlierRequestAsItsPrefix()
    {
        m_server->enqueue(answering("It is 4,200 dollars<q d=\"1\" p=\"1\">annual licence fee is 4,200 dollars</q>."));
        m_server->enqueue(answering("In March<q d=\"1\" p=\"1\">due on the first of March</q>."));
        const json first = m_cli->json(m_ask).json();
        const QStringList followUp = {
            QStringLiteral("ask"),        QStringLiteral("--model"),      QStringLiteral("meta/muse-spark-1.3"),
            QStringLiteral("--continue"), word(first.at("conversation")), QStringLiteral("When is it due?")};
        const json second = m_cli->json(followUp).json();
        QVERIFY(second.at("conversation") == first.at("conversation"));
        const auto requests = m_server->requests();
        const json before = json::parse(requests.at(0).body);
        const json after = json::parse(requests.at(1).body);
        QVERIFY(after.at("instructions") == before.at("instructions"));
        QVERIFY(after.at("prompt_cache_key") == before.at("prompt_cache_key"));
        QVERIFY(after.at("input").size() > before.at("input").size());
        for (std::size_t i = 0; i < before.at("input").size(); ++i)
            QVERIFY(after.at("input").at(i) == before.at("input").at(i));
    }

    void conversationsAreListedAndSearched()
    {
        m_server->enqueue(answering("It is 4,200 dollars<q d=\"1\" p=\"1\">annual licence fee is 4,200 dollars</q>."));
        const json asked = m_cli->json(m_ask).json();
        const json listed = m_cli->json({QStringLiteral("conversations")}).json();
        QCOMPARE(listed.at("conversations").size(), std::size_t{1});
        const json row = listed.at("conversations").at(0);
        QVERIFY(row.at("id") == asked.at("conversation"));
        QCOMPARE(word(row.at("title")), QStringLiteral("What is the licence fee?"));
        QCOMPARE(row.at("turns").get<int>(), 1);
        QVERIFY(!listed.at("more").get<bool>());
        const json hits =
            m_cli->json({QStringLiteral("conversations"), QStringLiteral("--search"), QStringLiteral("DOLL")}).json();
        QCOMPARE(hits.at("conversations").size(), std::size_t{1});
        const json hit = hits.at("conversations").at(0);
        QVERIFY(hit.at("answer_id") == asked.at("answer_id"));
        const std::string snippet = hit.at("snippet").get<std::string>();
        const json match = hit.at("matches").at(0);
        QCOMPARE(snippet.substr(match.at("begin"),
                                match.at("end").get<std::size_t>() - match.at("begin").get<std::size_t>()),
                 std::string("dollars"));
        QVERIFY(m_cli->json({QStringLiteral("conversations"), QStringLiteral("--search"), QStringLiteral("walnut")})
                    .json()
                    .at("conversations")
                    .empty());
        QVERIFY(m_cli->json({QStringLiteral("conversations"), QStringLiteral("--deleted")})
                    .json()
                    .at("conversations")
                    .empty());
        const CliRun plain = m_cli->run({QStringLiteral("conversations")});
        QCOMPARE(plain.status, 0);
    }

private:
    const QStringList m_ask = {QStringLiteral("ask"), QStringLiteral("--model"), QStringLiteral("meta/muse-spark-1.3"),
                               QStringLiteral("What is the licence fee?")};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ReplayServer> m_server;
    std::unique_ptr<CliRunner> m_cli;
};

QTEST_GUILESS_MAIN(CliReplayTest)
#include "tst_cli_replay.moc"
