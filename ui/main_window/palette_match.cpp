// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/palette_match.h"

#include <QStringList>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kWordStart = 100;
constexpr int kInside = 40;
constexpr int kInitials = 60;
constexpr int kNameStart = 25;

/// One character for each of the text's, so that positions stay: lower case, without accents.
QString folded(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        const QString parts = QString(c).normalized(QString::NormalizationForm_D);
        result += parts.isEmpty() ? c : parts.front().toLower();
    }
    return result;
}

bool beginsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

std::optional<PaletteMatch> matchInside(const QString &word, const QString &name)
{
    std::optional<PaletteMatch> best;
    for (qsizetype at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
        const int score = (beginsWord(name, at) ? kWordStart : kInside) + (at == 0 ? kNameStart : 0);
        if (best && best->score >= score)
            continue;
        best = PaletteMatch{score, {}};
        for (qsizetype i = 0; i < word.size(); ++i)
            best->characters.push_back(at + i);
    }
    return best;
}

std::optional<PaletteMatch> matchInitials(const QString &word, const QString &name)
{
    PaletteMatch match{kInitials, {}};
    qsizetype next = 0;
    for (qsizetype at = 0; at < name.size() && next < word.size(); ++at) {
        if (name[at] == word[next] && beginsWord(name, at)) {
            match.characters.push_back(at);
            ++next;
        }
    }
    return next == word.size() && next > 1 ? std::optional(match) : std::nullopt;
}

} // namespace

std::optional<PaletteMatch> paletteMatch(const QString &typed, const QString &name)
{
    const QString where = folded(name);
    PaletteMatch all;
    const QStringList words = folded(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        auto one = matchInside(word, where);
        if (!one || one->score < kInitials) {
            if (auto initials = matchInitials(word, where))
                one = std::move(initials);
        }
        if (!one)
            return std::nullopt;
        all.score += one->score;
        all.characters.insert(all.characters.end(), one->characters.begin(), one->characters.end());
    }
    std::sort(all.characters.begin(), all.characters.end());
    all.characters.erase(std::unique(all.characters.begin(), all.characters.end()), all.characters.end());
    return all;
}

} // namespace longleaf::ui
