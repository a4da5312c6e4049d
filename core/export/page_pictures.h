// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/export/report.h"
#include "core/ingest/extractor_session.h"
#include "core/store/library.h"

#include <functional>
#include <stop_token>

namespace longleaf::exporting {

/// Where a long export is: `done` of `total` steps.
using Progress = std::function<void(int done, int total)>;

/// Draws, in an extractor process, the part of the page that each citation lies on, one step per citation. A citation
/// that cannot have a picture (not found, no page, the file is gone or has changed) is told why; that is no error.
/// Errors: Canceled.
[[nodiscard]] Status addPictures(Report &report, store::Library &library, const ingest::ExtractorOptions &extractor,
                                 const Clock &clock, const std::stop_token &stop, const Progress &progress);

} // namespace longleaf::exporting
