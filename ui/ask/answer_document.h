// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/markdown.h"
#include "ui/widgets/theme.h"

#include <QTextCursor>
#include <map>
#include <string>
#include <string_view>
#include <vector>

class QTextDocument;

namespace longleaf::ui {

/// Writes an answer's Markdown into a text document while it grows: blocks that are closed are written once, only the
/// open end is written again, so the whole costs time in proportion to the text.
class AnswerDocument final {
public:
    AnswerDocument(QTextDocument &document, const Theme &theme);

    /// Brings the document up to date. `text` is the whole text so far and only grows between calls of clear();
    /// `anchors` rise by offset. Chips may be added anywhere. `doubtful` are rising ranges of `text` that are
    /// underlined with dots.
    void update(std::string_view text, const std::vector<markdown::ChipAnchor> &anchors,
                const std::vector<TextSpan> &doubtful = {});
    /// Where the chip of a citation is in the document; -1: nowhere.
    [[nodiscard]] int chipPosition(int chip) const;
    /// Positions of the blocks of code, rising.
    [[nodiscard]] const std::vector<int> &codeBlocks() const { return m_codeBlocks; }
    /// Forgets everything; the next update() writes it all (another theme, another text).
    void clear();

private:
    /// A part of the text that is written on its own.
    struct Segment {
        std::size_t begin = 0; ///< in the text
        std::size_t end = 0;
        int position = 0;         ///< of the document where it begins
        std::size_t chips = 0;    ///< anchors inside
        std::size_t doubtful = 0; ///< ranges inside
        bool reusesBlock = false;
    };

    void dropFrom(std::size_t segment);
    void writeSegment(std::string_view text, std::size_t begin, std::size_t end,
                      const std::vector<markdown::ChipAnchor> &anchors);
    void writeBlock(QTextCursor &cursor, const markdown::Block &block);
    void writeTable(QTextCursor &cursor, const markdown::Block &block);
    void writeRuns(QTextCursor &cursor, const std::vector<markdown::Run> &runs, const QTextCharFormat &base);
    void insertRun(QTextCursor &cursor, const markdown::Run &run, const QTextCharFormat &format);
    [[nodiscard]] std::size_t countDoubtful(std::size_t begin, std::size_t end) const;
    void startBlock(QTextCursor &cursor, const QTextBlockFormat &format, const QTextCharFormat &charFormat);
    [[nodiscard]] QTextCharFormat bodyFormat() const;

    QTextDocument &m_document;
    const Theme &m_theme;
    std::vector<Segment> m_segments;  ///< the last one is open
    std::vector<TextSpan> m_doubtful; ///< of the last update()
    std::map<int, int> m_chips;       ///< positions of the citations' chips
    std::vector<int> m_codeBlocks;
    std::size_t m_segmentBegin = 0; ///< in the text, of the segment that is being written
    bool m_reuseBlock = true;       ///< the cursor's block is empty and may be used
};

} // namespace longleaf::ui
