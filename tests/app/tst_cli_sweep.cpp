// SPDX-License-Identifier: GPL-3.0-or-later
// Reading everything in parts with the real program: plan, interruption, sudden death, failing parts, limits.
#include "tests/app/cli_runner.h"
#include "tests/support/replay_server.h"

#include <QDir>
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

constexpr int kPages = 10;

/// Ten pages, each with one rule of its own, of about 200 tokens.
QByteArray tenPages()
{
    QByteArray text;
    for (int page = 1; page <= kPages; ++page) {
        text += page > 1 ? "\f" : "";
        text += "The audit right of rule " + QByteArray::number(page * 111) + " belongs to the tenant alone.";
        for (int line = 0; line < 12; ++line)
            text += " The garden of lot " + QByteArray::number(page * 100 + line) + " is raked on the first Monday.";
    }
    return text;
}

/// The answer to the part with these two pages.
Reply answeringPart(int part)
{
    Reply reply;
    for (int page = part * 2 - 1; page <= part * 2; ++page) {
        const std::string rule = std::to_string(page * 111);
        reply.answer.text += "- Rule " + rule + " grants it.<q d=\"1\" p=\"" + std::to_string(page) +
                             "\">The audit right of rule " + rule + " belongs to the tenant</q>\n";
    }
    return reply;
}

QString word(const json &value)
{
    return QString::fromStdString(value.get<std::string>());
}

} // namespace

class CliSweepTest : public QObject {
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
        add(QStringLiteral("rules.txt"), tenPages());
    }

    void thePlanShowsPartsAndPriceAndSendsNothing()
    {
        const CliRun run = m_cli->json(m_ask + QStringList{QStringLiteral("--plan")});
        QCOMPARE(run.status, 0);
        const json plan = run.json();
        QCOMPARE(plan.at("parts").size(), std::size_t{5});
        QCOMPARE(plan.at("requests").get<int>(), 5);
        QCOMPARE(plan.at("pages_to_read").get<int>(), kPages);
        QCOMPARE(plan.at("parts").at(2).at("documents").at(0).at("first_page").get<int>(), 5);
        QCOMPARE(word(plan.at("mode_reason")), QStringLiteral("asked"));
        QVERIFY(plan.at("warning").is_null());
        QVERIFY(plan.at("cost").at("least_usd").get<double>() > 0);
        QVERIFY(plan.at("cost").at("most_usd") > plan.at("cost").at("least_usd"));
        QVERIFY(m_server->requests().empty());
        QStringList asPlan = m_ask;
        asPlan.replace(0, QStringLiteral("plan"));
        QVERIFY(m_cli->json(asPlan).json() == plan);
        const CliRun forPeople = m_cli->run(asPlan);
        QVERIFY2(forPeople.output.contains("part 3: pages 5-6 of rules"), forPeople.output.constData());
    }

    void whatAnAnswerHadIsNotLeftOut()
    {
        const CliRun run = m_cli->json(m_ask + QStringList{QStringLiteral("--rest-of"), QStringLiteral("1")});
        QVERIFY(run.status != 0);
        QVERIFY2(word(run.json().at("error").at("message")).startsWith(QStringLiteral("A sweep reads every page")),
                 run.output.constData());
        QVERIFY(m_server->requests().empty());
    }

    void everythingIsReadAndCited()
    {
        enqueue(1, 5);
        const CliRun run = m_cli->json(m_ask);
        QCOMPARE(run.status, 0);
        checkComplete(run.json());
        QCOMPARE(m_server->questions().size(), std::size_t{5});
        QVERIFY(run.errors.contains("part 3 of 5: pages 5-6 of rules"));
        QVERIFY(!run.errors.contains("--resume"));
    }

    void aSweepThatFindsNothingProvesIt()
    {
        const QStringList question =
            m_ask.mid(0, m_ask.size() - 1) + QStringList{QStringLiteral("Who owns the garden?")};
        Reply nothing;
        nothing.answer.text = "Not found in the documents.";
        for (int part = 1; part <= 10; ++part)
            m_server->enqueue(nothing);
        const json absence = m_cli->json(question).json().at("absence");
        QVERIFY(absence.is_object());
        QVERIFY(absence.at("everything_sent").get<bool>());
        QCOMPARE(absence.at("pages_sent").get<int>(), kPages);
        QCOMPARE(absence.at("search").at("pages").get<int>(), kPages);
        QVERIFY(!absence.at("nearest").empty());
        for (const json &one : absence.at("nearest"))
            QVERIFY(word(one.at("snippet")).contains(QStringLiteral("garden")));

        const CliRun people = m_cli->run(question);
        QVERIFY2(people.output.contains("Not found: all text was sent. 10 pages were sent, 10 were searched"),
                 people.output.constData());
        QVERIFY(people.output.contains("\"garden\": "));
        QVERIFY(people.output.contains("nearest: document 1 page "));
    }

    void controlCLeavesASweepThatGoesOn()
    {
        enqueue(1, 1);
        Reply stalled = answeringPart(2);
        stalled.fault = Fault::StallMiddle;
        m_server->enqueue(stalled);
        const CliRun stopped = m_cli->interruptAfter(m_ask, "Rule 333");
        QCOMPARE(stopped.status, 130);
        const json answer = stopped.json();
        QCOMPARE(word(answer.at("state")), QStringLiteral("interrupted"));
        QCOMPARE(answer.at("citations").size(), std::size_t{2});
        QCOMPARE(answer.at("coverage").at("left_out").at(0).at("pages").size(), std::size_t{8});
        const QByteArray how =
            "ask --resume " + QByteArray::fromStdString(answer.at("sweep").at("id").get<std::string>());
        QVERIFY2(stopped.errors.contains(how), stopped.errors.constData());
        enqueue(2, 5);
        const CliRun resumed = resume(answer);
        QCOMPARE(resumed.status, 0);
        checkComplete(resumed.json());
        QVERIFY(resumed.json().at("answer_id") == answer.at("answer_id"));
        QCOMPARE(m_server->questions().size(), std::size_t{6});
    }

    void suddenDeathInPartThreeCostsNoOtherPartTwice()
    {
        enqueue(1, 2);
        Reply stalled = answeringPart(3);
        stalled.fault = Fault::StallMiddle;
        m_server->enqueue(stalled);
        const CliRun dead = m_cli->killAfter(m_ask, "Rule 555");
        QCOMPARE(dead.status, -2);
        QVERIFY2(dead.errors.contains("sweep 1: part 3 of 5"), dead.errors.constData());
        QCOMPARE(m_server->questions().size(), std::size_t{3});

        enqueue(3, 5);
        const CliRun resumed = resume(QStringLiteral("1"));
        QCOMPARE(resumed.status, 0);
        const json answer = resumed.json();
        checkComplete(answer);
        const auto questions = m_server->questions();
        QCOMPARE(questions.size(), std::size_t{6});
        for (int page = 1; page <= kPages; ++page) {
            const std::string rule = "The audit right of rule " + std::to_string(page * 111) + " ";
            const auto sent = std::count_if(questions.begin(), questions.end(), [&rule](const auto &one) {
                return one.body.find(rule) != std::string::npos;
            });
            QCOMPARE(sent, page == 5 || page == 6 ? 2 : 1);
        }
        // What the try that died may have cost counts beside what the others cost.
        const json &parts = answer.at("sweep").at("parts");
        QCOMPARE(parts.at(2).at("tries").get<int>(), 2);
        QVERIFY(parts.at(2).at("cost_usd").get<double>() > parts.at(1).at("cost_usd").get<double>());
        double sum = 0;
        for (const json &part : parts)
            sum += part.at("cost_usd").get<double>();
        QVERIFY(std::abs(answer.at("cost_usd").get<double>() - sum) < 1e-9);
    }

    void aPartThatFailsIsNamed()
    {
        enqueue(1, 1);
        Reply broken = answeringPart(2);
        broken.fault = Fault::CutMiddle;
        m_server->enqueue(broken);
        enqueue(3, 5);
        const CliRun run = m_cli->json(m_ask);
        QCOMPARE(run.status, 3);
        const json answer = run.json();
        QCOMPARE(word(answer.at("state")), QStringLiteral("incomplete"));
        QCOMPARE(word(answer.at("error").at("code")), QStringLiteral("cut"));
        QVERIFY(answer.at("error").at("message").get<std::string>().starts_with("Part 2 of 5 is not complete."));
        QCOMPARE(word(answer.at("sweep").at("parts").at(1).at("state")), QStringLiteral("incomplete"));
        QVERIFY(word(answer.at("text")).contains(QStringLiteral("Not read to the end: part 2, pages 3-4 of rules")));
        enqueue(2, 2);
        const CliRun again = resume(answer);
        QCOMPARE(again.status, 0);
        checkComplete(again.json());
    }

    void theLimitStopsItMidwayAndARaisedOneGoesOn()
    {
        const json plan = m_cli->json(m_ask + QStringList{QStringLiteral("--plan")}).json();
        Reply costly = answeringPart(1);
        costly.answer.outputTokens = 4'000; // 0.017 dollars
        m_server->enqueue(costly);
        const double limit = plan.at("cost").at("least_usd").get<double>() + 0.02;
        const CliRun run =
            m_cli->json(m_ask + QStringList{QStringLiteral("--max-cost"), QString::number(limit, 'f', 6)});
        QCOMPARE(run.status, 4);
        const json answer = run.json();
        QCOMPARE(word(answer.at("error").at("code")), QStringLiteral("over_budget"));
        QVERIFY(answer.at("cost_usd").get<double>() <= limit);
        QCOMPARE(m_server->questions().size(), std::size_t{1});
        enqueue(2, 5);
        const CliRun again = resume(answer, {QStringLiteral("--max-cost"), QStringLiteral("5")});
        QCOMPARE(again.status, 0);
        QCOMPARE(m_server->questions().size(), std::size_t{5});
        checkComplete(again.json());
    }

    void threeWindowsOfTextWithTheOfflineEngine()
    {
        QDir().mkpath(m_folder->filePath(QStringLiteral("config/longleaf")));
        writeFile(QStringLiteral("config/longleaf/models.json"),
                  R"({"models":[{"id":"offline/quotes","contextWindow":12000,"maxOutput":2000}]})");
        QByteArray book;
        for (int page = 1; page <= 240; ++page)
            book += (page > 1 ? "\f" : "") +
                    tenPages().split('\f').first().replace("rule 111", "rule " + QByteArray::number(9'000 + page));
        add(QStringLiteral("book.txt"), book);
        const QStringList question = {QStringLiteral("--model"), QStringLiteral("offline/quotes"),
                                      QStringLiteral("Which rules have an audit right that belongs to the tenant?")};
        const CliRun whole = m_cli->json(
            QStringList{QStringLiteral("ask"), QStringLiteral("--mode"), QStringLiteral("whole")} + question);
        QCOMPARE(whole.status, 4); // it does not fit
        const CliRun run = m_cli->json(
            QStringList{QStringLiteral("ask"), QStringLiteral("--mode"), QStringLiteral("sweep")} + question);
        QVERIFY2(run.status == 0, run.errors.constData());
        const json answer = run.json();
        QVERIFY(answer.at("usage").at("input_tokens").get<int>() > 3 * 12'000);
        QCOMPARE(answer.at("cost_usd").get<double>(), 0.0);
        const std::size_t parts = answer.at("sweep").at("parts").size();
        QVERIFY(parts >= 6);
        QVERIFY2(
            word(answer.at("text")).startsWith(QStringLiteral("All 250 of 250 pages read in %1 requests.").arg(parts)),
            answer.at("text").get<std::string>().c_str());
        QVERIFY(answer.at("citations").size() >= parts);
        for (const json &one : answer.at("citations"))
            QCOMPARE(word(one.at("status")), QStringLiteral("exact"));
        // Every part has found something of its own pages.
        for (const json &part : answer.at("sweep").at("parts")) {
            bool found = false;
            for (const json &range : part.at("documents")) {
                for (const json &one : answer.at("citations"))
                    found =
                        found || (one.at("document") == range.at("id") && one.at("page") >= range.at("first_page") &&
                                  one.at("page") <= range.at("last_page"));
            }
            QVERIFY2(found, part.dump().c_str());
        }
    }

    void whatCannotBeResumedSaysWhy()
    {
        QCOMPARE(resume(QStringLiteral("12")).status, 1);
        QCOMPARE(word(resume(QStringLiteral("12")).json().at("error").at("code")), QStringLiteral("not_found"));
        QCOMPARE(word(resume(QStringLiteral("x")).json().at("error").at("code")), QStringLiteral("invalid_input"));
        enqueue(1, 5);
        QCOMPARE(m_cli->json(m_ask).status, 0);
        QCOMPARE(word(resume(QStringLiteral("1")).json().at("error").at("code")), QStringLiteral("invalid_input"));
        QCOMPARE(m_server->questions().size(), std::size_t{5});
    }

private:
    void writeFile(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("A test file could not be written.");
    }

    void add(const QString &name, const QByteArray &text)
    {
        writeFile(name, text);
        QCOMPARE(m_cli->run({QStringLiteral("add"), m_folder->filePath(name)}).status, 0);
    }

    void enqueue(int firstPart, int lastPart)
    {
        for (int part = firstPart; part <= lastPart; ++part)
            m_server->enqueue(answeringPart(part));
    }

    CliRun resume(const QString &id, const QStringList &more = {})
    {
        return m_cli->json(QStringList{QStringLiteral("ask"), QStringLiteral("--resume"), id} + more);
    }
    CliRun resume(const json &answer, const QStringList &more = {})
    {
        return resume(word(answer.at("sweep").at("id")), more);
    }

    static void checkComplete(const json &answer)
    {
        QCOMPARE(word(answer.at("state")), QStringLiteral("complete"));
        QVERIFY2(word(answer.at("text")).startsWith(QStringLiteral("All 10 of 10 pages read in 5 requests.")),
                 answer.at("text").get<std::string>().c_str());
        QCOMPARE(answer.at("citations").size(), std::size_t{kPages});
        for (std::size_t i = 0; i < kPages; ++i) {
            QCOMPARE(word(answer.at("citations").at(i).at("status")), QStringLiteral("exact"));
            QCOMPARE(answer.at("citations").at(i).at("page").get<int>(), static_cast<int>(i) + 1);
        }
        QVERIFY(answer.at("coverage").at("left_out").empty());
        QVERIFY(answer.at("sweep").at("finished").get<bool>());
    }

    const QStringList m_ask = {QStringLiteral("ask"),
                               QStringLiteral("--mode"),
                               QStringLiteral("sweep"),
                               QStringLiteral("--budget"),
                               QStringLiteral("620"),
                               QStringLiteral("--model"),
                               QStringLiteral("meta/muse-spark-1.3"),
                               QStringLiteral("Which rules grant an audit right?")};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ReplayServer> m_server;
    std::unique_ptr<CliRunner> m_cli;
};

QTEST_GUILESS_MAIN(CliSweepTest)
#include "tst_cli_sweep.moc"
