// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/key_store.h"
#include "core/settings/settings_json.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::settings {

enum class KeyPlace { Keychain, File };

/// What is known of a key without reading it.
struct KeyRecord {
    std::string provider;
    std::string host; ///< that it was entered for; empty: the provider's own
    KeyPlace place = KeyPlace::File;

    bool operator==(const KeyRecord &) const = default;
};

/// All keys, wherever they are kept: in the keychain if one works, else in keys.json. A portable copy saves none to the
/// file, because its folder travels and a stick may know no permissions; what a person put there is read all the same.
///
/// keychain.json beside it holds, without secrets, whose keys the keychain has and for which hosts, so that a program
/// can ask what is there without opening a locked keychain. A key is read when it is first needed, then kept in memory
/// until it is saved anew. Thread-safe; what reads or changes keys may wait for a person (see KeyStore).
class KeyRing final {
public:
    /// @param folder  that of the SettingsStore. @param keychain  null: switched off.
    KeyRing(std::filesystem::path folder, std::unique_ptr<KeyStore> keychain,
            Installation installation = Installation::System);

    /// Ordered by provider. Never waits. Errors: those of SettingsStore::keys.
    [[nodiscard]] Result<std::vector<KeyRecord>> records() const;
    [[nodiscard]] Result<std::optional<KeyRecord>> record(std::string_view provider) const;

    /// Errors: those of the place that has it; MissingKey (the keychain has lost it, or its host is another than
    /// keychain.json says).
    [[nodiscard]] Result<std::optional<Key>> key(std::string_view provider);

    /// Saves to the keychain, or if that fails to the file; then warning() says why. Keys that the file holds of other
    /// providers move too. Errors: InvalidInput (empty), Canceled, those of writing the file, PolicyRefused (portable,
    /// and the keychain does not work: nothing is saved).
    [[nodiscard]] Result<KeyRecord> save(std::string_view provider, const Key &key);
    /// Removes it from every place. Errors: those of the places; NotFound, Io (a locked keychain hides or keeps it).
    [[nodiscard]] Status remove(std::string_view provider);
    /// Moves what the file holds; each key leaves it only after the keychain gave back the same. Returns how many
    /// moved.
    [[nodiscard]] Result<int> moveToKeychain();

    /// Empty if the keychain works; else two sentences that say why not and where keys are kept instead, if anywhere.
    /// At most 5 seconds.
    [[nodiscard]] std::string warning();
    /// After "kept in".
    [[nodiscard]] std::string nameOf(KeyPlace place) const;
    [[nodiscard]] bool isPortable() const { return m_installation == Installation::Portable; }

private:
    struct Cached {
        KeyIndexEntry listed;
        Key key;
    };

    [[nodiscard]] Result<KeyIndex> index() const;
    [[nodiscard]] Status writeIndex(const KeyIndex &index) const;
    [[nodiscard]] Status unlist(std::string_view provider) const;
    [[nodiscard]] Result<Key> fromKeychain(std::string_view provider, const KeyIndexEntry &listed);
    [[nodiscard]] Status removeFromKeychain(std::string_view provider);
    [[nodiscard]] Status toKeychain(std::string_view provider, const Key &key);
    [[nodiscard]] Result<int> moveAll();
    [[nodiscard]] Status probe();

    SettingsStore m_store;
    FileKeyStore m_file;
    std::unique_ptr<KeyStore> m_keychain;
    Installation m_installation;
    std::mutex m_mutex; ///< held while the keychain is asked, so that a person is asked once
    std::map<std::string, Cached, std::less<>> m_cache;
    std::optional<Status> m_keychainState; ///< what it last said; empty: not asked yet
};

} // namespace longleaf::settings
