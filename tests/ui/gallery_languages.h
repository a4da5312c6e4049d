// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longleaf::test {

/// Every place of the program at 1,024 by 700 in German, in a made-up language of long words, and from right to left.
/// @param folder  exists; the files are called after language and place
void shootLanguages(const QString &folder);

} // namespace longleaf::test
