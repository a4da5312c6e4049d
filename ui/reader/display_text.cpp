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

DisplayText::DisplayText(QStringView source, const std::vector<TextEdit> &edits)
{
    m_text.reserve(source.size());
    qsizetype at = 0;
    for (const TextEdit &edit : edits) {
        at = copy(source, at, edit.begin);
        anchor(edit.begin, false);
        m_text += edit.shown;
        at = edit.end;
        anchor(at);
    }
    copy(source, at, source.size());
}

qsizetype DisplayText::copy(QStringView source, qsizetype begin, qsizetype end)
{
    const char16_t *units = source.utf16();
    for (qsizetype i = begin; i < end; ++i) {
        const char16_t unit = units[i];
        if (endsLine(unit)) {
            m_lineLength = 0;
            if (unit == u'\r' && i + 1 < source.size() && units[i + 1] == u'\n')
                anchor(i + 1);
            else
                m_text += QLatin1Char('\n');
            continue;
        }
        const bool longLine = m_lineLength >= kLongestLine || (m_lineLength >= kLongLine && QChar::isSpace(unit));
        if (longLine && !QChar::isLowSurrogate(unit)) {
            m_text += QLatin1Char('\n');
            anchor(i);
            m_lineLength = 0;
        }
        ++m_lineLength;
        m_text += hasMeaning(unit) ? QChar(QChar::ReplacementCharacter) : QChar(unit);
    }
    return end;
}

void DisplayText::anchor(qsizetype source, bool moves)
{
    m_anchors.push_back({source, m_text.size(), moves});
}

qsizetype DisplayText::position(qsizetype index) const
{
    const auto after = std::upper_bound(m_anchors.begin(), m_anchors.end(), index,
                                        [](qsizetype value, const Anchor &anchor) { return value < anchor.source; });
    if (after == m_anchors.begin())
        return index;
    const Anchor &last = *std::prev(after);
    return last.moves ? last.shown + (index - last.source) : last.shown;
}

} // namespace longleaf::ui
