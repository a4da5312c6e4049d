// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>

namespace longleaf::store {

class Connection;

/// "LgLf" in ASCII; marks the file as a library for tools such as file(1).
inline constexpr std::int64_t kApplicationId = 0x4C674C66;
/// The version that this program reads and writes.
inline constexpr std::int64_t kSchemaVersion = 10;

/// Looks at an opened file before anything is written to it: is it a library, and not from a newer program?
/// Errors: StoreTooNew (says which version of the program wrote it), StoreDamaged (not a database, or another
/// program's).
[[nodiscard]] Status checkSchema(const Connection &connection);

/// Brings the schema to kSchemaVersion, one transaction a step. An older library is copied beforehand to
/// "<file>.v<N>.bak", N being the version found. Errors: as Connection, DiskFull, Io.
[[nodiscard]] Status upgradeSchema(Connection &connection);

} // namespace longleaf::store
