// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/markdown_table.h"

#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr qsizetype kWidest = 100; // letters; a wider table would be wrapped
constexpr std::size_t kMostRows = 5'000;

struct Cell {
    qsizetype begin = 0; ///< without the blanks around
    qsizetype end = 0;
};
using Row = std::vector<Cell>;

/// Columns that letters take in a font of one width.
qsizetype columns(QStringView text)
{
    qsizetype count = 0;
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        const bool wide = (unit >= 0x1100 && unit <= 0x115F) || (unit >= 0x2E80 && unit <= 0xA4CF) ||
                          (unit >= 0xAC00 && unit <= 0xD7A3) || (unit >= 0xF900 && unit <= 0xFAFF) ||
                          (unit >= 0xFF01 && unit <= 0xFF60);
        count += c.isLowSurrogate() || c.category() == QChar::Mark_NonSpacing ? 0 : wide ? 2 : 1;
    }
    return count;
}

Row cellsOf(QStringView source, const SourceLine &line)
{
    qsizetype begin = line.begin;
    qsizetype end = line.end;
    const auto trim = [source](qsizetype &from, qsizetype &to) {
        while (from < to && source[from].isSpace())
            ++from;
        while (to > from && source[to - 1].isSpace())
            --to;
    };
    trim(begin, end);
    if (begin < end && source[begin] == QLatin1Char('|'))
        ++begin;
    if (end > begin && source[end - 1] == QLatin1Char('|') && (end - 2 < begin || source[end - 2] != QLatin1Char('\\')))
        --end;
    Row cells;
    qsizetype from = begin;
    for (qsizetype at = begin; at <= end; ++at) {
        const bool escaped = at > begin && at < end && source[at - 1] == QLatin1Char('\\');
        if (at < end && (source[at] != QLatin1Char('|') || escaped))
            continue;
        Cell cell{from, at};
        trim(cell.begin, cell.end);
        cells.push_back(cell);
        from = at + 1;
    }
    return cells;
}

QStringView textOf(QStringView source, const Cell &cell)
{
    return source.mid(cell.begin, cell.end - cell.begin);
}

bool isDashes(QStringView cell)
{
    const bool dashes = cell.contains(QLatin1Char('-'));
    return dashes && std::all_of(cell.begin(), cell.end(),
                                 [](QChar c) { return c == QLatin1Char('-') || c == QLatin1Char(':'); });
}

bool hasBar(QStringView source, const SourceLine &line)
{
    return source.mid(line.begin, line.end - line.begin).contains(QLatin1Char('|'));
}

} // namespace

std::size_t tableLines(QStringView source, const std::vector<SourceLine> &lines, std::size_t first)
{
    if (first + 1 >= lines.size() || !hasBar(source, lines[first]) || !hasBar(source, lines[first + 1]))
        return 0;
    const Row dashes = cellsOf(source, lines[first + 1]);
    if (!std::all_of(dashes.begin(), dashes.end(),
                     [source](const Cell &cell) { return isDashes(textOf(source, cell)); }))
        return 0;
    std::size_t end = first + 2;
    while (end < lines.size() && end - first < kMostRows && hasBar(source, lines[end]))
        ++end;
    return end - first;
}

void layOutTable(QStringView source, const std::vector<SourceLine> &lines, std::size_t first, std::size_t count,
                 TextLooks &looks)
{
    looks.ranges.push_back({lines[first].begin, lines[first + count - 1].end, {TextStyle::Mono, 0}});
    looks.ranges.push_back({lines[first].begin, lines[first].end, {TextStyle::Bold, 0}});
    std::vector<Row> rows;
    std::vector<qsizetype> widths;
    for (std::size_t i = 0; i < count; ++i) {
        rows.push_back(cellsOf(source, lines[first + i]));
        widths.resize(std::max(widths.size(), rows.back().size()));
        for (std::size_t c = 0; c < rows.back().size() && i != 1; ++c)
            widths[c] = std::max(widths[c], columns(textOf(source, rows.back()[c])));
    }
    qsizetype total = 0;
    for (const qsizetype width : widths)
        total += width + 3;
    if (total > kWidest)
        return;
    const Row &dashes = rows[1];
    const auto toRight = [&](std::size_t column) {
        return column < dashes.size() && textOf(source, dashes[column]).endsWith(QLatin1Char(':')) &&
               !textOf(source, dashes[column]).startsWith(QLatin1Char(':'));
    };
    for (std::size_t i = 0; i < count; ++i) {
        const SourceLine &line = lines[first + i];
        if (i == 1) {
            QString rule;
            for (std::size_t c = 0; c < widths.size(); ++c)
                rule += (c == 0 ? QString() : QStringLiteral("\u2500\u253C\u2500")) + QString(widths[c], QChar(0x2500));
            looks.edits.push_back({line.begin, line.end, rule});
            continue;
        }
        qsizetype at = line.begin;
        QString gap;
        for (std::size_t c = 0; c < rows[i].size(); ++c) {
            const Cell &cell = rows[i][c];
            const qsizetype blanks = widths[c] - columns(textOf(source, cell));
            if (c > 0)
                gap += QStringLiteral(" \u2502 ");
            looks.edits.push_back({at, cell.begin, gap + QString(toRight(c) ? blanks : 0, QLatin1Char(' '))});
            gap = QString(toRight(c) ? 0 : blanks, QLatin1Char(' '));
            at = cell.end;
        }
        looks.edits.push_back({at, line.end, QString()});
    }
}

} // namespace longleaf::ui
