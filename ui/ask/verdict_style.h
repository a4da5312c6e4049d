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

/// The same of a citation. Words that nobody sees on the page are no plain proof: their look warns, whatever the
/// verdict. One that the user marked as wrong is struck. The words say so.
[[nodiscard]] VerdictStyle verdictStyle(const CitationEntry &entry, const Tokens &tokens);

/// The quote was found in other than equal words, so its box is drawn dashed.
[[nodiscard]] bool isUncertain(answer::CitationStatus status);

/// "p. 4"; "found on p. 61, cited as p. 58".
[[nodiscard]] QString pageText(const CitationEntry &entry);
/// "Citation 2: word for word, Form 10-Q, p. 4".
[[nodiscard]] QString spokenCitation(const CitationEntry &entry, int number);

/// "These words cannot be seen on the page."; empty if nothing is known to be hidden.
[[nodiscard]] QString sightText(const CitationEntry &entry);

/// "Not in the cited passage: 2019, Contoso"; empty if there is nothing.
[[nodiscard]] QString notInPassageText(const CitationEntry &entry);

/// The citations of an answer, counted in words.
enum class VerdictGroup { Found, Reworded, NumbersDiffer, NotFound, PageOnly, Unseen, MarkedWrong };
[[nodiscard]] bool isIn(const CitationEntry &entry, VerdictGroup group);
struct VerdictCount {
    VerdictGroup group = VerdictGroup::Found;
    QString text;   ///< "11 of 12 quotes found"; "1 differs in a number"
    QString detail; ///< "9 word for word, 2 nearly"; empty: the text says it all
    int count = 0;  ///< citations of the group
};
/// Groups without citations are left out, but "0 of 2 quotes found" is said. Citations that arrive count nowhere.
[[nodiscard]] std::vector<VerdictCount> verdictCounts(const std::vector<CitationEntry> &citations);
/// "11 of 12 quotes found, 1 differs in a number"; "no citations".
[[nodiscard]] QString verdictSummary(const std::vector<CitationEntry> &citations);

/// Numbers (digits with their separators) of `text` that `other` does not have, in order, each once.
[[nodiscard]] QStringList numbersOnlyIn(const QString &text, const QString &other);

} // namespace longleaf::ui
