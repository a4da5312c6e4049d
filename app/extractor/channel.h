// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ipc/frame.h"

#include <memory>
#include <optional>
#include <string>

namespace longleaf::extractor {

/// The child's end of the connection to the application: requests and descriptors from standard input, answers to
/// what standard output was at the start.
class Channel final {
public:
    /// Takes standard output for answers alone: whatever else is printed goes to standard error from now on.
    /// Errors: Io.
    [[nodiscard]] static Result<std::unique_ptr<Channel>> takeStandardStreams();
    ~Channel();
    Channel(const Channel &) = delete;
    Channel &operator=(const Channel &) = delete;

    /// The next request; empty at the end of input. Blocks. Errors: Io, Protocol.
    [[nodiscard]] Result<std::optional<ipc::Frame>> receive();
    /// Blocks until all bytes are written. Errors: Io (the application is gone).
    [[nodiscard]] Status send(const ipc::Frame &frame);
    /// All bytes of the file whose descriptor came with the last request; the descriptor is closed.
    /// Errors: Protocol (none came), Io, FileTooLarge (over 2 GiB), ResourceLimit.
    [[nodiscard]] Result<std::string> takeDocument();

private:
    Channel() = default;
    [[nodiscard]] Result<bool> readMore();
    void keepDescriptor(int descriptor);

    ipc::FrameReader m_reader;
    int m_output = -1;
    int m_document = -1;
    bool m_socket = true;
};

} // namespace longleaf::extractor
