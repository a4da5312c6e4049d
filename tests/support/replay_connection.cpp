// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/replay_connection.h"

#include "tests/support/fault_frames.h"
#include "tests/support/wires.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace longleaf::test {

namespace {

constexpr int kPollMs = 20;
constexpr std::size_t kMiB = std::size_t{1} << 20U;
constexpr int kHugeLineMiB = 400;
constexpr int kHugeBodyMiB = 70;
constexpr std::string_view kRateHeaders = "x-ratelimit-limit-requests: 3000\r\n"
                                          "x-ratelimit-limit-tokens: 4000000\r\n"
                                          "x-ratelimit-remaining-requests: 2999\r\n"
                                          "x-ratelimit-remaining-tokens: 3990000\r\n"
                                          "x-route: model-api-rust\r\n";
constexpr std::string_view kSignInPage = "<!doctype html><html><title>Hotel Wi-Fi</title><p>Please sign in.</html>";

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

std::optional<RecordedRequest> parseHead(std::string_view head)
{
    RecordedRequest request;
    std::size_t lineEnd = head.find("\r\n");
    const std::string_view first = head.substr(0, lineEnd);
    const std::size_t space = first.find(' ');
    const std::size_t second = first.find(' ', space + 1);
    if (space == std::string_view::npos || second == std::string_view::npos)
        return std::nullopt;
    request.method = first.substr(0, space);
    request.path = first.substr(space + 1, second - space - 1);
    while (lineEnd != std::string_view::npos) {
        head.remove_prefix(lineEnd + 2);
        lineEnd = head.find("\r\n");
        const std::string_view line = head.substr(0, lineEnd);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            continue;
        const std::size_t value = line.find_first_not_of(' ', colon + 1);
        request.headers[lowered(std::string(line.substr(0, colon)))] =
            value == std::string_view::npos ? "" : line.substr(value);
    }
    return request;
}

} // namespace

ReplayConnection::ReplayConnection(int socket, std::stop_token stop)
    : m_socket(socket)
    , m_stop(std::move(stop))
{
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

ReplayConnection::~ReplayConnection()
{
    ::close(m_socket);
}

bool ReplayConnection::readMore(std::string &bytes)
{
    while (!m_stop.stop_requested()) {
        pollfd ready{m_socket, POLLIN, 0};
        if (::poll(&ready, 1, kPollMs) <= 0)
            continue;
        std::array<char, 65'536> buffer{};
        const ssize_t got = ::recv(m_socket, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return false;
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
        return true;
    }
    return false;
}

std::optional<RecordedRequest> ReplayConnection::read()
{
    std::string bytes;
    std::size_t end = std::string::npos;
    while ((end = bytes.find("\r\n\r\n")) == std::string::npos) {
        if (!readMore(bytes))
            return std::nullopt;
    }
    auto request = parseHead(std::string_view(bytes).substr(0, end));
    if (!request)
        return std::nullopt;
    const std::string length = request->headers["content-length"];
    const std::size_t wanted = end + 4 + (length.empty() ? 0 : std::stoul(length));
    bytes.reserve(wanted);
    const auto headRead = std::chrono::steady_clock::now();
    while (bytes.size() < wanted) {
        if (!readMore(bytes))
            return std::nullopt;
    }
    request->body = bytes.substr(end + 4);
    m_path = request->path;
    request->bodyMs =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - headRead).count();
    return request;
}

bool ReplayConnection::write(std::string_view bytes)
{
    while (!bytes.empty() && !m_stop.stop_requested()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
            continue;
        }
        pollfd ready{m_socket, POLLOUT, 0};
        if (::poll(&ready, 1, kPollMs) > 0 && (ready.revents & (POLLERR | POLLHUP)) != 0)
            return false;
    }
    return bytes.empty();
}

bool ReplayConnection::writeBytewise(std::string_view bytes, int pauseMs)
{
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (!write(bytes.substr(i, 1)))
            return false;
        pause(pauseMs);
    }
    return true;
}

bool ReplayConnection::chunk(const Reply &reply, std::string_view bytes)
{
    std::array<char, 32> size{};
    const int digits = std::snprintf(size.data(), size.size(), "%zx\r\n", bytes.size());
    const std::string whole = std::string(size.data(), static_cast<std::size_t>(digits)) + std::string(bytes) + "\r\n";
    return reply.everyByte ? writeBytewise(whole, 0) : write(whole);
}

void ReplayConnection::endChunks()
{
    write("0\r\n\r\n");
}

void ReplayConnection::headers(const Reply &reply, std::string_view length)
{
    std::string head = "HTTP/1.1 200 OK\r\nContent-Type: " + streamTypeOf(m_dialect, reply) + "\r\n";
    head.append(requestIdHeaderOf(m_dialect)).append(length);
    if (m_dialect.flavour == Flavour::Meta || m_dialect.flavour == Flavour::OpenAi)
        head.append(kRateHeaders);
    if (reply.fault == Fault::HugeHeaders) {
        for (int i = 0; i < 400; ++i)
            head += "x-filler-" + std::to_string(i) + ": " + std::string(1000, 'x') + "\r\n";
    }
    head += "Connection: close\r\n\r\n";
    if (reply.fault == Fault::SlowHeaders)
        writeBytewise(head, 1);
    else
        write(head);
}

bool ReplayConnection::flood(const Reply &reply)
{
    switch (reply.fault) {
    case Fault::StallFirstByte: hang(); return false;
    case Fault::PingsForever:
        while (chunk(reply, pingOf(m_dialect)))
            pause(10);
        return false;
    case Fault::HugeBody: {
        const std::string filler =
            m_dialect.wire == Wire::Ollama ? std::string(kMiB, '\n') : ": " + std::string(kMiB, 'x') + "\n";
        for (int i = 0; i < kHugeBodyMiB; ++i) {
            if (!chunk(reply, filler))
                return false;
        }
        return true;
    }
    case Fault::OneHugeLine: {
        const std::string filler(kMiB, 'x');
        bool open = chunk(reply, m_dialect.wire == Wire::Ollama ? "{\"message\":\"" : "data: {\"delta\":\"");
        for (int i = 0; open && i < kHugeLineMiB; ++i)
            open = chunk(reply, filler);
        return false;
    }
    default: return true;
    }
}

void ReplayConnection::stream(const Reply &reply)
{
    headers(reply, "Transfer-Encoding: chunked\r\n");
    if (!flood(reply))
        return;
    std::string last;
    for (const std::string &frame : faultyFrames(m_dialect, reply)) {
        for (const std::string &piece : writtenPieces(frame, reply.fault)) {
            if (!piece.empty() && !chunk(reply, piece)) // an empty chunk would end the body
                return;
        }
        pause(reply.pauseMs);
        last = frame;
    }
    endStream(reply, last);
}

void ReplayConnection::endStream(const Reply &reply, const std::string &lastFrame)
{
    switch (reply.fault) {
    case Fault::StallMiddle: return hang();
    case Fault::Reset: return reset();
    case Fault::CutInFrame: return;
    case Fault::NeverEnding:
        while (chunk(reply, lastFrame))
            pause(reply.pauseMs);
        return;
    default: endChunks();
    }
}

void ReplayConnection::plain(int status, std::string_view type, std::string_view body, std::string_view extra)
{
    std::string head = "HTTP/1.1 " + std::to_string(status) + " Replay\r\nContent-Type: " + std::string(type) + "\r\n";
    head.append(requestIdHeaderOf(m_dialect)).append(extra);
    head += "Content-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n";
    write(head + std::string(body));
}

void ReplayConnection::plainAnswer(const PlainAnswer &answer)
{
    plain(answer.status, "application/json", answer.body);
}

void ReplayConnection::statusAnswer(const Reply &reply)
{
    std::string extra = reply.retryAfter.empty() ? std::string() : "Retry-After: " + reply.retryAfter + "\r\n";
    if (reply.status == 407)
        extra += "Proxy-Authenticate: Basic realm=\"replay\"\r\n";
    if (reply.fault == Fault::StatusHtml)
        plain(reply.status, "text/html", "<html><h1>Something broke</h1></html>", extra);
    else if (reply.fault == Fault::StatusEmpty)
        plain(reply.status, "text/plain", "", extra);
    else
        plain(reply.status, "application/json", errorBodyOf(m_dialect, reply), extra);
}

/// The stream in one body with a length: a wrong one, or what seems to be compressed.
void ReplayConnection::wholeBody(const Reply &reply)
{
    if (reply.fault == Fault::GzipBomb) {
        const std::string body = gzipBomb();
        headers(reply, "Content-Encoding: gzip\r\nContent-Length: " + std::to_string(body.size()) + "\r\n");
        write(body);
        return;
    }
    std::string body;
    for (const std::string &frame : faultyFrames(m_dialect, reply))
        body += frame;
    const std::size_t half = body.size() / 2;
    if (reply.fault == Fault::ContentLengthSmall) {
        headers(reply, "Content-Length: " + std::to_string(half) + "\r\n");
    } else {
        headers(reply, "Content-Length: " + std::to_string(2 * half) + "\r\n");
        body.resize(half);
    }
    write(body);
}

void ReplayConnection::answer(const Reply &reply, const Dialect &dialect)
{
    m_dialect = dialect;
    const auto redirect = [this](const std::string &location) {
        plain(307, "text/plain", "", "Location: " + location + "\r\n");
    };
    switch (reply.fault) {
    case Fault::StallHeaders: return hang();
    case Fault::Status:
    case Fault::StatusHtml:
    case Fault::StatusEmpty: return statusAnswer(reply);
    case Fault::Html200: return plain(200, "text/html; charset=utf-8", kSignInPage);
    case Fault::Redirect307: return redirect("https://elsewhere.example/v1");
    case Fault::RedirectLoop: return redirect(m_path);
    case Fault::RedirectFile: return redirect("file:///etc/hostname");
    case Fault::Unary: return plain(200, "application/json", objectOf(dialect, reply.answer));
    case Fault::GzipBomb:
    case Fault::ContentLengthSmall:
    case Fault::WrongLength: return wholeBody(reply);
    case Fault::MidHandshakeClose: return; // its connection should not have got here
    default: return stream(reply);
    }
}

/// Silent until the other side leaves or the server ends.
void ReplayConnection::hang()
{
    std::string ignored;
    while (readMore(ignored))
        ignored.clear();
}

void ReplayConnection::pause(int ms)
{
    if (ms > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

void ReplayConnection::reset()
{
    pause(50); // what was written must have been read: a reset throws away the rest
    const linger now{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

} // namespace longleaf::test
