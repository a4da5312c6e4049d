// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longleaf::test {

/// Pictures 90 to 99: the map of pages, what is left of the limits, the exact request, the models; light, dark, small.
void shootSending(const QString &folder);

} // namespace longleaf::test
