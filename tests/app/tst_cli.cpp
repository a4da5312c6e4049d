// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of longleaf-cli on real files, through the real processes.
#include "tests/app/cli_runner.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using longleaf::test::CliRun;
using longleaf::test::CliRunner;
using nlohmann::json;

namespace {

const QString kSample = QStringLiteral(LONGLEAF_SOURCE_DIR "/resources/samples/apple-10q-2022-q3.pdf");
const QString kPdfs = QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/data/pdf/");

QString writeFile(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

QString text(const json &value)
{
    return QString::fromStdString(value.get<std::string>());
}

std::string lettersAndDigits(const std::string &value)
{
    std::string out;
    for (const char c : value) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return out;
}

} // namespace

class CliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_cli = std::make_unique<CliRunner>(m_folder->filePath(QStringLiteral("library")),
                                            m_folder->filePath(QStringLiteral("config")));
    }

    void addsTheSample_andSaysUnchangedTheSecondTime()
    {
        const CliRun first = m_cli->json({QStringLiteral("add"), kSample});
        QCOMPARE(first.status, 0);
        const json row = first.json().at("documents").at(0);
        QCOMPARE(text(row.at("status")), QStringLiteral("ready"));
        QCOMPARE(row.at("pages").get<int>(), 28);
        QVERIFY(row.at("bad_pages").empty());
        QVERIFY(row.at("text_bytes").get<int>() > 50'000);
        QVERIFY(row.at("tokens_estimate").get<int>() > 10'000);
        QVERIFY(row.at("error").is_null());

        const CliRun second = m_cli->json({QStringLiteral("add"), kSample});
        QCOMPARE(second.status, 0);
        QCOMPARE(text(second.json().at("documents").at(0).at("status")), QStringLiteral("unchanged"));
        QCOMPARE(m_cli->json({QStringLiteral("list")}).json().at("documents").size(), std::size_t{1});
    }

    void plainTextIsTheFilesBytes_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("canonical");
        QTest::addColumn<int>("pages");
        QTest::newRow("one page") << QByteArray("Fees are due.\r\nAlways.\n")
                                  << QByteArray("Fees are due.\r\nAlways.\n") << 1;
        QTest::newRow("byte-order mark goes") << QByteArray("\xEF\xBB\xBFGr\xC3\xBC\xC3\x9F"
                                                            "e")
                                              << QByteArray("Gr\xC3\xBC\xC3\x9F"
                                                            "e")
                                              << 1;
        QTest::newRow("form feed ends a page") << QByteArray("One\fTwo\f\fFour") << QByteArray("One\fTwo\f\fFour") << 4;
        QTest::newRow("trailing form feed") << QByteArray("One\fTwo\f") << QByteArray("One\fTwo\f") << 2;
    }

    void plainTextIsTheFilesBytes()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, canonical);
        QFETCH(int, pages);
        const QString path = writeFile(*m_folder, QStringLiteral("note.txt"), file);
        const CliRun added = m_cli->json({QStringLiteral("add"), path});
        QCOMPARE(added.status, 0);
        const json row = added.json().at("documents").at(0);
        QCOMPARE(row.at("pages").get<int>(), pages);
        const QString id = text(row.at("id"));
        QCOMPARE(m_cli->run({QStringLiteral("text"), id}).output, canonical);
        const json whole = m_cli->json({QStringLiteral("text"), id}).json();
        QCOMPARE(whole.at("pages").size(), static_cast<std::size_t>(pages));
        const json &last = whole.at("pages").back();
        QVERIFY(last.at("end").get<int>() <= canonical.size());
    }

    void badInputsAreNamed_andTheRestIsIngested()
    {
        const QString good = writeFile(*m_folder, QStringLiteral("good.txt"), "The notice period is ninety days.\n");
        const QString blank = writeFile(*m_folder, QStringLiteral("blank.txt"), "");
        QDir(m_folder->path()).mkdir(QStringLiteral("sub"));
        writeFile(*m_folder, QStringLiteral("sub/inner.md"), "# Scope\nOnly this house.\n");
        const QString missing = m_folder->filePath(QStringLiteral("no-such.pdf"));
        const CliRun run = m_cli->json(
            {QStringLiteral("add"), kPdfs + QStringLiteral("needs-password.pdf"), kPdfs + QStringLiteral("empty.pdf"),
             kPdfs + QStringLiteral("cut-short.pdf"), kPdfs + QStringLiteral("web-page.pdf"), missing, blank, good,
             m_folder->filePath(QStringLiteral("sub")), kPdfs + QStringLiteral("owner-password-only.pdf")});
        QCOMPARE(run.status, 3);
        const QMap<QString, QString> expected = {
            {QStringLiteral("needs-password.pdf"), QStringLiteral("encrypted_document")},
            {QStringLiteral("empty.pdf"), QStringLiteral("empty_file")},
            {QStringLiteral("cut-short.pdf"), QStringLiteral("truncated_document")},
            {QStringLiteral("web-page.pdf"), QStringLiteral("wrong_type")},
            {QStringLiteral("no-such.pdf"), QStringLiteral("not_found")},
            {QStringLiteral("blank.txt"), QStringLiteral("empty_file")},
            {QStringLiteral("good.txt"), QString()},
            {QStringLiteral("inner.md"), QString()},
            {QStringLiteral("owner-password-only.pdf"), QString()},
        };
        const json rows = run.json().at("documents");
        QCOMPARE(rows.size(), static_cast<std::size_t>(expected.size()));
        for (const json &row : rows) {
            const QString name = text(row.at("path")).section(QLatin1Char('/'), -1);
            QVERIFY2(expected.contains(name), qPrintable(name));
            if (expected.value(name).isEmpty()) {
                QCOMPARE(text(row.at("status")), QStringLiteral("ready"));
                continue;
            }
            QCOMPARE(text(row.at("status")), QStringLiteral("failed"));
            QCOMPARE(text(row.at("error").at("code")), expected.value(name));
            QVERIFY(text(row.at("error").at("message")).size() > 20);
        }
    }

    void aPasswordFileOpensAProtectedPdf()
    {
        const QString password = writeFile(*m_folder, QStringLiteral("password.txt"), "open-me\n");
        const CliRun run = m_cli->json({QStringLiteral("add"), QStringLiteral("--password-file"), password,
                                        kPdfs + QStringLiteral("needs-password.pdf")});
        QCOMPARE(run.status, 0);
        QCOMPARE(text(run.json().at("documents").at(0).at("status")), QStringLiteral("ready"));
    }

    void offlineAnswerCitesExactWords_whoseBoxesAreThere()
    {
        QCOMPARE(m_cli->run({QStringLiteral("add"), kSample}).status, 0);
        const CliRun run =
            m_cli->json({QStringLiteral("ask"), QStringLiteral("--model"), QStringLiteral("offline/quotes"),
                         QStringLiteral("What were the total net sales?")});
        QCOMPARE(run.status, 0);
        const json answer = run.json();
        QCOMPARE(text(answer.at("state")), QStringLiteral("complete"));
        QVERIFY(!answer.at("citations").empty());
        const QByteArray canonical = m_cli->run({QStringLiteral("text"), QStringLiteral("1")}).output;
        bool figureFound = false;
        for (const json &one : answer.at("citations")) {
            QCOMPARE(text(one.at("status")), QStringLiteral("exact"));
            QVERIFY(!one.at("boxes").empty());
            const auto begin = one.at("begin").get<qsizetype>();
            const auto end = one.at("end").get<qsizetype>();
            const std::string found = canonical.mid(begin, end - begin).toStdString();
            QCOMPARE(lettersAndDigits(found), lettersAndDigits(one.at("quote").get<std::string>()));
            figureFound = figureFound || found.find("82,959") != std::string::npos;
            for (const json &box : one.at("boxes")) {
                QVERIFY(box.at("left").get<double>() >= 0 && box.at("right").get<double>() <= 1);
                QVERIFY(box.at("left").get<double>() < box.at("right").get<double>());
                QVERIFY(box.at("top").get<double>() < box.at("bottom").get<double>());
            }
        }
        QVERIFY(figureFound);
    }

    void planIsWhatWouldBeSent_andWholeIsRefusedWhenItDoesNotFit()
    {
        QCOMPARE(m_cli->run({QStringLiteral("add"), kSample}).status, 0);
        const json plan = m_cli->json({QStringLiteral("plan"), QStringLiteral("Net sales?")}).json();
        QCOMPARE(text(plan.at("mode")), QStringLiteral("whole"));
        QCOMPARE(plan.at("documents").at(0).at("pages_sent").size(), std::size_t{28});

        const QStringList budget = {QStringLiteral("plan"), QStringLiteral("--budget"), QStringLiteral("2000"),
                                    QStringLiteral("What were the total net sales?")};
        const json focused = m_cli->json(budget).json();
        QCOMPARE(text(focused.at("mode")), QStringLiteral("focused"));
        QVERIFY(focused.at("document_tokens").get<int>() <= 2000);
        const QByteArray canonical = m_cli->run({QStringLiteral("text"), QStringLiteral("1")}).output;
        std::size_t pagesSeen = focused.at("documents").at(0).at("pages_sent").size();
        for (const json &left : focused.at("left_out"))
            pagesSeen += left.at("pages").size();
        QCOMPARE(pagesSeen, std::size_t{28});
        for (const json &passage : focused.at("documents").at(0).at("passages")) {
            const auto begin = passage.at("begin").get<qsizetype>();
            const auto end = passage.at("end").get<qsizetype>();
            QCOMPARE(QByteArray::fromStdString(passage.at("text").get<std::string>()),
                     canonical.mid(begin, end - begin));
        }
        const CliRun refused = m_cli->json(budget + QStringList{QStringLiteral("--mode"), QStringLiteral("whole")});
        QCOMPARE(refused.status, 4);
        QCOMPARE(text(refused.json().at("error").at("code")), QStringLiteral("does_not_fit"));
    }

    void plansSayWhyAndWhatIsNotSent()
    {
        QCOMPARE(m_cli->run({QStringLiteral("add"), kSample}).status, 0);
        const QString question = QStringLiteral("List all net sales of Services");
        const json cheap =
            m_cli->json({QStringLiteral("plan"), QStringLiteral("--budget"), QStringLiteral("2000"), question}).json();
        QCOMPARE(text(cheap.at("mode_reason")), QStringLiteral("over_budget"));
        QCOMPARE(text(cheap.at("question_kind")), QStringLiteral("list_all"));
        QVERIFY(text(cheap.at("warning")).contains(QStringLiteral("the list may lack entries")));
        QCOMPARE(text(cheap.at("other_mode").at("mode")), QStringLiteral("whole"));
        QCOMPARE(cheap.at("next").size(), std::size_t{10});
        const json next = cheap.at("next").at(0);
        const QByteArray canonical = m_cli->run({QStringLiteral("text"), QStringLiteral("1")}).output;
        const auto begin = next.at("begin").get<qsizetype>();
        const auto end = next.at("end").get<qsizetype>();
        QCOMPARE(text(next.at("text")), QString::fromUtf8(canonical.mid(begin, end - begin)));

        const QString pin = QStringLiteral("1:%1:%2").arg(begin).arg(end);
        const json pinned = m_cli
                                ->json({QStringLiteral("plan"), QStringLiteral("--budget"), QStringLiteral("2000"),
                                        QStringLiteral("--pin"), pin, question})
                                .json();
        const json passages = pinned.at("documents").at(0).at("passages");
        QVERIFY(std::any_of(passages.begin(), passages.end(), [&](const json &one) {
            return one.at("begin").get<qsizetype>() <= begin && one.at("end").get<qsizetype>() >= end;
        }));
        const CliRun bad =
            m_cli->json({QStringLiteral("plan"), QStringLiteral("--pin"), QStringLiteral("1:9"), question});
        QCOMPARE(text(bad.json().at("error").at("code")), QStringLiteral("invalid_input"));
        const json thorough = m_cli
                                  ->json({QStringLiteral("plan"), QStringLiteral("--mode"), QStringLiteral("focused"),
                                          QStringLiteral("--budget"), QStringLiteral("thorough"), question})
                                  .json();
        QCOMPARE(thorough.at("budget_tokens").get<int>(), 128'000);
    }

    void anAnswerThatFindsNothingProvesIt()
    {
        QCOMPARE(m_cli->run({QStringLiteral("add"), kPdfs + QStringLiteral("two-pages.pdf")}).status, 0);
        const json answer = m_cli
                                ->json({QStringLiteral("ask"), QStringLiteral("--model"),
                                        QStringLiteral("offline/quotes"), QStringLiteral("Zebra stripes?")})
                                .json();
        QVERIFY2(answer.at("absence").is_object(), answer.at("text").get<std::string>().c_str());
        QVERIFY(answer.at("absence").at("everything_sent").get<bool>());
        QCOMPARE(answer.at("absence").at("pages_sent").get<int>(), 2);
        for (const json &term : answer.at("absence").at("search").at("terms"))
            QCOMPARE(term.at("hits").get<int>(), 0);
        // The built-in synonyms were looked up too, and where they stand.
        const CliRun people = m_cli->run({QStringLiteral("ask"), QStringLiteral("--model"),
                                          QStringLiteral("offline/quotes"), QStringLiteral("Capex?")});
        QVERIFY2(people.output.contains("\"Capex\": 0 passages\n        also \"purchases of property\": 0 passages\n"),
                 people.output.constData());
        const json found =
            m_cli
                ->json({QStringLiteral("ask"), QStringLiteral("--model"), QStringLiteral("offline/quotes"),
                        QStringLiteral("What is the annual licence fee?")})
                .json();
        QVERIFY(found.at("absence").is_null());
    }

    void verifyTellsTheVerdictOfEachLine()
    {
        QCOMPARE(m_cli->run({QStringLiteral("add"), kPdfs + QStringLiteral("two-pages.pdf")}).status, 0);
        const QByteArray lines =
            "{\"quote\":\"The annual licence fee is 4,200 dollars\",\"page\":1,\"document\":\"1\"}\n"
            "{\"quote\":\"end the agreement with ninety days of notice\",\"page\":1}\n"
            "{\"quote\":\"The annual licence fee is 4,300 dollars\",\"page\":1,\"document\":1}\n"
            "{\"quote\":\"The tenant shall repaint every window frame in May\"}\n"
            "not json\n";
        const CliRun run = m_cli->run({QStringLiteral("verify")}, lines);
        const QList<QByteArray> out = run.output.trimmed().split('\n');
        QCOMPARE(out.size(), 5);
        const auto status = [&out](qsizetype i) {
            return text(json::parse(out.at(i).toStdString()).at("status"));
        };
        QCOMPARE(status(0), QStringLiteral("exact"));
        QVERIFY(status(1) == QStringLiteral("exact") || status(1) == QStringLiteral("exact_other_page"));
        QCOMPARE(status(2), QStringLiteral("numbers_differ"));
        QCOMPARE(status(3), QStringLiteral("not_found"));
        QVERIFY(out.at(4).contains("invalid_input"));
        QCOMPARE(run.status, 3);
    }

    void rendersAPage_andRemovesADocument()
    {
        QCOMPARE(m_cli->run({QStringLiteral("add"), kPdfs + QStringLiteral("two-pages.pdf")}).status, 0);
        const QString out = m_folder->filePath(QStringLiteral("page.png"));
        const CliRun page = m_cli->json({QStringLiteral("page"), QStringLiteral("1"), QStringLiteral("2"),
                                         QStringLiteral("--dpi"), QStringLiteral("72"), QStringLiteral("--out"), out});
        QCOMPARE(page.status, 0);
        QCOMPARE(page.json().at("width").get<int>(), 612);
        QCOMPARE(page.json().at("height").get<int>(), 792);
        QFile png(out);
        QVERIFY(png.open(QIODevice::ReadOnly));
        QCOMPARE(png.read(4), QByteArray("\x89PNG"));

        const CliRun hits = m_cli->json({QStringLiteral("search"), QStringLiteral("notice")});
        QCOMPARE(hits.json().at("hits").at(0).at("page").get<int>(), 2);
        const CliRun removed = m_cli->json({QStringLiteral("remove"), QStringLiteral("1")});
        QCOMPARE(removed.status, 0);
        QVERIFY(m_cli->json({QStringLiteral("search"), QStringLiteral("notice")}).json().at("hits").empty());
        QVERIFY(QFile::exists(kPdfs + QStringLiteral("two-pages.pdf")));
        QCOMPARE(m_cli->json({QStringLiteral("text"), QStringLiteral("1")}).status, 1);
    }

    void modelsAndDoctorTellTheState()
    {
        const json models = m_cli->json({QStringLiteral("models")}).json().at("models");
        const auto named = [&models](const char *id) {
            return std::find_if(models.begin(), models.end(), [id](const json &one) { return one.at("id") == id; });
        };
        QVERIFY(named("offline/quotes") != models.end());
        const auto muse = named("meta/muse-spark-1.3");
        QVERIFY(muse != models.end());
        QCOMPARE(muse->at("context_window").get<int>(), 1'048'576);
        QCOMPARE(muse->at("configured").get<bool>(), false);
        const CliRun doctor = m_cli->json({QStringLiteral("doctor")});
        for (const json &check : doctor.json().at("checks")) {
            const bool unconfined = check.value("profile", "") == "C"; // as in a build with a sanitizer
            QVERIFY2(check.at("ok").get<bool>() != unconfined, check.dump().c_str());
        }
    }

    void doctorSaysWhatConfinesTheParser_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no Landlock") << QStringLiteral("B")
                                     << QStringLiteral("Chinese, Japanese and Korean text may be missing");
        QTest::newRow("no filter") << QStringLiteral("C") << QStringLiteral("Open only documents that you trust");
    }

    void doctorSaysWhatConfinesTheParser()
    {
        QFETCH(QString, profile);
        QFETCH(QString, sentence);
        const json usual = m_cli->json({QStringLiteral("doctor")}).json().at("checks");
        const auto named = [](const json &checks, const char *name) {
            return *std::find_if(checks.begin(), checks.end(),
                                 [name](const json &one) { return one.at("name") == name; });
        };
        for (const char *name : {"parser", "sandbox", "landlock", "tables", "fonts", "library", "sqlite"})
            QVERIFY(!named(usual, name).at("detail").get<std::string>().empty());
        if (named(usual, "sandbox").at("profile") == "C")
            QSKIP("no filter of system calls here");
        const QString wrapper = m_folder->filePath(QStringLiteral("extractor-") + profile);
        writeFile(*m_folder, QStringLiteral("extractor-") + profile,
                  "#!/bin/sh\nexec '" LONGLEAF_BINARY_DIR "/bin/longleaf-extractor' \"$@\" --sandbox " +
                      profile.toLatin1() + "\n");
        QVERIFY(QFile::setPermissions(wrapper, QFile::ReadOwner | QFile::ExeOwner));
        m_cli->setVariable(QStringLiteral("LONGLEAF_EXTRACTOR"), wrapper);
        const json row = named(m_cli->json({QStringLiteral("doctor")}).json().at("checks"), "sandbox");
        QCOMPARE(text(row.at("profile")), profile);
        QCOMPARE(row.at("ok").get<bool>(), profile != QStringLiteral("C"));
        QVERIFY2(text(row.at("detail")).contains(sentence), row.dump().c_str());
    }

    void doctorTellsOfTheSynonyms()
    {
        const auto state = [this]() {
            const json checks = m_cli->json({QStringLiteral("doctor")}).json().at("checks");
            return *std::find_if(checks.begin(), checks.end(),
                                 [](const json &one) { return one.at("name") == "synonyms"; });
        };
        const QString file = m_folder->filePath(QStringLiteral("config/longleaf/synonyms.txt"));
        QVERIFY(state().at("ok").get<bool>());
        QVERIFY(text(state().at("detail")).contains(file));
        QVERIFY(text(state().at("detail")).contains(QStringLiteral("groups built in")));
        QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("config/longleaf"))));
        writeFile(*m_folder, QStringLiteral("config/longleaf/synonyms.txt"), "# mine\nchurn = attrition\n");
        QVERIFY(state().at("ok").get<bool>());
        QVERIFY(text(state().at("detail")).startsWith(file + QStringLiteral(": 1 group of your own, ")));
        writeFile(*m_folder, QStringLiteral("config/longleaf/synonyms.txt"), "churn = attrition\n\ntake rate\n= b\n");
        const json bad = state();
        QVERIFY(!bad.at("ok").get<bool>());
        QVERIFY(text(bad.at("detail")).contains(QStringLiteral("line 3: there is no \"=\" between the words.")));
        QVERIFY(text(bad.at("detail")).contains(QStringLiteral("line 4: ")));
        QCOMPARE(m_cli->json({QStringLiteral("doctor")}).status, 1);
        // A question is not asked with half a list.
        const CliRun plan = m_cli->json({QStringLiteral("plan"), QStringLiteral("churn?")});
        QVERIFY(plan.status != 0);
        QVERIFY2((plan.output + plan.errors).contains("line 3"), plan.output.constData());
    }

    void wrongUseIsStatusTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no command") << QStringList{};
        QTest::newRow("unknown command") << QStringList{QStringLiteral("frobnicate")};
        QTest::newRow("unknown mode") << QStringList{QStringLiteral("plan"), QStringLiteral("x"),
                                                     QStringLiteral("--mode"), QStringLiteral("half")};
        QTest::newRow("a word where a number belongs")
            << QStringList{QStringLiteral("boxes"), QStringLiteral("1"), QStringLiteral("a"), QStringLiteral("b")};
    }

    void wrongUseIsStatusTwo()
    {
        QFETCH(QStringList, arguments);
        QCOMPARE(m_cli->run(arguments).status, 2);
    }

    void aModelWithoutAKeyIsRefusedBeforeSending()
    {
        QCOMPARE(m_cli->run({QStringLiteral("add"), kPdfs + QStringLiteral("two-pages.pdf")}).status, 0);
        const CliRun run = m_cli->json({QStringLiteral("ask"), QStringLiteral("--model"),
                                        QStringLiteral("meta/muse-spark-1.3"), QStringLiteral("What is the fee?")});
        QCOMPARE(run.status, 5);
        QCOMPARE(text(run.json().at("error").at("code")), QStringLiteral("missing_key"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CliRunner> m_cli;
};

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
