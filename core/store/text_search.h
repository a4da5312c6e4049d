// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/span.h"

#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::store {

class Library;

/// A passage that has the words.
struct TextHit {
    int page = 0;
    std::string snippet;         ///< UTF-8, one line; "…" where something was cut away
    std::vector<TextSpan> marks; ///< the words, in the snippet
    TextSpan passage;            ///< in the document's canonical text
    std::vector<TextSpan> words; ///< the words, in the document's canonical text
};

/// The hits of one document, by page.
struct TextHits {
    DocumentId document;
    std::vector<TextHit> hits;
};

struct TextSearch {
    std::vector<TextHits> documents; ///< best first
    int passages = 0;                ///< in all documents
    bool allWords = true;            ///< false: no passage has all the words; these have some of them
    bool cut = false;                ///< there are more passages than were asked for
    int documentsSearched = 0;
    int pagesWithoutText = 0; ///< of the documents in scope: pages that cannot be searched
};

/// Looks for words in texts. Passages that have all of them come alone if there are any; words in quotation marks must
/// follow each other. An empty scope means every document.
/// @param limit  passages, > 0
/// Errors: InvalidInput (no word to look for), Canceled, and those of the store.
[[nodiscard]] Result<TextSearch> searchText(Library &library, std::string_view words, std::span<const DocumentId> scope,
                                            int limit, std::stop_token stop);

} // namespace longleaf::store
