// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/document.h"
#include "core/ingest/descriptor.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

namespace longleaf::ingest {

/// A regular file, opened once for reading; everything that is learnt of it comes from this descriptor, so the
/// file cannot be swapped between the checks and the parse.
class OpenFile final {
public:
    /// Errors: NotFound, PermissionDenied, NotAFile, Io. Never blocks on a FIFO; follows symbolic links to regular
    /// files.
    [[nodiscard]] static Result<OpenFile> open(const std::filesystem::path &path);

    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }
    [[nodiscard]] std::int64_t size() const { return m_size; }
    [[nodiscard]] std::int64_t mtimeMs() const { return m_mtimeMs; }
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

    /// SHA-256 of the whole file, in hexadecimal. Errors: Io, Canceled.
    [[nodiscard]] Result<std::string> sha256(std::stop_token stop) const;

    /// The first bytes, at most `count`.
    [[nodiscard]] Result<std::string> head(std::size_t count) const;
    /// At most `count` bytes from `offset` on; fewer only at the end of the file. The descriptor's own position stays.
    [[nodiscard]] Result<std::string> read(std::int64_t offset, std::size_t count) const;
    /// Whether size and time of the open file are still those that open() saw.
    [[nodiscard]] bool unchanged() const;

private:
    OpenFile() = default;
    Descriptor m_descriptor;
    std::int64_t m_size = 0;
    std::int64_t m_mtimeMs = 0;
    std::filesystem::path m_path;
};

/// Whether files with this ending (lower case, with its dot) are taken for text.
[[nodiscard]] bool hasTextEnding(std::string_view ending);

/// The format of a file by its first bytes and, for text, by its name. A PDF header within the first 1,024 bytes makes
/// a PDF. Errors: EmptyFile; WrongType (named .pdf but is something else: says what it looks like); UnsupportedType
/// (says what it looks like).
[[nodiscard]] Result<document::Format> sniffFormat(std::string_view head, const std::filesystem::path &name);

} // namespace longleaf::ingest
