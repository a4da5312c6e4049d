// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/page_glyphs.h"

#include <algorithm>
#include <cmath>

namespace longleaf::extract {

float placed(double points)
{
    constexpr double most = kFarthestPt;
    return std::isfinite(points) ? static_cast<float>(std::clamp(points, -most, most)) : 0.0F;
}

Frame::Frame(int rotation, double pageWidthPt, double pageHeightPt)
    : m_rotation(rotation & 3)
    , m_width(static_cast<float>(pageWidthPt))
    , m_height(static_cast<float>(pageHeightPt))
{
}

Frame::Rect Frame::fromPage(const Rect &rect) const
{
    switch (m_rotation) {
    case 1: return {rect.top, m_width - rect.right, rect.bottom, m_width - rect.left};
    case 2: return {m_width - rect.right, m_height - rect.bottom, m_width - rect.left, m_height - rect.top};
    case 3: return {m_height - rect.bottom, rect.left, m_height - rect.top, rect.right};
    default: return rect;
    }
}

document::Box Frame::toBox(const Rect &rect) const
{
    Rect page = rect;
    switch (m_rotation) {
    case 1: page = {m_width - rect.bottom, rect.left, m_width - rect.top, rect.right}; break;
    case 2: page = {m_width - rect.right, m_height - rect.bottom, m_width - rect.left, m_height - rect.top}; break;
    case 3: page = {rect.top, m_height - rect.right, rect.bottom, m_height - rect.left}; break;
    default: break;
    }
    // A hostile font can put a glyph anywhere, at no number too; a comparison with such a place must not decide.
    const auto part = [](float value, float whole) {
        const float fraction = value / whole;
        return whole > 0 && std::isfinite(fraction) ? std::clamp(fraction, 0.0F, 1.0F) : 0.0F;
    };
    const auto [left, right] = std::minmax({part(page.left, m_width), part(page.right, m_width)});
    const auto [top, bottom] = std::minmax({part(page.top, m_height), part(page.bottom, m_height)});
    return {left, top, right, bottom};
}

document::Advance Frame::advance(bool rightToLeft) const
{
    using document::Advance;
    switch (m_rotation) {
    case 1: return rightToLeft ? Advance::Up : Advance::Down;
    case 2: return rightToLeft ? Advance::Right : Advance::Left;
    case 3: return rightToLeft ? Advance::Down : Advance::Up;
    default: return rightToLeft ? Advance::Left : Advance::Right;
    }
}

} // namespace longleaf::extract
