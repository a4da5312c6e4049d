// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/responses_wire.h"

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace longleaf::test {

/// How an answer goes wrong. The names (faultFromName) are those of the enumerators with hyphens: "stall-first-byte".
enum class Fault {
    None,
    StallHeaders,   ///< accepts the request, sends nothing
    StallFirstByte, ///< sends headers, then nothing
    StallMiddle,    ///< sends half of the stream, then nothing
    PingsForever,   ///< headers, then comments without end
    CutMiddle,      ///< closes after half of the frames, the chunked body ended properly
    CutInFrame,     ///< closes in the middle of a frame without ending the chunked body
    Reset,          ///< half of the frames, then a TCP reset
    ErrorEvent,     ///< an error event inside the stream
    Failed,         ///< a response.failed event
    NoDone,         ///< everything but the end marker
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
};
[[nodiscard]] std::optional<Fault> faultFromName(std::string_view name);

/// What to answer to one request.
struct Reply {
    WireAnswer answer;
    Fault fault = Fault::None;
    bool everyByte = false; ///< each byte of the body is written on its own
    int pauseMs = 0;        ///< between frames
    int status = 500;       ///< for the Status faults
    std::string message = "The server had an error.";
    std::string type = "server_error";
    std::string param;
    std::string code;
    std::string retryAfter; ///< header value; empty: no such header
    std::string contentType = "text/event-stream; charset=utf-8";
};

struct RecordedRequest {
    std::string method;
    std::string path;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
    std::int64_t bodyMs = 0;         ///< from the end of the head to the end of the body
    std::vector<std::string> faults; ///< of responsesRequestFaults
};

/// A Responses endpoint on the loopback that answers as told, in Meta's wire, and records what it was sent. A request
/// that breaks the rules gets a 400 whatever the reply says. Each connection has a thread; all end with the object.
class ReplayServer final {
public:
    /// Listens at once; @param port  0: any free one. `port()` is 0 if that failed.
    explicit ReplayServer(int port = 0);
    ~ReplayServer();
    ReplayServer(const ReplayServer &) = delete;
    ReplayServer &operator=(const ReplayServer &) = delete;
    ReplayServer(ReplayServer &&) = delete;
    ReplayServer &operator=(ReplayServer &&) = delete;

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] std::string baseUrl() const; ///< "http://127.0.0.1:PORT/v1"

    using Responder = std::function<Reply(const RecordedRequest &)>;
    /// Replies for the next requests, in order; after them the responder answers.
    void enqueue(Reply reply);
    void setResponder(Responder responder);
    /// Requests so far, in order of arrival.
    [[nodiscard]] std::vector<RecordedRequest> requests() const;

private:
    void acceptLoop(const std::stop_token &stop);
    void serve(int socket, const std::stop_token &stop);
    [[nodiscard]] Reply replyFor(const RecordedRequest &request);

    int m_listener = -1;
    int m_port = 0;
    mutable std::mutex m_mutex;
    std::deque<Reply> m_queue;
    Responder m_responder;
    std::vector<RecordedRequest> m_requests;
    std::vector<std::jthread> m_connections;
    std::jthread m_acceptor;
};

} // namespace longleaf::test
