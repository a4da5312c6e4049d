// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/child_process.h"

#include <cstdint>
#include <string>

namespace longleaf::ingest {

/// What an unexpected end of the extractor means for the document `name` (as shown in messages) at `path`.
/// An abort with more than half of `memoryLimitBytes` (0: no limit) in use is taken for lack of memory.
/// Codes: ExtractorCrashed, ResourceLimit, ExtractorTimeout (its own limit of processor time).
Error exitReason(const ExitStatus &status, std::int64_t memoryLimitBytes, const std::string &name,
                 const std::string &path);

} // namespace longleaf::ingest
