// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
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
    std::int64_t maxOutputTokens = 32'768; ///< includes reasoning; never below 4,096
    std::string effort = "low";            ///< "minimal", "low", "medium", "high", "xhigh"
    std::string cacheKey;                  ///< one name per shared prefix; may be empty
};

struct Usage {
    std::int64_t inputTokens = 0; ///< cached part included
    std::int64_t cachedTokens = 0;
    std::int64_t outputTokens = 0; ///< reasoning included
    std::int64_t reasoningTokens = 0;
    bool known = false;

    bool operator==(const Usage &) const = default;
};

// Events, in the order in which they arrive.
struct Started { std::string responseId; std::string servedModel; };
struct ReasoningDelta { std::string text; }; ///< readable summary; may never come
struct TextDelta { std::string text; };      ///< the next bytes of the answer
struct RefusalDelta { std::string text; };
using ModelEvent = std::variant<Started, ReasoningDelta, TextDelta, RefusalDelta>;
using EventSink = std::function<void(const ModelEvent &)>;

enum class EndReason {
    Complete,  ///< the final event came
    OutputCap, ///< the output limit was reached; the text so far stands
    Declined,  ///< the model or its filter refused
    Canceled,  ///< stopped by the user
    Failed,    ///< see error; text that came before stands (ErrorCode::Cut when the stream ended without its final event)
};

struct Outcome {
    EndReason reason = EndReason::Failed;
    std::optional<Error> error; ///< set when Failed
    Usage usage;
    std::string servedModel;
    std::string requestId;      ///< x-request-id, for support
    int retryAfterSeconds = -1; ///< what the provider asked for; -1: nothing
    bool maybeCharged = false;  ///< the request may have been accepted although it failed
    std::int64_t firstByteMs = -1; ///< from the call
    std::int64_t firstTextMs = -1;
};

/// Something that answers requests. Synchronous; `sink` is called on the calling thread; a stop request takes effect
/// within 100 ms. Implementations are used by one job at a time.
class ModelClient {
public:
    virtual ~ModelClient() = default;
    [[nodiscard]] virtual Outcome send(const ModelRequest &request, std::stop_token stop, const EventSink &sink) = 0;
};

} // namespace longleaf::model
