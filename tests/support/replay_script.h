// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "tests/support/replay_server.h"

#include <string_view>
#include <vector>

namespace longleaf::test {

/// Reads a script: a JSON array of replies, each an object whose members are all optional: "text", "refusal",
/// "commentary", "reasoning_summary", "incomplete" (a reason), "fault" (a name), "status", "message", "type", "param",
/// "code", "retry_after", "piece_bytes", "every_byte", "pause_ms", "deltas", "cached_tokens", "thinking", "model",
/// "input_tokens", "output_tokens", "prompt_tokens", and "citations": a list of objects with "after" (a byte of the
/// text), "text", "document", "first", "last". Errors: InvalidInput (not such an array, an unknown member or fault;
/// names it).
[[nodiscard]] Result<std::vector<Reply>> parseReplayScript(std::string_view json);

} // namespace longleaf::test
