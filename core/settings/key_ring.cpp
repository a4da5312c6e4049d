// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/key_ring.h"

#include "core/base/log.h"
#include "core/settings/private_file.h"

#include <random>
#include <utility>

namespace longleaf::settings {

namespace {

std::filesystem::path indexPath(const std::filesystem::path &folder)
{
    return folder / "keychain.json";
}

constexpr const char *kNotToPortableFile =
    "This Longleaf is portable, and keys are not written into its folder, where whoever has it could read them. Make "
    "the "
    "keychain work, or put the key into the provider's environment variable, such as OPENAI_API_KEY.";

std::string newStamp()
{
    std::random_device random;
    return std::to_string(random()) + '-' + std::to_string(random());
}

} // namespace

KeyRing::KeyRing(std::filesystem::path folder, std::unique_ptr<KeyStore> keychain, Installation installation)
    : m_store(std::move(folder))
    , m_file(m_store)
    , m_keychain(std::move(keychain))
    , m_installation(installation)
{
}

Result<KeyIndex> KeyRing::index() const
{
    const std::filesystem::path path = indexPath(m_store.folder());
    const auto bytes = readSmallFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto index = keyIndexFromJson(bytes->value_or("{}"));
    if (!index)
        return fail(index.error().code,
                    path.string() + " cannot be used. " + index.error().message +
                        " Remove the file and enter the keys again.",
                    path.string());
    return index;
}

Status KeyRing::writeIndex(const KeyIndex &index) const
{
    return writePrivateFile(indexPath(m_store.folder()), keyIndexToJson(index));
}

Status KeyRing::unlist(std::string_view provider) const
{
    auto listed = index();
    if (!listed)
        return tl::unexpected(listed.error());
    return listed->erase(std::string(provider)) == 0 ? Status() : writeIndex(*listed);
}

Result<std::vector<KeyRecord>> KeyRing::records() const
{
    const auto listed = index();
    if (!listed)
        return tl::unexpected(listed.error());
    const auto inFile = m_store.keys();
    if (!inFile)
        return tl::unexpected(inFile.error());
    std::map<std::string, KeyRecord> all;
    for (const auto &[provider, key] : *inFile)
        all[provider] = {provider, key.host, KeyPlace::File};
    for (const auto &[provider, entry] : *listed)
        all[provider] = {provider, entry.host, KeyPlace::Keychain};
    std::vector<KeyRecord> records;
    records.reserve(all.size());
    for (auto &[provider, record] : all)
        records.push_back(std::move(record));
    return records;
}

Result<std::optional<KeyRecord>> KeyRing::record(std::string_view provider) const
{
    auto all = records();
    if (!all)
        return tl::unexpected(all.error());
    for (KeyRecord &one : *all) {
        if (one.provider == provider)
            return std::move(one);
    }
    return std::nullopt;
}

Result<Key> KeyRing::fromKeychain(std::string_view provider, const KeyIndexEntry &listed)
{
    const std::string id(provider);
    if (!m_keychain)
        return fail(ErrorCode::MissingKey,
                    "The key for " + id + " is kept in the keychain, which LONGLEAF_KEYCHAIN switches off.", id);
    if (const auto cached = m_cache.find(provider); cached != m_cache.end() && cached->second.listed == listed)
        return cached->second.key;
    auto key = m_keychain->read(provider);
    if (!key)
        return tl::unexpected(key.error());
    if (!*key)
        return fail(ErrorCode::MissingKey,
                    "The key for " + id + " was not found in " + m_keychain->name() +
                        (isPortable() ? ". Keys stay on the computer where they were entered. Unlock the keychain and "
                                        "try again, or enter the key again here."
                                      : ". Unlock it and try again, or enter the key again."),
                    id);
    if ((*key)->host != listed.host)
        return fail(ErrorCode::MissingKey,
                    "The key for " + id + " in " + m_keychain->name() +
                        " was entered for another host than Longleaf's own list says. Enter the key again.",
                    id);
    hideInLog((*key)->value);
    m_cache[id] = {listed, **key};
    return std::move(**key);
}

Result<std::optional<Key>> KeyRing::key(std::string_view provider)
{
    const std::scoped_lock lock(m_mutex);
    const auto listed = index();
    if (!listed)
        return tl::unexpected(listed.error());
    auto inFile = m_file.read(provider);
    const auto entry = listed->find(provider);
    if (entry == listed->end())
        return inFile;
    auto key = fromKeychain(provider, entry->second);
    if (key)
        return std::optional(std::move(*key));
    // Its host is not what records() told, so the file's key cannot stand in for it unless they agree.
    if (inFile && *inFile && (*inFile)->host == entry->second.host)
        return inFile;
    return tl::unexpected(key.error());
}

Status KeyRing::probe()
{
    m_keychainState =
        m_keychain ? m_keychain->probe()
                   : Status(fail(ErrorCode::NotFound, "LONGLEAF_KEYCHAIN switches the keychain of this computer off."));
    return *m_keychainState;
}

Status KeyRing::toKeychain(std::string_view provider, const Key &key)
{
    auto listed = index();
    if (!listed)
        return tl::unexpected(listed.error());
    if (Status written = m_keychain->write(provider, key); !written)
        return written;
    const auto readBack = m_keychain->read(provider);
    if (!readBack)
        return tl::unexpected(readBack.error());
    if (!*readBack || (*readBack)->value != key.value || (*readBack)->host != key.host)
        return fail(ErrorCode::Io, "The keychain did not give back what was written to it.");
    const KeyIndexEntry entry{key.host, newStamp()};
    (*listed)[std::string(provider)] = entry;
    if (Status written = writeIndex(*listed); !written)
        return written;
    m_cache[std::string(provider)] = {entry, key};
    return {};
}

Result<KeyRecord> KeyRing::save(std::string_view provider, const Key &key)
{
    if (key.value.empty())
        return fail(ErrorCode::InvalidInput, "The key is empty.", std::string(provider));
    const std::scoped_lock lock(m_mutex);
    hideInLog(key.value);
    Status kept = probe();
    if (kept)
        kept = m_keychainState.emplace(toKeychain(provider, key));
    if (kept) {
        // The new key holds from here on; an old one that stays in the file is never read again.
        if (const Status removed = m_file.remove(provider); !removed)
            log::write(log::Level::Warning, "keys", removed.error().message);
        if (const auto moved = moveAll(); !moved)
            log::write(log::Level::Warning, "keys", moved.error().message);
        return KeyRecord{std::string(provider), key.host, KeyPlace::Keychain};
    }
    if (kept.error().code == ErrorCode::Canceled)
        return tl::unexpected(kept.error());
    if (isPortable())
        return fail(ErrorCode::PolicyRefused, kept.error().message + ' ' + kNotToPortableFile, std::string(provider));
    if (const Status written = m_file.write(provider, key); !written)
        return tl::unexpected(written.error());
    if (const Status unlisted = unlist(provider); !unlisted)
        return tl::unexpected(unlisted.error());
    m_cache.erase(std::string(provider));
    return KeyRecord{std::string(provider), key.host, KeyPlace::File};
}

Status KeyRing::remove(std::string_view provider)
{
    const std::scoped_lock lock(m_mutex);
    if (Status removed = m_file.remove(provider); !removed)
        return removed;
    const auto listed = index();
    if (!listed)
        return tl::unexpected(listed.error());
    m_cache.erase(std::string(provider));
    if (!listed->contains(provider))
        return {};
    if (!m_keychain)
        return fail(ErrorCode::NotFound,
                    "The key for " + std::string(provider) +
                        " is kept in the keychain, which LONGLEAF_KEYCHAIN switches off. Unset it to remove the key.");
    if (Status removed = removeFromKeychain(provider); !removed)
        return removed;
    return unlist(provider);
}

/// A locked keychain may answer that it has no such key, and that it has removed it, while it still holds it.
Status KeyRing::removeFromKeychain(std::string_view provider)
{
    const std::string id(provider);
    const auto there = m_keychain->read(provider); // unlocks, or asks
    if (!there)
        return tl::unexpected(there.error());
    if (!*there)
        return fail(ErrorCode::NotFound,
                    "The key for " + id + " was not found in " + m_keychain->name() +
                        ", which may be locked. Unlock it and try again; if you have deleted the key there yourself, "
                        "enter a new one and remove that.",
                    id);
    if (Status removed = m_keychain->remove(provider); !removed)
        return removed;
    const auto after = m_keychain->read(provider);
    if (!after)
        return tl::unexpected(after.error());
    if (*after)
        return fail(ErrorCode::Io,
                    "The key for " + id + " is still in " + m_keychain->name() + ". Unlock it and try again.", id);
    return {};
}

Result<int> KeyRing::moveToKeychain()
{
    const std::scoped_lock lock(m_mutex);
    if (const Status works = probe(); !works)
        return tl::unexpected(works.error());
    return moveAll();
}

Result<int> KeyRing::moveAll()
{
    const auto inFile = m_store.keys();
    const auto listed = index();
    if (!inFile)
        return tl::unexpected(inFile.error());
    if (!listed)
        return tl::unexpected(listed.error());
    int moved = 0;
    for (const auto &[provider, key] : *inFile) {
        if (const auto entry = listed->find(provider); entry != listed->end()) {
            // The keychain's key is the one in use. The file's goes only if nothing is lost with it.
            const auto held = fromKeychain(provider, entry->second);
            if (!held || held->value != key.value)
                continue;
        } else if (const Status kept = toKeychain(provider, key); !kept) {
            m_keychainState = kept;
            return tl::unexpected(kept.error());
        }
        if (const Status removed = m_file.remove(provider); !removed)
            return tl::unexpected(removed.error());
        ++moved;
    }
    return moved;
}

std::string KeyRing::warning()
{
    const std::scoped_lock lock(m_mutex);
    const Status works = m_keychainState ? *m_keychainState : probe();
    if (works)
        return {};
    if (isPortable())
        return works.error().message + ' ' + kNotToPortableFile;
    return works.error().message + " Keys are therefore kept in " + m_file.name() +
           ", which is readable by you alone but not encrypted.";
}

std::string KeyRing::nameOf(KeyPlace place) const
{
    if (place == KeyPlace::File)
        return m_file.name();
    return m_keychain ? m_keychain->name() : "the keychain";
}

} // namespace longleaf::settings
