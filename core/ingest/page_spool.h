// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/descriptor.h"
#include "core/ipc/extractor_protocol.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace longleaf::ingest {

/// Keeps the pages of one document until they are all there, in a file without a name: memory does not grow with the
/// document, and nothing is left behind when the process dies.
class PageSpool final {
public:
    /// `folder` is created if missing. Errors: PermissionDenied, DiskFull, Io.
    [[nodiscard]] static Result<PageSpool> create(const std::filesystem::path &folder);

    /// Errors: DiskFull, Io.
    [[nodiscard]] Status add(const ipc::PageText &page);
    /// Ends the adding; next() starts at the first page. Errors: DiskFull, Io.
    [[nodiscard]] Status rewind();
    /// The next page in the order of adding; empty after the last. Errors: Io.
    [[nodiscard]] Result<std::optional<ipc::PageText>> next();

private:
    PageSpool() = default;
    [[nodiscard]] Status flush();

    Descriptor m_file;
    std::string m_pending; ///< added, not yet in the file
    std::int64_t m_readOffset = 0;
    ipc::FrameReader m_frames;
};

} // namespace longleaf::ingest
