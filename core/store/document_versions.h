// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <vector>

namespace longleaf::store {

class Connection;

/// Marks the documents that were read from the same path as older versions of `newer` and puts it into their
/// collections. Returns those that were not marked before. Opens no transaction of its own. Errors: NotFound.
[[nodiscard]] Result<std::vector<DocumentId>> supersedeOlderRows(Connection &connection, DocumentId newer);

} // namespace longleaf::store
