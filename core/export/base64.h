// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace longleaf::exporting {

/// RFC 4648, with padding, in one line.
[[nodiscard]] std::string base64(std::string_view bytes);

} // namespace longleaf::exporting
