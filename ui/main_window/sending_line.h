// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/ask/turn.h"
#include "ui/library/library_controller.h"

#include <QString>
#include <optional>

namespace longleaf::ui {

/// What would be sent with the next question, in one sentence.
struct SendingLine {
    QString text;      ///< empty: the library is empty
    bool plain = true; ///< everything ticked is sent whole, or nothing is ticked at all
};

/// @param model   null: none is chosen
/// @param plan    of the draft, if there is one: then it is what counts; else the documents' tokens and the model's
/// window
///                decide, as for a question that looks something up
/// @param locked  a document of the scope may be sent to models on this computer only
[[nodiscard]] SendingLine sendingLine(const ScopeSums &sums, const ModelChoice *model,
                                      const std::optional<Result<PlanSummary>> &plan, pack::Mode mode, bool locked);

} // namespace longleaf::ui
