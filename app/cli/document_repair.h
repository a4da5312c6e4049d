// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/ingest/ingest_pipeline.h"
#include "core/store/library.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace longleaf::cli {

/// What reading files again put right.
struct RepairReport {
    int repaired = 0;                     ///< pages
    std::vector<store::DamagedPage> left; ///< pages that stay damaged
    std::vector<std::string> problems;    ///< why, a sentence a document
};

/// Reads the files of documents with damaged pages again and puts those pages right. The window and longleaf-cli do it
/// alike. Errors: of the library, Canceled.
[[nodiscard]] Result<RepairReport> repairPages(store::Library &library, const std::vector<store::DamagedPage> &damaged,
                                               const ingest::IngestOptions &options, const Clock &clock,
                                               const std::stop_token &stop);

/// Reads what is damaged of the whole library again. @return whether anything is right now that was not before.
[[nodiscard]] bool mendLibrary(store::Library &library, const ingest::IngestOptions &options, const Clock &clock,
                               const std::stop_token &stop);

/// Does something that reads stored pages; if one of them turns out to be damaged, mends the library and does it again.
/// @param mayRepeat  whether it can be done twice, asked after the first time; empty: it can.
template <typename Work>
auto withMending(store::Library &library, const ingest::IngestOptions &options, const Clock &clock,
                 const std::stop_token &stop, const Work &work, const std::function<bool()> &mayRepeat = {})
    -> decltype(work())
{
    auto result = work();
    if (result || result.error().code != ErrorCode::StoreDamaged || (mayRepeat && !mayRepeat()) ||
        !mendLibrary(library, options, clock, stop))
        return result;
    return work();
}

} // namespace longleaf::cli
