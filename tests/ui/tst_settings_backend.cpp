// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/synonyms_setup.h"
#include "app/desktop/backends.h"
#include "core/model/url.h"
#include "core/store/library.h"
#include "tests/support/replay_server.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
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

void writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("Cannot write %s.", qPrintable(path));
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a question with this word also looks up, in its order.
std::vector<std::string> othersOf(const settings::SettingsStore &store, const std::string &word)
{
    const auto synonyms = cli::allSynonyms(store);
    if (!synonyms)
        return {synonyms.error().message};
    const auto found = synonyms->find({word});
    return found.empty() ? std::vector<std::string>() : found.front().others;
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
    void theNextQuestionUsesASavedListOfSynonyms();
    void aBadListOfSynonymsChangesNothing();
    void aListChangedByAnotherProgramIsNotOverwritten();
    void aListThatCannotBeShownKeepsTheOtherSettingsOpen();

private:
    [[nodiscard]] QString synonymsFile() const { return m_folder->filePath(QStringLiteral("config/synonyms.txt")); }
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

void SettingsBackendTest::theNextQuestionUsesASavedListOfSynonyms()
{
    ui::SettingsForm form = load();
    QCOMPARE(form.synonyms.own, std::string());
    QCOMPARE(QString::fromStdString(form.synonyms.file), synonymsFile());
    QVERIFY(form.synonyms.builtIn.find("capex") != std::string::npos);
    const std::vector<std::string> builtIn = othersOf(*m_store, "capex");
    QVERIFY(builtIn.size() > 1);

    form.synonyms.changed = "capex = money for machines\n";
    QVERIFY(m_backend->save(form).has_value());
    QCOMPARE(readFile(synonymsFile()), QByteArray("capex = money for machines\n"));
    QCOMPARE(load().synonyms.own, *form.synonyms.changed);
    std::vector<std::string> expected{"money for machines"}; // before the built-in ones
    expected.insert(expected.end(), builtIn.begin(), builtIn.end());
    QCOMPARE(othersOf(*m_store, "capex"), expected);

    // The same again, as after a failure of what is saved behind it.
    QVERIFY(m_backend->save(form).has_value());
    // Saving something else leaves it alone.
    form = load();
    form.settings.theme = "dark";
    QVERIFY(m_backend->save(form).has_value());
    QCOMPARE(readFile(synonymsFile()), QByteArray("capex = money for machines\n"));
}

void SettingsBackendTest::aBadListOfSynonymsChangesNothing()
{
    writeFile(synonymsFile(), "capex = machines\n");
    ui::SettingsForm form = load();
    form.newKeys["openai"] = "sk-secret";
    form.settings.theme = "dark";
    for (const std::string &text : {std::string("capex = plants\n\nchurn\n"), "# " + std::string(1 << 20, 'x')}) {
        form.synonyms.changed = text;
        const Status saved = m_backend->save(form);
        QVERIFY(!saved);
        QVERIFY2(saved.error().message.find(text.size() < 100 ? "line 3" : "1 MiB") != std::string::npos,
                 saved.error().message.c_str());
        QCOMPARE(readFile(synonymsFile()), QByteArray("capex = machines\n"));
        QCOMPARE(load().settings, settings::Settings());
        QVERIFY(!row(load(), "openai").hasKey);
    }
    QCOMPARE(QDir(QFileInfo(synonymsFile()).path()).entryList({QStringLiteral("synonyms*")}).size(), 1);
}

void SettingsBackendTest::aListChangedByAnotherProgramIsNotOverwritten()
{
    writeFile(synonymsFile(), "capex = machines\n");
    ui::SettingsForm form = load();
    form.synonyms.changed = "capex = plants\n";
    writeFile(synonymsFile(), "churn = attrition\n");
    const Status saved = m_backend->save(form);
    QVERIFY(!saved);
    QVERIFY(saved.error().message.find("another program") != std::string::npos);
    QCOMPARE(readFile(synonymsFile()), QByteArray("churn = attrition\n"));
}

void SettingsBackendTest::aListThatCannotBeShownKeepsTheOtherSettingsOpen()
{
    writeFile(synonymsFile(), "\xFC"
                              "bernahme = kauf\n"); // Latin-1
    ui::SettingsForm form = load();
    QVERIFY(form.synonyms.problem.find("UTF-8") != std::string::npos);
    QCOMPARE(form.synonyms.own, std::string());
    form.settings.theme = "dark";
    QVERIFY(m_backend->save(form).has_value());
    QCOMPARE(load().settings.theme, std::string("dark"));
    QCOMPARE(readFile(synonymsFile()), QByteArray("\xFC"
                                                  "bernahme = kauf\n"));
}

QTEST_GUILESS_MAIN(SettingsBackendTest)
#include "tst_settings_backend.moc"
