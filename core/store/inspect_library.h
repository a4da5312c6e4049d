// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/text_inspection.h"
#include "core/store/library.h"

#include <stop_token>
#include <string>
#include <vector>

namespace longleaf::store {

/// Looks for text that nobody sees in one document and notes what was found, or why it could not be looked at.
/// Errors: NotFound, Canceled, and those of the store.
[[nodiscard]] Result<document::Inspection> inspectDocument(Library &library, DocumentId id,
                                                           const ingest::ExtractorOptions &options, const Clock &clock,
                                                           const std::stop_token &stop);

/// The same for all documents that nobody has looked at, the newest first; how many it did. One whose stored text
/// cannot be read stays as it was, and the others are looked at all the same. Errors: Canceled; as above when none
/// could be.
[[nodiscard]] Result<int> inspectLibrary(Library &library, const ingest::ExtractorOptions &options, const Clock &clock,
                                         const std::stop_token &stop);

/// A hidden stretch as it is listed.
struct HiddenLine {
    document::HiddenText where;
    std::string text; ///< its beginning, on one line, characters that nobody sees as their numbers

    bool operator==(const HiddenLine &) const = default;
};
/// The first `most` stretches of an inspection with their text.
[[nodiscard]] Result<std::vector<HiddenLine>> hiddenLines(Library &library, DocumentId id,
                                                          const document::Inspection &inspection, std::size_t most);

} // namespace longleaf::store
