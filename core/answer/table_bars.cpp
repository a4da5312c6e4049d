// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/table_bars.h"

#include <algorithm>
#include <optional>

namespace longleaf::answer::markdown {

namespace {

constexpr std::string_view kBlank = " \t\r";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Where a row's first cell may begin: after quotation marks, marks of lists, and blanks.
std::size_t rowBegin(std::string_view line)
{
    std::size_t at = 0;
    for (;;) {
        at = std::min(line.find_first_not_of(" \t>", at), line.size());
        std::size_t mark = at;
        while (mark < line.size() && isDigit(line[mark]))
            ++mark;
        const std::string_view ends = mark > at ? ".)" : "-+*";
        const bool listed =
            mark + 1 < line.size() && ends.find(line[mark]) != std::string_view::npos && line[mark + 1] == ' ';
        if (!listed)
            return at;
        at = mark + 1;
    }
}

/// End of the code that begins with the back-ticks at `at`, or of these alone when nothing ends it.
std::size_t codeEnd(std::string_view line, std::size_t at)
{
    const std::size_t begin = std::min(line.find_first_not_of('`', at), line.size());
    for (std::size_t tick = line.find('`', begin); tick != std::string_view::npos; tick = line.find('`', tick)) {
        const std::size_t after = std::min(line.find_first_not_of('`', tick), line.size());
        if (after - tick == begin - at)
            return after;
        tick = after;
    }
    return begin;
}

/// The bars of a line with a cell on either side.
std::vector<std::size_t> innerBars(std::string_view line)
{
    std::vector<std::size_t> bars;
    std::size_t at = rowBegin(line);
    if (at < line.size() && line[at] == '|')
        ++at;
    while (at < line.size()) {
        if (line[at] == '`') {
            at = codeEnd(line, at);
            continue;
        }
        if (line[at] == '|')
            bars.push_back(at);
        at += line[at] == '\\' ? 2 : 1;
    }
    const std::size_t last = line.find_last_not_of(kBlank);
    if (!bars.empty() && bars.back() == last)
        bars.pop_back();
    return bars;
}

/// How many columns a table has below whose head this line stands; none when it is no such line.
std::optional<std::size_t> columnsOf(std::string_view line)
{
    const std::size_t begin = std::min(line.find_first_not_of(" \t>"), line.size());
    const std::string_view rule = line.substr(begin);
    if (rule.find('|') == std::string_view::npos || rule.find('-') == std::string_view::npos ||
        rule.find_first_not_of("|:- \t\r") != std::string_view::npos)
        return std::nullopt;
    return innerBars(rule).size() + 1;
}

} // namespace

std::vector<std::size_t> surplusBars(std::string_view text)
{
    std::vector<std::size_t> surplus;
    std::optional<std::size_t> columns; ///< of the table that the line may be in
    const auto see = [&](std::size_t begin, std::string_view line) {
        const std::vector<std::size_t> bars = innerBars(line);
        for (std::size_t i = *columns - 1; i < bars.size(); ++i)
            surplus.push_back(begin + bars[i]);
    };
    std::size_t headBegin = 0;
    std::string_view head;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        const auto found = columnsOf(line);
        if (line.find_first_not_of(" \t\r>") == std::string_view::npos) {
            columns.reset();
        } else if (found && !columns) {
            columns = found;
            see(headBegin, head);
        } else if (found) {
            columns = std::min(columns, found); // another table's rule, or a row of this one that looks like it
        } else if (columns) {
            see(begin, line);
        }
        headBegin = begin;
        head = line;
        begin = end + 1;
    }
    return surplus;
}

} // namespace longleaf::answer::markdown
