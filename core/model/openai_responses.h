// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dialect.h"

namespace longleaf::model {

/// The Responses API as Meta, OpenAI and Google Cloud's Muse route speak it: POST {base}/responses, streaming.
class OpenAiResponses final : public Dialect {
public:
    [[nodiscard]] HttpRequest request(const Endpoint &endpoint, const ModelRequest &request) const override;
    [[nodiscard]] std::unique_ptr<AnswerReader> reader(std::string host, const ModelRequest &request,
                                                       const EventSink &sink) const override;
    /// POST {base}/responses/input_tokens. Meta adds about 100 tokens that are not billed.
    [[nodiscard]] std::optional<HttpRequest> countRequest(const Endpoint &endpoint,
                                                          const ModelRequest &request) const override;
    [[nodiscard]] std::optional<std::int64_t> countIn(const nlohmann::json &answer) const override;
};

} // namespace longleaf::model
