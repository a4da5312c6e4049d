// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/unread_account.h"

#include <QString>

namespace longleaf::ui {

/// What pack::sentenceOf says, in the language of the window. Empty: every page was read in full.
[[nodiscard]] QString unreadSentence(const pack::UnreadAccount &account);

/// "3 pages could not be read, 1 page only in part", for a line that has no room for names; empty as above.
[[nodiscard]] QString unreadCounts(const pack::UnreadAccount &account);

} // namespace longleaf::ui
