// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat_answer.h"
#include "core/model/dialect.h"

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace longleaf::model {

/// Turns the lines of one answer of Ollama into model events and one ending: the line with `"done":true`. An error may
/// be a line too. An answer to a prompt that was cut (ollamaPromptRead) fails with ErrorCode::DoesNotFit; its text
/// stands.
class OllamaLines final : public AnswerReader {
public:
    /// `host` is for error messages; `request` and `sink` must outlive this.
    OllamaLines(std::string host, const ModelRequest &request, const EventSink &sink);

    void take(const SseEvent &event) override;
    void takeWhole(const nlohmann::json &value) override;
    [[nodiscard]] bool ended() const override { return m_answer.ended(); }
    [[nodiscard]] bool anyContent() const override { return m_answer.anyContent(); }
    [[nodiscard]] Outcome close() override;

private:
    void finish(const nlohmann::json &line);

    ChatAnswer m_answer;
    const ModelRequest &m_request;
};

} // namespace longleaf::model
