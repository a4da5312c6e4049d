// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace longleaf::pack {

/// Cuts a text into the pieces inside which o200k_base joins bytes. What its regular expression says, in words:
/// letters, cut before an upper-case letter that follows a lower-case one, with one sign or space before them and an
/// English contraction ('s 't 're 've 'm 'll 'd) after them; up to three digits; signs, with one space before them
/// and the line breaks and slashes after them; white space up to its last line break; white space but for its last
/// character when something else follows.
/// Character classes are Unicode's general categories, white space is the property White_Space. A byte that is not
/// valid UTF-8 counts as a sign.
class O200kSplitter final {
public:
    /// Fills a table of 256 KiB from utf8proc. Cost: about 2 ms.
    O200kSplitter();

    /// Where the piece ends that begins at `begin` (< text.size(), the end of another piece or 0). All pieces of a
    /// text together cost time linear in its size. Thread: any.
    [[nodiscard]] std::size_t pieceEnd(std::string_view text, std::size_t begin) const;

private:
    struct Char;
    struct Letters;

    [[nodiscard]] std::uint8_t classesOf(char32_t codePoint) const;
    [[nodiscard]] Char charAt(std::string_view text, std::size_t at) const;
    [[nodiscard]] std::size_t skip(std::string_view text, std::size_t at, std::uint8_t classes) const;
    [[nodiscard]] Letters lettersAt(std::string_view text, std::size_t at) const;
    [[nodiscard]] std::size_t wordEnd(std::string_view text, std::size_t begin, Char first) const;
    [[nodiscard]] std::size_t digitsEnd(std::string_view text, std::size_t begin) const;
    [[nodiscard]] std::size_t signsEnd(std::string_view text, std::size_t begin) const;
    [[nodiscard]] std::size_t spaceEnd(std::string_view text, std::size_t begin) const;

    std::vector<std::uint8_t> m_classes; ///< by code point, below kTableSize
};

} // namespace longleaf::pack
