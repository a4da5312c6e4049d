// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/request_text.h"

#include <QStringList>
#include <QStringMatcher>
#include <algorithm>

namespace longleaf::ui {

QString RequestText::lines(std::size_t first, std::size_t count) const
{
    QStringList parts;
    const std::size_t end = std::min(breaks.size(), first + count);
    for (std::size_t i = first; i < end; ++i) {
        const int to = i + 1 < breaks.size() ? breaks[i + 1] : static_cast<int>(body.size());
        parts << body.mid(breaks[i], to - breaks[i]);
    }
    return parts.join(QLatin1Char('\n'));
}

std::size_t RequestText::lineOf(int position) const
{
    const auto after = std::upper_bound(breaks.begin(), breaks.end(), position);
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - breaks.begin() - 1, 0));
}

int RequestText::positionOf(int shown) const
{
    // Line k begins at breaks[k] + k, for every line before it brought one break.
    std::size_t low = 0;
    std::size_t high = breaks.size();
    while (high - low > 1) {
        const std::size_t middle = (low + high) / 2;
        (breaks[middle] + static_cast<int>(middle) <= shown ? low : high) = middle;
    }
    return std::min(shown - static_cast<int>(low), static_cast<int>(body.size()));
}

RequestText requestText(std::string_view head, std::string_view body)
{
    RequestText text;
    text.head = QString::fromUtf8(head.data(), static_cast<qsizetype>(head.size()));
    text.body = QString::fromUtf8(body.data(), static_cast<qsizetype>(body.size()));
    const QString &shown = text.body;
    const int size = static_cast<int>(shown.size());
    if (size > 0)
        text.breaks.push_back(0);
    int start = 0;
    for (int i = 0; i < size; ++i) {
        const QChar c = shown[i];
        const bool escape = c == QLatin1Char('\\') && i + 1 < size;
        const bool lineBreak = escape && shown[i + 1] == QLatin1Char('n');
        if (escape)
            ++i; // an escaped backslash before an n is no line break
        const bool full = i + 1 - start >= RequestText::kLongestLine && !shown[i].isHighSurrogate();
        if ((lineBreak || full) && i + 1 < size) {
            start = i + 1;
            text.breaks.push_back(start);
        }
    }
    return text;
}

std::vector<int> placesIn(const QString &body, const QString &words, std::size_t limit)
{
    std::vector<int> places;
    if (words.isEmpty())
        return places;
    const QStringMatcher matcher(words, Qt::CaseInsensitive);
    for (qsizetype at = matcher.indexIn(body); at >= 0 && places.size() < limit;
         at = matcher.indexIn(body, at + words.size()))
        places.push_back(static_cast<int>(at));
    return places;
}

} // namespace longleaf::ui
