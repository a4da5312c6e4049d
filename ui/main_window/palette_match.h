// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

namespace longleaf::ui {

/// How a typed text matches the name of a thing.
struct PaletteMatch {
    int score = 0;                     ///< higher is better
    std::vector<qsizetype> characters; ///< of the name, that were matched, ascending
};

/// Every word that was typed must stand in the name: as the beginning of a word (best), inside one, or as letters in
/// order of which each begins a word ("nc" finds "Next citation"). Case and accents make no difference. Empty: no
/// match.
[[nodiscard]] std::optional<PaletteMatch> paletteMatch(const QString &typed, const QString &name);

} // namespace longleaf::ui
