// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/replay_server.h"

#include "tests/support/replay_connection.h"
#include "tests/support/request_rules.h"

#include <array>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace longleaf::test {

namespace {

constexpr int kPollMs = 20;

struct FaultName {
    std::string_view name;
    Fault fault;
};

constexpr std::array kFaultNames = {
    FaultName{"none", Fault::None},
    FaultName{"stall-headers", Fault::StallHeaders},
    FaultName{"stall-first-byte", Fault::StallFirstByte},
    FaultName{"stall-middle", Fault::StallMiddle},
    FaultName{"pings-forever", Fault::PingsForever},
    FaultName{"cut-middle", Fault::CutMiddle},
    FaultName{"cut-in-frame", Fault::CutInFrame},
    FaultName{"reset", Fault::Reset},
    FaultName{"error-event", Fault::ErrorEvent},
    FaultName{"failed", Fault::Failed},
    FaultName{"no-done", Fault::NoDone},
    FaultName{"more-after-done", Fault::MoreAfterDone},
    FaultName{"bad-json", Fault::BadJson},
    FaultName{"wrong-length", Fault::WrongLength},
    FaultName{"slow-headers", Fault::SlowHeaders},
    FaultName{"unary", Fault::Unary},
    FaultName{"html-200", Fault::Html200},
    FaultName{"redirect-307", Fault::Redirect307},
    FaultName{"huge-body", Fault::HugeBody},
    FaultName{"huge-headers", Fault::HugeHeaders},
    FaultName{"status", Fault::Status},
    FaultName{"status-html", Fault::StatusHtml},
    FaultName{"status-empty", Fault::StatusEmpty},
};

} // namespace

std::optional<Fault> faultFromName(std::string_view name)
{
    for (const FaultName &row : kFaultNames) {
        if (row.name == name)
            return row.fault;
    }
    return std::nullopt;
}

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

std::string ReplayServer::baseUrl() const
{
    return "http://127.0.0.1:" + std::to_string(m_port) + "/v1";
}

void ReplayServer::enqueue(Reply reply)
{
    const std::scoped_lock lock(m_mutex);
    m_queue.push_back(std::move(reply));
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

Reply ReplayServer::replyFor(const RecordedRequest &request)
{
    const std::scoped_lock lock(m_mutex);
    m_requests.push_back(request);
    if (!request.faults.empty()) {
        Reply reply;
        reply.fault = Fault::Status;
        reply.status = 400;
        reply.message = request.faults.front();
        reply.type = "invalid_request_error";
        return reply;
    }
    if (!m_queue.empty()) {
        Reply reply = std::move(m_queue.front());
        m_queue.pop_front();
        return reply;
    }
    if (m_responder)
        return m_responder(request);
    Reply reply;
    reply.answer.text = "An answer from the replay server.";
    return reply;
}

void ReplayServer::serve(int socket, const std::stop_token &stop)
{
    ReplayConnection connection(socket, stop);
    if (auto request = connection.read()) {
        if (request->method == "POST")
            request->faults = responsesRequestFaults(request->body);
        connection.answer(replyFor(*request));
    }
}

} // namespace longleaf::test
