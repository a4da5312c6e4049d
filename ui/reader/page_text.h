// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"
#include "core/document/geometry.h"
#include "ui/reader/page_source.h"

#include <QPointF>
#include <cstddef>
#include <optional>

/// Places in the text of a page by where they are seen. Offsets are bytes of the page's text, at borders of code
/// points; points and boxes are those of the upright page, 0..1.
namespace longleaf::ui {

/// The border between characters nearest to a point: of the word that is there, or else of the nearest word, where one
/// on the same line is nearer than one above or below. None on a page without words.
/// @param aspect  height of the page by its width
[[nodiscard]] std::optional<std::size_t> offsetAt(const PageWords &words, const QPointF &point, double aspect);
/// Whether the point lies on a word, or between two words of one line.
[[nodiscard]] bool isOnText(const PageWords &words, const QPointF &point);

/// The word round an offset, by Unicode's rules for words; without the punctuation beside it. Empty in white space.
[[nodiscard]] TextSpan wordAround(const PageWords &words, std::size_t offset);
/// The words that stand on the same text line.
[[nodiscard]] TextSpan lineAround(const PageWords &words, std::size_t offset);

/// The next border of what a reader calls a character; the end of the text beyond it.
[[nodiscard]] std::size_t nextCharacter(const PageWords &words, std::size_t offset);
[[nodiscard]] std::size_t previousCharacter(const PageWords &words, std::size_t offset);
/// The end of the next word, or the beginning of the previous one.
[[nodiscard]] std::size_t nextWord(const PageWords &words, std::size_t offset);
[[nodiscard]] std::size_t previousWord(const PageWords &words, std::size_t offset);
/// The place at `x` on the nearest line below or above in the same column; none beyond the last one.
[[nodiscard]] std::optional<std::size_t> lineBelow(const PageWords &words, std::size_t offset, double x);
[[nodiscard]] std::optional<std::size_t> lineAbove(const PageWords &words, std::size_t offset, double x);
/// The place at `x` on the first or the last line of the page.
[[nodiscard]] std::optional<std::size_t> firstLine(const PageWords &words, double x);
[[nodiscard]] std::optional<std::size_t> lastLine(const PageWords &words, double x);

/// The line between two characters at which text would be entered: a box without width (or height, for turned words).
/// Empty for a page without words.
[[nodiscard]] std::optional<document::Box> caretBox(const PageWords &words, std::size_t offset);

} // namespace longleaf::ui
