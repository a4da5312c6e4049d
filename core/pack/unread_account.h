// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <string>
#include <vector>

namespace longleaf::pack {

/// The part of the coverage ledger that is about pages that could not be read, or only in part. They are those of the
/// whole scope, sent or not: what stands on them is missing from the request and from every search.
struct UnreadAccount {
    struct Document {
        DocumentId id;
        std::string title;
        std::vector<int> failed;  ///< nothing of them is known; rising
        std::vector<int> partial; ///< they have text, but the parser reported errors; rising

        bool operator==(const Document &) const = default;
    };
    std::vector<Document> documents; ///< scope order; only those with such pages
    int pagesInScope = 0;            ///< pages of all documents that were asked about

    [[nodiscard]] int failed() const;
    [[nodiscard]] int partial() const;
    bool operator==(const UnreadAccount &) const = default;
};

struct ScopeDocument;

[[nodiscard]] UnreadAccount unreadOf(const std::vector<ScopeDocument> &scope);

/// "3 of 10 pages could not be read (Lease, pages 2, 3, 7)."; empty: every page was read in full.
[[nodiscard]] std::string sentenceOf(const UnreadAccount &account);

} // namespace longleaf::pack
