// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <string>

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace longleaf::test {

/// The server as a program of its own, so that its memory and time are not counted here.
class ServerProcess final {
public:
    ServerProcess(const char *program, const std::string &script)
    {
        int out[2] = {-1, -1};
        if (::pipe(out) != 0)
            return;
        m_pid = ::fork();
        if (m_pid == 0) {
            ::dup2(out[1], STDOUT_FILENO);
            ::close(out[0]);
            ::execl(program, program, "--port", "0", "--script", script.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(out[1]);
        char byte = 0;
        while (::read(out[0], &byte, 1) == 1 && byte != '\n')
            m_url.push_back(byte);
        ::close(out[0]);
    }
    ~ServerProcess()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGTERM);
            ::waitpid(m_pid, nullptr, 0);
        }
    }
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;
    ServerProcess(ServerProcess &&) = delete;
    ServerProcess &operator=(ServerProcess &&) = delete;
    [[nodiscard]] const std::string &url() const { return m_url; }

private:
    pid_t m_pid = -1;
    std::string m_url;
};

} // namespace longleaf::test
