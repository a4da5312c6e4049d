// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"
#include "core/settings/key_ring.h"
#include "core/settings/key_store.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <future>
#include <thread>

using namespace longleaf;
using namespace longleaf::settings;

namespace {

constexpr int kStartMs = 10'000;
constexpr const char *kSecret = "LLM|123456|a-secret-of-the-keychain";

} // namespace

/// A real keyring daemon on a message bus of its own, with all its files in a temporary folder.
class KeychainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void givesBackKeyAndHost();
    void replacesAKey();
    void saysNothing_whenThereIsNoKey();
    void removesAKeyAndTakesAMissingOneForRemoved();
    void keepsCharactersOfEveryKind();
    void hidesWhatItReadsInTheLog();
    void worksFromAnotherThread_whileTheMainThreadRunsItsLoop();
    void ringPutsKeysThereAndNotIntoTheFile();
    void endsAtOnce_whenThereIsNoBus();
    void stopsWaiting_whenToldTo();
    void givesUp_whenTheServiceDoesNotAnswer();

private:
    void startBus();
    void startDaemon();
    [[nodiscard]] KeychainKeyStore store() const { return KeychainKeyStore(std::stop_token()); }

    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_daemon;
};

void KeychainTest::startBus()
{
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    if (!m_bus.waitForStarted(kStartMs) || !m_bus.waitForReadyRead(kStartMs))
        QSKIP("dbus-daemon is not installed or does not start");
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readAllStandardOutput().trimmed());
}

void KeychainTest::startDaemon()
{
    m_daemon.start(QStringLiteral("gnome-keyring-daemon"), {QStringLiteral("--foreground"), QStringLiteral("--unlock"),
                                                            QStringLiteral("--components=secrets")});
    if (!m_daemon.waitForStarted(kStartMs))
        QSKIP("gnome-keyring-daemon is not installed");
    m_daemon.write("password");
    m_daemon.closeWriteChannel();
    KeychainKeyStore keychain = store();
    const auto works = [&keychain] {
        return keychain.write("test", {"value", ""}) && keychain.remove("test");
    };
    if (!QTest::qWaitFor(works, kStartMs))
        QSKIP("gnome-keyring-daemon does not work in this environment");
}

void KeychainTest::initTestCase()
{
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, QFile::encodeName(m_home.path()));
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL", "LONGLEAF_KEYCHAIN"})
        qunsetenv(name);
    startBus();
    startDaemon();
}

void KeychainTest::cleanupTestCase()
{
    for (QProcess *process : {&m_daemon, &m_bus}) {
        process->kill();
        process->waitForFinished();
    }
}

void KeychainTest::givesBackKeyAndHost()
{
    KeychainKeyStore keychain = store();
    QVERIFY(keychain.probe());
    QVERIFY(keychain.write("meta", {kSecret, "gateway.example:8443"}));
    const auto key = store().read("meta");
    QVERIFY(key && key->has_value());
    QVERIFY(**key == (Key{kSecret, "gateway.example:8443"}));
}

void KeychainTest::replacesAKey()
{
    KeychainKeyStore keychain = store();
    QVERIFY(keychain.write("meta", {"the-first-key", ""}));
    QVERIFY(keychain.write("meta", {"the-second-key", "h"}));
    const auto key = keychain.read("meta");
    QVERIFY(key && key->has_value());
    QVERIFY(**key == (Key{"the-second-key", "h"}));
}

void KeychainTest::saysNothing_whenThereIsNoKey()
{
    const auto key = store().read("nobody");
    QVERIFY2(key, key ? "" : key.error().message.c_str());
    QVERIFY(!key->has_value());
}

void KeychainTest::removesAKeyAndTakesAMissingOneForRemoved()
{
    KeychainKeyStore keychain = store();
    QVERIFY(keychain.write("gone", {"some-key-value", ""}));
    QVERIFY(keychain.remove("gone"));
    const auto key = keychain.read("gone");
    QVERIFY(key && !key->has_value());
    QVERIFY(keychain.remove("gone"));
}

void KeychainTest::keepsCharactersOfEveryKind()
{
    const Key odd{"LLM|1|\"quoted\" \\ \xc3\xa4\xe6\xbc\xa2 %s", "[::1]:8080"};
    KeychainKeyStore keychain = store();
    QVERIFY(keychain.write("odd", odd));
    const auto key = keychain.read("odd");
    QVERIFY(key && key->has_value());
    QVERIFY(**key == odd);
}

void KeychainTest::hidesWhatItReadsInTheLog()
{
    // Writing here tells the log nothing; only reading does.
    KeychainKeyStore keychain = store();
    QVERIFY(keychain.write("hidden", {"LLM|77|never-in-a-log", ""}));
    QVERIFY(keychain.read("hidden"));
    QVERIFY(log::redacted("sent never-in-a-log").find("never-in-a-log") == std::string::npos);
}

void KeychainTest::worksFromAnotherThread_whileTheMainThreadRunsItsLoop()
{
    KeychainKeyStore keychain = store();
    const Key key{"from-another-thread", ""};
    std::future<Result<std::optional<Key>>> read = std::async(std::launch::async, [&keychain, &key] {
        const Status written = keychain.write("thread", key);
        return written ? keychain.read("thread") : tl::unexpected(written.error());
    });
    QVERIFY(QTest::qWaitFor([&read] { return read.wait_for(std::chrono::seconds(0)) == std::future_status::ready; },
                            kStartMs));
    const auto result = read.get();
    QVERIFY2(result, result ? "" : result.error().message.c_str());
    QVERIFY(result->has_value() && **result == key);
}

void KeychainTest::ringPutsKeysThereAndNotIntoTheFile()
{
    const std::filesystem::path folder = m_home.filePath(QStringLiteral("config/longleaf")).toStdString();
    QVERIFY(SettingsStore(folder).setKey("openai", {"sk-that-was-in-the-file", ""}));
    KeyRing ring(folder, std::make_unique<KeychainKeyStore>(std::stop_token()));
    QCOMPARE(QString::fromStdString(ring.warning()), QString());
    const auto saved = ring.save("meta", {kSecret, ""});
    QVERIFY(saved);
    QVERIFY(saved->place == KeyPlace::Keychain);
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        QFile file(QFile::decodeName(entry.path().c_str()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("a-secret-of-the-keychain") && !bytes.contains("sk-that-was"));
    }
    KeyRing later(folder, std::make_unique<KeychainKeyStore>(std::stop_token()));
    const auto moved = later.key("openai");
    QVERIFY(moved && moved->has_value() && (*moved)->value == "sk-that-was-in-the-file");
}

void KeychainTest::endsAtOnce_whenThereIsNoBus()
{
    const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    KeychainKeyStore keychain = store();
    const Status works = keychain.probe();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QVERIFY(!works);
    QCOMPARE(works.error().code, ErrorCode::NotFound);
}

void KeychainTest::stopsWaiting_whenToldTo()
{
    std::stop_source stop;
    KeychainKeyStore keychain(stop.get_token());
    ::kill(static_cast<pid_t>(m_daemon.processId()), SIGSTOP);
    stop.request_stop();
    const auto key = keychain.read("meta");
    ::kill(static_cast<pid_t>(m_daemon.processId()), SIGCONT);
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::Canceled);
}

void KeychainTest::givesUp_whenTheServiceDoesNotAnswer()
{
    using namespace std::chrono_literals;
    KeychainKeyStore keychain(std::stop_token(), {200ms, 200ms});
    ::kill(static_cast<pid_t>(m_daemon.processId()), SIGSTOP);
    const Status first = keychain.probe();
    QElapsedTimer timer;
    timer.start();
    const Status second = keychain.probe();
    const qint64 secondMs = timer.elapsed();
    ::kill(static_cast<pid_t>(m_daemon.processId()), SIGCONT);
    QVERIFY(!first && !second);
    QCOMPARE(first.error().code, ErrorCode::Timeout);
    QCOMPARE(second.error().code, ErrorCode::Timeout);
    QVERIFY2(secondMs < 200, "the second question must not wait behind the first");
    // The late answer is taken, and the store works again.
    QVERIFY(QTest::qWaitFor([&keychain] { return keychain.probe().has_value(); }, kStartMs));
}

QTEST_GUILESS_MAIN(KeychainTest)
#include "tst_keychain.moc"
