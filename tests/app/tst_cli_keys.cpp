// SPDX-License-Identifier: GPL-3.0-or-later
// Keys on the command line: where they go, what is said about it, and that nothing ever shows one.
#include "tests/app/cli_runner.h"
#include "tests/support/replay_server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using longleaf::test::CliRun;
using longleaf::test::CliRunner;
using longleaf::test::Flavour;
using longleaf::test::ReplayServer;
using longleaf::test::ServerProfile;
using nlohmann::json;

namespace {

const QByteArray kKey = "LLM|4711|canary-of-the-keys-test";

QStringList key(const char *command, const char *provider = nullptr)
{
    QStringList arguments{QStringLiteral("key"), QLatin1String(command)};
    if (provider != nullptr)
        arguments << QLatin1String(provider);
    return arguments;
}

} // namespace

class CliKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savesAKeyToTheFileAndWarns();
    void listsKeysWithoutShowingThem();
    void bindsAKeyToTheHostThatIsNamed();
    void bindsAKeyToTheHostOfTheSettings();
    void removesAKey();
    void refusesWhatIsNoKey_data();
    void refusesWhatIsNoKey();
    void refusesAProviderThatItDoesNotKnow_data();
    void refusesAProviderThatItDoesNotKnow();
    void takesAProviderOfTheUsersOwn();
    void doesNotTakeAKeyFromTheCommandLine();
    void fallsBackToTheFile_whenThereIsNoSessionBus();
    void movesNothing_whenThereIsNoKeychain();
    void testsAKey();
    void testNamesARefusedKey();
    void showsNothingOfWhatIsTyped();
    void knowsOfKeysInTheKeychainWithoutAskingIt();

private:
    [[nodiscard]] CliRun set(const char *provider = "meta", const QByteArray &line = kKey + "\n") const
    {
        return m_cli->run(QStringList{QStringLiteral("--json")} + key("set", provider), line);
    }
    void write(const char *name, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray read(const char *name) const;
    [[nodiscard]] QString path(const char *name) const
    {
        return m_config + QLatin1String("/longleaf/") + QLatin1String(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_config;
    std::unique_ptr<CliRunner> m_cli;
};

void CliKeysTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_config = m_folder->filePath(QStringLiteral("config"));
    m_cli = std::make_unique<CliRunner>(m_folder->filePath(QStringLiteral("library")), m_config);
    for (const char *name :
         {"OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "OPENROUTER_API_KEY", "GOOGLE_CLOUD_TOKEN"})
        m_cli->setVariable(QLatin1String(name), QString());
}

void CliKeysTest::write(const char *name, const QByteArray &bytes) const
{
    QDir().mkpath(m_config + QStringLiteral("/longleaf"));
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray CliKeysTest::read(const char *name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void CliKeysTest::savesAKeyToTheFileAndWarns()
{
    const CliRun run = set("meta", "  " + kKey + "\r\n");
    QCOMPARE(run.status, 0);
    const json value = run.json();
    QVERIFY(value["place"] == "file");
    QVERIFY(value["host"] == "api.meta.ai");
    QVERIFY(value["warning"].get<std::string>().find("not encrypted") != std::string::npos);
    QVERIFY(run.errors.contains("not encrypted"));
    QVERIFY(json::parse(read("keys.json").toStdString())["meta"]["key"] == kKey.toStdString());
    QVERIFY(!run.output.contains("canary") && !run.errors.contains("canary"));

    const CliRun words = m_cli->run(key("set", "openai"), kKey);
    QCOMPARE(words.status, 0);
    QVERIFY2(words.output.startsWith("The key for OpenAI is kept in "), words.output.constData());
    QVERIFY2(words.output.contains("It is sent to api.openai.com only."), words.output.constData());
}

void CliKeysTest::listsKeysWithoutShowingThem()
{
    QVERIFY(m_cli->run(key("list")).output.contains("There are no keys"));
    QCOMPARE(set("google").status, 0);
    m_cli->setVariable(QStringLiteral("ANTHROPIC_API_KEY"), QString::fromUtf8(kKey));
    const CliRun run = m_cli->json(key("list"));
    QCOMPARE(run.status, 0);
    const json keys = run.json()["keys"];
    QCOMPARE(keys.size(), std::size_t{2});
    QVERIFY(keys[0]["provider"] == "anthropic" && keys[0]["place"] == "environment");
    QVERIFY(keys[0]["host"] == "api.anthropic.com");
    QVERIFY(keys[1]["provider"] == "google" && keys[1]["place"] == "file");
    QVERIFY(keys[1]["host"] == "generativelanguage.googleapis.com");
    const CliRun words = m_cli->run(key("list"));
    QVERIFY(words.output.contains("google") && words.output.contains("keys.json"));
    for (const CliRun &one : {run, words})
        QVERIFY(!one.output.contains("canary") && !one.errors.contains("canary"));
}

void CliKeysTest::bindsAKeyToTheHostThatIsNamed()
{
    const QStringList named =
        key("set", "meta") + QStringList{QStringLiteral("--host"), QStringLiteral("gate.example:8443")};
    QCOMPARE(m_cli->run(named, kKey).status, 0);
    QVERIFY(json::parse(read("keys.json").toStdString())["meta"]["host"] == "gate.example:8443");
    // The provider's own host is another, so the key is not sent there.
    const CliRun tested = m_cli->json(key("test", "meta"));
    QCOMPARE(tested.status, 5);
    QVERIFY(tested.json()["error"]["code"] == "missing_key");
    QVERIFY(tested.errors.contains("gate.example:8443"));
}

void CliKeysTest::bindsAKeyToTheHostOfTheSettings()
{
    write("settings.json", R"({"base_urls": {"meta": "https://gate.example/v1"}})");
    QVERIFY(set().json()["host"] == "gate.example");
}

void CliKeysTest::removesAKey()
{
    QCOMPARE(set().status, 0);
    QVERIFY(m_cli->json(key("remove", "meta")).json()["removed"] == true);
    QVERIFY(!read("keys.json").contains("canary"));
    QVERIFY(m_cli->json(key("remove", "meta")).json()["removed"] == false);
    m_cli->setVariable(QStringLiteral("MODEL_API_KEY"), QStringLiteral("another-key"));
    const CliRun run = m_cli->json(key("remove", "meta"));
    QCOMPARE(run.status, 0);
    QVERIFY(run.json()["warning"].get<std::string>().find("MODEL_API_KEY") != std::string::npos);
}

void CliKeysTest::refusesWhatIsNoKey_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("an empty line") << QByteArray("\n" + kKey);
    QTest::newRow("white space") << QByteArray(" \t \n");
    QTest::newRow("a sentence") << QByteArray("my key is canary\n");
    QTest::newRow("a carriage return inside") << QByteArray("canary\rX-Evil: 1\n");
    QTest::newRow("letters beyond ASCII") << QByteArray("canary-\xc3\xa4\n");
    QTest::newRow("100 kB") << QByteArray(100'000, 'k');
}

void CliKeysTest::refusesWhatIsNoKey()
{
    QFETCH(QByteArray, line);
    const CliRun run = set("meta", line);
    QCOMPARE(run.status, 1);
    QVERIFY(run.json()["error"]["code"] == "invalid_input");
    QVERIFY(!run.output.contains("canary") && !run.errors.contains("canary"));
    QVERIFY(!QFile::exists(path("keys.json")));
}

void CliKeysTest::refusesAProviderThatItDoesNotKnow_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("nobody's id") << QStringLiteral("opena1") << QByteArray("openai");
    QTest::newRow("the embedded engine") << QStringLiteral("offline") << QByteArray("Known are");
    QTest::newRow("a path") << QStringLiteral("../meta") << QByteArray("not the id");
    QTest::newRow("capitals") << QStringLiteral("Meta") << QByteArray("not the id");
}

void CliKeysTest::refusesAProviderThatItDoesNotKnow()
{
    QFETCH(QString, provider);
    QFETCH(QByteArray, words);
    const CliRun run = m_cli->run({QStringLiteral("key"), QStringLiteral("set"), provider}, kKey);
    QCOMPARE(run.status, 1);
    QVERIFY2(run.errors.contains(words), run.errors.constData());
}

void CliKeysTest::takesAProviderOfTheUsersOwn()
{
    write("models.json", R"({"providers": [{"id": "my-gate", "name": "My gate", "dialect": "openai-responses",
        "baseUrl": "https://gate.example/v1"}], "models": []})");
    const CliRun run = set("my-gate");
    QVERIFY2(run.status == 0, run.errors.constData());
    QVERIFY(run.json()["host"] == "gate.example");
}

void CliKeysTest::doesNotTakeAKeyFromTheCommandLine()
{
    const CliRun run = m_cli->run(key("set", "meta") + QStringList{QString::fromUtf8(kKey)}, kKey);
    QCOMPARE(run.status, 2);
    QVERIFY(!QFile::exists(path("keys.json")));
}

void CliKeysTest::fallsBackToTheFile_whenThereIsNoSessionBus()
{
    for (const char *name : {"LONGLEAF_KEYCHAIN", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"})
        m_cli->setVariable(QLatin1String(name), QString());
    m_cli->setVariable(QStringLiteral("XDG_RUNTIME_DIR"), m_folder->path());
    const CliRun run = set();
    QCOMPARE(run.status, 0);
    QVERIFY(run.json()["place"] == "file");
    QVERIFY2(run.errors.count('\n') == 1 && run.errors.contains("no message bus"), run.errors.constData());
}

void CliKeysTest::movesNothing_whenThereIsNoKeychain()
{
    QCOMPARE(set().status, 0);
    const QByteArray before = read("keys.json");
    const CliRun run = m_cli->json(key("move"));
    QCOMPARE(run.status, 1);
    QVERIFY(run.errors.contains("the file is unchanged"));
    QCOMPARE(read("keys.json"), before);
}

void CliKeysTest::testsAKey()
{
    ReplayServer server;
    server.setProfile(ServerProfile::of(Flavour::Meta, {.id = "muse-spark-1.3"}, kKey.toStdString()));
    write("settings.json", QByteArray::fromStdString(json{{"base_urls", {{"meta", server.baseUrl()}}}}.dump()));
    QCOMPARE(set().status, 0);
    const CliRun run = m_cli->json(key("test", "meta"));
    QVERIFY2(run.status == 0, run.errors.constData());
    QVERIFY(run.json()["message"] == "The key works: Meta lists 1 model.");
    QVERIFY(server.requests().front().headers.at("authorization") == "Bearer " + kKey.toStdString());
}

void CliKeysTest::testNamesARefusedKey()
{
    ReplayServer server;
    server.setProfile(ServerProfile::of(Flavour::Meta, {.id = "muse-spark-1.3"}, "another-key"));
    write("settings.json", QByteArray::fromStdString(json{{"base_urls", {{"meta", server.baseUrl()}}}}.dump()));
    QCOMPARE(set().status, 0);
    const CliRun run = m_cli->json(key("test", "meta"));
    QCOMPARE(run.status, 5);
    QVERIFY(run.json()["error"]["code"] == "auth");
    QVERIFY2(run.errors.contains("Meta refused the key"), run.errors.constData());
    QVERIFY(!run.output.contains("canary") && !run.errors.contains("canary"));
}

void CliKeysTest::showsNothingOfWhatIsTyped()
{
    const QString script = QStandardPaths::findExecutable(QStringLiteral("script"));
    if (script.isEmpty())
        QSKIP("script, which makes a terminal, is not installed");
    QProcess probe;
    probe.start(script, {QStringLiteral("-qec"), QStringLiteral("true"), QStringLiteral("/dev/null")});
    if (!probe.waitForFinished() || probe.exitCode() != 0)
        QSKIP("no terminal can be made here: is /dev/pts mounted?");
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_config);
    environment.insert(QStringLiteral("LONGLEAF_KEYCHAIN"), QStringLiteral("off"));
    environment.remove(QStringLiteral("MODEL_API_KEY"));
    QProcess terminal;
    terminal.setProcessEnvironment(environment);
    terminal.start(script,
                   {QStringLiteral("-qec"), QStringLiteral(LONGLEAF_BINARY_DIR "/bin/longleaf-cli key set meta"),
                    QStringLiteral("/dev/null")});
    QByteArray shown;
    QElapsedTimer timer;
    timer.start();
    while (!shown.contains("Key for Meta: ") && terminal.state() != QProcess::NotRunning && timer.elapsed() < 20'000) {
        terminal.waitForReadyRead(100);
        shown += terminal.readAllStandardOutput();
    }
    terminal.write(kKey + "\n");
    QVERIFY(terminal.waitForFinished(20'000));
    shown += terminal.readAllStandardOutput();
    QVERIFY2(shown.contains("is kept in"), shown.constData());
    QVERIFY2(!shown.contains("canary"), shown.constData());
    QVERIFY(read("keys.json").contains("canary"));
}

void CliKeysTest::knowsOfKeysInTheKeychainWithoutAskingIt()
{
    // Were the keychain asked, the switched-off one would make the commands fail.
    write("keychain.json", R"({"meta": {"host": "", "stamp": "1"}})");
    const CliRun listed = m_cli->json(key("list"));
    QCOMPARE(listed.status, 0);
    QVERIFY(listed.json()["keys"][0]["place"] == "keychain");
    const CliRun models = m_cli->json({QStringLiteral("models")});
    QCOMPARE(models.status, 0);
    for (const json &row : models.json()["models"]) {
        if (row["id"] == "meta/muse-spark-1.3")
            QVERIFY(row["configured"] == true && row["default"] == true);
    }
    const CliRun tested = m_cli->json(key("test", "meta"));
    QCOMPARE(tested.status, 5);
    QVERIFY2(tested.errors.contains("LONGLEAF_KEYCHAIN"), tested.errors.constData());
}

QTEST_GUILESS_MAIN(CliKeysTest)
#include "tst_cli_keys.moc"
