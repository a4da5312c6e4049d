// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/http_transport.h"
#include "core/pack/prompt.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

namespace longleaf::model {

/// A request in the terms that all dialects share.
struct ModelRequest {
    std::string wireModel;
    std::string instructions;
    std::vector<pack::PromptMessage> messages;
    /// How the first part of the first message divides into documents and citable blocks; may be empty.
    std::vector<pack::PromptDocument> documents;
    std::int64_t maxOutputTokens = 32'768; ///< includes reasoning; never below 4,096
    std::string effort = "low";            ///< "minimal", "low", "medium", "high", "xhigh"; may be empty
    std::string cacheKey;                  ///< one name per shared prefix; may be empty
    bool longCache = true;                 ///< ask for the cache that lasts an hour, where there is a choice
    std::int64_t promptTokens = 0;         ///< our own count of the input; 0: not known
    std::int64_t contextWindow = 0;        ///< of the model; 0: not known
};

struct Usage {
    std::int64_t inputTokens = 0; ///< cached part and part written to the cache included
    std::int64_t cachedTokens = 0;
    std::int64_t outputTokens = 0; ///< reasoning included
    std::int64_t reasoningTokens = 0;
    bool known = false;
    std::int64_t cacheWriteTokens = 0;     ///< written to a cache at a price of its own, both lifetimes together
    std::int64_t cacheWriteLongTokens = 0; ///< the part of it that is kept for an hour

    bool operator==(const Usage &) const = default;
};

// Events, in the order in which they arrive.
struct Started {
    std::string responseId;
    std::string servedModel;
};
struct ReasoningDelta {
    std::string text;
}; ///< readable summary; may never come
struct TextDelta {
    std::string text;
}; ///< the next bytes of the answer
struct RefusalDelta {
    std::string text;
};
/// A citation that the provider made itself: it proves the text that came last. Blocks [firstBlock, endBlock) of a
/// document of the request, by position in ModelRequest::documents.
struct NativeCitation {
    std::size_t document = 0;
    std::size_t firstBlock = 0;
    std::size_t endBlock = 0;
    std::string citedText;

    bool operator==(const NativeCitation &) const = default;
};
/// Nothing is under way: the request leaves (again) after `ms`.
struct Waiting {
    std::int64_t ms = 0;
    int tries = 0;   ///< made so far; 0: the request has not left yet
    std::string why; ///< one sentence
};
using ModelEvent = std::variant<Started, ReasoningDelta, TextDelta, RefusalDelta, NativeCitation, Waiting>;
using EventSink = std::function<void(const ModelEvent &)>;

enum class EndReason {
    Complete,   ///< the final event came
    OutputCap,  ///< the output limit was reached; the text so far stands
    WindowFull, ///< the model's window was full; the text so far stands
    Quotation,  ///< stopped by the provider because the answer repeats a source at length
    Declined,   ///< the model or its filter refused
    Canceled,   ///< stopped by the user
    Failed,     ///< see error; text that came before stands (ErrorCode::Cut when the stream ended without its end)
};

/// One try of a request, for the record that is kept with the answer.
struct Attempt {
    std::int64_t startedAtMs = 0; ///< wall clock
    std::int64_t durationMs = 0;
    std::int64_t bytesSent = 0; ///< of the body
    int status = 0;             ///< HTTP; 0: no answer came
    std::string requestId = {};
    bool maybeCharged = false;
    std::string problem = {}; ///< empty: it ended well

    bool operator==(const Attempt &) const = default;
};

struct Outcome {
    EndReason reason = EndReason::Failed;
    std::optional<Error> error; ///< set when Failed
    Usage usage;
    std::string servedModel;
    std::string requestId;         ///< x-request-id, for support
    int retryAfterSeconds = -1;    ///< what the provider asked for; -1: nothing
    bool maybeCharged = false;     ///< the request may have been accepted although it failed
    std::int64_t firstByteMs = -1; ///< from the call
    std::int64_t firstTextMs = -1;
    std::vector<Attempt> attempts; ///< in order; empty for an engine that makes no request
};

/// Stands for a key wherever a request is shown.
inline constexpr const char *kMaskedKey = "********";

/// Something that answers requests. Synchronous; `sink` is called on the calling thread; a stop request takes effect
/// within 100 ms. Implementations are used by one job at a time.
class ModelClient {
public:
    virtual ~ModelClient() = default;
    [[nodiscard]] virtual Outcome send(const ModelRequest &request, std::stop_token stop, const EventSink &sink) = 0;

    /// The provider's own count of the request's input tokens, from an endpoint that costs nothing; empty where there
    /// is none. Errors: as send().
    [[nodiscard]] virtual Result<std::optional<std::int64_t>> countTokens(const ModelRequest &request,
                                                                          std::stop_token stop)
    {
        static_cast<void>(request);
        static_cast<void>(stop);
        return std::nullopt;
    }

    /// The request as send() writes it, byte for byte, but with kMaskedKey in place of the key; empty for an engine
    /// that makes none.
    [[nodiscard]] virtual std::optional<HttpRequest> written(const ModelRequest &request) const
    {
        static_cast<void>(request);
        return std::nullopt;
    }
};

} // namespace longleaf::model
