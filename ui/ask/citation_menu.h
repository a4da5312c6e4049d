// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/turn.h"
#include "ui/widgets/theme.h"

#include <functional>

class QMenu;
class QWidget;

namespace longleaf::ui {

/// What can be done with a citation.
enum class CitationDeed { Open, Card, CopyWithReference, CopyQuote, Pin, MarkWrong, EditNote, Unmark };

/// The menu of a citation, for a chip or a card. Deeds that cannot be done are there but disabled.
/// @param marking  whether it can be marked as wrong (its answer is stored and over)
/// @return a menu that deletes itself when it closes
[[nodiscard]] QMenu *citationMenu(const CitationEntry &entry, int number, bool marking, const Theme &theme,
                                  QWidget *parent, const std::function<void(CitationDeed)> &chosen);
/// Whether the words can be given to the next question.
[[nodiscard]] bool canPin(const CitationEntry &entry);

} // namespace longleaf::ui
