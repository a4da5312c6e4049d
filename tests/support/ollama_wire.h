// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/wire_answer.h"

#include <string>
#include <string_view>

namespace longleaf::test {

/// The stream of POST /api/chat: one JSON object on each line, thinking before the text; the last has `done:true`, the
/// reason and the counts. There is no way to refuse: a refusal is text.
[[nodiscard]] WireStream ollamaStream(const WireAnswer &answer);
/// What a request without streaming gets.
[[nodiscard]] std::string ollamaObject(const WireAnswer &answer);

/// An error: the body of an HTTP error, and with a line feed a line inside a stream.
[[nodiscard]] std::string ollamaError(std::string_view message);

} // namespace longleaf::test
