// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/geometry.h"

#include <QRectF>
#include <functional>

class QPainter;

namespace longleaf::ui {

/// Draws something over the pages, below the boxes of the citation.
class PageOverlay {
public:
    virtual ~PageOverlay() = default;
    /// Pages first..last are in sight; `rectOf` says where a box of one of them is in the view.
    virtual void paint(QPainter &painter, int first, int last,
                       const std::function<QRectF(const document::PageBox &)> &rectOf) const = 0;
};

} // namespace longleaf::ui
