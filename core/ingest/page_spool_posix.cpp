// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/page_spool.h"

#include "core/ingest/path_text.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace longleaf::ingest {

namespace {

constexpr std::size_t kWriteBytes = std::size_t{256} << 10U;
constexpr std::size_t kReadBytes = std::size_t{256} << 10U;

tl::unexpected<Error> spoolError(int error, const std::filesystem::path &folder)
{
    const std::string place = pathText(folder);
    if (error == ENOSPC || error == EDQUOT)
        return fail(ErrorCode::DiskFull, "There is no space left for the pages of a document; make room and try again.",
                    place);
    if (error == EACCES || error == EPERM || error == EROFS)
        return fail(ErrorCode::PermissionDenied, "Longleaf may not write into its folder for temporary files.", place);
    return fail(ErrorCode::Io, std::string("A temporary file could not be used: ") + std::strerror(error) + ".", place);
}

Descriptor openNameless(const std::filesystem::path &folder)
{
#ifdef O_TMPFILE
    Descriptor file(open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (file.valid() || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
        return file;
#endif
    std::string name = (folder / "spool-XXXXXX").string();
    Descriptor named(mkstemp(name.data()));
    if (named.valid()) {
        fcntl(named.get(), F_SETFD, FD_CLOEXEC);
        unlink(name.c_str());
    }
    return named;
}

} // namespace

Result<PageSpool> PageSpool::create(const std::filesystem::path &folder)
{
    std::error_code ignored; // a folder that could not be made shows when the file is opened
    std::filesystem::create_directories(folder, ignored);
    PageSpool spool;
    spool.m_file = openNameless(folder);
    if (!spool.m_file.valid())
        return spoolError(errno, folder);
    return spool;
}

Status PageSpool::add(const ipc::PageText &page)
{
    m_pending += ipc::encodeFrame(ipc::encode(ipc::Answer(page)));
    return m_pending.size() >= kWriteBytes ? flush() : Status();
}

Status PageSpool::flush()
{
    std::size_t written = 0;
    while (written < m_pending.size()) {
        const ssize_t done = write(m_file.get(), m_pending.data() + written, m_pending.size() - written);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return spoolError(done < 0 ? errno : EIO, {});
        written += static_cast<std::size_t>(done);
    }
    m_pending.clear();
    return {};
}

Status PageSpool::rewind()
{
    m_readOffset = 0;
    m_frames = ipc::FrameReader();
    return flush();
}

Result<std::optional<ipc::PageText>> PageSpool::next()
{
    for (;;) {
        const auto frame = m_frames.next();
        if (!frame)
            return tl::unexpected(frame.error());
        if (*frame) {
            auto answer = ipc::decodeAnswer(**frame);
            if (!answer)
                return tl::unexpected(answer.error());
            return std::optional<ipc::PageText>(std::get<ipc::PageText>(std::move(*answer)));
        }
        std::string bytes(kReadBytes, '\0');
        const ssize_t got = pread(m_file.get(), bytes.data(), bytes.size(), static_cast<off_t>(m_readOffset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || (got == 0 && m_frames.pending() > 0))
            return spoolError(got < 0 ? errno : EIO, {});
        if (got == 0)
            return std::nullopt;
        m_readOffset += got;
        m_frames.feed(std::string_view(bytes).substr(0, static_cast<std::size_t>(got)));
    }
}

} // namespace longleaf::ingest
