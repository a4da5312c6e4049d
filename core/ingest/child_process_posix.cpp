// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/child_process.h"

#include "core/base/exec_words.h"
#include "core/base/sanitized.h"
#include "core/ingest/path_text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace longleaf::ingest {

namespace {

constexpr int kSendTimeoutMs = 5000;
constexpr int kPipeBytes = 1 << 20;
constexpr int kReapSliceMs = 2;

// Both ends above the standard descriptors, so that placing one in the child cannot overwrite the other.
Descriptor aboveStandard(int value)
{
    if (value < 0 || value > STDERR_FILENO)
        return Descriptor(value);
    const Descriptor low(value);
    return Descriptor(fcntl(value, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

struct Channels {
    Descriptor parentInput;
    Descriptor childInput;
    Descriptor parentOutput;
    Descriptor childOutput;

    [[nodiscard]] bool valid() const
    {
        return parentInput.valid() && childInput.valid() && parentOutput.valid() && childOutput.valid();
    }
};

void setCloseOnExec(int descriptor)
{
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

void setNonBlocking(int descriptor)
{
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

Channels openChannels()
{
    Channels channels;
    std::array<int, 2> sockets = {-1, -1};
    std::array<int, 2> pipeEnds = {-1, -1};
#ifdef __linux__
    const bool opened = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) == 0 &&
                        pipe2(pipeEnds.data(), O_CLOEXEC) == 0;
#else
    const bool opened = socketpair(AF_UNIX, SOCK_STREAM, 0, sockets.data()) == 0 && pipe(pipeEnds.data()) == 0;
#endif
    channels.parentInput = aboveStandard(sockets[0]);
    channels.childInput = aboveStandard(sockets[1]);
    channels.parentOutput = aboveStandard(pipeEnds[0]);
    channels.childOutput = aboveStandard(pipeEnds[1]);
    if (!opened || !channels.valid())
        return {};
    for (const Descriptor *end :
         {&channels.parentInput, &channels.childInput, &channels.parentOutput, &channels.childOutput})
        setCloseOnExec(end->get());
    setNonBlocking(channels.parentInput.get());
    setNonBlocking(channels.parentOutput.get());
#ifdef F_SETPIPE_SZ
    // A wider pipe lets the child go on while the parent is busy storing another document.
    fcntl(channels.parentOutput.get(), F_SETPIPE_SZ, kPipeBytes);
#endif
    return channels;
}

/// What the child starts with: descriptors, signals, process group.
class SpawnSettings final {
public:
    explicit SpawnSettings(const Channels &channels)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_adddup2(&m_actions, channels.childInput.get(), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, channels.childOutput.get(), STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&m_actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP;
#ifdef __GLIBC__
        // Libraries may hold descriptors that are not close-on-exec.
        posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1);
#elif defined(POSIX_SPAWN_CLOEXEC_DEFAULT)
        flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
        posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigemptyset(&none);
        sigset_t all;
        sigfillset(&all);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        posix_spawnattr_setpgroup(&m_attributes, 0);
        posix_spawnattr_setflags(&m_attributes, flags);
    }
    ~SpawnSettings()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    SpawnSettings(const SpawnSettings &) = delete;
    SpawnSettings &operator=(const SpawnSettings &) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t *actions() const
    {
        return &m_actions;
    }
    [[nodiscard]] const posix_spawnattr_t *attributes() const
    {
        return &m_attributes;
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

tl::unexpected<Error> startError(int error, const std::filesystem::path &program)
{
    const std::string name = "The program " + quotedName(program) + ", which reads documents, ";
    if (error == ENOENT || error == ENOTDIR)
        return fail(ErrorCode::NotFound, name + "is missing; install Longleaf again.", pathText(program));
    if (error == EACCES || error == EPERM)
        return fail(ErrorCode::PermissionDenied, name + "may not be run; check its permissions.", pathText(program));
    return fail(ErrorCode::Io, name + "could not be started: " + std::strerror(error) + ".", pathText(program));
}

// Nothing of the user's environment is the parser's business.
std::vector<std::string> childEnvironment()
{
    std::vector<std::string> variables = {"LANG=C.UTF-8", "LC_ALL=C.UTF-8"};
    for (const char *name : kSanitizerVariables) {
        if (const char *value = kSanitized ? std::getenv(name) : nullptr)
            variables.push_back(std::string(name) + '=' + value);
    }
    return variables;
}

void sleepMs(int milliseconds)
{
    poll(nullptr, 0, milliseconds);
}

} // namespace

Result<ChildProcess> ChildProcess::start(const std::filesystem::path &program,
                                         const std::vector<std::string> &arguments)
{
    Channels channels = openChannels();
    if (!channels.valid())
        return startError(errno, program);
    std::vector<std::string> words = {program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> variables = childEnvironment();
    const SpawnSettings settings(channels);
    pid_t pid = -1;
    const int error = posix_spawn(&pid, program.c_str(), settings.actions(), settings.attributes(),
                                  execWords(words).data(), execWords(variables).data());
    if (error != 0)
        return startError(error, program);
    ChildProcess child;
    child.m_pid = pid;
    child.m_input = std::move(channels.parentInput);
    child.m_output = std::move(channels.parentOutput);
    return child;
}

ChildProcess::ChildProcess(ChildProcess &&other) noexcept
    : m_pid(std::exchange(other.m_pid, -1))
    , m_input(std::move(other.m_input))
    , m_output(std::move(other.m_output))
    , m_status(other.m_status)
{
}

ChildProcess::~ChildProcess()
{
    finish(0);
}

Status ChildProcess::send(std::string_view bytes, int passDescriptor)
{
    int waitedMs = 0;
    // The position is shared with whoever held the descriptor before, such as a process that crashed.
    if (passDescriptor >= 0)
        lseek(passDescriptor, 0, SEEK_SET);
    while (!bytes.empty()) {
        iovec part{const_cast<char *>(bytes.data()), bytes.size()};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        if (passDescriptor >= 0) {
            message.msg_control = control.data();
            message.msg_controllen = control.size();
            cmsghdr *header = CMSG_FIRSTHDR(&message);
            header->cmsg_level = SOL_SOCKET;
            header->cmsg_type = SCM_RIGHTS;
            header->cmsg_len = CMSG_LEN(sizeof(int));
            std::memcpy(CMSG_DATA(header), &passDescriptor, sizeof(int));
        }
#ifdef MSG_NOSIGNAL
        const ssize_t sent = sendmsg(m_input.get(), &message, MSG_NOSIGNAL);
#else
        const ssize_t sent = sendmsg(m_input.get(), &message, 0);
#endif
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
            passDescriptor = -1;
        } else if (errno == EAGAIN && waitedMs < kSendTimeoutMs) {
            pollfd descriptor{m_input.get(), POLLOUT, 0};
            waitedMs += poll(&descriptor, 1, 50) == 0 ? 50 : 1;
        } else if (errno != EINTR) {
            return fail(ErrorCode::Io, std::string("The document reader takes no request: ") + std::strerror(errno));
        }
    }
    return {};
}

ChildProcess::ReadState ChildProcess::read(std::string &out, std::size_t limit)
{
    const std::size_t before = out.size();
    out.resize(before + limit);
    ssize_t got = -1;
    do {
        got = ::read(m_output.get(), out.data() + before, limit);
    } while (got < 0 && errno == EINTR);
    const int error = errno;
    out.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got > 0)
        return ReadState::Bytes;
    return got < 0 && error == EAGAIN ? ReadState::Nothing : ReadState::End;
}

void ChildProcess::waitReadable(int timeoutMs) const
{
    pollfd descriptor{m_output.get(), POLLIN, 0};
    poll(&descriptor, 1, timeoutMs);
}

ExitStatus ChildProcess::finish(int graceMs)
{
    m_input.reset();
    m_output.reset();
    if (m_pid < 0)
        return m_status;
    const auto pid = static_cast<pid_t>(m_pid);
    int status = 0;
    rusage usage{};
    pid_t reaped = 0;
    for (int waitedMs = 0; waitedMs < graceMs && reaped == 0; waitedMs += kReapSliceMs) {
        reaped = wait4(pid, &status, WNOHANG, &usage);
        if (reaped == 0)
            sleepMs(kReapSliceMs);
    }
    if (reaped == 0) {
        kill(pid, SIGKILL);
        do {
            reaped = wait4(pid, &status, 0, &usage);
        } while (reaped < 0 && errno == EINTR);
    }
    m_pid = -1;
    m_status.signaled = WIFSIGNALED(status);
    m_status.code = m_status.signaled ? WTERMSIG(status) : WEXITSTATUS(status);
#ifdef __APPLE__
    m_status.maxResidentBytes = usage.ru_maxrss;
#else
    m_status.maxResidentBytes = std::int64_t{usage.ru_maxrss} * 1024;
#endif
    return m_status;
}

} // namespace longleaf::ingest
