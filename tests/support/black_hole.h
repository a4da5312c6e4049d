// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace longleaf::test {

/// A port on the loopback where connecting neither succeeds nor fails: it listens, and its queue is full.
class BlackHole final {
public:
    BlackHole();
    ~BlackHole();
    BlackHole(const BlackHole &) = delete;
    BlackHole &operator=(const BlackHole &) = delete;
    BlackHole(BlackHole &&) = delete;
    BlackHole &operator=(BlackHole &&) = delete;

    [[nodiscard]] std::string baseUrl() const;

private:
    std::vector<int> m_sockets; ///< the listener and those that fill its queue
    int m_port = 0;
};

} // namespace longleaf::test
