// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dialect.h"

namespace longleaf::model {

/// Chat completions as OpenAI, OpenRouter, llama-server, vLLM, LM Studio and most others speak them:
/// POST {base}/chat/completions, streaming.
class OpenAiChat final : public Dialect {
public:
    [[nodiscard]] HttpRequest request(const Endpoint &endpoint, const ModelRequest &request) const override;
    [[nodiscard]] std::unique_ptr<AnswerReader> reader(std::string host, const ModelRequest &request,
                                                       const EventSink &sink) const override;
    /// POST {base without /v1}/tokenize, by Quirks::counting: "tokenize-llama" counts the texts alone, without the few
    /// tokens that the model's template puts around each message; "tokenize-vllm" counts the whole conversation.
    [[nodiscard]] std::optional<HttpRequest> countRequest(const Endpoint &endpoint,
                                                          const ModelRequest &request) const override;
    [[nodiscard]] std::optional<std::int64_t> countIn(const nlohmann::json &answer) const override;
};

} // namespace longleaf::model
