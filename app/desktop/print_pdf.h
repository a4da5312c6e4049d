// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace longleaf::desktop {

/// What longleaf-cli asks this program for, because it cannot draw itself:
///     longleaf [--library DIR] [--no-pictures] --print-pdf answer:ID|conversation:ID
/// writes the PDF to standard output, or, with a status other than 0, a sentence that says why not. Needs no display.
/// @return the status to exit with; none: this was not asked for.
[[nodiscard]] std::optional<int> printPdfIfAsked(int argc, char **argv);

} // namespace longleaf::desktop
