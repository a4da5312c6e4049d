// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dialect.h"

namespace longleaf::model {

/// The Messages API of Anthropic: POST {base}/messages, streaming, version 2023-06-01, no sampling fields.
///
/// The order of the members keeps what was sent before as a prefix: model, system, messages; then what may differ from
/// request to request. With the quirk `nativeCitations` the documents travel as blocks that the model cites by itself,
/// and our own citation tags are taken out of earlier answers.
class AnthropicMessages final : public Dialect {
public:
    [[nodiscard]] HttpRequest request(const Endpoint &endpoint, const ModelRequest &request) const override;
    [[nodiscard]] std::unique_ptr<AnswerReader> reader(std::string host, const ModelRequest &request,
                                                       const EventSink &sink) const override;
    /// POST {base}/messages/count_tokens. Free, with a rate limit of its own.
    [[nodiscard]] std::optional<HttpRequest> countRequest(const Endpoint &endpoint,
                                                          const ModelRequest &request) const override;
    [[nodiscard]] std::optional<std::int64_t> countIn(const nlohmann::json &answer) const override;
};

} // namespace longleaf::model
