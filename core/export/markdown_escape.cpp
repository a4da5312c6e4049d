// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/markdown_escape.h"

#include "core/export/answer_blocks.h"

#include <algorithm>

namespace longleaf::exporting {

namespace {

using answer::markdown::Align;
using answer::markdown::Block;
using answer::markdown::Run;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Whether a letter or digit, or a byte of any other script.
bool isWordByte(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Where a line would begin a heading, a list, a quote, a rule or an underline: the character to escape, else npos.
std::size_t blockStart(std::string_view line)
{
    const std::size_t first = line.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return first;
    const char c = line[first];
    if (c == '#' || c == '>' || c == '=' || c == '~' || c == ':')
        return first;
    if (c == '-' || c == '+') {
        const char next = first + 1 < line.size() ? line[first + 1] : ' ';
        return next == ' ' || next == '\n' || next == c ? first : std::string_view::npos;
    }
    std::size_t end = first;
    while (end < line.size() && isDigit(line[end]))
        ++end;
    const bool numbered = end > first && end < line.size() && (line[end] == '.' || line[end] == ')') &&
                          (end + 1 == line.size() || line[end + 1] == ' ');
    return numbered ? end : std::string_view::npos;
}

/// Whether what a bracket closes would be a link, a definition or a box to tick.
bool opensLink(std::string_view text, std::size_t at)
{
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    const bool box = at == 2 && text[0] == '[' && (text[1] == 'x' || text[1] == 'X' || text[1] == ' ');
    return box || next == '(' || next == '[' || next == ':';
}

bool needsEscape(std::string_view text, std::size_t at)
{
    switch (text[at]) {
    case '\\':
    case '`':
    case '*':
    case '<':
    case '>':
    case '|': return true;
    // Never "[": a backslash before it begins a formula for some readers.
    case ']': return opensLink(text, at);
    case '^': return at > 0 && text[at - 1] == '[';
    case '_': {
        const bool inside = at > 0 && at + 1 < text.size() && isWordByte(text[at - 1]) && isWordByte(text[at + 1]);
        return !inside; // snake_case is no emphasis
    }
    case '~': // not where it says "about"
        return (at > 0 && text[at - 1] != ' ') || (at + 1 < text.size() && text[at + 1] == '~');
    case '&': return at + 1 < text.size() && (text[at + 1] == '#' || isWordByte(text[at + 1]));
    default: return false;
    }
}

std::string codeSpan(std::string_view text)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    const bool pad = !text.empty() && (text.front() == '`' || text.back() == '`');
    return fence + (pad ? " " : "") + std::string(text) + (pad ? " " : "") + fence;
}

/// `text` in `marks`, which must not stand beside white space.
std::string emphasised(const std::string &text, const std::string &marks)
{
    const std::size_t begin = text.find_first_not_of(" \n");
    if (begin == std::string::npos)
        return text;
    const std::size_t end = text.find_last_not_of(" \n") + 1;
    return text.substr(0, begin) + marks + text.substr(begin, end - begin) + marks + text.substr(end);
}

bool sameStyle(const Run &one, const Run &other)
{
    return one.kind == Run::Kind::Text && other.kind == Run::Kind::Text && one.bold == other.bold &&
           one.italic == other.italic && one.struck == other.struck && one.code == other.code &&
           one.link == other.link && one.image == other.image;
}

std::string inlineText(const std::vector<Run> &runs, const std::function<std::string(int)> &mark, bool oneLine)
{
    std::string out;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        Run run = runs[i];
        if (run.kind == Run::Kind::Chip) {
            out += mark(run.chip);
            continue;
        }
        while (i + 1 < runs.size() && sameStyle(run, runs[i + 1]))
            run.text += runs[++i].text;
        run.text = withoutControls(run.text);
        if (oneLine)
            std::replace(run.text.begin(), run.text.end(), '\n', ' ');
        const bool plainLink =
            run.text == run.link && isWebLink(run.link) && run.link.find_first_of(" <>\n|") == std::string::npos;
        std::string text = run.code    ? codeSpan(run.text)
                           : plainLink ? "<" + run.text + ">"
                                       : markdownText(run.text, out.empty() || out.back() == '\n');
        if (run.struck)
            text = emphasised(text, "~~");
        if (run.italic)
            text = emphasised(text, "*");
        if (run.bold)
            text = emphasised(text, "**");
        out += text;
    }
    std::string broken; // a line break within a paragraph is a backslash before it
    for (const char c : out) {
        if (c == '\n')
            broken += '\\';
        broken += c;
    }
    return broken;
}

std::string tableText(const Block &block, const std::function<std::string(int)> &mark)
{
    std::size_t columns = 0;
    for (const auto &row : block.rows)
        columns = std::max(columns, row.size());
    std::string out;
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
        out += "|";
        for (std::size_t c = 0; c < columns; ++c)
            out += " " + (c < block.rows[r].size() ? inlineText(block.rows[r][c].runs, mark, true) : "") + " |";
        out += "\n";
        if (r > 0)
            continue;
        out += "|";
        for (const auto &cell : block.rows[0])
            out += cell.align == Align::Right ? " ---: |" : cell.align == Align::Center ? " :---: |" : " --- |";
        out += "\n";
    }
    return out;
}

std::string codeBlock(const Block &block)
{
    std::string code;
    for (const Run &run : block.runs)
        code += withoutControls(run.text);
    if (code.empty() || code.back() != '\n')
        code += '\n';
    std::size_t fence = 3;
    std::size_t run = 0;
    for (const char c : code) {
        run = c == '`' ? run + 1 : 0;
        fence = std::max(fence, run + 1);
    }
    return std::string(fence, '`') + "\n" + code + std::string(fence, '`') + "\n";
}

/// Every line after the first begins with `prefix`.
std::string indented(const std::string &text, const std::string &prefix)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        if (text[i] == '\n' && i + 1 < text.size())
            out += prefix;
    }
    return out;
}

} // namespace

std::string markdownText(std::string_view raw, bool atLineStart)
{
    const std::string text = withoutControls(raw);
    std::string out;
    std::size_t start = atLineStart ? blockStart(text) : std::string::npos;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at == start || needsEscape(text, at))
            out += '\\';
        out += text[at];
        if (text[at] == '\n') {
            const std::size_t next = blockStart(std::string_view(text).substr(at + 1));
            start = next == std::string_view::npos ? next : next + at + 1;
        }
    }
    return out;
}

std::string markdownBlocks(const std::vector<Block> &blocks, const std::function<std::string(int)> &mark,
                           int headingShift)
{
    std::string out;
    std::vector<std::size_t> widths; // of the markers of the open lists
    std::vector<bool> numbered;      // whether they are numbered
    const Block *before = nullptr;
    for (const Block &block : blocks) {
        const auto depth = static_cast<std::size_t>(std::max(block.listDepth, 0));
        const std::string marker = block.marker.empty()             ? std::string()
                                   : block.marker.front() == '\xe2' ? std::string("- ")
                                                                    : block.marker + " ";
        widths.resize(depth, 2);
        std::size_t indent = 0;
        for (std::size_t i = 0; i + (marker.empty() ? 0 : 1) < depth; ++i)
            indent += widths[i];
        if (!marker.empty() && depth > 0)
            widths.back() = marker.size();
        std::string quotes;
        for (int i = 0; i < block.quoteDepth; ++i)
            quotes += "> ";
        const std::string prefix = quotes + std::string(indent, ' ');
        // A number other than 1 begins a list only after an empty line.
        const bool isNumber = !marker.empty() && isDigit(marker.front());
        const bool begins = !isNumber || marker.starts_with("1.") || marker.starts_with("1)") ||
                            (depth > 0 && numbered.size() >= depth && numbered[depth - 1]);
        numbered.resize(depth);
        if (!marker.empty() && depth > 0)
            numbered.back() = isNumber;
        const bool tight = before != nullptr && !block.marker.empty() && before->listDepth > 0 && begins &&
                           before->quoteDepth == block.quoteDepth && before->kind == Block::Kind::Paragraph;
        if (before != nullptr && !tight)
            out += (before->quoteDepth > 0 && block.quoteDepth > 0 ? ">" : "") + std::string("\n");
        std::string text;
        switch (block.kind) {
        case Block::Kind::Paragraph: text = inlineText(block.runs, mark, false) + "\n"; break;
        case Block::Kind::Heading:
            text = std::string(static_cast<std::size_t>(std::clamp(block.level + headingShift, 1, 6)), '#') + " " +
                   inlineText(block.runs, mark, true) + "\n";
            break;
        case Block::Kind::Code: text = codeBlock(block); break;
        case Block::Kind::Rule: text = "---\n"; break;
        case Block::Kind::Table: text = tableText(block, mark); break;
        }
        out += prefix + marker + indented(text, prefix + std::string(marker.size(), ' '));
        before = &block;
    }
    return out;
}

} // namespace longleaf::exporting
