// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dialect.h"
#include "tests/support/wire_answer.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::test {

/// How an answer goes wrong. The names (faultFromName) are those of the enumerators with hyphens: "stall-first-byte".
/// The list of 40 misbehaviours in fault_list.h says which of these stands for which.
enum class Fault {
    None,
    StallHeaders,   ///< accepts the request, sends nothing
    StallFirstByte, ///< sends headers, then nothing
    StallMiddle,    ///< sends half of the stream, then nothing
    PingsForever,   ///< headers, then comments (or what the wire has for them) without end
    CutMiddle,      ///< closes after half of the frames, the chunked body ended properly
    CutInFrame,     ///< closes in the middle of a frame without ending the chunked body
    Reset,          ///< half of the frames, then a TCP reset
    ErrorEvent,     ///< an error inside the stream, as the wire says it
    Failed,         ///< a response.failed event; elsewhere as ErrorEvent
    NoDone,         ///< everything but the end marker (messages: but message_stop)
    MoreAfterDone,  ///< further frames after the end
    BadJson,        ///< a frame in the middle that is not JSON
    WrongLength,    ///< a Content-Length larger than the body
    SlowHeaders,    ///< one header byte per ms
    Unary,          ///< the whole response as JSON, although a stream was asked for
    Html200,        ///< a sign-in page
    Redirect307,    ///< to another host
    HugeBody,       ///< comments beyond 64 MiB
    HugeHeaders,    ///< 400 kB of headers
    Status,         ///< the HTTP status of the reply with its envelope
    StatusHtml,     ///< the same with an HTML body
    StatusEmpty,    ///< the same with an empty body
    // Streams whose bytes are odd
    OneHugeLine,         ///< a frame without an end, up to 400 MiB
    GzipBomb,            ///< Content-Encoding: gzip although that was not asked for: 1.7 MB that become 260 MiB
    NeverEnding,         ///< real pieces of text without end
    InvalidUtf8,         ///< bytes in the middle of the text that are no UTF-8
    CharacterSplit,      ///< every character of several bytes is split over two chunks
    CrOnly,              ///< lines end with CR alone (one object per line: with CR LF)
    CrLf,                ///< lines end with CR LF
    BomAndComments,      ///< a byte-order mark first; comments, ids and retry times (or blank lines) between the frames
    MultiLineData,       ///< the data of a frame stands on two lines
    EndsWithoutTerminal, ///< all of the text, then a proper end of the connection without what ends an answer
    ContentLengthSmall,  ///< a Content-Length smaller than the body
    WrongShape,          ///< a frame whose members have other types than they should
    Nulls,               ///< a frame whose members are null
    DuplicateKeys,       ///< a frame with every key twice
    DeepNesting,         ///< a frame with 100,000 arrays inside one another
    UsageMissing,        ///< no counts
    UsageAbsurd,         ///< counts that are negative, huge or fractions
    OtherModelName,      ///< another model answers than was asked for
    // Answers that are none
    RedirectLoop,      ///< to the same address
    RedirectFile,      ///< to a file of this computer
    MidHandshakeClose, ///< the connection closes as soon as it is accepted
    // Refusals in each vendor's words
    KeyRefused,       ///< 401 (Gemini: 400 with API_KEY_INVALID)
    Forbidden,        ///< 403
    NoCredit,         ///< 402
    SpendLimit,       ///< 429 that no wait will cure
    UnknownModel,     ///< 404
    TooLarge,         ///< 413
    Overflow,         ///< the prompt is longer than the window
    OverflowInStream, ///< the same after a 200
    RateLimited,      ///< 429 with Retry-After in seconds
    RateLimitedDate,  ///< 429 with Retry-After as a date, two seconds ahead
    ServerError,      ///< 500
    BadGateway,       ///< 502
    Unavailable,      ///< 503
    GatewayTimeout,   ///< 504
    Overloaded,       ///< 529 (elsewhere than with Anthropic: 503)
    ProxyLogin,       ///< 407
};
[[nodiscard]] std::optional<Fault> faultFromName(std::string_view name);
[[nodiscard]] std::string_view faultName(Fault fault);
/// Every fault, None included, in the order above.
[[nodiscard]] std::vector<Fault> allFaults();

/// What to answer to one request.
struct Reply {
    WireAnswer answer;
    Fault fault = Fault::None;
    bool everyByte = false; ///< each byte of the body is written on its own
    int pauseMs = 0;        ///< between frames
    int status = 500;       ///< for the Status faults
    std::string message = "The server had an error.";
    std::string type = "server_error"; ///< this default means on other wires than Responses: what belongs to the status
    std::string param;
    std::string code;
    std::string retryAfter;                                       ///< header value; empty: no such header
    std::string contentType = "text/event-stream; charset=utf-8"; ///< this default means on Ollama's wire: its own
    std::string extra; ///< a JSON object whose members are added to the error; may be empty
};

struct RecordedRequest {
    std::string method;
    std::string path;                           ///< with the query
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
    std::int64_t bodyMs = 0;         ///< from the end of the head to the end of the body
    std::vector<std::string> faults; ///< what breaks the rules of the wire
    Dialect dialect;                 ///< that the request was answered in
    bool generation = true;          ///< false: a count, a list, ... and no question
    std::string model;               ///< that the body or the path names
};

} // namespace longleaf::test
