// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/stand_ins.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>

namespace longleaf::ui {

void StandIns::clear()
{
    m_images.clear();
    m_refused.clear();
    m_bytes = 0;
}

void StandIns::put(int page, const QImage &image, int middle)
{
    // Colours at two bytes a pixel are good enough for what is seen for a blink.
    QImage kept = image.format() == QImage::Format_Grayscale8 ? image : image.convertToFormat(QImage::Format_RGB16);
    QImage &place = m_images[page];
    m_bytes += kept.sizeInBytes() - place.sizeInBytes();
    place = std::move(kept);
    while (m_bytes > kMostBytes && m_images.size() > 1) {
        const auto lowest = m_images.begin();
        const auto highest = std::prev(m_images.end());
        const auto farthest = std::abs(lowest->first - middle) > std::abs(highest->first - middle) ? lowest : highest;
        m_bytes -= farthest->second.sizeInBytes();
        m_images.erase(farthest);
    }
}

const QImage *StandIns::find(int page) const
{
    const auto found = m_images.find(page);
    return found == m_images.end() ? nullptr : &found->second;
}

std::vector<int> StandIns::missing(int middle, int direction, int pageCount, int most) const
{
    std::vector<int> pages;
    const int first = direction < 0 ? -1 : 1;
    // A tenth is left free, or the last ones would drive each other out for ever.
    const bool full = m_bytes > kMostBytes / 10 * 9;
    for (int step = 0; step <= kReach && static_cast<int>(pages.size()) < most; ++step) {
        for (const int side : {first, -first}) {
            const int page = middle + side * step;
            const bool known = m_images.contains(page) || m_refused.contains(page);
            const bool room = static_cast<int>(pages.size()) < most;
            if (room && page >= 1 && page <= pageCount && !known && (step > 0 || side == first))
                pages.push_back(page);
        }
    }
    // When it is full only nearer pages than the farthest one are worth a place.
    if (full) {
        const int reach =
            std::max(std::abs(m_images.begin()->first - middle), std::abs(std::prev(m_images.end())->first - middle));
        std::erase_if(pages, [=](int page) { return std::abs(page - middle) * 10 > reach * 9; });
    }
    return pages;
}

} // namespace longleaf::ui
