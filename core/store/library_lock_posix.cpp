// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library_lock.h"

#include "core/store/sqlite.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

namespace longleaf::store {

namespace {

constexpr int kTries = 100;
constexpr long kBetweenTriesNs = 50'000'000;

/// "Longleaf, process 4711", as the holder wrote it.
std::string holderOf(int descriptor)
{
    std::array<char, 128> text{};
    const ssize_t size = pread(descriptor, text.data(), text.size(), 0);
    std::string holder(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    holder.erase(std::min(holder.find('\n'), holder.size()));
    return holder.empty() ? "another window or command" : holder;
}

Error refused(const std::filesystem::path &folder, LibraryLock::Purpose purpose, const std::string &holder)
{
    const std::string shown = utf8Path(folder);
    std::string text = "The library \"" + shown + "\" is in use by " + holder;
    switch (purpose) {
    case LibraryLock::Purpose::Use:
        text += ", which is putting another file in its place. Try again when it is done.";
        break;
    case LibraryLock::Purpose::AddFiles:
        text += ", and only one program at a time reads files into it. Add them in that window (or with \"longleaf "
                "FILE\"), or wait until it is done. Looking at the library and asking work meanwhile.";
        break;
    case LibraryLock::Purpose::Replace:
        text += ", so it cannot be replaced now. Close Longleaf's window and end other commands, then try again.";
        break;
    }
    return {ErrorCode::StoreBusy, std::move(text), shown};
}

} // namespace

LibraryLock::LibraryLock(int descriptor)
    : m_descriptor(descriptor)
{
}

LibraryLock::~LibraryLock()
{
    close(m_descriptor);
}

Result<std::unique_ptr<LibraryLock>> LibraryLock::attempt(const std::filesystem::path &folder, Purpose purpose,
                                                          std::string_view who)
{
    const std::filesystem::path file = folder / (purpose == Purpose::AddFiles ? "library.adding.lock" : "library.lock");
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return std::unique_ptr<LibraryLock>();
    std::unique_ptr<LibraryLock> lock(new LibraryLock(descriptor));
    const int kind = purpose == Purpose::Use ? LOCK_SH : LOCK_EX;
    if (flock(descriptor, kind | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK || errno == EINTR)
            return tl::unexpected(
                refused(folder, purpose,
                        purpose == Purpose::Replace ? std::string("another window or command") : holderOf(descriptor)));
        return std::unique_ptr<LibraryLock>(); // a file system without locks
    }
    if (purpose == Purpose::Use)
        return lock;
    const std::string holder = std::string(who) + ", process " + std::to_string(getpid()) + "\n";
    // Only for the sentence above: a lock that does not say whose it is holds all the same.
    if (ftruncate(descriptor, 0) == 0)
        static_cast<void>(!pwrite(descriptor, holder.data(), holder.size(), 0));
    return lock;
}

Result<std::unique_ptr<LibraryLock>> LibraryLock::tryTake(const std::filesystem::path &folder, Purpose purpose,
                                                          std::string_view who)
{
    return attempt(folder, purpose, who);
}

Result<std::unique_ptr<LibraryLock>> LibraryLock::take(const std::filesystem::path &folder, Purpose purpose,
                                                       std::string_view who, const std::stop_token &stop)
{
    for (int i = 1;; ++i) {
        auto lock = attempt(folder, purpose, who);
        if (lock || i == kTries)
            return lock;
        if (stop.stop_requested())
            return fail(ErrorCode::Canceled, "Stopped while the library was in use.");
        const timespec pause{0, kBetweenTriesNs};
        nanosleep(&pause, nullptr);
    }
}

} // namespace longleaf::store
