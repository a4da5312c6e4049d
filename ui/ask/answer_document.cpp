// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/answer_document.h"

#include "ui/ask/citation_chip.h"
#include "ui/text/qt_convert.h"

#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>
#include <algorithm>
#include <cmath>
#include <utility>

namespace longleaf::ui {

namespace {

using markdown::Block;
using markdown::ChipAnchor;
using markdown::Run;

constexpr double kLineHeight = 1.3; ///< of the font's own
constexpr int kIndent = 24;
constexpr int kMarkerWidth = 20; ///< of a list item, with the gap behind it

/// Lines have one height, whatever stands in them, so that chips do not push them apart.
QTextBlockFormat blockFormat(const QFont &font, double topMargin, double bottomMargin)
{
    QTextBlockFormat format;
    format.setTopMargin(topMargin);
    format.setBottomMargin(bottomMargin);
    format.setLineHeight(std::round(QFontMetricsF(font).lineSpacing() * kLineHeight), QTextBlockFormat::FixedHeight);
    return format;
}

// Qt keeps an empty block before and after every table; this one takes no room.
QTextBlockFormat thinBlock()
{
    QTextBlockFormat format;
    format.setLineHeight(1, QTextBlockFormat::FixedHeight);
    return format;
}

/// The anchors of a part of the text; one at a border belongs to the part before it.
std::pair<std::vector<ChipAnchor>::const_iterator, std::vector<ChipAnchor>::const_iterator>
anchorsIn(const std::vector<ChipAnchor> &anchors, std::size_t begin, std::size_t end)
{
    const auto after = [&anchors](std::size_t offset) {
        return std::upper_bound(anchors.begin(), anchors.end(), offset,
                                [](std::size_t at, const ChipAnchor &anchor) { return at < anchor.offset; });
    };
    return {begin == 0 ? anchors.begin() : after(begin), after(end)};
}

std::size_t countChips(const std::vector<ChipAnchor> &anchors, std::size_t begin, std::size_t end)
{
    const auto [first, last] = anchorsIn(anchors, begin, end);
    return static_cast<std::size_t>(last - first);
}

bool isRightToLeft(const std::vector<Run> &runs)
{
    std::string text;
    for (const Run &run : runs)
        if (!run.code)
            text += run.text;
    return toQString(text).isRightToLeft();
}

bool isDisplayedFormula(const Block &block)
{
    const auto isFormula = [](const Run &run) {
        return run.display || run.kind == Run::Kind::Chip || run.text.find_first_not_of(" \n") == std::string::npos;
    };
    return std::all_of(block.runs.begin(), block.runs.end(), isFormula) &&
           std::any_of(block.runs.begin(), block.runs.end(), [](const Run &run) { return run.display; });
}

} // namespace

AnswerDocument::AnswerDocument(QTextDocument &document, const Theme &theme)
    : m_document(document)
    , m_theme(theme)
{
    m_document.setUndoRedoEnabled(false);
}

void AnswerDocument::clear()
{
    m_segments.clear();
    m_chips.clear();
    m_codeBlocks.clear();
    m_document.clear();
    m_reuseBlock = true;
}

std::size_t AnswerDocument::countDoubtful(std::size_t begin, std::size_t end) const
{
    // They rise and do not overlap, so their ends rise too.
    const auto first = std::partition_point(m_doubtful.begin(), m_doubtful.end(),
                                            [begin](TextSpan part) { return part.end <= begin; });
    const auto last = std::partition_point(first, m_doubtful.end(), [end](TextSpan part) { return part.begin < end; });
    return static_cast<std::size_t>(last - first);
}

int AnswerDocument::chipPosition(int chip) const
{
    const auto found = m_chips.find(chip);
    return found == m_chips.end() ? -1 : found->second;
}

void AnswerDocument::update(std::string_view text, const std::vector<ChipAnchor> &anchors,
                            const std::vector<TextSpan> &doubtful)
{
    m_doubtful = doubtful;
    // Keep the closed segments whose chips have not changed; the open one is always written again.
    std::size_t keep = 0;
    while (keep + 1 < m_segments.size() &&
           countChips(anchors, m_segments[keep].begin, m_segments[keep].end) == m_segments[keep].chips &&
           countDoubtful(m_segments[keep].begin, m_segments[keep].end) == m_segments[keep].doubtful)
        ++keep;
    if (keep == 0)
        dropFrom(keep); // clears the document, which ends any edit
    QTextCursor edit(&m_document);
    edit.beginEditBlock(); // taking out and putting in is one change: the view is laid out and painted once
    dropFrom(keep);
    std::size_t begin = m_segments.empty() ? 0 : m_segments.back().end;
    const std::size_t closed = begin + markdown::closedPrefix(text.substr(begin));
    while (begin < closed) {
        // One segment per block keeps a late chip cheap.
        std::size_t end = closed;
        if (const std::size_t blank = text.find("\n\n", begin); blank != std::string_view::npos && blank < closed) {
            const std::size_t next = text.find_first_not_of('\n', blank);
            const std::size_t prefix = markdown::closedPrefix(text.substr(begin, std::min(next + 4, closed) - begin));
            end = prefix > 0 ? begin + prefix : closed;
        }
        writeSegment(text, begin, end, anchors);
        begin = end;
    }
    writeSegment(text, begin, text.size(), anchors);
    edit.endEditBlock();
}

void AnswerDocument::dropFrom(std::size_t segment)
{
    if (segment >= m_segments.size())
        return;
    QTextCursor cursor(&m_document);
    if (segment == 0) {
        clear();
        return;
    }
    cursor.setPosition(m_segments[segment].position);
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    m_reuseBlock = m_segments[segment].reusesBlock;
    const int position = m_segments[segment].position;
    std::erase_if(m_chips, [position](const auto &chip) { return chip.second >= position; });
    std::erase_if(m_codeBlocks, [position](int block) { return block >= position; });
    m_segments.resize(segment);
}

void AnswerDocument::writeSegment(std::string_view text, std::size_t begin, std::size_t end,
                                  const std::vector<ChipAnchor> &anchors)
{
    QTextCursor cursor(&m_document);
    cursor.movePosition(QTextCursor::End);
    Segment segment{begin,       end, cursor.position(), countChips(anchors, begin, end), countDoubtful(begin, end),
                    m_reuseBlock};
    m_segmentBegin = begin;
    std::vector<ChipAnchor> inside;
    const auto [first, last] = anchorsIn(anchors, begin, end);
    for (auto anchor = first; anchor != last; ++anchor)
        inside.push_back({anchor->offset - begin, anchor->chip});
    const std::string source = markdown::defused(text.substr(begin, end - begin));
    for (const Block &block : markdown::parse(source, inside))
        writeBlock(cursor, block);
    m_segments.push_back(segment);
}

QTextCharFormat AnswerDocument::bodyFormat() const
{
    QTextCharFormat format;
    format.setFont(m_theme.type().body);
    format.setForeground(m_theme.tokens().text);
    return format;
}

void AnswerDocument::startBlock(QTextCursor &cursor, const QTextBlockFormat &format, const QTextCharFormat &charFormat)
{
    if (m_reuseBlock) {
        cursor.setBlockFormat(format);
        cursor.setBlockCharFormat(charFormat);
        cursor.setCharFormat(charFormat);
    } else {
        cursor.insertBlock(format, charFormat);
    }
    m_reuseBlock = false;
}

void AnswerDocument::writeBlock(QTextCursor &cursor, const Block &block)
{
    const Tokens &t = m_theme.tokens();
    const TypeScale &type = m_theme.type();
    QTextCharFormat text = bodyFormat();
    if (block.kind == Block::Kind::Table) {
        writeTable(cursor, block);
        return;
    }
    const QFont font = block.kind == Block::Kind::Code      ? type.mono
                       : block.kind != Block::Kind::Heading ? type.body
                       : block.level <= 2                   ? type.title
                                                            : type.bodyStrong;
    QTextBlockFormat format = blockFormat(font, m_reuseBlock ? 0 : space::kUnit, space::kUnit);
    const bool rightToLeft = block.kind != Block::Kind::Code && isRightToLeft(block.runs);
    format.setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    const int indent = kIndent * block.listDepth + space::kTwo * block.quoteDepth;
    if (rightToLeft)
        format.setRightMargin(indent);
    else
        format.setLeftMargin(indent);
    if (isDisplayedFormula(block))
        format.setAlignment(Qt::AlignHCenter);
    if (block.listDepth > 0) {
        format.setTopMargin(m_reuseBlock ? 0 : space::kHalf);
        format.setBottomMargin(space::kHalf);
        if (!block.marker.empty() && !rightToLeft)
            format.setTextIndent(-kMarkerWidth);
        format.setTabPositions({QTextOption::Tab(kMarkerWidth, QTextOption::LeftTab)});
    }
    if (block.quoteDepth > 0) {
        text.setForeground(t.textSoft);
        text.setFontItalic(true);
    }
    switch (block.kind) {
    case Block::Kind::Heading: {
        text.setFont(font);
        format.setTopMargin(m_reuseBlock ? 0 : space::kOneAndHalf);
        format.setBottomMargin(space::kHalf);
        format.setHeadingLevel(block.level);
        break;
    }
    case Block::Kind::Code:
        text.setFont(font);
        format.setBackground(t.neutralTint);
        format.setNonBreakableLines(false);
        break;
    case Block::Kind::Rule:
        format.setProperty(QTextFormat::BlockTrailingHorizontalRulerWidth,
                           QTextLength(QTextLength::PercentageLength, 100));
        format.setLineHeight(4, QTextBlockFormat::FixedHeight);
        break;
    default: break;
    }
    startBlock(cursor, format, text);
    if (block.kind == Block::Kind::Code)
        m_codeBlocks.push_back(cursor.position());
    if (!block.marker.empty()) {
        QTextCharFormat marker = text;
        marker.setForeground(t.textSoft);
        // Qt's tabulators do not hang a mark to the right of its text.
        cursor.insertText(
            toQString(block.marker) + (rightToLeft ? QStringLiteral("\u00a0\u00a0") : QStringLiteral("\t")), marker);
    }
    if (block.kind == Block::Kind::Code && !block.runs.empty() && block.runs.back().text == "\n") {
        writeRuns(cursor, {block.runs.begin(), block.runs.end() - 1}, text); // the end of the last line begins no other
        return;
    }
    writeRuns(cursor, block.runs, text);
}

void AnswerDocument::writeTable(QTextCursor &cursor, const Block &block)
{
    std::size_t columns = 0;
    for (const auto &row : block.rows)
        columns = std::max(columns, row.size());
    if (columns == 0)
        return;
    if (m_reuseBlock)
        cursor.setBlockFormat(thinBlock());
    const bool rightToLeft = !block.rows.front().empty() && isRightToLeft(block.rows.front().front().runs);
    const Tokens &t = m_theme.tokens();
    QTextTableFormat format;
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(t.line);
    format.setBorderCollapse(true);
    format.setCellPadding(6);
    format.setCellSpacing(0);
    format.setTopMargin(space::kHalf);
    format.setBottomMargin(space::kUnit);
    format.setHeaderRowCount(1);
    format.setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    QTextTable *table = cursor.insertTable(static_cast<int>(block.rows.size()), static_cast<int>(columns), format);
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
        for (std::size_t c = 0; c < block.rows[r].size(); ++c) {
            const markdown::Cell &cell = block.rows[r][c];
            QTextTableCell target = table->cellAt(static_cast<int>(r), static_cast<int>(c));
            QTextCharFormat text = bodyFormat();
            if (r == 0) {
                QTextCharFormat shade = target.format();
                shade.setBackground(t.panel);
                target.setFormat(shade);
                text.setFontWeight(QFont::DemiBold);
            }
            QTextCursor inside = target.firstCursorPosition();
            QTextBlockFormat align;
            align.setLayoutDirection(isRightToLeft(cell.runs) ? Qt::RightToLeft : Qt::LeftToRight);
            align.setAlignment(cell.align == markdown::Align::Right    ? Qt::AlignRight
                               : cell.align == markdown::Align::Center ? Qt::AlignHCenter
                                                                       : Qt::AlignLeft);
            inside.setBlockFormat(align);
            writeRuns(inside, cell.runs, text);
        }
    }
    cursor.movePosition(QTextCursor::End);
    cursor.setBlockFormat(thinBlock());
    m_reuseBlock = true;
}

void AnswerDocument::writeRuns(QTextCursor &cursor, const std::vector<Run> &runs, const QTextCharFormat &base)
{
    const Tokens &t = m_theme.tokens();
    for (const Run &run : runs) {
        if (run.kind == Run::Kind::Chip) {
            QTextCharFormat chip = bodyFormat();
            chip.setObjectType(CitationChip::kObjectType);
            chip.setProperty(CitationChip::kNumberProperty, run.chip);
            chip.setVerticalAlignment(QTextCharFormat::AlignMiddle);
            // A word joiner keeps the chip on the line of the words that it belongs to.
            cursor.insertText(QString(QChar(0x2060)), base);
            m_chips[run.chip] = cursor.position();
            cursor.insertText(QString(QChar::ObjectReplacementCharacter), chip);
            continue;
        }
        QTextCharFormat format = base;
        if (run.bold)
            format.setFontWeight(QFont::DemiBold);
        if (run.italic)
            format.setFontItalic(true);
        if (run.struck)
            format.setFontStrikeOut(true);
        if (run.code) {
            format.setFont(m_theme.type().mono);
            format.setBackground(t.neutralTint);
        }
        if (run.image) {
            format.setFontItalic(true);
            format.setForeground(t.textSoft);
        } else if (!run.link.empty()) {
            format.setAnchor(true);
            format.setAnchorHref(toQString(run.link));
            format.setForeground(t.info);
            format.setFontUnderline(true);
        }
        insertRun(cursor, run, format);
    }
}

/// The parts of a run that no cited passage has are underlined with dots.
void AnswerDocument::insertRun(QTextCursor &cursor, const Run &run, const QTextCharFormat &format)
{
    const auto insert = [&](std::string_view text, bool doubtful) {
        QTextCharFormat look = format;
        if (doubtful) {
            look.setUnderlineStyle(QTextCharFormat::DotLine);
            look.setUnderlineColor(m_theme.tokens().warn);
        }
        cursor.insertText(toQString(text).replace(QLatin1Char('\n'), QChar(QChar::LineSeparator)), look);
    };
    const TextSpan whole{run.source.begin + m_segmentBegin, run.source.end + m_segmentBegin};
    if (run.source.size() != run.text.size()) { // an entity: all or nothing
        insert(run.text, !run.source.empty() && countDoubtful(whole.begin, whole.end) > 0);
        return;
    }
    std::size_t at = whole.begin;
    const std::string_view text = run.text;
    for (const TextSpan part : m_doubtful) {
        const TextSpan inside{std::max(part.begin, at), std::min(part.end, whole.end)};
        if (inside.empty())
            continue;
        if (inside.begin > at)
            insert(text.substr(at - whole.begin, inside.begin - at), false);
        insert(text.substr(inside.begin - whole.begin, inside.size()), true);
        at = inside.end;
    }
    if (at < whole.end || whole.empty())
        insert(text.substr(at - whole.begin), false);
}

} // namespace longleaf::ui
