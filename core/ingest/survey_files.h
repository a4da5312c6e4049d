// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace longleaf::ingest {

/// A file as it lies on the disk.
struct SurveyedFile {
    std::filesystem::path path; ///< absolute, without "." and ".."
    std::int64_t size = 0;
    std::int64_t mtimeMs = 0;
};

/// What lies in files and folders that a user named, before anything is opened.
struct FileSurvey {
    std::vector<SurveyedFile> files;
    std::int64_t bytes = 0;
    std::map<std::string, int> leftOut;         ///< files of folders by an ending that no document has ("" without any)
    std::vector<std::string> problems;          ///< sentences about folders that could not be listed
    std::vector<std::filesystem::path> folders; ///< all that were entered
    bool more = false;                          ///< the limit was reached

    [[nodiscard]] int leftOutCount() const;
};

/// Whether a file's name ends as those of documents do (.pdf, and the text files that sniffFormat() trusts).
[[nodiscard]] bool hasDocumentName(const std::filesystem::path &path);

/// Named files are taken whatever they are, so that each gets its answer; of folders, files with a document's name,
/// hidden ones apart, sorted by name. Links to folders are not followed.
/// @param limit  entries of folders that are looked at, > 0
[[nodiscard]] FileSurvey surveyFiles(const std::vector<std::filesystem::path> &paths, bool subfolders, int limit,
                                     const std::stop_token &stop);

} // namespace longleaf::ingest
