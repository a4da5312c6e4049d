// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/wire_answer.h"

#include <string>
#include <string_view>

namespace longleaf::test {

/// The stream of :streamGenerateContent?alt=sse: whole response objects as data, each with a piece of text; thoughts
/// are parts marked as such. The last has the finishReason; nothing follows. A refusal is one frame with a
/// promptFeedback and no candidate.
[[nodiscard]] WireStream geminiStream(const WireAnswer &answer);
/// What :generateContent gets.
[[nodiscard]] std::string geminiObject(const WireAnswer &answer);

/// An error inside a stream.
[[nodiscard]] std::string geminiErrorFrame(int status, std::string_view message);
/// @param name  "INVALID_ARGUMENT"; empty: the one that belongs to the status.
/// @param extra  a JSON object whose members are added to the error; may be empty.
[[nodiscard]] std::string geminiErrorBody(int status, std::string_view message, std::string_view name = {},
                                          std::string_view extra = {});
/// "RESOURCE_EXHAUSTED" for 429, ...
[[nodiscard]] std::string_view geminiErrorName(int status);

} // namespace longleaf::test
