// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/report.h"

namespace longleaf::test {

/// An answer with everything that can go wrong: all verdicts, markup and formulas that want to get out, scripts of both
/// directions, tables and lists.
[[nodiscard]] exporting::Report sampleReport();
/// Two answers, the second one cut short and without citations.
[[nodiscard]] exporting::Report sampleConversation();
/// The text of the sample's answer; hostile on purpose.
[[nodiscard]] std::string sampleText();

} // namespace longleaf::test
