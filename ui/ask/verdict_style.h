// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/turn.h"
#include "ui/widgets/theme.h"

#include <QColor>
#include <QString>
#include <optional>

namespace longleaf::ui {

/// How a verdict looks and what it is called. The look never rests on colour alone: icon, border and word differ too.
struct VerdictStyle {
    QString word;     ///< "Word for word"
    QString sentence; ///< what that means, for the card
    QString icon;     ///< under resources/icons
    QColor color;     ///< number, icon and border
    QColor fill;      ///< invalid: none
    Qt::PenStyle border = Qt::NoPen;
    bool struck = false; ///< the number is struck through
};

/// Without a status: the citation is still arriving.
[[nodiscard]] VerdictStyle verdictStyle(std::optional<answer::CitationStatus> status, const Tokens &tokens);

/// The quote was found in other than equal words, so its box is drawn dashed.
[[nodiscard]] bool isUncertain(answer::CitationStatus status);

/// "p. 4"; "found on p. 61, cited as p. 58".
[[nodiscard]] QString pageText(const CitationEntry &entry);
/// "Citation 2: word for word, Form 10-Q, p. 4".
[[nodiscard]] QString spokenCitation(const CitationEntry &entry, int number);

/// "Not in the cited passage: 2019, Contoso"; empty if there is nothing.
[[nodiscard]] QString notInPassageText(const CitationEntry &entry);

/// "5 of 5 quotes found word for word"; "9 of 12 word for word · 1 number differs · 2 not found".
[[nodiscard]] QString verdictSummary(const std::vector<CitationEntry> &citations);

/// Numbers (digits with their separators) of `text` that `other` does not have, in order, each once.
[[nodiscard]] QStringList numbersOnlyIn(const QString &text, const QString &other);

} // namespace longleaf::ui
