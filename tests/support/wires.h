// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dialect.h"
#include "tests/support/reply.h"
#include "tests/support/wire_answer.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace longleaf::test {

// The five wires behind one door: what one of them would send.

[[nodiscard]] WireStream streamOf(const Dialect &dialect, const WireAnswer &answer);
/// The answer to a request without streaming.
[[nodiscard]] std::string objectOf(const Dialect &dialect, const WireAnswer &answer);
/// An error inside a stream, with the message, type, code and status of the reply.
[[nodiscard]] std::string errorFrameOf(const Dialect &dialect, const Reply &reply);
/// The body of an HTTP error.
[[nodiscard]] std::string errorBodyOf(const Dialect &dialect, const Reply &reply);
/// A frame that says nothing.
[[nodiscard]] std::string pingOf(const Dialect &dialect);
/// The Content-Type of a stream.
[[nodiscard]] std::string streamTypeOf(const Dialect &dialect, const Reply &reply);
/// A header with the id of the request as the vendor names it, CR LF included.
[[nodiscard]] std::string_view requestIdHeaderOf(const Dialect &dialect);

/// What a refusal in a vendor's own words is about.
struct RefusalFacts {
    std::string message; ///< replaces the vendor's words if it is not empty
    std::string model = "muse-spark-1.3";
    std::int64_t tokens = 1'200'000; ///< of the prompt
    std::int64_t outputTokens = 32'768;
    std::int64_t limit = 1'048'576;
};
/// A reply (fault Status) that says what the fault stands for, as that vendor says it.
/// @param fault  from KeyRefused to ProxyLogin.
[[nodiscard]] Reply refusalOf(const Dialect &dialect, Fault fault, const RefusalFacts &facts = {});
[[nodiscard]] bool isRefusal(Fault fault);
/// The 400 for a request that breaks the rules, with what is wrong.
[[nodiscard]] Reply brokenRuleReply(const Dialect &dialect, const std::string &what);

} // namespace longleaf::test
