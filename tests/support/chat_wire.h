// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dialect.h"
#include "tests/support/wire_answer.h"

#include <string>
#include <string_view>

namespace longleaf::test {

/// The stream of POST /chat/completions: chunks without an event line. The role comes first, then readable reasoning
/// where the server has such a field, the text, a chunk with the finish_reason, one with `choices:[]` and the usage,
/// and the end marker. OpenRouter sends comments in between; llama-server its timings beside the usage.
[[nodiscard]] WireStream chatStream(const WireAnswer &answer, Flavour flavour);
/// What a request without streaming gets.
[[nodiscard]] std::string chatObject(const WireAnswer &answer, Flavour flavour);

/// An error inside a stream: OpenRouter sends it in a chunk whose finish_reason is "error".
[[nodiscard]] std::string chatErrorFrame(Flavour flavour, int status, std::string_view message, std::string_view type,
                                         std::string_view code);

/// What stands under "error" in an HTTP error. `code` is a number for OpenRouter, llama-server and vLLM.
/// @param extra  a JSON object whose members are added; may be empty.
[[nodiscard]] std::string chatErrorBody(const Dialect &dialect, int status, std::string_view message,
                                        std::string_view type, std::string_view param, std::string_view code,
                                        std::string_view extra = {});

} // namespace longleaf::test
