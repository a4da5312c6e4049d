// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/format.h"
#include "core/export/words.h"

#include <QString>

namespace longleaf::ui {

/// The fixed texts of exports in the language of the window.
[[nodiscard]] exporting::Words exportWords();
/// The English texts that are known to the translators.
[[nodiscard]] QStringList exportPhrases();

/// "Word document (DOCX)".
[[nodiscard]] QString formatName(exporting::Format format);
/// What the format is good for, in one line.
[[nodiscard]] QString formatDetail(exporting::Format format);

} // namespace longleaf::ui
