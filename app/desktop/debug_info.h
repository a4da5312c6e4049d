// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/composition.h"

#include <QString>

namespace longleaf::desktop {

/// Versions, system and folders, one "name: value" a line, for an error report. No keys, no document names.
[[nodiscard]] QString debugInfo(const Places &places);

} // namespace longleaf::desktop
