// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/http_transport.h"
#include "core/model/model_client.h"
#include "core/model/quirks.h"
#include "core/model/sse_reader.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace longleaf::model {

/// Where a provider is reached, with what, and what it wants otherwise.
struct Endpoint {
    std::string baseUrl; ///< with version path, without a slash at the end
    std::string apiKey;  ///< empty: no header for it (a server on this computer)
    HttpTimeouts timeouts;
    Quirks quirks;
};

/// The header that carries the key, as the quirks say; empty without a key.
[[nodiscard]] std::vector<std::string> authHeaders(const Endpoint &endpoint);

/// Reads one answer: turns the wire's events into model events and one ending. Nothing after the first terminal event
/// has an effect.
class AnswerReader {
public:
    virtual ~AnswerReader() = default;
    /// One event of the stream: server-sent, or a line of JSON (`name` is then empty).
    virtual void take(const SseEvent &event) = 0;
    /// A whole answer, or an error, that came instead of a stream.
    virtual void takeWhole(const nlohmann::json &value) = 0;
    /// The wire said that the answer is over.
    [[nodiscard]] virtual bool ended() const = 0;
    /// Something of the answer came: text, a refusal or readable reasoning.
    [[nodiscard]] virtual bool anyContent() const = 0;
    /// The connection is over: gives out what was held back. Failed with ErrorCode::Cut if no end came.
    [[nodiscard]] virtual Outcome close() = 0;
};

enum class Framing {
    ServerSentEvents,
    JsonLines, ///< one JSON object per line
};

/// One wire: how a request is written and how its answer is read. Stateless; the same request gives the same bytes.
class Dialect {
public:
    virtual ~Dialect() = default;
    [[nodiscard]] virtual Framing framing() const { return Framing::ServerSentEvents; }
    [[nodiscard]] virtual HttpRequest request(const Endpoint &endpoint, const ModelRequest &request) const = 0;
    /// `host` is for error messages; `request` and `sink` must outlive the reader.
    [[nodiscard]] virtual std::unique_ptr<AnswerReader> reader(std::string host, const ModelRequest &request,
                                                               const EventSink &sink) const = 0;

    /// The request for a count of the input that costs nothing; empty where the quirks name no way.
    [[nodiscard]] virtual std::optional<HttpRequest> countRequest(const Endpoint &endpoint,
                                                                  const ModelRequest &request) const;
    /// The figure in the answer to it.
    [[nodiscard]] virtual std::optional<std::int64_t> countIn(const nlohmann::json &answer) const;
};

/// The dialect of that name ("openai-responses", "openai-chat", "anthropic-messages", "gemini", "ollama"); null if this
/// version does not speak it. Never freed.
[[nodiscard]] const Dialect *findDialect(std::string_view name);

/// The output limit that is sent: never so small that reasoning uses it up before any text comes.
[[nodiscard]] std::int64_t outputLimit(const ModelRequest &request);
/// The effort to send: the wanted one if the quirks list it, else the nearest listed one; empty for none.
[[nodiscard]] std::string effortFor(const Quirks &quirks, const std::string &wanted);
/// The body as one line of JSON with the quirks' extra members; invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string bodyText(nlohmann::ordered_json body, const Quirks &quirks);

/// The usage itself, or nothing known where its figures contradict each other.
[[nodiscard]] Usage plausible(const Usage &usage);

/// The failure of an answer that ended without its end.
[[nodiscard]] Error cutError(const std::string &host);

} // namespace longleaf::model
