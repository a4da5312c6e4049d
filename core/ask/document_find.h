// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/text_find.h"
#include "core/base/ids.h"
#include "core/base/result.h"

#include <cstddef>
#include <stop_token>
#include <string_view>

namespace longleaf::store {
class Library;
}

namespace longleaf::ask {

inline constexpr std::size_t kMostHits = 10'000;

/// Searches the stored text of a document, page by page; a hit lies on one page. Hits are told while it goes on, many
/// at a time. Errors: NotFound, Canceled, those of the library.
[[nodiscard]] Result<answer::FindSummary> findInDocument(store::Library &library, DocumentId document,
                                                         std::string_view wanted, answer::FindOptions options,
                                                         const std::stop_token &stop, const answer::FoundSink &sink,
                                                         std::size_t most = kMostHits);

} // namespace longleaf::ask
