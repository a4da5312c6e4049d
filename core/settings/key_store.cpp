// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/key_store.h"

#include "core/base/log.h"

#include <utility>

namespace longleaf::settings {

FileKeyStore::FileKeyStore(SettingsStore store)
    : m_store(std::move(store))
{
}

Status FileKeyStore::probe()
{
    const auto keys = m_store.keys();
    return keys ? Status() : tl::unexpected(keys.error());
}

Result<std::optional<Key>> FileKeyStore::read(std::string_view provider)
{
    return m_store.key(provider);
}

Status FileKeyStore::write(std::string_view provider, const Key &key)
{
    return m_store.setKey(provider, key);
}

Status FileKeyStore::remove(std::string_view provider)
{
    return m_store.setKey(provider, {});
}

std::string FileKeyStore::name() const
{
    return (m_store.folder() / "keys.json").string();
}

std::string FileKeyStore::description() const
{
    return "The file is readable by you alone, but not encrypted.";
}

void hideInLog(std::string_view key)
{
    log::addSecret(key);
    if (const std::size_t bar = key.rfind('|'); bar != std::string_view::npos)
        log::addSecret(key.substr(bar + 1));
}

} // namespace longleaf::settings
