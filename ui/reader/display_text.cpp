// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/display_text.h"

#include <QChar>
#include <algorithm>
#include <iterator>

namespace longleaf::ui {

namespace {

constexpr qsizetype kLongLine = 8'000;
constexpr qsizetype kLongestLine = 8'200; // within the last characters a space is looked for

bool endsLine(char16_t unit)
{
    return unit == u'\n' || unit == u'\r' || unit == QChar::ParagraphSeparator || unit == QChar::LineSeparator;
}

/// QTextDocument marks frames and objects with these.
bool hasMeaning(char16_t unit)
{
    return unit == 0 || unit == 0xFDD0 || unit == 0xFDD1 || unit == QChar::ObjectReplacementCharacter;
}

} // namespace

DisplayText::DisplayText(QStringView source)
{
    m_text.reserve(source.size());
    const char16_t *units = source.utf16();
    const qsizetype count = source.size();
    qsizetype lineLength = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const char16_t unit = units[i];
        if (endsLine(unit)) {
            lineLength = 0;
            if (unit == u'\r' && i + 1 < count && units[i + 1] == u'\n')
                shift(i + 1);
            else
                m_text += QLatin1Char('\n');
            continue;
        }
        const bool longLine = lineLength >= kLongestLine || (lineLength >= kLongLine && QChar::isSpace(unit));
        if (longLine && !QChar::isLowSurrogate(unit)) {
            m_text += QLatin1Char('\n');
            shift(i);
            lineLength = 0;
        }
        ++lineLength;
        m_text += hasMeaning(unit) ? QChar(QChar::ReplacementCharacter) : QChar(unit);
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
