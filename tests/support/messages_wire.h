// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/wire_answer.h"

#include <string>
#include <string_view>

namespace longleaf::test {

/// The stream of POST /messages: message_start, a ping, blocks (thinking first, then text; a text with native citations
/// in one block for each cited piece), message_delta with the stop reason and the usage in all, message_stop. No end
/// marker. A refusal ends with the stop reason "refusal", whatever text came before.
[[nodiscard]] WireStream messagesStream(const WireAnswer &answer);
/// What a request without streaming gets.
[[nodiscard]] std::string messagesObject(const WireAnswer &answer);

/// An "error" event.
[[nodiscard]] std::string messagesErrorFrame(std::string_view type, std::string_view message);
/// @param type  empty: the one that belongs to the status.
[[nodiscard]] std::string messagesErrorBody(int status, std::string_view message, std::string_view type = {});
/// "invalid_request_error" for 400, "overloaded_error" for 529, ...
[[nodiscard]] std::string_view messagesErrorType(int status);

} // namespace longleaf::test
