// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dialect.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::test {

/// What can be asked of a server. The first six answer questions.
enum class Endpoint {
    Responses,      ///< POST /v1/responses
    Chat,           ///< POST /v1/chat/completions
    Messages,       ///< POST /v1/messages
    Gemini,         ///< POST /v1beta/models/{m}:streamGenerateContent?alt=sse
    GeminiUnary,    ///< POST /v1beta/models/{m}:generateContent
    OllamaChat,     ///< POST /api/chat
    Models,         ///< GET /v1/models, in the flavour's rows
    GeminiModels,   ///< GET /v1beta/models
    GeminiModel,    ///< GET /v1beta/models/{m}
    LmStudioModels, ///< GET /api/v0/models
    ResponsesCount, ///< POST /v1/responses/input_tokens
    ChatCount,      ///< POST /v1/chat/completions/input_tokens
    MessagesCount,  ///< POST /v1/messages/count_tokens
    GeminiCount,    ///< POST /v1beta/models/{m}:countTokens
    Tokenize,       ///< POST /tokenize
    ApplyTemplate,  ///< POST /apply-template
    Props,          ///< GET /props
    Health,         ///< GET /health; no key
    MetaStatus,     ///< GET /v1/status; no key
    OllamaTags,     ///< GET /api/tags
    OllamaShow,     ///< POST /api/show
    OllamaPs,       ///< GET /api/ps
    OllamaVersion,  ///< GET /api/version
    KeyInfo,        ///< GET /v1/key
};
[[nodiscard]] bool answersQuestions(Endpoint endpoint);

struct ServedModel {
    std::string id;
    std::int64_t window = 1'048'576; ///< trained for, or sold as
    std::int64_t maxOutput = 65'536;
    std::int64_t loaded = 0; ///< window that a local server really gives; 0: the whole
    [[nodiscard]] std::int64_t given() const { return loaded > 0 ? loaded : window; }
};

/// What a server is: whose habits it has, which models it serves and what it checks.
struct ServerProfile {
    std::vector<Flavour> flavours; ///< the first that has an endpoint answers there
    std::set<Endpoint> missing;    ///< endpoints that the flavours have and this server has not
    /// None: any model is served and no window is enforced. Otherwise an unknown model is refused, and a prompt that
    /// leaves no room for the asked-for output too.
    std::vector<ServedModel> models;
    std::string key; ///< that a request must bring, as its wire demands; empty: any or none
    /// Tokens of a request's words; the default is a quarter of the bytes, rounded up.
    std::function<std::int64_t(std::string_view text)> countTokens;
    std::optional<std::int64_t>
        fixedCount;                  ///< what every counting endpoint answers instead; windows are not judged by it
    std::int64_t hiddenTokens = 0;   ///< added to every count: Meta's counts hold about 100 that are not billed
    bool loading = false;            ///< llama-server: /health answers 503
    bool oldErrors = false;          ///< vLLM before its errors had a wrapper
    bool unknownPathsAnswer = false; ///< any other path takes a Responses question, as the oldest tests expect

    [[nodiscard]] std::int64_t count(std::string_view text) const; ///< by countTokens, hidden tokens included
    [[nodiscard]] const ServedModel *find(std::string_view id) const;

    /// All flavours at once, any model, any key.
    [[nodiscard]] static ServerProfile everything();
    /// One flavour with one model.
    [[nodiscard]] static ServerProfile of(Flavour flavour, ServedModel model, std::string key = {});
};

} // namespace longleaf::test
