// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/hidden_account.h"

#include <QString>

namespace longleaf::ui {

/// What pack::sentenceOf says, in the language of the window. Empty: every page was looked at, and nothing is hidden.
/// May be called on any thread.
[[nodiscard]] QString hiddenSentence(const pack::HiddenAccount &account);

} // namespace longleaf::ui
