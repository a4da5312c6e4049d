// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/docx_blocks.h"

#include "core/export/answer_blocks.h"
#include "core/export/docx_xml.h"

#include <algorithm>

namespace longleaf::exporting {

namespace {

using answer::markdown::Align;
using answer::markdown::Block;
using answer::markdown::Run;

constexpr int kLevels = 9;          ///< that Word knows
constexpr int kTextTwips = 9638;    ///< width of the text on the page
constexpr int kNumbersAbstract = 1; ///< w:abstractNumId

std::string runsXml(const std::vector<Run> &runs, const std::function<std::string(int)> &mark, bool bold = false)
{
    std::string out;
    for (const Run &run : runs) {
        if (run.kind == Run::Kind::Chip)
            out += mark(run.chip);
        else
            out += runXml(run.text, {run.bold || bold, run.italic || run.image, run.struck, run.code});
    }
    return out;
}

class Writer {
public:
    Writer(const std::function<std::string(int)> &mark, int headingShift, DocxLists &lists)
        : m_mark(mark)
        , m_headingShift(headingShift)
        , m_lists(lists)
    {
    }

    std::string write(const Block &block);

private:
    std::string listParagraph(const Block &block);
    std::string table(const Block &block) const;

    const std::function<std::string(int)> &m_mark;
    int m_headingShift;
    DocxLists &m_lists;
    std::vector<int> m_open; ///< w:numId per level
};

std::string Writer::write(const Block &block)
{
    const bool rightToLeft = isRightToLeft(block.runs);
    if (block.listDepth == 0 || block.quoteDepth > 0)
        m_open.clear();
    switch (block.kind) {
    case Block::Kind::Heading:
        return paragraphXml("Heading" + std::to_string(std::clamp(block.level + m_headingShift, 1, 4)),
                            runsXml(block.runs, m_mark), rightToLeft);
    case Block::Kind::Code: {
        std::vector<Run> runs = block.runs;
        if (!runs.empty() && runs.back().text.ends_with('\n'))
            runs.back().text.pop_back();
        return paragraphXml("Code", runsXml(runs, m_mark));
    }
    case Block::Kind::Rule:
        return paragraphXml(
            "Normal", {}, false,
            "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"BFC7C2\"/></w:pBdr>");
    case Block::Kind::Table: return table(block);
    case Block::Kind::Paragraph: break;
    }
    if (block.listDepth > 0 && block.quoteDepth == 0)
        return listParagraph(block);
    std::string runs = runsXml(block.runs, m_mark);
    if (!block.marker.empty())
        runs = runXml(block.marker + " ") + runs;
    return paragraphXml(block.quoteDepth > 0 ? "Quote" : "Normal", runs, rightToLeft);
}

std::string Writer::listParagraph(const Block &block)
{
    const int level = std::clamp(block.listDepth - 1, 0, kLevels - 1);
    const bool rightToLeft = isRightToLeft(block.runs);
    const std::string runs = runsXml(block.runs, m_mark);
    if (block.marker.empty())
        return paragraphXml("ListParagraph", runs, rightToLeft,
                            "<w:ind w:left=\"" + std::to_string(360 * (level + 1)) + "\"/>");
    const bool ordered = block.marker.front() >= '0' && block.marker.front() <= '9';
    const auto depth = static_cast<std::size_t>(level) + 1;
    if (m_open.size() > depth)
        m_open.resize(depth);
    const bool goesOn = m_open.size() == depth && (m_open.back() != DocxLists::kBullets) == ordered;
    if (!goesOn) {
        m_open.resize(depth, DocxLists::kBullets);
        m_open.back() =
            ordered ? m_lists.add(level, std::max(0, std::atoi(block.marker.c_str()))) : DocxLists::kBullets;
    }
    return paragraphXml("ListParagraph", runs, rightToLeft,
                        "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                            std::to_string(m_open.back()) + "\"/></w:numPr>");
}

std::string Writer::table(const Block &block) const
{
    std::size_t columns = 0;
    for (const auto &row : block.rows)
        columns = std::max(columns, row.size());
    if (columns == 0)
        return {};
    std::vector<std::vector<std::string>> cells;
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
        cells.emplace_back(columns, paragraphXml("TableText", {}));
        for (std::size_t c = 0; c < block.rows[r].size(); ++c) {
            const answer::markdown::Cell &cell = block.rows[r][c];
            const char *align = cell.align == Align::Right    ? "<w:jc w:val=\"right\"/>"
                                : cell.align == Align::Center ? "<w:jc w:val=\"center\"/>"
                                                              : "";
            cells.back()[c] =
                paragraphXml("TableText", runsXml(cell.runs, m_mark, r == 0), isRightToLeft(cell.runs), align);
        }
    }
    return docxTable(cells, std::vector<int>(columns, 5'000 / static_cast<int>(columns)));
}

} // namespace

int DocxLists::add(int level, int start)
{
    m_lists.push_back({level, start});
    return kBullets + static_cast<int>(m_lists.size());
}

std::string DocxLists::xml() const
{
    std::string out(kXmlHead);
    out += "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
    static constexpr const char *kSigns[] = {"\u2022", "\u2013", "\u25aa"};
    for (int abstract = 0; abstract < 2; ++abstract) {
        out += "<w:abstractNum w:abstractNumId=\"" + std::to_string(abstract) + "\"><w:multiLevelType w:val=\"" +
               (abstract == 0 ? "hybridMultilevel" : "multilevel") + "\"/>";
        for (int level = 0; level < kLevels; ++level) {
            const std::string text =
                abstract == 0 ? std::string(kSigns[level % 3]) : "%" + std::to_string(level + 1) + ".";
            out += "<w:lvl w:ilvl=\"" + std::to_string(level) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" +
                   (abstract == 0 ? "bullet" : "decimal") + "\"/><w:lvlText w:val=\"" + text +
                   "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" + std::to_string(360 * (level + 1)) +
                   "\" w:hanging=\"360\"/></w:pPr></w:lvl>";
        }
        out += "</w:abstractNum>";
    }
    out += "<w:num w:numId=\"" + std::to_string(kBullets) + "\"><w:abstractNumId w:val=\"0\"/></w:num>";
    for (std::size_t i = 0; i < m_lists.size(); ++i)
        out += "<w:num w:numId=\"" + std::to_string(kBullets + 1 + static_cast<int>(i)) +
               "\"><w:abstractNumId w:val=\"" + std::to_string(kNumbersAbstract) + "\"/><w:lvlOverride w:ilvl=\"" +
               std::to_string(m_lists[i].level) + "\"><w:startOverride w:val=\"" + std::to_string(m_lists[i].start) +
               "\"/></w:lvlOverride></w:num>";
    return out + "</w:numbering>\n";
}

std::string docxBlocks(const std::vector<Block> &blocks, const std::function<std::string(int)> &mark, int headingShift,
                       DocxLists &lists)
{
    Writer writer(mark, headingShift, lists);
    std::string out;
    for (const Block &block : blocks)
        out += writer.write(block);
    return out;
}

std::string docxTable(const std::vector<std::vector<std::string>> &cells, const std::vector<int> &shares)
{
    std::string out = "<w:tbl><w:tblPr><w:tblStyle w:val=\"Lined\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>"
                      "<w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>";
    for (const int share : shares)
        out += "<w:gridCol w:w=\"" + std::to_string(kTextTwips * share / 5'000) + "\"/>";
    out += "</w:tblGrid>";
    for (std::size_t r = 0; r < cells.size(); ++r) {
        out += "<w:tr><w:trPr><w:cantSplit/>";
        out += r == 0 ? "<w:tblHeader/></w:trPr>" : "</w:trPr>";
        for (std::size_t c = 0; c < cells[r].size(); ++c)
            out += "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(shares[c]) + "\" w:type=\"pct\"/>" +
                   (r == 0 ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F0F3F1\"/>" : "") + "</w:tcPr>" +
                   cells[r][c] + "</w:tc>";
        out += "</w:tr>";
    }
    // A table must be followed by a paragraph.
    return out + "</w:tbl>\n" + paragraphXml("Small", {});
}

} // namespace longleaf::exporting
