// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace longleaf::extract {

struct DecodedText {
    std::string text;                  ///< valid UTF-8 without byte-order mark
    std::vector<std::string> warnings; ///< an encoding that had to be guessed, characters that were lost
};

/// Text of a file in UTF-8. Valid UTF-8 comes back byte for byte (less its byte-order mark); UTF-16 is known by its
/// mark or by its zero bytes; mostly valid UTF-8 is repaired; anything else is converted from the likeliest encoding.
/// Errors: WrongType (the bytes are not text).
[[nodiscard]] Result<DecodedText> decodeText(std::string bytes, const std::string &fileName);

} // namespace longleaf::extract
