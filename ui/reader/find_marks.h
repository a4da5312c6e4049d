// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/page_overlay.h"

#include <QColor>
#include <vector>

namespace longleaf::ui {

class FindSession;

/// Looks of what was found, on white pages and in texts alike: underlined without a frame, where a citation has a frame
/// all round; the current one stands between brackets.
namespace findmark {
inline constexpr QColor kFill{196, 226, 250};
inline constexpr QColor kLine{22, 88, 150};
inline constexpr QColor kCurrentFill{126, 190, 240};
} // namespace findmark

/// Draws the hits of a search on the pages.
class FindMarks final : public PageOverlay {
public:
    explicit FindMarks(const FindSession &session)
        : m_session(session)
    {
    }

    void paint(QPainter &painter, int first, int last,
               const std::function<QRectF(const document::PageBox &)> &rectOf) const override;

private:
    const FindSession &m_session;
};

/// Draws one hit. `current`: between brackets.
void paintFound(QPainter &painter, const std::vector<QRectF> &lines, bool current);

} // namespace longleaf::ui
