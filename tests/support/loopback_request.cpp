// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopback_request.h"

#include <array>
#include <cctype>
#include <cstdint>
#include <cstdlib>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace longleaf::test {

namespace {

std::string exchange(int port, std::string_view request)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    if (::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0) {
        while (!request.empty()) {
            const ssize_t sent = ::send(socket, request.data(), request.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                break;
            request.remove_prefix(static_cast<std::size_t>(sent));
        }
        std::array<char, 65'536> buffer{};
        for (ssize_t got = 0; (got = ::recv(socket, buffer.data(), buffer.size(), 0)) > 0;)
            answer.append(buffer.data(), static_cast<std::size_t>(got));
    }
    ::close(socket);
    return answer;
}

std::string unchunked(std::string_view body)
{
    std::string whole;
    while (true) {
        const std::size_t line = body.find("\r\n");
        const std::size_t size = std::strtoul(std::string(body.substr(0, line)).c_str(), nullptr, 16);
        if (line == std::string_view::npos || size == 0)
            return whole;
        whole += body.substr(line + 2, size);
        if (body.size() < line + 2 + size + 2)
            return whole;
        body.remove_prefix(line + 2 + size + 2);
    }
}

} // namespace

LoopbackAnswer loopbackRequest(int port, std::string_view method, std::string_view path, std::string_view body,
                               std::string_view headers)
{
    std::string request = std::string(method) + " " + std::string(path) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!headers.empty())
        request.append(headers).append("\r\n");
    request += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
    const std::string raw = exchange(port, request);
    LoopbackAnswer answer;
    const std::size_t end = raw.find("\r\n\r\n");
    if (end == std::string::npos || raw.size() < 12)
        return answer;
    answer.status = std::atoi(raw.c_str() + 9); // after "HTTP/1.1 "
    for (std::size_t at = raw.find("\r\n"); at < end;) {
        const std::size_t next = raw.find("\r\n", at + 2);
        const std::string line = raw.substr(at + 2, next - at - 2);
        const std::size_t colon = line.find(": ");
        std::string name = line.substr(0, colon);
        for (char &c : name)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (colon != std::string::npos)
            answer.headers[name] = line.substr(colon + 2);
        at = next;
    }
    answer.body = raw.substr(end + 4);
    if (answer.headers.count("transfer-encoding") > 0)
        answer.body = unchunked(answer.body);
    return answer;
}

} // namespace longleaf::test
