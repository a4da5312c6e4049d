// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace longleaf::ingest {

/// Memory that new programs can have without pushing others out; -1: the system does not say.
[[nodiscard]] std::int64_t freeMemoryBytes();

} // namespace longleaf::ingest
