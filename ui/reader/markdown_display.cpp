// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/markdown_display.h"

#include "ui/reader/markdown_table.h"

#include <algorithm>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr int kDeepestHeading = 6;
constexpr qsizetype kRule = 24;             // letters of a line that parts sections
constexpr qsizetype kLongestInline = 4'000; // an emphasis over more characters is none

std::vector<SourceLine> linesOf(QStringView source)
{
    std::vector<SourceLine> lines;
    for (qsizetype begin = 0; begin <= source.size();) {
        qsizetype end = source.indexOf(QLatin1Char('\n'), begin);
        if (end < 0)
            end = source.size();
        const bool carriage = end > begin && source[end - 1] == QLatin1Char('\r');
        lines.push_back({begin, carriage ? end - 1 : end});
        begin = end + 1;
    }
    return lines;
}

qsizetype skipBlanks(QStringView source, qsizetype at, qsizetype end)
{
    while (at < end && (source[at] == QLatin1Char(' ') || source[at] == QLatin1Char('\t')))
        ++at;
    return at;
}

qsizetype run(QStringView source, qsizetype at, qsizetype end, QChar of)
{
    qsizetype count = 0;
    while (at + count < end && source[at + count] == of)
        ++count;
    return count;
}

class MarkdownReader final {
public:
    explicit MarkdownReader(QStringView source)
        : m_source(source)
        , m_lines(linesOf(source))
    {
    }

    TextLooks run()
    {
        for (std::size_t i = 0; i < m_lines.size();)
            i += block(i);
        std::sort(m_looks.edits.begin(), m_looks.edits.end(),
                  [](const TextEdit &one, const TextEdit &other) { return one.begin < other.begin; });
        // An edit inside another one would move what follows.
        std::vector<TextEdit> disjoint;
        for (TextEdit &edit : m_looks.edits) {
            if (disjoint.empty() || edit.begin >= disjoint.back().end)
                disjoint.push_back(std::move(edit));
        }
        m_looks.edits = std::move(disjoint);
        return std::move(m_looks);
    }

private:
    /// Lines that the block takes, at least 1.
    std::size_t block(std::size_t first)
    {
        const SourceLine line = m_lines[first];
        const qsizetype begin = skipBlanks(m_source, line.begin, line.end);
        if (begin == line.end)
            return 1;
        if (const std::size_t fenced = fence(first, begin))
            return fenced;
        if (const std::size_t table = tableLines(m_source, m_lines, first)) {
            layOutTable(m_source, m_lines, first, table, m_looks);
            return table;
        }
        if (heading(line, begin) || rule(line, begin))
            return 1;
        return paragraph(first);
    }

    std::size_t fence(std::size_t first, qsizetype begin)
    {
        const QChar mark = m_source[begin];
        const qsizetype length = ui::run(m_source, begin, m_lines[first].end, mark);
        if (length < 3 || (mark != QLatin1Char('`') && mark != QLatin1Char('~')))
            return 0;
        std::size_t last = first + 1;
        const auto closes = [&](const SourceLine &line) {
            const qsizetype at = skipBlanks(m_source, line.begin, line.end);
            return ui::run(m_source, at, line.end, mark) >= length;
        };
        while (last < m_lines.size() && !closes(m_lines[last]))
            ++last;
        if (last == m_lines.size())
            return 1; // not closed: it stays as it stands
        // With their line ends, or empty lines would stand there.
        hide(m_lines[first].begin, m_lines[first + 1].begin);
        hide(m_lines[last].begin, last + 1 < m_lines.size() ? m_lines[last + 1].begin : m_lines[last].end);
        style(m_lines[first].begin, m_lines[last].end, {TextStyle::Mono, 0});
        return last - first + 1;
    }

    bool heading(const SourceLine &line, qsizetype begin)
    {
        const qsizetype level = ui::run(m_source, begin, line.end, QLatin1Char('#'));
        const qsizetype text = skipBlanks(m_source, begin + level, line.end);
        if (level < 1 || level > kDeepestHeading || text == begin + level || text == line.end)
            return false;
        qsizetype end = line.end;
        while (end > text && (m_source[end - 1] == QLatin1Char('#') || m_source[end - 1].isSpace()))
            --end;
        hide(line.begin, text);
        hide(end, line.end);
        style(text, end, {TextStyle::Bold, static_cast<int>(level)});
        inlines(text, end);
        return true;
    }

    bool rule(const SourceLine &line, qsizetype begin)
    {
        const QChar mark = m_source[begin];
        if (mark != QLatin1Char('-') && mark != QLatin1Char('*') && mark != QLatin1Char('_'))
            return false;
        const QStringView rest = m_source.mid(begin, line.end - begin);
        const bool only = std::all_of(rest.begin(), rest.end(), [mark](QChar c) { return c == mark || c.isSpace(); });
        if (!only || rest.count(mark) < 3)
            return false;
        m_looks.edits.push_back({line.begin, line.end, QString(kRule, QChar(0x2500))});
        return true;
    }

    /// Where the text of a line begins after the mark of a list or quotation; the mark itself is replaced.
    qsizetype prefix(const SourceLine &line)
    {
        qsizetype at = skipBlanks(m_source, line.begin, line.end);
        while (at < line.end && m_source[at] == QLatin1Char('>')) {
            const qsizetype text = skipBlanks(m_source, at + 1, line.end);
            m_looks.edits.push_back({at, text, QStringLiteral("\u2502 ")});
            style(at, line.end, {TextStyle::Quote, 0});
            at = text;
        }
        if (at + 1 < line.end && QStringLiteral("-*+").contains(m_source[at]) && m_source[at + 1].isSpace()) {
            m_looks.edits.push_back({at, skipBlanks(m_source, at + 1, line.end), QStringLiteral("\u2022 ")});
            at = skipBlanks(m_source, at + 1, line.end);
        }
        return at;
    }

    /// Whether a line cannot belong to the paragraph above it.
    bool startsBlock(std::size_t index) const
    {
        const SourceLine line = m_lines[index];
        const qsizetype at = skipBlanks(m_source, line.begin, line.end);
        if (at == line.end || tableLines(m_source, m_lines, index) > 0)
            return true;
        const QChar first = m_source[at];
        if (QStringLiteral("#>`~|").contains(first))
            return true;
        if (QStringLiteral("-*+_=").contains(first) &&
            (at + 1 == line.end || m_source[at + 1].isSpace() || m_source[at + 1] == first))
            return true;
        qsizetype digits = at;
        while (digits < line.end && m_source[digits].isDigit())
            ++digits;
        return digits > at && digits < line.end && QStringLiteral(".)").contains(m_source[digits]);
    }

    std::size_t paragraph(std::size_t first)
    {
        const qsizetype begin = prefix(m_lines[first]);
        // Four blanks at the margin are code.
        if (begin - m_lines[first].begin >= 4 && (first == 0 || isBlank(m_lines[first - 1])) &&
            begin < m_lines[first].end && begin == skipBlanks(m_source, m_lines[first].begin, begin)) {
            style(m_lines[first].begin, m_lines[first].end, {TextStyle::Mono, 0});
            return 1;
        }
        std::size_t last = first;
        while (last + 1 < m_lines.size() && !startsBlock(last + 1)) {
            const SourceLine &line = m_lines[last];
            const bool breaks = line.end - 2 >= line.begin && m_source.mid(line.end - 2, 2) == QLatin1String("  ");
            const SourceLine &next = m_lines[last + 1];
            if (!breaks)
                m_looks.edits.push_back({line.end, skipBlanks(m_source, next.begin, next.end), QStringLiteral(" ")});
            ++last;
        }
        inlines(begin, m_lines[last].end);
        return last - first + 1;
    }

    [[nodiscard]] bool isBlank(const SourceLine &line) const
    {
        return skipBlanks(m_source, line.begin, line.end) == line.end;
    }

    void inlines(qsizetype begin, qsizetype end)
    {
        for (qsizetype at = begin; at < end;) {
            const QChar c = m_source[at];
            if (c == QLatin1Char('\\') && at + 1 < end && m_source[at + 1].isPunct()) {
                hide(at, at + 1);
                at += 2;
            } else if (c == QLatin1Char('`')) {
                at = code(at, end);
            } else if (c == QLatin1Char('*') || c == QLatin1Char('_')) {
                at = emphasis(at, begin, end);
            } else if (c == QLatin1Char('[')) {
                at = link(at, end);
            } else {
                ++at;
            }
        }
    }

    qsizetype code(qsizetype at, qsizetype end)
    {
        const qsizetype length = ui::run(m_source, at, end, QLatin1Char('`'));
        for (qsizetype close = at + length; close < std::min(end, at + kLongestInline);) {
            const qsizetype other = ui::run(m_source, close, end, QLatin1Char('`'));
            if (other == length) {
                hide(at, at + length);
                hide(close, close + length);
                style(at + length, close, {TextStyle::Mono, 0});
                return close + length;
            }
            close += std::max<qsizetype>(1, other);
        }
        return at + length;
    }

    qsizetype emphasis(qsizetype at, qsizetype begin, qsizetype end)
    {
        const QChar mark = m_source[at];
        const qsizetype length = std::min<qsizetype>(3, ui::run(m_source, at, end, mark));
        const qsizetype text = at + length;
        const bool inWord = mark == QLatin1Char('_') && at > begin && m_source[at - 1].isLetterOrNumber();
        if (text >= end || m_source[text].isSpace() || inWord || m_source[text] == mark)
            return text;
        const QString closing(length, mark);
        const qsizetype limit = std::min(end, text + kLongestInline);
        for (qsizetype close = m_source.indexOf(closing, text); close >= 0 && close + length <= limit;
             close = m_source.indexOf(closing, close + 1)) {
            const bool wordGoesOn =
                mark == QLatin1Char('_') && close + length < end && m_source[close + length].isLetterOrNumber();
            const bool longer = close + length < end && m_source[close + length] == mark;
            if (m_source[close - 1].isSpace() || wordGoesOn || longer)
                continue;
            hide(at, text);
            hide(close, close + length);
            style(text, close,
                  {(length >= 2 ? TextStyle::Bold : 0U) | (length != 2 ? unsigned{TextStyle::Italic} : 0U), 0});
            return text;
        }
        return text;
    }

    /// [text](target): the text stays.
    qsizetype link(qsizetype at, qsizetype end)
    {
        const qsizetype middle = m_source.indexOf(QLatin1String("]("), at);
        const qsizetype close = middle < 0 ? -1 : m_source.indexOf(QLatin1Char(')'), middle);
        if (close < 0 || close >= end || middle - at > kLongestInline || middle == at + 1)
            return at + 1;
        hide(at, at + 1);
        hide(middle, close + 1);
        return at + 1;
    }

    void hide(qsizetype begin, qsizetype end)
    {
        if (begin < end)
            m_looks.edits.push_back({begin, end, QString()});
    }

    void style(qsizetype begin, qsizetype end, TextStyle style)
    {
        if (begin < end)
            m_looks.ranges.push_back({begin, end, style});
    }

    QStringView m_source;
    std::vector<SourceLine> m_lines;
    TextLooks m_looks;
};

/// Blanks between words that only make sense when all letters are equally wide.
bool hasColumns(QStringView line)
{
    const qsizetype first = skipBlanks(line, 0, line.size());
    for (qsizetype at = first; at < line.size(); ++at) {
        if (line[at] == QLatin1Char('\t') || (line[at] == QLatin1Char(' ') && line.mid(at, 3) == QLatin1String("   ")))
            return skipBlanks(line, at, line.size()) < line.size();
    }
    return false;
}

} // namespace

TextLooks markdownLooks(QStringView source)
{
    return MarkdownReader(source).run();
}

TextLooks plainTextLooks(QStringView source)
{
    TextLooks looks;
    const std::vector<SourceLine> lines = linesOf(source);
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t end = first;
        bool columns = false;
        for (; end < lines.size() && lines[end].begin != lines[end].end; ++end)
            columns = columns || hasColumns(source.mid(lines[end].begin, lines[end].end - lines[end].begin));
        if (columns)
            looks.ranges.push_back({lines[first].begin, lines[end - 1].end, {TextStyle::Mono, 0}});
        first = std::max(end, first + 1);
    }
    return looks;
}

} // namespace longleaf::ui
