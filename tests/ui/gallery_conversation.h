// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longleaf::test {

/// Pictures 70 to 79: history, search, versions, notes and suggestions; light, dark, small.
void paintConversation(const QString &folder);

} // namespace longleaf::test
