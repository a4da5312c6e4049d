// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/secret_line.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace longleaf::cli {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} << 10U;
constexpr int kPollMs = 100;

/// A terminal that does not show what is typed, until the end of the scope.
class SilentTerminal final {
public:
    /// Shows the prompt only then: whoever types earlier would be seen.
    explicit SilentTerminal(const std::string &prompt)
        : m_silent(::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_silent)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_silent = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
        std::fputs(prompt.c_str(), stderr);
        std::fflush(stderr);
    }
    ~SilentTerminal()
    {
        if (!m_silent)
            return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::fputs("\n", stderr);
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;

private:
    termios m_before = {};
    bool m_silent;
};

} // namespace

Result<std::string> readSecretLine(const std::string &prompt, const std::stop_token &stop)
{
    const SilentTerminal terminal(prompt);
    std::string line;
    while (line.size() <= kMaxBytes) {
        if (stop.stop_requested())
            return fail(ErrorCode::Canceled, "Interrupted; no key was saved.");
        pollfd input = {STDIN_FILENO, POLLIN, 0};
        if (::poll(&input, 1, kPollMs) == 0)
            continue;
        char c = 0;
        const ssize_t count = ::read(STDIN_FILENO, &c, 1);
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (count < 0)
            return fail(ErrorCode::Io, std::string("Standard input cannot be read: ") + std::strerror(errno) + ".");
        if (count == 0 || c == '\n')
            return line;
        line += c;
    }
    return fail(ErrorCode::InvalidInput, "The line on standard input is too long for a key.");
}

} // namespace longleaf::cli
