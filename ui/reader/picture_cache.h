// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/reader/page_look.h"

#include <QImage>
#include <QRect>
#include <compare>
#include <list>
#include <map>
#include <utility>

namespace longleaf::ui {

struct PictureKey {
    DocumentId document;
    int page = 0;
    PageLook look;
    /// Where a tile begins on the upright page, in its pixels; -1: the whole page.
    int tileX = -1;
    int tileY = -1;

    auto operator<=>(const PictureKey &) const = default;
};

struct Picture {
    QImage image;
    double dpi = 0; ///< that it was asked for
    QRect clip;     ///< of the upright page's pixels; empty: the whole page
};

/// Pictures of pages, bounded in bytes; the least recently used ones go first. One picture a key.
class PictureCache final {
public:
    explicit PictureCache(qsizetype maxBytes);

    /// Counts as a use. Valid until the next insert; null if it is not there.
    [[nodiscard]] const Picture *find(const PictureKey &key);
    [[nodiscard]] bool contains(const PictureKey &key) const { return m_index.contains(key); }
    /// Replaces the picture of this key. One that is larger than the bound is not kept.
    void insert(const PictureKey &key, Picture picture);
    void clear();

    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] qsizetype maxBytes() const { return m_maxBytes; }

private:
    using Entry = std::pair<PictureKey, Picture>;
    void remove(std::list<Entry>::iterator entry);

    std::list<Entry> m_entries; ///< most recently used first
    std::map<PictureKey, std::list<Entry>::iterator> m_index;
    qsizetype m_maxBytes;
    qsizetype m_bytes = 0;
};

} // namespace longleaf::ui
