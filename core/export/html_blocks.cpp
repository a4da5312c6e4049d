// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/html_blocks.h"

#include "core/export/answer_blocks.h"

#include <algorithm>

namespace longleaf::exporting {

namespace {

using answer::markdown::Align;
using answer::markdown::Block;
using answer::markdown::Cell;
using answer::markdown::Run;

class Writer {
public:
    explicit Writer(const HtmlOptions &options)
        : m_options(options)
    {
    }

    std::string write(const std::vector<Block> &blocks)
    {
        for (const Block &block : blocks)
            add(block);
        closeLists(0);
        quote(0);
        return std::move(m_out);
    }

private:
    void add(const Block &block);
    void openItem(const Block &block);
    void closeLists(std::size_t depth);
    void quote(int depth);
    void table(const Block &block);
    std::string runs(const std::vector<Run> &runs) const;
    std::string codeText(const std::vector<Run> &runs) const;
    std::string run(const Run &run) const;

    const HtmlOptions &m_options;
    std::string m_out;
    std::vector<std::string> m_lists; ///< names of the lists that are open, each with an open item
    int m_quotes = 0;
};

void Writer::add(const Block &block)
{
    if (block.quoteDepth != m_quotes) {
        closeLists(0);
        quote(block.quoteDepth);
    }
    if (!block.marker.empty())
        openItem(block);
    else
        closeLists(static_cast<std::size_t>(block.listDepth));
    switch (block.kind) {
    case Block::Kind::Paragraph: m_out += "<p dir=\"auto\">" + runs(block.runs) + "</p>\n"; break;
    case Block::Kind::Heading: {
        const std::string name = "h" + std::to_string(std::clamp(block.level + m_options.headingShift, 1, 6));
        m_out += "<" + name + " dir=\"auto\">" + runs(block.runs) + "</" + name + ">\n";
        break;
    }
    case Block::Kind::Code: m_out += "<pre><code>" + codeText(block.runs) + "</code></pre>\n"; break;
    case Block::Kind::Rule: m_out += "<hr>\n"; break;
    case Block::Kind::Table: table(block); break;
    }
}

void Writer::openItem(const Block &block)
{
    const bool ordered = block.marker.front() >= '0' && block.marker.front() <= '9';
    const std::string name = ordered ? "ol" : "ul";
    const auto depth = static_cast<std::size_t>(std::max(block.listDepth, 1));
    closeLists(depth);
    if (m_lists.size() == depth && m_lists.back() == name) {
        m_out += "</li>\n";
    } else {
        if (m_lists.size() == depth)
            closeLists(depth - 1);
        const std::string start = ordered ? " start=\"" + std::to_string(std::atoi(block.marker.c_str())) + "\"" : "";
        m_out += "<" + name + start + ">\n";
        m_lists.push_back(name);
    }
    m_out += "<li>";
}

void Writer::closeLists(std::size_t depth)
{
    while (m_lists.size() > depth) {
        m_out += "</li>\n</" + m_lists.back() + ">\n";
        m_lists.pop_back();
    }
}

void Writer::quote(int depth)
{
    for (; m_quotes < depth; ++m_quotes)
        m_out += "<blockquote>\n";
    for (; m_quotes > depth; --m_quotes)
        m_out += "</blockquote>\n";
}

void Writer::table(const Block &block)
{
    m_out += "<table " + m_options.tableAttributes + ">\n";
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
        const std::string name = r == 0 ? "th" : "td";
        m_out += r == 0 ? "<thead>\n<tr>" : r == 1 ? "<tbody>\n<tr>" : "<tr>";
        for (const Cell &cell : block.rows[r]) {
            const char *align = cell.align == Align::Right    ? " align=\"right\""
                                : cell.align == Align::Center ? " align=\"center\""
                                                              : "";
            m_out += "<" + name + align + " dir=\"auto\">" + runs(cell.runs) + "</" + name + ">";
        }
        m_out += r == 0 ? "</tr>\n</thead>\n" : "</tr>\n";
    }
    m_out += block.rows.size() > 1 ? "</tbody>\n</table>\n" : "</table>\n";
}

std::string Writer::runs(const std::vector<Run> &runs) const
{
    std::string out;
    for (const Run &one : runs)
        out += one.kind == Run::Kind::Chip ? m_options.mark(one.chip) : run(one);
    return out;
}

/// Lines stay lines, and nothing has a look.
std::string Writer::codeText(const std::vector<Run> &runs) const
{
    std::string out;
    for (const Run &one : runs)
        out += one.kind == Run::Kind::Chip ? m_options.mark(one.chip) : htmlText(one.text);
    return out;
}

std::string Writer::run(const Run &run) const
{
    std::string out;
    for (const char c : htmlText(run.text)) {
        if (c == '\n' && !run.code)
            out += "<br>";
        else
            out += c;
    }
    if (run.code)
        out = "<code>" + out + "</code>";
    if (run.struck)
        out = "<s>" + out + "</s>";
    if (run.italic || run.image)
        out = "<em>" + out + "</em>";
    if (run.bold)
        out = "<strong>" + out + "</strong>";
    if (m_options.links && !run.image && isWebLink(run.link))
        out = "<a href=\"" + htmlText(run.link) + "\" rel=\"noopener noreferrer nofollow\">" + out + "</a>";
    return out;
}

} // namespace

std::string htmlText(std::string_view text)
{
    std::string out;
    for (const char c : withoutControls(text)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string htmlBlocks(const std::vector<Block> &blocks, const HtmlOptions &options)
{
    return Writer(options).write(blocks);
}

} // namespace longleaf::exporting
