// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::extract {

struct DecodedText {
    std::string text;                  ///< valid UTF-8 without byte-order mark
    std::vector<std::string> warnings; ///< an encoding that had to be guessed, characters that were lost
};

/// Text of a file in UTF-8. Valid UTF-8 comes back byte for byte (less its byte-order mark); UTF-16 is known by its
/// mark or by its zero bytes; ASCII with escape codes of ISO-2022 or HZ is decoded; mostly valid UTF-8 is repaired;
/// anything else is converted from the likeliest encoding. Errors: WrongType (the bytes are not text, or their escape
/// codes are damaged).
[[nodiscard]] Result<DecodedText> decodeText(std::string bytes, const std::string &fileName);

/// Every encoding that decodeText() may take a text for: those that the detector (uchardet) names and the C library
/// knows, and its own guesses. For loading them before files become unreachable.
[[nodiscard]] std::span<const std::string_view> legacyEncodings();

} // namespace longleaf::extract
