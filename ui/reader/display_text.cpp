// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/display_text.h"

#include <QChar>
#include <algorithm>
#include <iterator>

namespace longleaf::ui {

namespace {

constexpr qsizetype kLongLine = 8'000;
constexpr qsizetype kLongestLine = 8'200; // within the last characters a space is looked for

bool endsLine(QChar unit)
{
    return unit == QLatin1Char('\n') || unit == QLatin1Char('\r') || unit == QChar::ParagraphSeparator ||
           unit == QChar::LineSeparator;
}

/// QTextDocument marks frames and objects with these.
bool hasMeaning(QChar unit)
{
    return unit.isNull() || unit == QChar(0xFDD0) || unit == QChar(0xFDD1) || unit == QChar::ObjectReplacementCharacter;
}

} // namespace

DisplayText::DisplayText(QStringView source)
{
    m_text.reserve(source.size());
    qsizetype lineLength = 0;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const QChar unit = source[i];
        if (unit == QLatin1Char('\r') && i + 1 < source.size() && source[i + 1] == QLatin1Char('\n')) {
            shift(i + 1);
            continue;
        }
        const bool longLine = lineLength >= kLongestLine || (lineLength >= kLongLine && unit.isSpace());
        if (longLine && !unit.isLowSurrogate() && !endsLine(unit)) {
            m_text += QLatin1Char('\n');
            shift(i);
            lineLength = 0;
        }
        lineLength = endsLine(unit) ? 0 : lineLength + 1;
        if (endsLine(unit))
            m_text += QLatin1Char('\n');
        else
            m_text += hasMeaning(unit) ? QChar(QChar::ReplacementCharacter) : unit;
    }
}

void DisplayText::shift(qsizetype sourceIndex)
{
    m_shifts.emplace_back(sourceIndex, m_text.size() - sourceIndex);
}

qsizetype DisplayText::position(qsizetype index) const
{
    const auto after = std::upper_bound(m_shifts.begin(), m_shifts.end(), index,
                                        [](qsizetype value, const auto &entry) { return value < entry.first; });
    return after == m_shifts.begin() ? index : index + std::prev(after)->second;
}

} // namespace longleaf::ui
