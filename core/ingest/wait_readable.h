// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace longleaf::ingest {

/// Waits until one of the descriptors can be read or is at its end, or for `timeoutMs`.
void waitReadable(const std::vector<int> &descriptors, int timeoutMs);

} // namespace longleaf::ingest
