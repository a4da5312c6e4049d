// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <map>
#include <set>
#include <vector>

namespace longleaf::ui {

/// Small pictures of the pages of one document, shown at once, enlarged, until the sharp ones are there. Bounded in
/// bytes: those farthest from the page that is read go first.
class StandIns final {
public:
    static constexpr qsizetype kMostBytes = qsizetype{12} << 20;
    static constexpr int kWidth = 160; ///< pixels
    static constexpr int kReach = 150; ///< pages on either side

    void clear();
    void put(int page, const QImage &image, int middle);
    /// There will be none for this page.
    void refuse(int page) { m_refused.insert(page); }
    [[nodiscard]] const QImage *find(int page) const;
    /// Up to `most` pages around `middle` that have none, the nearest first, those in the direction of scrolling before
    /// those behind; nothing when no more fit.
    [[nodiscard]] std::vector<int> missing(int middle, int direction, int pageCount, int most) const;
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

private:
    std::map<int, QImage> m_images;
    std::set<int> m_refused;
    qsizetype m_bytes = 0;
};

} // namespace longleaf::ui
