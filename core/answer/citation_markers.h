// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::answer {

/// Whether the start of a text is a marker. `Maybe`: more bytes could still make it one.
enum class Match { No, Maybe, Yes };

/// A further place of a marker that names several.
struct MarkedPage {
    std::optional<std::int64_t> document;
    std::optional<int> page;
};

/// What a marker at the start of a text says, and how many bytes it takes.
struct Marker {
    Match match = Match::No;
    std::size_t size = 0;
    std::optional<std::int64_t> document;
    std::optional<int> page;
    bool selfClosed = false;      ///< `<q .../>`: no quote follows
    std::string_view label;       ///< shown text of a Markdown link
    std::vector<MarkedPage> more; ///< `[3:58, 4:1]`; a range of pages names its first one only
};

/// `<q d="3" p="58">`: attributes in any order, with any quotation marks or none; at most 40 characters. Also with
/// escaped brackets (`&lt;q d=3 p=58&gt;`), at most 72 characters then.
[[nodiscard]] Marker openTagAt(std::string_view text);
/// `</q>`, with white space allowed; also `&lt;/q&gt;`.
[[nodiscard]] Marker closeTagAt(std::string_view text);
/// `[3:58]`, `[[3:58]]`, `[d3 p58]`, `[Doc 3, p. 58]`, `(Doc 3, p. 58)`, the same in lenticular brackets, each also
/// with ranges and lists of pages (`[3:58-60]`, `[3:58, 4:1]`), at most 40 bytes, and the Markdown link `[label](3:58)`
/// if its label is at most 40 bytes.
[[nodiscard]] Marker bareMarkerAt(std::string_view text);
/// `(3:58)`, as the target of a Markdown link.
[[nodiscard]] Marker linkTargetAt(std::string_view text);

/// `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`, `&#39;` and `&nbsp;` decoded.
[[nodiscard]] std::string decodeEntities(std::string_view text);

} // namespace longleaf::answer
