// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/picture_cache.h"

#include <iterator>

namespace longleaf::ui {

PictureCache::PictureCache(qsizetype maxBytes)
    : m_maxBytes(maxBytes)
{
}

const Picture *PictureCache::find(const PictureKey &key)
{
    const auto found = m_index.find(key);
    if (found == m_index.end())
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return &found->second->second;
}

void PictureCache::insert(const PictureKey &key, Picture picture)
{
    if (const auto found = m_index.find(key); found != m_index.end())
        remove(found->second);
    const qsizetype size = picture.image.sizeInBytes();
    if (size > m_maxBytes)
        return;
    while (m_bytes + size > m_maxBytes)
        remove(std::prev(m_entries.end()));
    m_entries.emplace_front(key, std::move(picture));
    m_index[key] = m_entries.begin();
    m_bytes += size;
}

void PictureCache::clear()
{
    m_entries.clear();
    m_index.clear();
    m_bytes = 0;
}

void PictureCache::remove(std::list<Entry>::iterator entry)
{
    m_bytes -= entry->second.image.sizeInBytes();
    m_index.erase(entry->first);
    m_entries.erase(entry);
}

} // namespace longleaf::ui
