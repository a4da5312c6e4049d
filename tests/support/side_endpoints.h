// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/reply.h"
#include "tests/support/routes.h"
#include "tests/support/server_profile.h"

#include <string>

namespace longleaf::test {

struct PlainAnswer {
    int status = 200;
    std::string body; ///< JSON
};

/// The answer of an endpoint that answers no question: lists, counts, what a local server says of itself.
[[nodiscard]] PlainAnswer sideAnswer(const RecordedRequest &request, const Route &route, const ServerProfile &profile);

} // namespace longleaf::test
