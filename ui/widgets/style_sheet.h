// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longleaf::ui {

struct Tokens;

/// The application's style sheet for a theme. Controls choose a variant with the properties
/// "variant" (primary, quiet, chip) and "tone" (soft, good, warn, bad).
[[nodiscard]] QString styleSheet(const Tokens &tokens);

} // namespace longleaf::ui
