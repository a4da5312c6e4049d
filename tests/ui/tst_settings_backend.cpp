// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/backends.h"
#include "core/model/url.h"
#include "core/store/library.h"
#include "tests/support/replay_server.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace longleaf;

namespace {

bool isSent(const test::ReplayServer &server, const std::string &key)
{
    const auto requests = server.requests();
    return std::any_of(requests.begin(), requests.end(), [&key](const test::RecordedRequest &request) {
        const auto header = request.headers.find("authorization");
        return header != request.headers.end() && header->second.find(key) != std::string::npos;
    });
}

} // namespace

class SettingsBackendTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void listsProvidersInTheirOrder();
    void saysWhereAKeyIs();
    void savingKeepsTheModelChosenMeanwhile();
    void anEmptyKeyRemovesTheStoredOne();
    void limitsAndConsentsOfCollectionsAreStored();
    void whatTheNextStartWouldRefuseIsNotSaved_data();
    void whatTheNextStartWouldRefuseIsNotSaved();
    void aTypedKeyIsTestedAtTheAddressBesideIt();
    void aStoredKeyIsTestedAtItsOwnHost();
    void aStoredKeyIsNotSentToANewAddress();
    void aKeyWithoutAnyHostIsNotSaved();

private:
    [[nodiscard]] ui::SettingsForm load();
    [[nodiscard]] const ui::ProviderRow &row(const ui::SettingsForm &form, const std::string &id);

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    std::unique_ptr<settings::SettingsStore> m_store;
    std::unique_ptr<settings::KeyRing> m_keys;
    std::unique_ptr<desktop::FileSettingsBackend> m_backend;
    std::filesystem::path m_library;
};

void SettingsBackendTest::init()
{
    for (const char *name : {"MODEL_API_KEY", "MODEL_API_BASE", "OPENAI_API_KEY", "OPENAI_BASE_URL",
                             "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "OPENROUTER_API_KEY", "GOOGLE_CLOUD_TOKEN"})
        qunsetenv(name);
    m_folder = std::make_unique<QTemporaryDir>();
    const std::filesystem::path config = m_folder->filePath(QStringLiteral("config")).toStdString();
    m_library = m_folder->filePath(QStringLiteral("library")).toStdString();
    m_store = std::make_unique<settings::SettingsStore>(config);
    m_keys = std::make_unique<settings::KeyRing>(config, nullptr);
    m_backend = std::make_unique<desktop::FileSettingsBackend>(m_library, *m_store, *m_keys, m_clock);
}

ui::SettingsForm SettingsBackendTest::load()
{
    auto form = m_backend->load();
    if (!form)
        qFatal("%s", form.error().message.c_str());
    return *form;
}

const ui::ProviderRow &SettingsBackendTest::row(const ui::SettingsForm &form, const std::string &id)
{
    const auto found = std::find_if(form.providers.begin(), form.providers.end(),
                                    [&id](const ui::ProviderRow &one) { return one.id == id; });
    if (found == form.providers.end())
        qFatal("No row for %s.", id.c_str());
    return *found;
}

void SettingsBackendTest::listsProvidersInTheirOrder()
{
    const ui::SettingsForm form = load();
    std::vector<std::string> needing;
    for (const ui::ProviderRow &provider : form.providers)
        if (!provider.keyOptional)
            needing.push_back(provider.id);
    QCOMPARE(needing,
             (std::vector<std::string>{"meta", "openai", "anthropic", "google", "openrouter", "google-cloud"}));
    QVERIFY(row(form, "google-cloud").addressNeeded);
    QVERIFY(!row(form, "meta").addressNeeded);
    QVERIFY(row(form, "ollama").keyOptional);
}

void SettingsBackendTest::saysWhereAKeyIs()
{
    QVERIFY(m_keys->save("meta", {"sk-secret", ""}).has_value());
    qputenv("OPENAI_API_KEY", "sk-other");
    const ui::SettingsForm form = load();
    qunsetenv("OPENAI_API_KEY");
    QVERIFY(row(form, "meta").hasKey);
    QCOMPARE(row(form, "meta").keyPlace, std::string("in a file readable by you alone"));
    QCOMPARE(row(form, "openai").keyPlace, std::string("in the environment variable OPENAI_API_KEY"));
    QVERIFY(row(form, "openai").keyFixed);
    QVERIFY(!row(form, "anthropic").hasKey);
    QVERIFY(!form.warning.empty());
}

void SettingsBackendTest::savingKeepsTheModelChosenMeanwhile()
{
    ui::SettingsForm form = load();
    settings::Settings chosen;
    chosen.model = "openai/gpt-6.1-sol";
    QVERIFY(m_store->save(chosen).has_value());
    form.settings.theme = "dark";
    QVERIFY(m_backend->save(form).has_value());
    const auto stored = m_store->load();
    QVERIFY(stored.has_value());
    QCOMPARE(stored->model, std::string("openai/gpt-6.1-sol"));
    QCOMPARE(stored->theme, std::string("dark"));
}

void SettingsBackendTest::anEmptyKeyRemovesTheStoredOne()
{
    ui::SettingsForm form = load();
    form.newKeys["meta"] = "sk-secret";
    QVERIFY(m_backend->save(form).has_value());
    QVERIFY(row(load(), "meta").hasKey);
    form.newKeys["meta"] = "";
    QVERIFY(m_backend->save(form).has_value());
    QVERIFY(!row(load(), "meta").hasKey);
}

void SettingsBackendTest::limitsAndConsentsOfCollectionsAreStored()
{
    {
        auto library = store::Library::open(m_library, m_clock);
        QVERIFY(library && (*library)->ensureCollection("Filings"));
    }
    ui::SettingsForm form = load();
    QCOMPARE(form.collections.size(), std::size_t{1});
    QCOMPARE(form.collections[0].name, std::string("Filings"));
    form.collections[0].allowTraining = true;
    form.collections[0].maxCostUsd = 3.5;
    QVERIFY(m_backend->save(form).has_value());
    QCOMPARE(load().collections, form.collections);
}

void SettingsBackendTest::whatTheNextStartWouldRefuseIsNotSaved_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::newRow("an address without a scheme") << QStringLiteral("base") << QStringLiteral("api.example.com");
    QTest::newRow("plain http to another computer")
        << QStringLiteral("base") << QStringLiteral("http://example.com/v1");
    QTest::newRow("a proxy without a port") << QStringLiteral("proxy") << QStringLiteral("http://proxy.example");
    QTest::newRow("certificates that are not there")
        << QStringLiteral("certificates") << QStringLiteral("/nowhere.pem");
    QTest::newRow("a file without certificates") << QStringLiteral("certificates") << QStringLiteral(__FILE__);
}

void SettingsBackendTest::whatTheNextStartWouldRefuseIsNotSaved()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    ui::SettingsForm form = load();
    if (member == QStringLiteral("base"))
        form.settings.baseUrls["meta"] = value.toStdString();
    else if (member == QStringLiteral("proxy"))
        form.settings.proxy = value.toStdString();
    else
        form.settings.extraCaFile = value.toStdString();
    form.newKeys["openai"] = "sk-secret";
    const Status saved = m_backend->save(form);
    QVERIFY(!saved);
    QVERIFY(!saved.error().message.empty());
    QCOMPARE(load().settings, settings::Settings());
    QVERIFY(!row(load(), "openai").hasKey);
}

void SettingsBackendTest::aTypedKeyIsTestedAtTheAddressBesideIt()
{
    const test::ReplayServer server;
    QVERIFY(m_keys->save("meta", {"sk-stored", ""}).has_value());
    ui::SettingsForm form = load();
    form.settings.baseUrls["meta"] = server.baseUrl();
    form.newKeys["meta"] = "sk-typed";
    const auto sentence = m_backend->testKey("meta", form, {});
    QVERIFY2(sentence.has_value(), sentence ? "" : sentence.error().message.c_str());
    QVERIFY(QString::fromStdString(*sentence).startsWith(QStringLiteral("The key works")));
    QVERIFY(isSent(server, "sk-typed"));
    QVERIFY(!isSent(server, "sk-stored"));
    const auto stored = m_keys->key("meta");
    QVERIFY(stored && *stored && (*stored)->value == "sk-stored"); // nothing was saved
}

void SettingsBackendTest::aStoredKeyIsTestedAtItsOwnHost()
{
    const test::ReplayServer server;
    const auto address = model::parseWebAddress(server.baseUrl());
    QVERIFY(m_keys->save("meta", {"sk-stored", address->origin()}).has_value());
    ui::SettingsForm form = load();
    form.settings.baseUrls["meta"] = server.baseUrl();
    QVERIFY(m_backend->testKey("meta", form, {}).has_value());
    QVERIFY(isSent(server, "sk-stored"));
}

void SettingsBackendTest::aStoredKeyIsNotSentToANewAddress()
{
    const test::ReplayServer server;
    QVERIFY(m_keys->save("meta", {"sk-stored", "api.example.com"}).has_value());
    ui::SettingsForm form = load();
    form.settings.baseUrls["meta"] = server.baseUrl();
    static_cast<void>(m_backend->testKey("meta", form, {}));
    QVERIFY(!isSent(server, "sk-stored"));
}

void SettingsBackendTest::aKeyWithoutAnyHostIsNotSaved()
{
    ui::SettingsForm form = load();
    form.newKeys["google-cloud"] = "token";
    const Status saved = m_backend->save(form);
    QVERIFY(!saved);
    QVERIFY(QString::fromStdString(saved.error().message).contains(QStringLiteral("address")));
    form.settings.baseUrls["google-cloud"] = "https://aiplatform.googleapis.com/v1";
    QVERIFY(m_backend->save(form).has_value());
    const auto record = m_keys->record("google-cloud");
    QVERIFY(record && *record && (*record)->host == "aiplatform.googleapis.com");

    // Taking it away needs no address.
    form.settings.baseUrls.clear();
    form.newKeys["google-cloud"] = "";
    QVERIFY(m_backend->save(form).has_value());
    QVERIFY(!row(load(), "google-cloud").hasKey);
}

QTEST_GUILESS_MAIN(SettingsBackendTest)
#include "tst_settings_backend.moc"
