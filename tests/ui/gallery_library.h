// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longleaf::test {

/// Pictures of the library pane into the folder: collections, search, a batch, cards; light, dark, small, right to left.
void shootLibrary(const QString &folder);

} // namespace longleaf::test
