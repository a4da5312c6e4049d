// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace longleaf::store {

class Connection;

/// Fills the empty indexes of chunks and documents from the stored pages, as a step of the schema needs it.
[[nodiscard]] Status rebuildIndexes(const Connection &connection);

} // namespace longleaf::store
