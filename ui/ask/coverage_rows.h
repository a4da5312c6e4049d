// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString> // first: moc cannot read <compare> before the standard library's configuration header

#include "ui/ask/turn.h"

#include <array>
#include <cstdint>
#include <vector>

namespace longleaf::ui {

/// What of a page is in a request.
enum class PageCover : std::uint8_t {
    Sent,      ///< all of it
    Partly,    ///< at least a part of it: passages were chosen
    NotChosen, ///< focused: no passage of it was chosen
    NoRoom,    ///< chosen, but the budget was used up
    NotRead,   ///< its part of a sweep is not complete
    NoText,    ///< it has no text that could be sent
    Failed,    ///< it could not be read
    Unknown,   ///< an older ledger does not say
};
inline constexpr std::size_t kPageCovers = 8;

/// Pages by what of them is sent.
using CoverCounts = std::array<int, kPageCovers>;

/// The pages of one document of the scope.
struct CoverageRow {
    DocumentId id;
    QString title;
    std::vector<PageCover> pages;  ///< page n at n - 1
    std::vector<int> partial = {}; ///< of `pages`, those that could be read only in part; rising

    [[nodiscard]] bool isPartial(int page) const;

    bool operator==(const CoverageRow &) const = default;
};

/// The ledger page by page: documents of which something is sent, then the others. Cost: linear in pages.
[[nodiscard]] std::vector<CoverageRow> coverageRows(const PlanSummary &plan);
[[nodiscard]] CoverCounts countCovers(const std::vector<CoverageRow> &rows);
/// Pages that could be read only in part; they are among those that countCovers counts.
[[nodiscard]] int countPartial(const std::vector<CoverageRow> &rows);
/// "not sent: not chosen for this question"
[[nodiscard]] QString coverText(PageCover cover);
/// "could be read only in part"
[[nodiscard]] QString partialText();
/// "150 pages – sent: 120; no text: 30; of them, could be read only in part: 2"; the whole map in one sentence.
[[nodiscard]] QString coverSummary(const CoverCounts &counts, int partial);

} // namespace longleaf::ui
