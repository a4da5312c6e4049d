// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dialect.h"
#include "tests/support/reply.h"
#include "tests/support/server_profile.h"

#include <optional>
#include <string>

namespace longleaf::test {

struct Route {
    Endpoint endpoint = Endpoint::Responses;
    Dialect dialect;
    std::string model; ///< that the path or the body names; may be empty
};

/// Where a request belongs on a server of that profile; empty: 404. OpenRouter's and LM Studio's "/api/v1" counts as
/// "/v1". A server of several flavours takes the vendor from the request where one path serves two: the header
/// "anthropic-version" at /v1/models, a "content" at /tokenize.
[[nodiscard]] std::optional<Route> routeOf(const RecordedRequest &request, const ServerProfile &profile);

/// The dialect for the error on a path that is not there.
[[nodiscard]] Dialect homeDialect(const ServerProfile &profile);

/// Whether the request brings the profile's key as its vendor demands: Authorization: Bearer, x-api-key (which wins
/// over a Bearer), x-goog-api-key. True if the profile has none or the endpoint asks for none.
[[nodiscard]] bool keyFits(const RecordedRequest &request, const Route &route, const ServerProfile &profile);

} // namespace longleaf::test
