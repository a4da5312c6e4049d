// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/export/report.h"

#include <QPageSize>
#include <stop_token>
#include <string>

namespace longleaf::ui {

/// The paper that people use where this computer stands: A4, or Letter in the United States and their like.
[[nodiscard]] QPageSize localPaper();

/// Sets a report on pages with a running foot, the parts of pages that are cited below the answer. The same report is
/// the same bytes where the same fonts are and Qt's hashes have the same seed, which a process has for itself. Any
/// thread. Errors: Canceled, Internal.
[[nodiscard]] Result<std::string> printPdf(const exporting::Report &report, const QPageSize &paper,
                                           const std::stop_token &stop);

} // namespace longleaf::ui
