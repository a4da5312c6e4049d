// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/settings/settings.h"

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace longleaf::settings {

/// A provider's key and the host it was entered for; an empty host means the provider's own.
using Key = SettingsStore::Key;

/// Which kind of copy of Longleaf asks. A portable one has entries of its own in the keychain, so that it and an
/// installed one do not write over each other's keys, and writes no key to a file, because its folder travels.
enum class Installation { System, Portable };

/// A place where keys are kept. Calls may wait for a person who types a password: never in the thread of a window.
class KeyStore {
public:
    virtual ~KeyStore() = default;

    /// Whether it can be used now. Opens nothing that is locked and asks nobody; at most 5 seconds.
    /// Errors: NotFound (there is none), Timeout (it does not answer), Canceled, Io.
    [[nodiscard]] virtual Status probe() = 0;
    /// Errors: those of probe(), PermissionDenied (not unlocked), InvalidInput (not what was written; never quotes it).
    [[nodiscard]] virtual Result<std::optional<Key>> read(std::string_view provider) = 0;
    [[nodiscard]] virtual Status write(std::string_view provider, const Key &key) = 0;
    /// A key that is not there counts as removed.
    [[nodiscard]] virtual Status remove(std::string_view provider) = 0;

    [[nodiscard]] virtual std::string name() const = 0;        ///< after "kept in": "the macOS Keychain"
    [[nodiscard]] virtual std::string description() const = 0; ///< one sentence on how safe it is
};

/// keys.json of the settings' folder, readable by the user alone (0600), not encrypted.
class FileKeyStore final : public KeyStore {
public:
    explicit FileKeyStore(SettingsStore store);

    [[nodiscard]] Status probe() override;
    [[nodiscard]] Result<std::optional<Key>> read(std::string_view provider) override;
    [[nodiscard]] Status write(std::string_view provider, const Key &key) override;
    [[nodiscard]] Status remove(std::string_view provider) override;
    [[nodiscard]] std::string name() const override;
    [[nodiscard]] std::string description() const override;

private:
    SettingsStore m_store;
};

/// The system's keychain: Secret Service or KWallet, Windows Credential Manager, macOS Keychain.
///
/// Its answers come through the event loop of the main thread. In a program with a window that loop runs and calls come
/// from job threads; in a program without one the calls come from the main thread and run the loop themselves, and the
/// store makes Qt's application object when it is first needed.
class KeychainKeyStore final : public KeyStore {
public:
    struct Limits {
        std::chrono::milliseconds probe{5'000};
        std::chrono::milliseconds person{120'000}; ///< who may be typing a password
    };
    /// `stop` ends every wait with Canceled. The object must be destroyed in the main thread.
    explicit KeychainKeyStore(std::stop_token stop, Installation installation = Installation::System);
    KeychainKeyStore(std::stop_token stop, Limits limits, Installation installation = Installation::System);
    ~KeychainKeyStore() override;
    KeychainKeyStore(const KeychainKeyStore &) = delete;
    KeychainKeyStore &operator=(const KeychainKeyStore &) = delete;

    [[nodiscard]] Status probe() override;
    [[nodiscard]] Result<std::optional<Key>> read(std::string_view provider) override;
    [[nodiscard]] Status write(std::string_view provider, const Key &key) override;
    [[nodiscard]] Status remove(std::string_view provider) override;
    [[nodiscard]] std::string name() const override;
    [[nodiscard]] std::string description() const override;

private:
    class Messenger;
    Limits m_limits;
    Installation m_installation;
    std::unique_ptr<Messenger> m_messenger;
};

/// The keychain, or null if the variable LONGLEAF_KEYCHAIN says "off". Contacts nothing yet.
[[nodiscard]] std::unique_ptr<KeyStore> systemKeychain(std::stop_token stop, Installation installation);

/// Makes a key known to the log, and its part after the last '|', which is the secret one in some providers' keys.
void hideInLog(std::string_view key);

} // namespace longleaf::settings
