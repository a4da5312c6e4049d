// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString> // first: moc cannot read <compare> before the standard library's configuration header

#include "core/base/ids.h"

#include <vector>

namespace longleaf::ui {

/// Where a turn stands among those that were asked in its place.
struct TurnBranch {
    AnswerId follows;               ///< none: it begins the conversation
    std::vector<AnswerId> versions; ///< in the order of asking, itself among them unless it was not begun
};

/// A draft that will be asked in the place of a turn.
struct BranchPoint {
    int turn = 0; ///< from 0
    TurnBranch branch;
};

} // namespace longleaf::ui
