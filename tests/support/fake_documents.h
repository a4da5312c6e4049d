// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/extractor_session.h"

#include <filesystem>
#include <string>

namespace longleaf::test {

/// A folder for one test, gone with the object, and documents in it that tell fake_extractor what to do.
class FakeDocuments final {
public:
    FakeDocuments();
    ~FakeDocuments();
    FakeDocuments(const FakeDocuments &) = delete;
    FakeDocuments &operator=(const FakeDocuments &) = delete;

    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }
    /// Writes a file; folders in `name` are made.
    std::filesystem::path write(const std::string &name, const std::string &content) const;
    /// Writes a PDF for fake_extractor with this script.
    std::filesystem::path pdf(const std::string &name, const std::string &script) const;

    /// fake_extractor; `variant` is the end of the name that it is started under, e.g. "_mute".
    [[nodiscard]] ingest::ExtractorOptions extractor(const std::string &variant = {}) const;

private:
    std::filesystem::path m_folder;
};

/// Open descriptors of this process.
int openDescriptors();
/// Child processes of this process, zombies included; 0 where that cannot be told.
int childProcesses();

} // namespace longleaf::test
