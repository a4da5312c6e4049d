// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace longleaf::store {

/// What was saved of a damaged library and what not.
struct SalvageReport {
    struct Table {
        std::string name;
        std::int64_t saved = 0;
        std::int64_t lost = 0; ///< rows that are known to have been there; there may have been more
        bool broken = false;   ///< reading it met damage
    };
    std::vector<Table> tables;
    std::int64_t documents = 0;               ///< saved whole
    std::vector<std::string> documentsToRead; ///< not whole: their files wait in the reading queue
    std::int64_t documentsLost = 0;           ///< not whole, and not even their file's name is known
    std::int64_t conversations = 0;
    std::int64_t answers = 0;
    std::int64_t notes = 0;
    bool headerMade = false;    ///< the file's first 100 bytes were made anew
    std::filesystem::path file; ///< the new library

    [[nodiscard]] bool complete() const;
    /// "12 documents, 3 conversations with 8 answers and 2 notes were saved. …", and what was not.
    [[nodiscard]] std::string sentence() const;
};

/// Copies what can still be read of a library, row by row, into a new one. Only documents of which every page is there
/// and has its hash are taken over; the files of others are put into the reading queue. Indexes are made anew. The
/// damaged file is only read.
/// @param damaged  the file library.sqlite; a write-ahead log beside it is used if it can be read.
/// @param folder  for the new library; it must not have one.
/// Errors: NotFound, InvalidInput (there is a library in the folder), StoreDamaged (nothing can be read), StoreTooNew,
/// DiskFull, Io, Canceled.
[[nodiscard]] Result<SalvageReport> salvageLibrary(const std::filesystem::path &damaged,
                                                   const std::filesystem::path &folder, const Clock &clock,
                                                   const std::stop_token &stop);

} // namespace longleaf::store
