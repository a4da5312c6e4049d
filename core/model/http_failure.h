// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace longleaf::model {

/// Why a transfer failed, in terms that no library owns.
enum class HttpFault {
    HostNotFound,
    ProxyNotFound,
    ProxySignIn, ///< the proxy answered 407
    NoConnection,
    ConnectTimeout,
    Certificate,      ///< the server's certificate was not accepted
    SecureConnection, ///< TLS failed before certificates were looked at
    Broken,           ///< the connection ended in the middle
    Other,
};

/// Another try may succeed without anybody changing anything.
[[nodiscard]] bool canPass(HttpFault fault);

/// The sentence for people. `detail` is the library's own text; only its kind is used, except for Other.
[[nodiscard]] Error httpError(HttpFault fault, const std::string &host, std::string_view detail);

/// "5 minutes", "90 seconds", "400 milliseconds".
[[nodiscard]] std::string durationText(std::int64_t ms);

} // namespace longleaf::model
