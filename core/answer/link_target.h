// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace longleaf::answer {

/// The target of a link as it is shown: whole, with the letters of other scripts in the host's name as the network
/// reads them (RFC 3492: "xn--80ak6aa92e.com"), and characters that nobody sees as their numbers.
[[nodiscard]] std::string shownLinkTarget(std::string_view target);

} // namespace longleaf::answer
