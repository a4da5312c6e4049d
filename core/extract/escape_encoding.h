// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace longleaf::extract {

/// Encodings that are ASCII byte for byte and switch to other characters by escape codes, as old mail from East Asia
/// does: ISO-2022 (RFC 1468, 1554, 1557, 1922) and HZ (RFC 1843). Read as ASCII they are gibberish without any error.

/// "ISO-2022-JP", "ISO-2022-KR" or "ISO-2022-CN" if the bytes are 7 bits wide and have one of its codes, "HZ" if they
/// have what may be one of HZ's; empty otherwise.
[[nodiscard]] std::string_view escapeEncodingOf(std::string_view bytes);

/// Converts bytes of an encoding that has a name for iconv into UTF-8; none if they are not of it.
using Convert = std::function<std::optional<std::string>(std::string_view bytes, const std::string &encoding)>;

/// UTF-8 of bytes in one of these encodings; none if a code is damaged or its characters are not known.
[[nodiscard]] std::optional<std::string> decodeEscapes(std::string_view bytes, std::string_view encoding,
                                                       const Convert &convert);

} // namespace longleaf::extract
