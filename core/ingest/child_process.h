// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/descriptor.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::ingest {

/// How a process ended.
struct ExitStatus {
    bool signaled = false;
    int code = 0;                      ///< exit status, or the signal's number
    std::int64_t maxResidentBytes = 0; ///< most memory that it ever held
};

/// A child process that talks over two descriptors: its standard input is a local stream socket, its standard output a
/// pipe, standard error goes nowhere. It inherits nothing else, gets an environment of two words (LANG, LC_ALL) and
/// a process group of its own, so that Ctrl-C in a terminal reaches only the parent.
/// The destructor kills and reaps it: no zombie, no open descriptor is left. Not thread-safe.
class ChildProcess final {
public:
    /// Errors: NotFound, PermissionDenied (program), Io.
    [[nodiscard]] static Result<ChildProcess> start(const std::filesystem::path &program,
                                                    const std::vector<std::string> &arguments);
    ~ChildProcess();
    ChildProcess(ChildProcess &&other) noexcept;
    ChildProcess &operator=(ChildProcess &&other) = delete;
    ChildProcess(const ChildProcess &) = delete;
    ChildProcess &operator=(const ChildProcess &) = delete;

    /// Sends all bytes; `passDescriptor` (or -1) goes with the first. Waits at most 5 s for a child that does not read.
    /// Errors: Io (the child is gone or does not read).
    [[nodiscard]] Status send(std::string_view bytes, int passDescriptor = -1);

    enum class ReadState { Bytes, Nothing, End };
    /// Appends what has arrived, at most `limit` bytes, without waiting. An error counts as End.
    [[nodiscard]] ReadState read(std::string &out, std::size_t limit);
    /// Waits until something can be read, or for `timeoutMs`.
    void waitReadable(int timeoutMs) const;

    [[nodiscard]] int readDescriptor() const { return m_output.get(); }
    [[nodiscard]] std::int64_t processId() const { return m_pid; }

    /// Ends the process and reaps it; a child that is ending by itself gets `graceMs` to do so before it is killed.
    ExitStatus finish(int graceMs);

private:
    ChildProcess() = default;

    std::int64_t m_pid = -1; ///< -1: reaped
    Descriptor m_input;      ///< our end of the child's standard input
    Descriptor m_output;     ///< our end of its standard output
    ExitStatus m_status;
};

} // namespace longleaf::ingest
