// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dialect.h"

namespace longleaf::model {

/// The Gemini API of Google: POST {base}/models/{model}:streamGenerateContent?alt=sse, the key in a header and never in
/// the address. Members stand in the order rules, turns, settings, so that a follow-up repeats what was sent before.
class Gemini final : public Dialect {
public:
    [[nodiscard]] HttpRequest request(const Endpoint &endpoint, const ModelRequest &request) const override;
    [[nodiscard]] std::unique_ptr<AnswerReader> reader(std::string host, const ModelRequest &request,
                                                       const EventSink &sink) const override;
    /// POST {base}/models/{model}:countTokens. It takes no rules, so they are counted as the first words of the first
    /// turn, which differs by a few tokens at most.
    [[nodiscard]] std::optional<HttpRequest> countRequest(const Endpoint &endpoint,
                                                          const ModelRequest &request) const override;
    [[nodiscard]] std::optional<std::int64_t> countIn(const nlohmann::json &answer) const override;
};

} // namespace longleaf::model
