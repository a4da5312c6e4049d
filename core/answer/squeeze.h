// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::answer {

/// A text reduced to what a quote must get right: letters and digits, case folded, compatibility forms (ligatures,
/// full-width, Arabic presentation forms) resolved. Spaces, line breaks, hyphens, quotes and dashes are gone.
struct Squeezed {
    std::string text;                   ///< UTF-8
    std::vector<std::uint32_t> offsets; ///< per byte of `text`: source byte where its character begins; never falls
    bool ascii = true;
};

/// Source texts must be under 4 GiB. Cost: linear, about 5 ns a byte of English.
[[nodiscard]] Squeezed squeeze(std::string_view source);

/// Appends the squeezed form of `source[part]`; offsets are those of the whole `source`.
void squeezeInto(Squeezed &out, std::string_view source, TextSpan part);

/// End of the character (with its combining marks) that begins at `begin` (< source.size()).
[[nodiscard]] std::size_t characterEnd(std::string_view source, std::size_t begin);

/// Letters of a squeezed text, counted so that Chinese, Japanese and Korean characters weigh 25/8 of a letter:
/// they carry about as much.
[[nodiscard]] double letterWeight(std::string_view squeezed);

} // namespace longleaf::answer
