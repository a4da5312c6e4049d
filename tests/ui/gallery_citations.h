// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longleaf::test {

/// Pictures of answers and their citations, in a window of their own: cards, menu, header states, tables, formulas,
/// code, right-to-left text. Written to `folder` as 7x-*.png.
void shootCitations(const QString &folder);

} // namespace longleaf::test
