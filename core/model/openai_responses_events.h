// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dialect.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json_fwd.hpp>

namespace longleaf::model {

/// Turns the events of one Responses stream into model events and one ending.
///
/// Text is kept by (output_index, content_index) and given out in that order, each byte once: from the deltas, or from
/// the later events that repeat it where deltas are missing. Text of the commentary phase is given out as reasoning.
class ResponsesStream final : public AnswerReader {
public:
    /// `host` is for error messages; `sink` must outlive this.
    ResponsesStream(std::string host, const EventSink &sink);

    void take(const SseEvent &event) override;
    void takeWhole(const nlohmann::json &value) override;
    /// A terminal event or [DONE] came.
    [[nodiscard]] bool ended() const override { return m_ended; }
    [[nodiscard]] bool anyContent() const override { return m_anyContent; }
    [[nodiscard]] Outcome close() override;

private:
    using Key = std::pair<std::int64_t, std::int64_t>; ///< output_index, content_index (or summary_index)
    enum class Kind { Text, Refusal, Reasoning };
    struct Part {
        std::string text;
        std::size_t given = 0; ///< bytes already handed to the sink
        bool done = false;
        Kind kind = Kind::Text;
    };

    void takeObject(const std::string &type, const nlohmann::json &object);
    void started(const nlohmann::json &response);
    void itemAdded(const nlohmann::json &object);
    void itemDone(const nlohmann::json &object);
    void content(const nlohmann::json &item, std::int64_t outputIndex);
    [[nodiscard]] bool tooManyParts();
    void delta(Key key, Kind kind, const std::string &text);
    /// `whole` is what the part must be: gives out what the deltas lacked.
    void settle(Key key, Kind kind, const std::string &whole);
    void reasoning(const nlohmann::json &object, const char *textKey);
    void giveOut();
    void give(Key key, Part &part);
    void finish(const nlohmann::json &response, const std::string &type);
    void finishIncomplete(const nlohmann::json &response);
    void end(EndReason reason, std::optional<Error> error = std::nullopt);

    std::string m_host;
    const EventSink &m_sink;
    std::map<Key, Part> m_parts;
    std::map<Key, std::string> m_summaries;
    std::map<std::int64_t, bool> m_commentary; ///< by output_index
    std::int64_t m_lastOutput = -1;            ///< output_index of the answer text given out last
    std::string m_lastText;                    ///< its last bytes
    bool m_refused = false;
    bool m_lost = false; ///< a delta is missing in the middle of what was already given out
    bool m_started = false;
    bool m_ended = false;
    bool m_anyContent = false;
    Outcome m_outcome;
};

} // namespace longleaf::model
