// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace longleaf::model {

/// The parts of a web address that decide where a request goes.
struct WebAddress {
    std::string scheme; ///< "https" or "http"
    std::string host;   ///< lower case; an IPv6 address keeps its brackets
    int port = 0;       ///< the scheme's own port if none is written
    std::string path;   ///< from the first slash on; may be empty

    [[nodiscard]] bool loopback() const; ///< 127.0.0.0/8, [::1] or localhost, written out plainly
    /// Host, and the port unless it is the scheme's own: the name a key is bound to.
    [[nodiscard]] std::string origin() const;
    bool operator==(const WebAddress &) const = default;
};

/// Reads an address strictly: no user name, no characters that two parsers could read differently.
/// Errors: InvalidInput (not an address, another scheme, or plain http to a host other than this computer).
[[nodiscard]] Result<WebAddress> parseWebAddress(std::string_view url);

} // namespace longleaf::model
