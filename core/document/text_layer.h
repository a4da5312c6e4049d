// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/span.h"
#include "core/document/geometry.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::document {

/// Direction in which a word's code points advance on the page as shown.
enum class Advance : std::uint8_t { Right = 0, Left = 1, Down = 2, Up = 3 };

/// A piece of one line of text with its box. `span` is relative to the page's text. A piece never
/// holds white space; a long run without spaces (Chinese, Japanese) is several pieces.
struct LayerWord {
    TextSpan span;
    Box box;
    Advance advance = Advance::Right;
    std::uint32_t line = 0; ///< number of the text line on the page; equal for the words of one line
    /// Borders between the word's code points, as fractions 0..255 of the box along `advance`,
    /// one fewer than code points, never falling. Empty: code points share the box evenly.
    std::vector<std::uint8_t> edges;

    bool operator==(const LayerWord &) const = default;
};

/// The words of one page, in the order of the page's text, spans rising and disjoint.
/// Text without a layout (plain text files) has an empty layer.
class TextLayer final {
public:
    TextLayer() = default;
    explicit TextLayer(std::vector<LayerWord> words)
        : m_words(std::move(words))
    {
    }

    [[nodiscard]] const std::vector<LayerWord> &words() const { return m_words; }
    [[nodiscard]] bool empty() const { return m_words.empty(); }

    /// Rectangles that cover the bytes `span` of `pageText`, one per text line, in text order.
    /// A word that is covered in part gives that part of its box. White space gives nothing.
    [[nodiscard]] std::vector<Box> boxes(TextSpan span, std::string_view pageText) const;

    /// Span of the word at a point (normalised), or of the nearest word of a line that contains the point's height;
    /// empty span if there is none. For selection with the mouse.
    [[nodiscard]] TextSpan wordAt(float x, float y) const;

    /// Compact form for storage: varint deltas, 16-bit box coordinates, zlib-free. See FORMATS in ARCHITECTURE.md.
    [[nodiscard]] std::string encode() const;
    /// Reads `encode`. Errors: Protocol (cut or malformed bytes; counts and offsets are checked before use).
    [[nodiscard]] static Result<TextLayer> decode(std::string_view bytes);

    bool operator==(const TextLayer &) const = default;

private:
    std::vector<LayerWord> m_words;
};

} // namespace longleaf::document
