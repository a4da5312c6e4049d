// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dialect.h"
#include "tests/support/reply.h"
#include "tests/support/routes.h"
#include "tests/support/server_profile.h"

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::test {

// What is wrong with a request, by its vendor's rules and by our own promises: nothing stored, room for at least 4,096
// tokens, no silent truncation, no unknown field, an answer in a stream. Empty: nothing.

/// POST /responses. OpenAI allows the effort "none" and asks that its padding be off; Meta knows neither.
[[nodiscard]] std::vector<std::string> responsesRequestFaults(std::string_view body, Flavour flavour = Flavour::Meta);

/// POST /chat/completions: `max_completion_tokens` for OpenAI and Meta, `max_tokens` for llama-server and LM Studio,
/// one of the two elsewhere; the usage asked for; turns alternate on local servers; OpenRouter told to leave the prompt
/// whole and to keep no data.
[[nodiscard]] std::vector<std::string> chatRequestFaults(std::string_view body, Flavour flavour);

/// POST /messages: documents as blocks of our own with citations on all or none, at most four places to cache.
/// @param counting  POST /messages/count_tokens: the same without max_tokens and stream.
[[nodiscard]] std::vector<std::string> messagesRequestFaults(const RecordedRequest &request, bool counting = false);

/// POST :streamGenerateContent?alt=sse (also :generateContent). No key in the address.
[[nodiscard]] std::vector<std::string> geminiRequestFaults(const RecordedRequest &request);
/// POST :countTokens: contents, or a generateContentRequest that names its model.
[[nodiscard]] std::vector<std::string> geminiCountFaults(const RecordedRequest &request);

/// POST /api/chat: a context that is asked for, and not silently cut to fit.
[[nodiscard]] std::vector<std::string> ollamaRequestFaults(std::string_view body);

/// The rules that hold for the request at its endpoint; none at lists and other reading.
[[nodiscard]] std::vector<std::string> requestFaults(const RecordedRequest &request, const Route &route);

/// The room that a request asks for its answer; 0 if it names none.
[[nodiscard]] std::int64_t outputCapOf(const Dialect &dialect, std::string_view body);
/// Ollama's options.num_ctx; 0 if it is not there.
[[nodiscard]] std::int64_t contextAskedFor(std::string_view body);

} // namespace longleaf::test
