// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/turn.h"

#include <QString>

namespace longleaf::ui {

/// "Form 10-Q, p. 4"; what is not known is left out.
[[nodiscard]] QString referenceText(const CitationEntry &entry);
/// "“Net sales grew” (Form 10-Q, p. 4)", and the verdict where it is not plain: "… – a number differs". What a user
/// copies or drags out stands on its own.
[[nodiscard]] QString quoteWithReference(const CitationEntry &entry);
/// The figures of the quote that the document does not have, and those that it has instead; empty unless the verdict is
/// that a number differs and the document's words are known.
struct FigureDifference {
    QString inAnswer;
    QString inDocument;
    [[nodiscard]] bool known() const { return !inAnswer.isEmpty() || !inDocument.isEmpty(); }
};
[[nodiscard]] FigureDifference figureDifference(const CitationEntry &entry);

} // namespace longleaf::ui
