// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extractor/channel.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <new>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace longleaf::extractor {

namespace {

constexpr std::size_t kReadBytes = 64U * 1024U;

tl::unexpected<Error> systemFailure(const char *what)
{
    return fail(ErrorCode::Io, std::string(what) + ": " + std::strerror(errno) + ".");
}

} // namespace

Result<std::unique_ptr<Channel>> Channel::takeStandardStreams()
{
    std::unique_ptr<Channel> channel(new Channel());
    channel->m_output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (channel->m_output < 0)
        return systemFailure("Standard output cannot be used");
    if (dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
        const int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (null < 0 || dup2(null, STDOUT_FILENO) < 0)
            return systemFailure("Standard output cannot be set aside");
    }
    return channel;
}

Channel::~Channel()
{
    keepDescriptor(-1);
    if (m_output >= 0)
        close(m_output);
}

void Channel::keepDescriptor(int descriptor)
{
    if (m_document >= 0)
        close(m_document);
    m_document = descriptor;
}

/// False at the end of input.
Result<bool> Channel::readMore()
{
    std::array<char, kReadBytes> buffer{};
    iovec part{buffer.data(), buffer.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * 4)> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    ssize_t count = -1;
    do {
        count = m_socket ? recvmsg(STDIN_FILENO, &message, MSG_CMSG_CLOEXEC)
                         : read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count < 0 && errno == ENOTSOCK && m_socket)
            m_socket = false;
        else if (count < 0 && errno != EINTR)
            return systemFailure("Requests cannot be read");
    } while (count < 0);
    for (cmsghdr *header = m_socket ? CMSG_FIRSTHDR(&message) : nullptr; header != nullptr;
         header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
            continue;
        const std::size_t descriptors = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < descriptors; ++i) {
            int descriptor = -1;
            std::memcpy(&descriptor, CMSG_DATA(header) + i * sizeof(int), sizeof(int));
            keepDescriptor(descriptor);
        }
    }
    m_reader.feed(std::string_view(buffer.data(), static_cast<std::size_t>(count)));
    return count > 0;
}

Result<std::optional<ipc::Frame>> Channel::receive()
{
    for (;;) {
        auto frame = m_reader.next();
        if (!frame || frame->has_value())
            return frame;
        const Result<bool> more = readMore();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more) {
            if (m_reader.pending() > 0)
                return fail(ErrorCode::Protocol, "The input ended within a request.");
            return std::optional<ipc::Frame>();
        }
    }
}

Status Channel::send(const ipc::Frame &frame)
{
    const std::string bytes = ipc::encodeFrame(frame);
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count = write(m_output, bytes.data() + sent, bytes.size() - sent);
        if (count < 0 && errno != EINTR)
            return systemFailure("Answers cannot be written");
        if (count > 0)
            sent += static_cast<std::size_t>(count);
    }
    return {};
}

Result<std::string> Channel::takeDocument()
{
    if (m_document < 0)
        return fail(ErrorCode::Protocol, "The request to open a document came without the document.");
    struct Closer {
        Channel &channel;
        ~Closer() { channel.keepDescriptor(-1); }
    } const closer{*this};
    struct stat status {};
    if (fstat(m_document, &status) != 0)
        return systemFailure("The file cannot be read");
    if (status.st_size > std::numeric_limits<std::int32_t>::max())
        return fail(ErrorCode::FileTooLarge, "Files of 2 GiB and more cannot be read. Split the file.");
    std::string bytes;
    try {
        bytes.resize(static_cast<std::size_t>(status.st_size));
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::ResourceLimit, "The file is too large for the memory that may be used.");
    }
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = pread(m_document, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
        if (count == 0)
            break;
        if (count < 0 && errno != EINTR)
            return systemFailure("The file cannot be read");
        if (count > 0)
            done += static_cast<std::size_t>(count);
    }
    bytes.resize(done);
    return bytes;
}

} // namespace longleaf::extractor
