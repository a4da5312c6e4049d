// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/dialect.h"
#include "core/model/json_lines.h"
#include "core/model/sse_reader.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace longleaf::model {

/// What a receiver needs to know of the request that it receives the answer to.
struct AskedFor {
    std::string host;
    std::int64_t tokens = 0; ///< input and output limit together, by our own count
    std::int64_t window = 0; ///< of the model; 0: not known
};

/// One try of a request: sorts the body into a stream, a whole answer or an error, and says how it ended.
class AnswerReceiver final {
public:
    /// All references must outlive this.
    AnswerReceiver(const Dialect &dialect, const HttpTimeouts &timeouts, const Clock &clock, AskedFor asked,
                   const ModelRequest &request, const EventSink &sink);

    [[nodiscard]] HttpResponse &response() { return m_response; }
    /// Steady time of the first byte of the body; -1: none came.
    [[nodiscard]] std::int64_t firstByteAtMs() const { return m_firstByteAtMs; }
    [[nodiscard]] bool contentBegan() const { return m_reader->anyContent(); }
    /// A piece of the body; false: nothing more is wanted.
    [[nodiscard]] bool onBody(std::string_view bytes);
    /// The transfer is over.
    [[nodiscard]] Outcome outcome(const Status &transfer);

private:
    enum class Form { Unknown, Stream, Json, Page, Packed };

    [[nodiscard]] bool succeeded() const { return m_response.status >= 200 && m_response.status < 300; }
    [[nodiscard]] Form formOf(std::string_view bytes) const;
    [[nodiscard]] bool onStream(std::string_view bytes);
    [[nodiscard]] bool onEvent(const SseEvent &event);
    [[nodiscard]] Outcome answered(const Status &transfer);
    [[nodiscard]] Outcome refused();

    const HttpTimeouts &m_timeouts;
    const Clock &m_clock;
    AskedFor m_asked;
    Framing m_framing;
    const EventSink &m_sink;
    std::unique_ptr<AnswerReader> m_reader;
    SseReader m_events;
    JsonLines m_lines;
    HttpResponse m_response;
    Form m_form = Form::Unknown;
    std::string m_body; ///< of anything but a stream
    std::optional<Error> m_error;
    bool m_atEnd = false; ///< nothing more comes
    std::int64_t m_lastEventMs = 0;
    std::int64_t m_firstByteAtMs = -1;
    std::int64_t m_eventCount = 0;
};

} // namespace longleaf::model
