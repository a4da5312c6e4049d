// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_client.h"
#include "core/model/think_tags.h"

#include <initializer_list>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

namespace longleaf::model {

/// One answer of a chat wire while it comes in: gives its pieces out and keeps its ending. The first ending stays.
class ChatAnswer final {
public:
    /// `host` is for error messages; `sink` must outlive this.
    ChatAnswer(std::string host, const EventSink &sink);

    /// Called with every piece that names them; only the first call is given out.
    void started(const std::string &id, const std::string &servedModel);
    /// The next bytes of the answer; a block of `<think>` at its start goes out as reasoning.
    void text(const std::string &piece);
    void thought(const std::string &piece);
    void refusal(const std::string &piece);
    /// Notes a member that is there but is none of `kinds`: what it held is lost, so the answer cannot be complete.
    void expect(const nlohmann::json &object, const char *key, std::initializer_list<nlohmann::json::value_t> kinds);

    /// Complete becomes a failure with ErrorCode::Cut if a piece was lost.
    void end(EndReason reason);
    void fail(ErrorCode code, std::string sentence);
    /// Ends with an error that came inside an answer of status 200: `{"error":...}` of any shape, or a bare error.
    void failWith(const nlohmann::json &value);

    [[nodiscard]] bool ended() const { return m_ended; }
    [[nodiscard]] bool anyText() const { return m_anyText; } ///< not counting white space
    [[nodiscard]] bool refused() const { return m_refused; }
    [[nodiscard]] bool anyContent() const { return m_anyContent; }
    [[nodiscard]] Usage &usage() { return m_outcome.usage; }
    [[nodiscard]] const std::string &host() const { return m_host; }

    /// Gives out what was held back.
    void flush();
    /// Failed with ErrorCode::Cut if no end was told.
    [[nodiscard]] Outcome outcome() const { return m_outcome; }

private:
    void give(ThinkTags::Pieces pieces);

    std::string m_host;
    const EventSink &m_sink;
    ThinkTags m_tags;
    bool m_started = false;
    bool m_ended = false;
    bool m_anyText = false;
    bool m_anyContent = false;
    bool m_refused = false;
    bool m_lost = false;
    Outcome m_outcome;
};

/// Whether a JSON object is an error: a member `error` that says something, or an object that calls itself one.
[[nodiscard]] bool saysError(const nlohmann::json &value);

/// Why an answer stopped at a length: OutputCap, or WindowFull where the counts fill the window before they reach the
/// limit. `window` 0: not known.
[[nodiscard]] EndReason lengthReason(const Usage &usage, std::int64_t outputLimit, std::int64_t window);

} // namespace longleaf::model
