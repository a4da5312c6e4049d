// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"
#include "core/settings/key_ring.h"
#include "core/settings/key_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <array>
#include <thread>
#include <vector>

using namespace longleaf;
using namespace longleaf::settings;

namespace {

/// What a fake keychain holds and how it misbehaves; outlives the ring that owns the fake.
struct FakeState {
    bool removesNothing = false;
    std::map<std::string, Key, std::less<>> keys = {};
    Status works = {};
    Status writes = {};
    bool loses = false;   ///< writes say yes and keep nothing
    bool damages = false; ///< writes keep something else
    int probes = 0;
    int reads = 0;
};

class FakeKeychain final : public KeyStore {
public:
    explicit FakeKeychain(FakeState &state)
        : m_state(state)
    {
    }
    Status probe() override
    {
        ++m_state.probes;
        return m_state.works;
    }
    Result<std::optional<Key>> read(std::string_view provider) override
    {
        ++m_state.reads;
        if (!m_state.works)
            return tl::unexpected(m_state.works.error());
        const auto found = m_state.keys.find(provider);
        return found == m_state.keys.end() ? std::nullopt : std::optional(found->second);
    }
    Status write(std::string_view provider, const Key &key) override
    {
        if (!m_state.works)
            return m_state.works;
        if (!m_state.writes)
            return m_state.writes;
        if (!m_state.loses)
            m_state.keys[std::string(provider)] = m_state.damages ? Key{key.value + "?", key.host} : key;
        return {};
    }
    Status remove(std::string_view provider) override
    {
        if (m_state.removesNothing)
            return {};
        if (m_state.works)
            m_state.keys.erase(std::string(provider));
        return m_state.works;
    }
    std::string name() const override { return "the fake keychain"; }
    std::string description() const override { return "It forgets."; }

private:
    FakeState &m_state;
};

bool holds(const Result<std::optional<Key>> &read, const std::optional<Key> &expected)
{
    return read.has_value() && *read == expected;
}

Status broken()
{
    return fail(ErrorCode::Timeout, "The keychain did not answer in time.");
}

} // namespace

class KeyStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fileKeepsKeyAndHost();
    void savesToTheKeychain_whenItWorks();
    void savesToTheFileAndSaysWhy_whenTheKeychainDoesNot_data();
    void savesToTheFileAndSaysWhy_whenTheKeychainDoesNot();
    void savesNowhere_whenTheUserStoppedIt();
    void readsKeysOfTheFileWithoutAskingTheKeychain();
    void readsAKeyFromTheKeychainOnce();
    void readsAnew_whenAnotherProgramSavedTheKey();
    void knowsWhatIsThereWithoutAskingTheKeychain();
    void movesTheFilesKeys_whenAKeyIsSaved();
    void losesNoKey_whenMovingFails_data();
    void losesNoKey_whenMovingFails();
    void keepsTheFilesKey_whenTheKeychainHasAnother();
    void doesNotGiveOutAKeyOfAnotherHost();
    void saysThatTheKeyIsInTheKeychain_whenThatDoesNotAnswer();
    void newKeyInTheFileReplacesTheOneInTheKeychain();
    void removesAKeyFromEveryPlace();
    void neverSaysRemovedWhileTheKeychainHoldsTheKey();
    void doesNotForgetAKeyThatALockedKeychainHides();
    void portableCopyWritesNoKeyToAFile();
    void portableCopySaysThatKeysDoNotTravel();
    void refusesAnEmptyKey();
    void hidesTheSecretPartOfAKeyToo();
    void asksTheKeychainOnce_whenSeveralThreadsNeedTheKey();

private:
    [[nodiscard]] KeyRing ring() { return {m_folder, std::make_unique<FakeKeychain>(m_fake)}; }
    [[nodiscard]] SettingsStore file() const { return SettingsStore(m_folder); }
    [[nodiscard]] QByteArray bytesOf(const char *name) const;

    std::unique_ptr<QTemporaryDir> m_temp;
    std::filesystem::path m_folder;
    FakeState m_fake;
};

void KeyStoreTest::init()
{
    m_temp = std::make_unique<QTemporaryDir>();
    m_folder = m_temp->filePath(QStringLiteral("longleaf")).toStdString();
    m_fake = {};
}

QByteArray KeyStoreTest::bytesOf(const char *name) const
{
    QFile bytes(QFile::decodeName((m_folder / name).c_str()));
    return bytes.open(QIODevice::ReadOnly) ? bytes.readAll() : QByteArray();
}

void KeyStoreTest::fileKeepsKeyAndHost()
{
    FileKeyStore store(file());
    QVERIFY(store.probe());
    QVERIFY(store.write("meta", {"some-key-value", "gateway.example"}));
    const auto key = store.read("meta");
    QVERIFY(holds(key, Key{"some-key-value", "gateway.example"}));
    QVERIFY(store.remove("meta"));
    QVERIFY(holds(store.read("meta"), std::nullopt));
    QVERIFY(store.remove("meta"));
    QVERIFY(store.name().ends_with("keys.json"));
}

void KeyStoreTest::savesToTheKeychain_whenItWorks()
{
    KeyRing keys = ring();
    const auto saved = keys.save("meta", {"some-key-value", "gateway.example"});
    QVERIFY(saved && *saved == (KeyRecord{"meta", "gateway.example", KeyPlace::Keychain}));
    QVERIFY(m_fake.keys["meta"] == (Key{"some-key-value", "gateway.example"}));
    QVERIFY(!bytesOf("keys.json").contains("some-key-value"));
    QVERIFY(!bytesOf("keychain.json").contains("some-key-value"));
    QCOMPARE(QString::fromStdString(keys.warning()), QString());
    QVERIFY(keys.nameOf(saved->place) == "the fake keychain");
}

void KeyStoreTest::savesToTheFileAndSaysWhy_whenTheKeychainDoesNot_data()
{
    QTest::addColumn<FakeState>("fake");
    QTest::addColumn<QString>("why");
    QTest::newRow("it does not answer") << FakeState{.works = broken()} << QStringLiteral("did not answer in time");
    QTest::newRow("it was not unlocked") << FakeState{.writes =
                                                          fail(ErrorCode::PermissionDenied, "It was not unlocked.")}
                                         << QStringLiteral("not unlocked");
    QTest::newRow("it loses what it is given") << FakeState{.loses = true} << QStringLiteral("did not give back");
    QTest::newRow("it changes what it is given") << FakeState{.damages = true} << QStringLiteral("did not give back");
}

void KeyStoreTest::savesToTheFileAndSaysWhy_whenTheKeychainDoesNot()
{
    QFETCH(FakeState, fake);
    QFETCH(QString, why);
    m_fake = fake;
    KeyRing keys = ring();
    const auto saved = keys.save("meta", {"some-key-value", ""});
    QVERIFY(saved && saved->place == KeyPlace::File);
    QVERIFY(holds(keys.key("meta"), Key{"some-key-value", ""}));
    const QString warning = QString::fromStdString(keys.warning());
    QVERIFY2(warning.contains(why), qPrintable(warning));
    QVERIFY2(warning.contains(QStringLiteral("keys.json")) && warning.contains(QStringLiteral("not encrypted")),
             qPrintable(warning));
}

void KeyStoreTest::savesNowhere_whenTheUserStoppedIt()
{
    m_fake.writes = fail(ErrorCode::Canceled, "Stopped.");
    KeyRing keys = ring();
    const auto saved = keys.save("meta", {"some-key-value", ""});
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::Canceled);
    QVERIFY(keys.records() == std::vector<KeyRecord>());
}

void KeyStoreTest::readsKeysOfTheFileWithoutAskingTheKeychain()
{
    QVERIFY(file().setKey("meta", {"some-key-value", "h"}));
    KeyRing keys = ring();
    QVERIFY(holds(keys.key("meta"), Key{"some-key-value", "h"}));
    QVERIFY(holds(keys.key("openai"), std::nullopt));
    QCOMPARE(m_fake.reads + m_fake.probes, 0);
}

void KeyStoreTest::readsAKeyFromTheKeychainOnce()
{
    QVERIFY(ring().save("meta", {"some-key-value", ""}));
    m_fake.reads = 0;
    KeyRing keys = ring();
    QVERIFY(holds(keys.key("meta"), Key{"some-key-value", ""}));
    QVERIFY(holds(keys.key("meta"), Key{"some-key-value", ""}));
    QCOMPARE(m_fake.reads, 1);
}

void KeyStoreTest::readsAnew_whenAnotherProgramSavedTheKey()
{
    KeyRing window = ring();
    QVERIFY(window.save("meta", {"the-first-key", ""}));
    QVERIFY(holds(window.key("meta"), Key{"the-first-key", ""}));
    QVERIFY(ring().save("meta", {"the-second-key", ""}));
    QVERIFY(holds(window.key("meta"), Key{"the-second-key", ""}));
}

void KeyStoreTest::knowsWhatIsThereWithoutAskingTheKeychain()
{
    QVERIFY(ring().save("openai", {"some-key-value", "gateway.example"}));
    QVERIFY(file().setKey("meta", {"some-key-value", ""}));
    m_fake.reads = m_fake.probes = 0;
    const auto records = ring().records();
    QVERIFY(records);
    QVERIFY(*records ==
            (std::vector<KeyRecord>{{"meta", "", KeyPlace::File}, {"openai", "gateway.example", KeyPlace::Keychain}}));
    const auto google = ring().record("google");
    QVERIFY(google && !google->has_value());
    QCOMPARE(m_fake.reads + m_fake.probes, 0);
}

void KeyStoreTest::movesTheFilesKeys_whenAKeyIsSaved()
{
    QVERIFY(file().setKey("meta", {"old-meta-key", ""}));
    QVERIFY(file().setKey("openai", {"old-openai-key", "gateway.example"}));
    QVERIFY(ring().save("meta", {"new-meta-key", ""}));
    QVERIFY(m_fake.keys["meta"] == (Key{"new-meta-key", ""}));
    QVERIFY(m_fake.keys["openai"] == (Key{"old-openai-key", "gateway.example"}));
    QVERIFY(file().keys()->empty());
    QVERIFY(holds(ring().key("openai"), Key{"old-openai-key", "gateway.example"}));
}

void KeyStoreTest::losesNoKey_whenMovingFails_data()
{
    QTest::addColumn<FakeState>("fake");
    QTest::newRow("the keychain does not answer") << FakeState{.works = broken()};
    QTest::newRow("it refuses to write") << FakeState{.writes = broken()};
    QTest::newRow("it loses what it is given") << FakeState{.loses = true};
    QTest::newRow("it changes what it is given") << FakeState{.damages = true};
}

void KeyStoreTest::losesNoKey_whenMovingFails()
{
    QFETCH(FakeState, fake);
    m_fake = fake;
    QVERIFY(file().setKey("meta", {"old-meta-key", ""}));
    QVERIFY(file().setKey("openai", {"old-openai-key", ""}));
    const auto moved = ring().moveToKeychain();
    QVERIFY(!moved);
    QCOMPARE(file().keys()->size(), std::size_t{2});
    QVERIFY(holds(ring().key("meta"), Key{"old-meta-key", ""}));
    QVERIFY(holds(ring().key("openai"), Key{"old-openai-key", ""}));
}

void KeyStoreTest::keepsTheFilesKey_whenTheKeychainHasAnother()
{
    QVERIFY(ring().save("meta", {"key-of-the-keychain", ""}));
    QVERIFY(file().setKey("meta", {"written-by-hand", ""}));
    QVERIFY(ring().moveToKeychain() == 0);
    QVERIFY(holds(ring().key("meta"), Key{"key-of-the-keychain", ""}));
    QVERIFY(holds(file().key("meta"), Key{"written-by-hand", ""}));
}

void KeyStoreTest::doesNotGiveOutAKeyOfAnotherHost()
{
    QVERIFY(ring().save("meta", {"some-key-value", ""}));
    m_fake.keys["meta"].host = "elsewhere.example";
    const auto key = ring().key("meta");
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::MissingKey);
    QVERIFY(key.error().message.find("another host") != std::string::npos);
}

void KeyStoreTest::saysThatTheKeyIsInTheKeychain_whenThatDoesNotAnswer()
{
    QVERIFY(ring().save("meta", {"some-key-value", ""}));
    m_fake.works = broken();
    const auto silent = ring().key("meta");
    QVERIFY(!silent);
    QCOMPARE(silent.error().code, ErrorCode::Timeout);

    KeyRing switchedOff(m_folder, nullptr);
    const auto off = switchedOff.key("meta");
    QVERIFY(!off);
    QVERIFY(off.error().message.find("LONGLEAF_KEYCHAIN") != std::string::npos);

    m_fake.works = {};
    m_fake.keys.clear();
    const auto lost = ring().key("meta");
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, ErrorCode::MissingKey);
}

void KeyStoreTest::newKeyInTheFileReplacesTheOneInTheKeychain()
{
    KeyRing keys = ring();
    QVERIFY(keys.save("meta", {"the-first-key", ""}));
    m_fake.works = broken();
    QVERIFY(keys.save("meta", {"the-second-key", ""}));
    m_fake.works = {};
    QVERIFY(holds(keys.key("meta"), Key{"the-second-key", ""}));
    QVERIFY(holds(ring().key("meta"), Key{"the-second-key", ""}));
}

void KeyStoreTest::removesAKeyFromEveryPlace()
{
    KeyRing keys = ring();
    QVERIFY(keys.save("meta", {"some-key-value", ""}));
    QVERIFY(file().setKey("meta", {"some-key-value", ""}));
    QVERIFY(keys.remove("meta"));
    QVERIFY(m_fake.keys.empty());
    QVERIFY(file().keys()->empty());
    QVERIFY(holds(keys.key("meta"), std::nullopt));
    QVERIFY(keys.remove("meta"));
}

/// A locked Secret Service answers a removal with success and removes nothing.
void KeyStoreTest::neverSaysRemovedWhileTheKeychainHoldsTheKey()
{
    KeyRing keys = ring();
    QVERIFY(keys.save("meta", {"LLM|1|secret", ""}));
    m_fake.removesNothing = true;
    const auto removed = keys.remove("meta");
    QVERIFY(!removed);
    QVERIFY2(removed.error().message.find("still") != std::string::npos, removed.error().message.c_str());
    QVERIFY(keys.record("meta")->has_value());
    m_fake.removesNothing = false;
    QVERIFY(keys.remove("meta"));
    QVERIFY(!keys.record("meta")->has_value());
}

void KeyStoreTest::doesNotForgetAKeyThatALockedKeychainHides()
{
    KeyRing keys = ring();
    QVERIFY(keys.save("meta", {"LLM|1|secret", ""}));
    const auto hidden = std::exchange(m_fake.keys, {}); // a locked one answers "not found"
    const auto removed = keys.remove("meta");
    QVERIFY(!removed);
    QVERIFY2(removed.error().message.find("Unlock") != std::string::npos, removed.error().message.c_str());
    QVERIFY(keys.record("meta")->has_value());
    m_fake.keys = hidden;
    QVERIFY(keys.remove("meta"));
    QVERIFY(m_fake.keys.empty());
}

void KeyStoreTest::portableCopyWritesNoKeyToAFile()
{
    m_fake.works = broken();
    KeyRing keys(m_folder, std::make_unique<FakeKeychain>(m_fake), Installation::Portable);
    const auto saved = keys.save("openai", {"some-key-value", ""});
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::PolicyRefused);
    for (const std::string &sentence : {saved.error().message, keys.warning()}) {
        const QString text = QString::fromStdString(sentence);
        QVERIFY2(text.contains(QStringLiteral("did not answer in time")) && text.contains(QStringLiteral("portable")) &&
                     text.contains(QStringLiteral("OPENAI_API_KEY")),
                 qPrintable(text));
    }
    QVERIFY(!QFile::exists(QString::fromStdString((m_folder / "keys.json").string())));
    // What a person put there is read all the same.
    QVERIFY(file().setKey("meta", {"a-persons-key", ""}));
    QVERIFY(holds(keys.key("meta"), Key{"a-persons-key", ""}));
}

void KeyStoreTest::portableCopySaysThatKeysDoNotTravel()
{
    QVERIFY(KeyRing(m_folder, std::make_unique<FakeKeychain>(m_fake), Installation::Portable)
                .save("openai", {"some-key-value", ""}));
    m_fake.keys.clear(); // another computer
    KeyRing keys(m_folder, std::make_unique<FakeKeychain>(m_fake), Installation::Portable);
    const auto key = keys.key("openai");
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::MissingKey);
    const QString text = QString::fromStdString(key.error().message);
    QVERIFY2(text.contains(QStringLiteral("stay on the computer")) &&
                 text.contains(QStringLiteral("enter the key again")),
             qPrintable(text));
    QVERIFY(keys.save("openai", {"typed-again", ""}));
    QVERIFY(holds(keys.key("openai"), Key{"typed-again", ""}));
}

void KeyStoreTest::refusesAnEmptyKey()
{
    const auto saved = ring().save("meta", {"", ""});
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::InvalidInput);
}

void KeyStoreTest::hidesTheSecretPartOfAKeyToo()
{
    hideInLog("LLM|123456|the-part-that-counts");
    QVERIFY(log::redacted("key the-part-that-counts sent").find("the-part-that-counts") == std::string::npos);
}

void KeyStoreTest::asksTheKeychainOnce_whenSeveralThreadsNeedTheKey()
{
    const Key key{"secret-of-all", ""};
    QVERIFY(ring().save("meta", key));
    m_fake.reads = 0;
    KeyRing keys = ring();
    std::array<bool, 4> right{};
    {
        std::vector<std::jthread> threads;
        for (bool &mine : right)
            threads.emplace_back([&keys, &key, &mine] { mine = holds(keys.key("meta"), key) && keys.records(); });
    }
    QCOMPARE(std::count(right.begin(), right.end(), true), std::ptrdiff_t{4});
    QCOMPARE(m_fake.reads, 1);
}

QTEST_GUILESS_MAIN(KeyStoreTest)
#include "tst_key_store.moc"
