// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace longleaf::ingest {

/// Which files ended the document reader, and how often, by content. Kept in a file beside the library, so that a file
/// that also takes the program with it is not read again at every start. A newer version of Longleaf begins anew.
/// Reads and writes the file at every call, because the window and longleaf-cli may share it. Not thread-safe.
class Quarantine final {
public:
    /// @param file  made when it is needed; empty: nothing is kept. @param version  of the program.
    Quarantine(std::filesystem::path file, std::string version);

    struct Entry {
        int deaths = 0;
        std::string reason; ///< of the last one, one sentence
    };
    /// Deaths 0 if the file is not known or the list cannot be read.
    [[nodiscard]] Entry find(std::string_view sha256) const;
    /// One more. Errors: Io, DiskFull.
    [[nodiscard]] Status note(const std::string &sha256, std::string reason) const;
    /// The file was read after all, or is to be tried once more. Errors: Io, DiskFull.
    [[nodiscard]] Status forget(const std::string &sha256) const;

private:
    using Entries = std::map<std::string, Entry, std::less<>>;
    [[nodiscard]] Entries load() const;
    [[nodiscard]] Status save(const Entries &entries) const;

    std::filesystem::path m_file;
    std::string m_version;
};

} // namespace longleaf::ingest
