// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/document/hidden_text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::pack {

/// What becomes of text that nobody sees on the page.
enum class HiddenPolicy {
    Label,    ///< is sent between lines that say so
    LeaveOut, ///< is not sent; a line says so
};
std::string_view toWord(HiddenPolicy policy); // "label", "leave_out"

/// The part of the coverage ledger that is about text that nobody sees.
struct HiddenAccount {
    struct Document {
        DocumentId id;
        std::string title;
        std::vector<int> pages; ///< of those that are sent, rising

        bool operator==(const Document &) const = default;
    };
    HiddenPolicy policy = HiddenPolicy::Label;
    std::vector<Document> documents; ///< with hidden text on pages that are sent
    int notYet = 0;                  ///< documents that are sent and that nobody has looked at
    int failed = 0;                  ///< documents, or pages of them, that could not be looked at

    bool operator==(const HiddenAccount &) const = default;
};

struct Plan;
struct ScopeDocument;

/// What is to be said of a plan's documents.
[[nodiscard]] HiddenAccount accountOf(const Plan &plan, const std::vector<ScopeDocument> &scope, HiddenPolicy policy);

/// To be read before anything is sent; empty: every page was looked at, and nothing is hidden.
[[nodiscard]] std::string sentenceOf(const HiddenAccount &account);

} // namespace longleaf::pack
