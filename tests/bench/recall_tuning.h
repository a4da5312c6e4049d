// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/ranking.h"
#include "tests/bench/recall_sets.h"

#include <string>
#include <vector>

namespace longleaf::bench {

/// A weight by its name, for the command line and the search; null if there is none of this name.
[[nodiscard]] double *weightByName(rank::Weights &weights, const std::string &name);

/// One cell of the table that a search looks at.
struct Cell {
    std::size_t set = 0;
    bool wholeCollection = false;
    std::int64_t budget = 0;
};

using Measure = std::function<double(const Cell &, const rank::Weights &)>;

/// Climbs from `start`, one weight at a time, as long as the mean over the cells grows.
[[nodiscard]] rank::Weights climb(const std::vector<Cell> &cells, rank::Weights start, const Measure &measure);

} // namespace longleaf::bench
