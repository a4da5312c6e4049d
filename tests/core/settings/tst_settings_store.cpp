// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"
#include "core/settings/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace longleaf;
using namespace longleaf::settings;

class SettingsStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void givesDefaults_whenThereIsNoFile();
    void givesBackWhatWasSaved();
    void refusesAnInvalidFileAndLeavesIt_data();
    void refusesAnInvalidFileAndLeavesIt();
    void keepsTheInvalidFileBeside_whenSavingOverIt();
    void keepsEntriesOfOtherVersions();
    void acceptsAProxy_data();
    void acceptsAProxy();
    void keepsALinkALink();
    void leavesNothingBeside_whenTheFolderIsReadOnly();
    void saysIo_whenTheFolderIsAFile();
    void keepsKeysOfEachProvider();
    void removesAKey_whenItsValueIsEmpty();
    void keyFileIsForTheUserAlone_evenIfItWasOpenBefore();
    void keyFileIsForTheUserAlone_whateverTheUmask();
    void refusesToWriteOverABrokenKeyFile();
    void keysAreRedactedInTheLog();
    void choosesADefaultModel();

private:
    [[nodiscard]] SettingsStore store() const { return SettingsStore(m_folder.toStdString()); }
    [[nodiscard]] QString path(const char *name) const { return m_folder + QLatin1Char('/') + QLatin1String(name); }
    void write(const char *name, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray read(const char *name) const;
    [[nodiscard]] mode_t mode(const char *name) const;

    std::unique_ptr<QTemporaryDir> m_temp;
    QString m_folder;
};

void SettingsStoreTest::init()
{
    m_temp = std::make_unique<QTemporaryDir>();
    m_folder = m_temp->filePath(QStringLiteral("config/longleaf"));
}

void SettingsStoreTest::write(const char *name, const QByteArray &bytes) const
{
    QDir().mkpath(m_folder);
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray SettingsStoreTest::read(const char *name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

mode_t SettingsStoreTest::mode(const char *name) const
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path(name)).constData(), &status) == 0 ? status.st_mode & 0777U : 0;
}

void SettingsStoreTest::givesDefaults_whenThereIsNoFile()
{
    const auto settings = store().load();
    QVERIFY(settings);
    QVERIFY(*settings == Settings{});
    const auto key = store().key("meta");
    QVERIFY(key && !key->has_value());
}

void SettingsStoreTest::givesBackWhatWasSaved()
{
    Settings settings;
    settings.model = "meta/muse-spark-1.3";
    settings.theme = "dark";
    settings.maxCostUsd = 0.25;
    settings.allowTrainingModels = true;
    settings.maxCostPerDayUsd = 5;
    settings.timeouts = {5, 600, 30, 86'400};
    settings.proxy = "http://proxy.example:3128";
    settings.extraCaFile = "/etc/ssl/office.pem";
    settings.effort = "xhigh";
    settings.longCache = false;
    settings.findLocalServers = false;
    settings.baseUrls = {{"meta", "http://127.0.0.1:8080/v1"}, {"other", "https://example.org"}};
    QVERIFY(store().save(settings));
    QVERIFY(store().load() == settings);

    settings.maxCostUsd.reset();
    settings.maxCostPerDayUsd.reset();
    settings.baseUrls.clear();
    QVERIFY(store().save(settings));
    QVERIFY(store().load() == settings);
    QCOMPARE(QDir(m_folder).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("settings.json")});
}

void SettingsStoreTest::refusesAnInvalidFileAndLeavesIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("an empty file") << QByteArray() << QByteArray("JSON");
    QTest::newRow("cut in the middle") << QByteArray(R"({"model": "me)") << QByteArray("JSON");
    QTest::newRow("a list") << QByteArray("[]") << QByteArray("object");
    QTest::newRow("a model that is a number") << QByteArray(R"({"model": 3})") << QByteArray("model");
    QTest::newRow("an unknown theme") << QByteArray(R"({"theme": "pink"})") << QByteArray("theme");
    QTest::newRow("a limit below zero") << QByteArray(R"({"max_cost_usd": -1})") << QByteArray("max_cost_usd");
    QTest::newRow("a limit in words") << QByteArray(R"({"max_cost_usd": "1"})") << QByteArray("max_cost_usd");
    QTest::newRow("a word for a switch") << QByteArray(R"({"allow_training_models": "no"})")
                                         << QByteArray("allow_training_models");
    QTest::newRow("base URLs as a list") << QByteArray(R"({"base_urls": ["x"]})") << QByteArray("base_urls");
    QTest::newRow("a base URL that is null")
        << QByteArray(R"({"base_urls": {"meta": null}})") << QByteArray("base_urls.meta");
    QTest::newRow("a limit of a day below zero")
        << QByteArray(R"({"max_cost_per_day_usd": -0.01})") << QByteArray("max_cost_per_day_usd");
    QTest::newRow("an unknown effort") << QByteArray(R"({"effort": "max"})") << QByteArray("effort");
    QTest::newRow("a number for an effort") << QByteArray(R"({"effort": 3})") << QByteArray("effort");
    QTest::newRow("a word for the long cache") << QByteArray(R"({"long_cache": "yes"})") << QByteArray("long_cache");
    QTest::newRow("a number for the search for servers")
        << QByteArray(R"({"find_local_servers": 1})") << QByteArray("find_local_servers");
    QTest::newRow("a proxy without an address") << QByteArray(R"({"proxy": ""})") << QByteArray("proxy");
    QTest::newRow("a proxy of another kind")
        << QByteArray(R"({"proxy": "ftp://proxy.example:21"})") << QByteArray("proxy");
    QTest::newRow("a proxy without a port")
        << QByteArray(R"({"proxy": "http://proxy.example"})") << QByteArray("proxy");
    QTest::newRow("a proxy with a port beyond all ports")
        << QByteArray(R"({"proxy": "http://proxy.example:65536"})") << QByteArray("proxy");
    QTest::newRow("a proxy with a name and password")
        << QByteArray(R"({"proxy": "http://me:pw@proxy.example:3128"})") << QByteArray("proxy");
    QTest::newRow("a list of certificates")
        << QByteArray(R"({"extra_ca_file": ["a.pem"]})") << QByteArray("extra_ca_file");
    QTest::newRow("one number for all timeouts") << QByteArray(R"({"timeouts": 15})") << QByteArray("timeouts");
    QTest::newRow("a timeout of nothing")
        << QByteArray(R"({"timeouts": {"connect_s": 0}})") << QByteArray("timeouts.connect_s");
    QTest::newRow("a timeout of a fraction")
        << QByteArray(R"({"timeouts": {"idle_s": 1.5}})") << QByteArray("timeouts.idle_s");
    QTest::newRow("a timeout over a day")
        << QByteArray(R"({"timeouts": {"total_s": 86401}})") << QByteArray("timeouts.total_s");
    QTest::newRow("a timeout in words") << QByteArray(R"({"timeouts": {"first_event_s": "300"}})")
                                        << QByteArray("timeouts.first_event_s");
    QTest::newRow("over 1 MiB") << QByteArray(R"({"model": ")") + QByteArray(2 << 20, 'a') + "\"}"
                                << QByteArray("1 MiB");
}

void SettingsStoreTest::refusesAnInvalidFileAndLeavesIt()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, named);
    write("settings.json", bytes);
    const auto settings = store().load();
    QVERIFY(!settings);
    QCOMPARE(settings.error().code, ErrorCode::InvalidInput);
    QVERIFY2(QByteArray::fromStdString(settings.error().message).contains(named), settings.error().message.c_str());
    QVERIFY(settings.error().message.find("settings.json") != std::string::npos);
    QCOMPARE(read("settings.json"), bytes);
}

void SettingsStoreTest::keepsTheInvalidFileBeside_whenSavingOverIt()
{
    write("settings.json", R"({"theme": "pink", "note": 1})");
    Settings settings;
    settings.theme = "light";
    QVERIFY(store().save(settings));
    QVERIFY(store().load() == settings);
    QCOMPARE(read("settings.json.invalid"), QByteArray(R"({"theme": "pink", "note": 1})"));
}

void SettingsStoreTest::keepsEntriesOfOtherVersions()
{
    write("settings.json", R"({"theme": "dark", "zoom": 3, "model": "", "timeouts": {"lunch_s": 7}})");
    auto settings = store().load();
    QVERIFY(settings);
    settings->theme = "light";
    QVERIFY(store().save(*settings));
    QVERIFY(read("settings.json").contains(R"("zoom": 3)"));
    QVERIFY(read("settings.json").contains(R"("lunch_s": 7)"));
    QVERIFY(store().load() == *settings);
}

void SettingsStoreTest::acceptsAProxy_data()
{
    QTest::addColumn<QByteArray>("proxy");
    for (const char *proxy : {"system", "none", "http://proxy.example:3128", "http://proxy.example:3128/",
                              "https://10.0.0.1:443", "http://[::1]:8080"})
        QTest::newRow(proxy) << QByteArray(proxy);
}

void SettingsStoreTest::acceptsAProxy()
{
    QFETCH(QByteArray, proxy);
    write("settings.json", R"({"proxy": ")" + proxy + "\"}");
    const auto settings = store().load();
    QVERIFY2(settings, settings ? "" : settings.error().message.c_str());
    QCOMPARE(QByteArray::fromStdString(settings->proxy), proxy);
}

void SettingsStoreTest::keepsALinkALink()
{
    write("elsewhere.json", "{}");
    QVERIFY(QFile::link(path("elsewhere.json"), path("settings.json")));
    Settings settings;
    settings.theme = "dark";
    QVERIFY(store().save(settings));
    QVERIFY(QFileInfo(path("settings.json")).isSymLink());
    QVERIFY(read("elsewhere.json").contains("dark"));
}

void SettingsStoreTest::leavesNothingBeside_whenTheFolderIsReadOnly()
{
    if (::geteuid() == 0)
        QSKIP("the superuser may write everywhere");
    write("settings.json", "{}");
    QVERIFY(QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::ExeOwner));
    const Status saved = store().save(Settings{});
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::PermissionDenied);
    QCOMPARE(QDir(m_folder).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("settings.json")});
    QCOMPARE(read("settings.json"), QByteArray("{}"));
}

void SettingsStoreTest::saysIo_whenTheFolderIsAFile()
{
    write("file", "x");
    const SettingsStore inAFile((m_folder + QStringLiteral("/file")).toStdString());
    QVERIFY(inAFile.load());
    const Status saved = inAFile.save(Settings{});
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::Io);
    QVERIFY(!saved.error().context.empty());
}

void SettingsStoreTest::keepsKeysOfEachProvider()
{
    QVERIFY(store().setKey("meta", {"first-key-value", "api.example.com"}));
    QVERIFY(store().setKey("other", {"other-key-value", "127.0.0.1:9"}));
    QVERIFY(store().setKey("meta", {"second-key-value", "api.example.com"}));
    const auto meta = store().key("meta");
    QVERIFY(meta && meta->has_value());
    QCOMPARE(QString::fromStdString((*meta)->value), QStringLiteral("second-key-value"));
    QCOMPARE(QString::fromStdString((*meta)->host), QStringLiteral("api.example.com"));
    const auto other = store().key("other");
    QVERIFY(other && other->has_value());
    QCOMPARE(QString::fromStdString((*other)->value), QStringLiteral("other-key-value"));
}

void SettingsStoreTest::removesAKey_whenItsValueIsEmpty()
{
    QVERIFY(store().setKey("meta", {"some-key-value", "h"}));
    QVERIFY(store().setKey("meta", {"", ""}));
    const auto key = store().key("meta");
    QVERIFY(key && !key->has_value());
    QVERIFY(!read("keys.json").contains("some-key-value"));
}

void SettingsStoreTest::keyFileIsForTheUserAlone_evenIfItWasOpenBefore()
{
    write("keys.json", "{}");
    QVERIFY(QFile::setPermissions(path("keys.json"), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY(store().setKey("meta", {"some-key-value", "h"}));
    QCOMPARE(mode("keys.json"), mode_t{0600});
}

void SettingsStoreTest::keyFileIsForTheUserAlone_whateverTheUmask()
{
    const mode_t before = ::umask(0);
    const Status saved = store().setKey("meta", {"some-key-value", "h"});
    ::umask(before);
    QVERIFY(saved);
    QCOMPARE(mode("keys.json"), mode_t{0600});
    QCOMPARE(mode("."), mode_t{0700});
}

void SettingsStoreTest::refusesToWriteOverABrokenKeyFile()
{
    write("keys.json", R"({"meta": {"key": "a-secret-thing"}})");
    const auto key = store().key("meta");
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::InvalidInput);
    QVERIFY(key.error().message.find("a-secret-thing") == std::string::npos);
    const Status saved = store().setKey("other", {"some-key-value", "h"});
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::InvalidInput);
    QVERIFY(read("keys.json").contains("a-secret-thing"));
}

void SettingsStoreTest::keysAreRedactedInTheLog()
{
    QVERIFY(store().setKey("meta", {"correct-horse-battery", "h"}));
    QVERIFY(log::redacted("sent correct-horse-battery").find("correct-horse") == std::string::npos);
}

void SettingsStoreTest::choosesADefaultModel()
{
    Settings settings;
    QVERIFY(defaultModel(settings, false) == "offline/quotes");
    QVERIFY(defaultModel(settings, true) == "meta/muse-spark-1.3");
    settings.model = "other/model";
    QVERIFY(defaultModel(settings, true) == "other/model");
}

QTEST_GUILESS_MAIN(SettingsStoreTest)
#include "tst_settings_store.moc"
