// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dialect.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace longleaf::model {

/// Turns the frames of one Gemini stream into model events and one ending. A frame is a whole response object with the
/// next piece of text; there is no end marker.
///
/// The frame with the finishReason ends the answer if it also holds the counts, as usual. Without them the reader goes
/// on to the end of the connection, only for the counts that a later frame may bring. A connection that ends without a
/// finishReason has cut the answer.
class GeminiStream final : public AnswerReader {
public:
    /// `host` is for error messages; `sink` must outlive this.
    GeminiStream(std::string host, const EventSink &sink);

    void take(const SseEvent &event) override;
    /// A response object, an error, or an array of these (the answer to a request without alt=sse).
    void takeWhole(const nlohmann::json &value) override;
    [[nodiscard]] bool ended() const override { return m_ended; }
    [[nodiscard]] bool anyContent() const override { return m_anyContent; }
    [[nodiscard]] Outcome close() override;

private:
    /// The figures as the wire divides them; later ones replace earlier ones.
    struct Counts {
        std::optional<std::int64_t> prompt; ///< cached part included
        std::int64_t toolPrompt = 0;
        std::int64_t cached = 0;
        std::optional<std::int64_t> text; ///< of the answer, thoughts not included
        std::optional<std::int64_t> thoughts;
    };

    void takeObject(const nlohmann::json &object);
    void started(const nlohmann::json &response);
    void candidate(const nlohmann::json &candidate);
    void part(const nlohmann::json &part);
    void count(const nlohmann::json &usage);
    [[nodiscard]] Usage usage() const;
    void blocked(const nlohmann::json &feedback);
    void finish(const std::string &reason, const std::string &words);
    void end(EndReason reason);
    /// @param sentence  shown only if no text came.
    void decline(std::string sentence);
    void fail(ErrorCode code, std::string sentence);
    void breakOff(ErrorCode code, std::string sentence);

    std::string m_host;
    const EventSink &m_sink;
    Counts m_counts;
    bool m_started = false;
    bool m_lost = false; ///< a piece of the answer could not be read
    bool m_anyText = false;
    bool m_anyContent = false;
    bool m_blocked = false;  ///< before any answer was made
    bool m_finished = false; ///< the ending is known
    bool m_ended = false;
    Outcome m_outcome;
};

} // namespace longleaf::model
