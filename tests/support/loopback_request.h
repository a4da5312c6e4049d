// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace longleaf::test {

struct LoopbackAnswer {
    int status = 0;                             ///< 0: no answer came
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;                           ///< as it came; a chunked one put together
};

/// Sends one request to a server on this computer and reads until it closes. Knows nothing of what it carries.
/// @param headers  complete lines without CR LF; may be empty.
[[nodiscard]] LoopbackAnswer loopbackRequest(int port, std::string_view method, std::string_view path,
                                             std::string_view body = {}, std::string_view headers = {});

} // namespace longleaf::test
