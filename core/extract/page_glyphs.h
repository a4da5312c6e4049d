// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/geometry.h"
#include "core/document/text_layer.h"

#include <cstdint>
#include <vector>

namespace longleaf::extract {

/// What a parser says of a place, in points, as a number that can be reckoned with: what is no number is 0, and nothing
/// is further away than `kFarthestPt`. A hostile page can put a glyph anywhere, at 10^300 too.
[[nodiscard]] float placed(double points);
inline constexpr float kFarthestPt = 1e9F;

/// A code point as the parser found it, with its extent along the direction in which its word is written.
/// Unit: points in the frame of the word's rotation (see `Frame`).
struct Glyph {
    char32_t codePoint = 0;
    float begin = 0;
    float end = 0;
};

/// A run of glyphs on one line, left to right as seen in its frame (so right-to-left text is reversed).
/// Its sides are `placed` and in order. The glyphs are PageGlyphs::glyphs[first .. first + count).
struct GlyphWord {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    float left = 0; ///< in the frame, like the three below; left <= right, top <= bottom
    float right = 0;
    float top = 0;
    float bottom = 0;
    bool spaceAfter = false; ///< the parser saw a space between this word and the next one of its list

    [[nodiscard]] float height() const { return bottom - top; }
    [[nodiscard]] float middle() const { return (top + bottom) / 2; }
};

/// The coordinates in which text of one rotation reads left to right and top to bottom. Rotation 0 is the page
/// itself; 1 is text that runs down the page, 2 upside down, 3 up. Points, origin top left of the page as shown.
class Frame final {
public:
    Frame(int rotation, double pageWidthPt, double pageHeightPt);

    struct Rect {
        float left = 0;
        float top = 0;
        float right = 0;
        float bottom = 0;
    };
    [[nodiscard]] Rect fromPage(const Rect &rect) const;
    /// Normalised to the page and clipped to it.
    [[nodiscard]] document::Box toBox(const Rect &rect) const;
    [[nodiscard]] document::Advance advance(bool rightToLeft) const;

private:
    int m_rotation;
    float m_width;
    float m_height;
};

/// All words of one rotation on a page, in the parser's order.
struct GlyphGroup {
    int rotation = 0;
    std::vector<GlyphWord> words;
};

struct PageGlyphs {
    double widthPt = 0; ///< as shown: after crop and rotation; `placed`, not below 0
    double heightPt = 0;
    std::vector<Glyph> glyphs;
    std::vector<GlyphGroup> groups; ///< at most one per rotation, the one with most glyphs first; none empty
};

} // namespace longleaf::extract
