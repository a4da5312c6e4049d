// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <functional>
#include <string_view>

namespace longleaf::chunk {

/// Lines that belong together: hard-wrapped prose is one run of several lines, a row of a table or an entry of a
/// list is a run of its own.
struct LineRun {
    TextSpan span;      ///< without surrounding white space
    bool isRow = false; ///< mostly numbers: not to be cut into sentences
};

/// Hands over the runs of a text, in order, never empty, covering all that is not white space. A line break ends a run
/// before a blank line, around rows of numbers, before a bullet, and after a line that is short or far too long for
/// wrapped prose. Cost: linear in the text; the memory of a few thousand lines, however many there are.
void visitLineRuns(std::string_view text, const std::function<void(const LineRun &)> &visit);

} // namespace longleaf::chunk
