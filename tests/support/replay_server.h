// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/reply.h"
#include "tests/support/responses_wire.h"
#include "tests/support/routes.h"
#include "tests/support/server_profile.h"

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace longleaf::test {

class ReplayConnection;

/// A provider on the loopback that answers as told and records what it was sent. The path decides the wire, the profile
/// whose habits the server has, which models it serves, and the key. In this order a request gets: 404 (no such
/// endpoint), the refusal of its key, a 400 (it breaks the rules of its wire), 404 (no such model), the refusal of a
/// prompt that is too long, the next reply, the responder's reply. Without a profile every wire is there, with any
/// model and any key. Each connection has a thread; all end with the object.
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
    [[nodiscard]] std::string origin() const;  ///< "http://127.0.0.1:PORT"
    [[nodiscard]] std::string baseUrl() const; ///< with "/v1"
    /// What is configured as the base address of a wire: with "/v1", "/v1beta" for Gemini, nothing for Ollama.
    [[nodiscard]] std::string baseUrl(Wire wire) const;

    void setProfile(ServerProfile profile);

    using Responder = std::function<Reply(const RecordedRequest &)>;
    /// Replies for the next questions, in order; after them the responder answers. Counts and lists take none of them.
    void enqueue(Reply reply);
    /// A reply for the next request at an endpoint that answers no question; only its fault matters.
    void enqueueAt(Endpoint endpoint, Reply reply);
    void setResponder(Responder responder);
    /// Requests so far, in order of arrival.
    [[nodiscard]] std::vector<RecordedRequest> requests() const;
    /// Those that asked a question.
    [[nodiscard]] std::vector<RecordedRequest> questions() const;

private:
    void acceptLoop(const std::stop_token &stop);
    void serve(int socket, const std::stop_token &stop);
    [[nodiscard]] bool closesAtOnce();
    void answer(ReplayConnection &connection, RecordedRequest request);
    void answerSide(ReplayConnection &connection, const RecordedRequest &request, const Route &route);
    [[nodiscard]] Reply replyFor(const RecordedRequest &request, const Route &route);
    [[nodiscard]] ServerProfile profile() const;

    int m_listener = -1;
    int m_port = 0;
    mutable std::mutex m_mutex;
    ServerProfile m_profile = ServerProfile::everything();
    std::deque<Reply> m_queue;
    std::map<Endpoint, std::deque<Reply>> m_sideQueues;
    Responder m_responder;
    std::vector<RecordedRequest> m_requests;
    std::vector<std::jthread> m_connections;
    std::jthread m_acceptor;
};

} // namespace longleaf::test
