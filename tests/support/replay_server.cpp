// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/replay_server.h"

#include "tests/support/replay_connection.h"
#include "tests/support/request_rules.h"
#include "tests/support/request_text.h"
#include "tests/support/side_endpoints.h"
#include "tests/support/wires.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace longleaf::test {

namespace {

constexpr int kPollMs = 20;

/// A refusal for a prompt that leaves no room for the output, if the profile knows the model's window.
std::optional<RefusalFacts> overflowing(const RecordedRequest &request, const Route &route,
                                        const ServerProfile &profile)
{
    const ServedModel *const model = profile.find(route.model);
    if (model == nullptr)
        return std::nullopt;
    RefusalFacts facts;
    facts.model = model->id;
    facts.tokens = profile.count(requestText(route.dialect.wire, request.body).joined());
    facts.outputTokens = outputCapOf(route.dialect, request.body);
    facts.limit = model->given();
    // These reserve nothing for the answer: it ends where the window does.
    bool promptAlone = route.dialect.flavour == Flavour::LlamaServer || route.dialect.flavour == Flavour::LmStudio ||
                       route.dialect.wire == Wire::Gemini;
    if (route.dialect.wire == Wire::Ollama) {
        const std::int64_t window = model->loaded > 0 ? model->loaded : model->window;
        facts.limit = std::min(window, contextAskedFor(request.body));
        promptAlone = true;
    }
    const std::int64_t needed = facts.tokens + (promptAlone ? 0 : facts.outputTokens);
    return needed > facts.limit ? std::optional(facts) : std::nullopt;
}

} // namespace

ReplayServer::ReplayServer(int port)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, generic, size) != 0 || ::listen(m_listener, 64) != 0 ||
        ::getsockname(m_listener, generic, &size) != 0)
        return;
    m_port = ntohs(address.sin_port);
    m_acceptor = std::jthread([this](const std::stop_token &stop) { acceptLoop(stop); });
}

ReplayServer::~ReplayServer()
{
    if (m_acceptor.joinable()) {
        m_acceptor.request_stop();
        m_acceptor.join();
    }
    m_connections.clear(); // asks each to stop, then joins it
    ::close(m_listener);
}

std::string ReplayServer::origin() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

std::string ReplayServer::baseUrl() const
{
    return origin() + "/v1";
}

std::string ReplayServer::baseUrl(Wire wire) const
{
    if (wire == Wire::Ollama)
        return origin();
    return wire == Wire::Gemini ? origin() + "/v1beta" : baseUrl();
}

void ReplayServer::setProfile(ServerProfile profile)
{
    const std::scoped_lock lock(m_mutex);
    m_profile = std::move(profile);
}

ServerProfile ReplayServer::profile() const
{
    const std::scoped_lock lock(m_mutex);
    return m_profile;
}

void ReplayServer::enqueue(Reply reply)
{
    const std::scoped_lock lock(m_mutex);
    m_queue.push_back(std::move(reply));
}

void ReplayServer::enqueueAt(Endpoint endpoint, Reply reply)
{
    const std::scoped_lock lock(m_mutex);
    m_sideQueues[endpoint].push_back(std::move(reply));
}

void ReplayServer::setResponder(Responder responder)
{
    const std::scoped_lock lock(m_mutex);
    m_responder = std::move(responder);
}

std::vector<RecordedRequest> ReplayServer::requests() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

std::vector<RecordedRequest> ReplayServer::questions() const
{
    std::vector<RecordedRequest> all = requests();
    all.erase(std::remove_if(all.begin(), all.end(), [](const RecordedRequest &r) { return !r.generation; }),
              all.end());
    return all;
}

void ReplayServer::acceptLoop(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        pollfd ready{m_listener, POLLIN, 0};
        if (::poll(&ready, 1, kPollMs) <= 0)
            continue;
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket >= 0)
            m_connections.emplace_back([this, socket](const std::stop_token &end) { serve(socket, end); });
    }
}

Reply ReplayServer::replyFor(const RecordedRequest &request, const Route &route)
{
    const std::scoped_lock lock(m_mutex);
    RefusalFacts facts;
    facts.model = route.model;
    if (!request.faults.empty())
        return brokenRuleReply(route.dialect, request.faults.front());
    if (!m_profile.models.empty() && m_profile.find(route.model) == nullptr)
        return refusalOf(route.dialect, Fault::UnknownModel, facts);
    if (const auto tooLong = overflowing(request, route, m_profile))
        return refusalOf(route.dialect, Fault::Overflow, *tooLong);
    Reply reply;
    reply.answer.text = "An answer from the replay server.";
    if (!m_queue.empty()) {
        reply = std::move(m_queue.front());
        m_queue.pop_front();
    } else if (m_responder) {
        reply = m_responder(request);
    }
    return isRefusal(reply.fault) ? refusalOf(route.dialect, reply.fault, facts) : reply;
}

void ReplayServer::answerSide(ReplayConnection &connection, const RecordedRequest &request, const Route &route)
{
    const ServerProfile profile = this->profile();
    std::optional<Reply> queued;
    {
        const std::scoped_lock lock(m_mutex);
        std::deque<Reply> &queue = m_sideQueues[route.endpoint];
        if (!queue.empty()) {
            queued = std::move(queue.front());
            queue.pop_front();
        }
    }
    if (!request.faults.empty())
        return connection.answer(brokenRuleReply(route.dialect, request.faults.front()), route.dialect);
    if (queued && queued->fault != Fault::None) {
        const bool refusal = isRefusal(queued->fault);
        return connection.answer(refusal ? refusalOf(route.dialect, queued->fault) : *queued, route.dialect);
    }
    connection.plainAnswer(sideAnswer(request, route, profile));
}

void ReplayServer::answer(ReplayConnection &connection, RecordedRequest request)
{
    const ServerProfile profile = this->profile();
    const std::optional<Route> route = routeOf(request, profile);
    const bool known = route && keyFits(request, *route, profile);
    if (route) {
        request.dialect = route->dialect;
        request.model = route->model;
        request.generation = answersQuestions(route->endpoint);
        if (known)
            request.faults = requestFaults(request, *route);
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_requests.push_back(request);
    }
    if (!route) {
        Reply reply = brokenRuleReply(homeDialect(profile), "There is nothing at " + request.path + ".");
        reply.status = 404;
        return connection.answer(reply, homeDialect(profile));
    }
    if (!known)
        return connection.answer(refusalOf(route->dialect, Fault::KeyRefused), route->dialect);
    if (!request.generation)
        return answerSide(connection, request, *route);
    Reply reply = replyFor(request, *route);
    if (route->endpoint == Endpoint::GeminiUnary && reply.fault == Fault::None)
        reply.fault = Fault::Unary;
    connection.answer(reply, route->dialect);
}

/// A reply that does not wait for its request.
bool ReplayServer::closesAtOnce()
{
    const std::scoped_lock lock(m_mutex);
    if (m_queue.empty() || m_queue.front().fault != Fault::MidHandshakeClose)
        return false;
    m_queue.pop_front();
    return true;
}

void ReplayServer::serve(int socket, const std::stop_token &stop)
{
    ReplayConnection connection(socket, stop);
    if (closesAtOnce())
        return;
    if (auto request = connection.read())
        answer(connection, std::move(*request));
}

} // namespace longleaf::test
