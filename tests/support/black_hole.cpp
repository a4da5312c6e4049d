// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/black_hole.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace longleaf::test {

namespace {

constexpr int kFillers = 8;

} // namespace

BlackHole::BlackHole()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    m_sockets.push_back(listener);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(listener, generic, size) != 0 || ::listen(listener, 0) != 0 ||
        ::getsockname(listener, generic, &size) != 0)
        return;
    m_port = ntohs(address.sin_port);
    for (int i = 0; i < kFillers; ++i) {
        const int filler = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        m_sockets.push_back(filler);
        static_cast<void>(::connect(filler, generic, size));
    }
}

BlackHole::~BlackHole()
{
    for (const int socket : m_sockets)
        ::close(socket);
}

std::string BlackHole::baseUrl() const
{
    return "http://127.0.0.1:" + std::to_string(m_port) + "/v1";
}

} // namespace longleaf::test
