// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/plan.h"

#include <vector>

namespace longleaf::pack {

/// Pages of one document, both ends included.
struct PageRange {
    DocumentId document;
    int first = 0;
    int last = 0;

    bool operator==(const PageRange &) const = default;
};

/// Consecutive whole pages that are read by one request; the documents in scope order.
using Window = std::vector<PageRange>;

struct WindowLayout {
    std::vector<Window> windows;
    std::vector<LeftOut> leftOut;  ///< NoText, Unreadable, and NoRoom: one page alone is more than the model takes
    std::vector<PageRange> larger; ///< pages above `budgetTokens`: each got a window of its own
};

/// Tokens of documents that a window has unless the user says otherwise: half of the model's window, but not more than
/// fits. Over the full window models overlook more of what stands in its middle.
[[nodiscard]] std::int64_t defaultWindowBudget(const Limits &limits);

/// Divides the documents into windows of at most `budgetTokens` (of the model's own tokens, marks and margin
/// included): every page that has text is in exactly one of them, in order, and no page is cut. `limits` without the
/// user's budget decide whether a page fits at all.
/// Errors: InvalidInput (no documents, no text in any of them), DoesNotFit (no page fits).
[[nodiscard]] Result<WindowLayout> layOutWindows(const std::vector<ScopeDocument> &documents, const Limits &limits,
                                                 std::int64_t budgetTokens);

/// The request over one window; `leftOut` of the plan stays empty, the sweep keeps the ledger.
/// Errors: NotFound (a document of the window is not in `documents`).
[[nodiscard]] Result<Plan> planWindow(const std::vector<ScopeDocument> &documents, const Window &window,
                                      const Limits &limits);

} // namespace longleaf::pack
