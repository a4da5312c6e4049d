// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunk/lines.h"

#include "core/base/utf8.h"
#include "core/chunk/characters.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace longleaf::chunk {

namespace {

/// Below this a line is never taken for wrapped prose; above kLongColumns it is a whole paragraph.
constexpr int kShortColumns = 25;
constexpr int kLongColumns = 200;
/// Lines without a blank one between them that are judged together; more than any page has.
constexpr std::size_t kBlockLines = 4096;

struct Line {
    TextSpan span;
    int columns = 0;
    bool isRow = false;
    bool startsItem = false;
};

/// Width as printed, roughly: East Asian characters take two columns.
int countColumns(std::string_view line)
{
    int columns = 0;
    for (const char c : line) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U)
            columns += byte >= 0xE3 ? 2 : 1;
    }
    return columns;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Like find_first_of("\n\r"), which is slow.
std::size_t lineEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] != '\n' && text[at] != '\r')
        ++at;
    return at;
}

enum class TokenKind { Number, Word, Sign };

TokenKind kindOf(std::string_view token)
{
    bool digit = false;
    bool letter = false;
    for (const char c : token) {
        digit = digit || isAsciiDigit(c);
        letter = letter || isAsciiLetter(c);
    }
    if (!letter && !isAscii(token)) {
        for (std::size_t at = 0; at < token.size() && !letter;) {
            const utf8::Decoded next = utf8::decode(token, at);
            letter = next.codePoint >= 0x80 && isWordCharacter(next.codePoint);
            at += next.size;
        }
    }
    if (letter)
        return TokenKind::Word;
    return digit ? TokenKind::Number : TokenKind::Sign;
}

bool endsPhrase(std::string_view token)
{
    return token.back() == ',' || token.back() == '.' || token.back() == ';';
}

/// A row has a label and then numbers; prose has its numbers among the words.
bool looksLikeRow(std::string_view line)
{
    int numbers = 0;
    int words = 0;
    int numberThenWord = 0;
    int trailingNumbers = 0;
    bool afterNumber = false;
    std::size_t at = 0;
    for (;;) {
        while (at < line.size() && isBlank(line[at]))
            ++at;
        if (at >= line.size())
            break;
        const std::size_t begin = at;
        while (at < line.size() && !isBlank(line[at]))
            ++at;
        const std::string_view token = line.substr(begin, at - begin);
        switch (kindOf(token)) {
        case TokenKind::Sign: break;
        case TokenKind::Word:
            ++words;
            numberThenWord += afterNumber ? 1 : 0;
            afterNumber = false;
            trailingNumbers = 0;
            break;
        case TokenKind::Number:
            ++numbers;
            afterNumber = true;
            trailingNumbers = endsPhrase(token) ? 0 : trailingNumbers + 1;
            break;
        }
    }
    return trailingNumbers >= 2 || (numbers > 0 && numberThenWord <= 1 && numbers * 10 >= (numbers + words) * 4);
}

bool isItemSign(char32_t c)
{
    return c == U'-' || c == U'*' || c == 0x2022 || c == 0x2013 || c == 0x2014 || c == 0x25AA || c == 0x25CF ||
           c == 0x25A0 || c == 0x25E6 || c == 0x2023 || c == 0x2043 || c == 0xB7 || c == 0xF0B7;
}

/// "• ", "- ", "1. ", "12) ", "(a) ", "(iv) "
bool startsItem(std::string_view line)
{
    if (line.empty())
        return false;
    const utf8::Decoded first = utf8::decode(line, 0);
    if (isItemSign(first.codePoint))
        return first.size < line.size() &&
               (line[first.size] == ' ' || line[first.size] == '\t' || first.codePoint > 0x7F);
    const bool bracket = line.front() == '(';
    std::size_t at = bracket ? 1 : 0;
    const std::size_t begin = at;
    while (at < line.size() && at - begin < 4 && (isAsciiDigit(line[at]) || (bracket && isAsciiLetter(line[at]))))
        ++at;
    if (at == begin || at + 1 >= line.size() || line[at + 1] != ' ')
        return false;
    return line[at] == ')' || (!bracket && line[at] == '.' && at - begin <= 2);
}

Line readLine(std::string_view text, std::size_t begin, std::size_t end)
{
    Line line;
    // Only to the line's end: looking further for each of many blank lines would take for ever.
    line.span.begin = skipSpace(text.substr(0, end), begin);
    line.span.end = dropSpace(text, line.span.begin, end);
    const std::string_view content = text.substr(line.span.begin, line.span.size());
    line.columns = countColumns(content);
    line.isRow = line.columns <= kLongColumns && looksLikeRow(content);
    line.startsItem = startsItem(content);
    return line;
}

/// Columns that most of the block's full lines have; a single long header does not count.
int typicalColumns(std::span<const Line> block)
{
    std::vector<int> columns;
    columns.reserve(block.size());
    for (const Line &line : block)
        columns.push_back(line.columns);
    const auto place = static_cast<std::ptrdiff_t>((3 * (columns.size() - 1) + 3) / 4);
    std::nth_element(columns.begin(), columns.begin() + place, columns.end());
    return columns[static_cast<std::size_t>(place)];
}

void visitRuns(std::span<const Line> block, const std::function<void(const LineRun &)> &visit)
{
    const int shortColumns = std::max(kShortColumns, typicalColumns(block) * 6 / 10);
    LineRun run;
    bool open = false;
    for (std::size_t i = 0; i < block.size(); ++i) {
        const Line &line = block[i];
        if (open)
            run.span.end = line.span.end;
        else
            run = {line.span, line.isRow};
        open = i + 1 < block.size() && !line.isRow && !block[i + 1].isRow && !block[i + 1].startsItem &&
               line.columns >= shortColumns && line.columns <= kLongColumns;
        if (!open)
            visit(run);
    }
}

} // namespace

void visitLineRuns(std::string_view text, const std::function<void(const LineRun &)> &visit)
{
    std::vector<Line> block;
    const auto closeBlock = [&] {
        if (!block.empty())
            visitRuns(block, visit);
        block.clear();
    };
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = lineEnd(text, begin);
        const Line line = readLine(text, begin, end);
        if (line.span.empty() || block.size() == kBlockLines)
            closeBlock();
        if (!line.span.empty())
            block.push_back(line);
        const bool pair = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
        begin = end + (pair ? 2 : 1);
    }
    closeBlock();
}

} // namespace longleaf::chunk
