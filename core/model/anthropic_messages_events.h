// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/anthropic_messages_documents.h"
#include "core/model/dialect.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace longleaf::model {

/// Turns the events of one Messages stream into model events and one ending.
///
/// A text block is one claim: its citations can come before, between or after its pieces of text, so they are held
/// until the block is over and then follow the text that they prove. The answer ends with message_stop; a stream that
/// is over after the stop reason has lost nothing.
class MessagesStream final : public AnswerReader {
public:
    /// `host` is for error messages; `request` tells what the citations' positions mean; `sink` must outlive this.
    MessagesStream(std::string host, const ModelRequest &request, const EventSink &sink);

    void take(const SseEvent &event) override;
    void takeWhole(const nlohmann::json &value) override;
    /// message_stop, an error or [DONE] came.
    [[nodiscard]] bool ended() const override { return m_ended; }
    [[nodiscard]] bool anyContent() const override { return m_anyContent; }
    [[nodiscard]] Outcome close() override;

private:
    /// The figures as the wire divides them; later ones replace earlier ones.
    struct Counts {
        std::optional<std::int64_t> input; ///< neither read from the cache nor written to it
        std::int64_t cacheRead = 0;
        std::int64_t cacheWrite = 0;
        std::int64_t cacheWriteLong = 0;
        std::optional<std::int64_t> output;
        std::int64_t thinking = 0;
    };

    void takeObject(const std::string &type, const nlohmann::json &object);
    void started(const nlohmann::json &message);
    void blockStarted(const nlohmann::json &object);
    void delta(const nlohmann::json &object);
    void block(const nlohmann::json &block);
    void enter(std::int64_t index);
    void text(std::string text);
    void reasoning(std::string text);
    void cite(const nlohmann::json &citation);
    void giveCitations();
    void stopped(const nlohmann::json &fields);
    void count(const nlohmann::json &usage);
    [[nodiscard]] Usage usage() const;
    void settle();
    void decline();
    void fail(ErrorCode code, std::string sentence);

    std::string m_host;
    std::vector<CitableDocument> m_documents;
    const EventSink &m_sink;
    std::int64_t m_block = -1; ///< index of the block that is under way
    std::vector<NativeCitation> m_citations;
    std::string m_stopReason;
    std::string m_explanation; ///< of a refusal
    Counts m_counts;
    bool m_started = false;
    bool m_strayCitation = false; ///< one was dropped
    bool m_lost = false;          ///< a piece of the answer could not be read
    bool m_anyText = false;
    bool m_anyContent = false;
    bool m_stopSeen = false; ///< message_stop
    bool m_settled = false;
    bool m_ended = false;
    Outcome m_outcome;
};

} // namespace longleaf::model
