// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/account_words.h"

#include <QString>
#include <vector>

namespace longleaf::ui {

/// "Lease, pages 2, 3; Annex, page 1; and 4 more documents": what pack::namedPages says, in the language of the window.
[[nodiscard]] QString namedPagesText(const std::vector<pack::NamedPages> &documents);

} // namespace longleaf::ui
