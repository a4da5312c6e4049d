// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat_answer.h"
#include "core/model/dialect.h"

#include <cstdint>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace longleaf::model {

/// Turns the chunks of one chat completion into model events and one ending.
///
/// An answer is whole when a finish reason came; then [DONE], the usage or the end of the connection closes it. Without
/// a finish reason, [DONE] after text counts as the end too, because some servers name no reason, and is the output
/// limit where the usage says so; the end of the connection alone is a cut. A finish without any text is a failure:
/// LM Studio answers so where the prompt is longer than its window. An error in a chunk wins over everything.
class ChatStream final : public AnswerReader {
public:
    /// `host` is for error messages; `request` and `sink` must outlive this.
    ChatStream(std::string host, const ModelRequest &request, const EventSink &sink);

    void take(const SseEvent &event) override;
    void takeWhole(const nlohmann::json &value) override;
    [[nodiscard]] bool ended() const override { return m_over || m_answer.ended(); }
    [[nodiscard]] bool anyContent() const override { return m_answer.anyContent(); }
    [[nodiscard]] Outcome close() override;

private:
    void takeChunk(const nlohmann::json &chunk, const char *messageKey);
    void takeChoice(const nlohmann::json &choice, const char *messageKey);
    /// `message` is a delta, or the whole message of an answer without a stream.
    void takeMessage(const nlohmann::json &message);
    void takeParts(const nlohmann::json &parts);
    void takeUsage(const nlohmann::json &fields);
    void conclude();

    ChatAnswer m_answer;
    std::int64_t m_outputLimit;
    std::int64_t m_window;
    std::string m_finish;   ///< the last finish reason that came
    bool m_endTold = false; ///< [DONE] came, or the answer came whole
    bool m_over = false;    ///< nothing more is wanted
};

} // namespace longleaf::model
