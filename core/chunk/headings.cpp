// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunk/headings.h"

#include "core/base/utf8.h"
#include "core/chunk/characters.h"

#include <algorithm>

namespace longleaf::chunk {

namespace {

constexpr std::size_t kMaxHeadingBytes = 100;
constexpr std::size_t kMaxHeadingWords = 14;
constexpr std::size_t kPageHeadLines = 4;
constexpr std::size_t kPageHeadBytes = 160;

bool isWordByte(char c)
{
    return isAsciiDigit(c) || isAsciiLetter(c) || !isAscii(c);
}

std::string_view lineAt(std::string_view text, std::size_t &at)
{
    const std::size_t end = std::min(text.find('\n', at), text.size());
    // Only to the end of the line: over many blank lines a search for the next word would cost the square of them.
    const std::size_t begin = skipSpace(text.substr(0, end), at);
    const std::string_view line = text.substr(begin, dropSpace(text, begin, end) - begin);
    at = end + 1;
    return line;
}

bool isPageFurniture(std::string_view line)
{
    return line.size() < 3 || countWords(line).words == countWords(line).numbers || line == "Table of Contents" ||
           line == "TABLE OF CONTENTS";
}

std::string pageHead(std::string_view text)
{
    std::string head;
    std::size_t lines = 0;
    for (std::size_t at = 0; at < text.size() && lines < kPageHeadLines && head.size() < kPageHeadBytes;) {
        const std::string_view line = lineAt(text, at);
        if (isPageFurniture(line))
            continue;
        ++lines;
        head.append(utf8::truncated(line, kPageHeadBytes - head.size())).append(" ");
    }
    return head;
}

} // namespace

WordCounts countWords(std::string_view text)
{
    WordCounts counts;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (!isAscii(c)) {
            const utf8::Decoded next = utf8::decode(text, i);
            if (isWide(next.codePoint)) {
                ++counts.words;
                i += next.size;
                continue;
            }
        }
        if (!isWordByte(c)) {
            ++i;
            continue;
        }
        bool digit = false;
        for (; i < text.size(); ++i) {
            const bool inNumber = (text[i] == '.' || text[i] == ',') && i + 1 < text.size() && digit &&
                                  isAsciiDigit(text[i + 1]) && isAsciiDigit(text[i - 1]);
            if (!isWordByte(text[i]) && !inNumber)
                break;
            if (static_cast<unsigned char>(text[i]) >= 0xE1 && isWide(utf8::decode(text, i).codePoint))
                break;
            digit = digit || isAsciiDigit(text[i]);
        }
        ++counts.words;
        counts.numbers += digit ? 1 : 0;
    }
    return counts;
}

bool looksLikeHeading(std::string_view line)
{
    if (line.size() < 3 || line.size() > kMaxHeadingBytes)
        return false;
    if (line.front() == '#')
        return true;
    const char last = line.back();
    if (last == '.' || last == ',' || last == ';')
        return false;
    std::size_t words = 0;
    std::size_t raised = 0; // words that begin with a capital or a digit, or are too short to need one
    std::size_t letters = 0;
    for (std::size_t i = 0; i < line.size();) {
        if (!isWordByte(line[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < line.size() && isWordByte(line[i])) {
            letters += isAsciiLetter(line[i]) || !isAscii(line[i]) ? 1 : 0;
            ++i;
        }
        ++words;
        raised += isAsciiUpper(line[begin]) || isAsciiDigit(line[begin]) || i - begin <= 3 ? 1 : 0;
    }
    if (words == 0 || words > kMaxHeadingWords || letters * 2 < line.size())
        return false;
    return raised == words && (isAsciiUpper(line.front()) || isAsciiDigit(line.front()));
}

void HeadingTracker::see(std::string_view line)
{
    if (!looksLikeHeading(line) || isPageFurniture(line) || m_last[1] == line)
        return;
    m_last[0] = std::move(m_last[1]);
    m_last[1] = std::string(line);
}

std::vector<std::string> HeadingTracker::page(std::string_view pageText, const std::vector<TextSpan> &chunks)
{
    const std::string head = pageHead(pageText);
    std::vector<std::string> headings;
    headings.reserve(chunks.size());
    std::size_t at = 0;
    for (const TextSpan chunk : chunks) {
        while (at < pageText.size() && at <= chunk.begin)
            see(lineAt(pageText, at));
        headings.push_back(head + m_last[0] + " " + m_last[1]);
    }
    while (at < pageText.size())
        see(lineAt(pageText, at));
    return headings;
}

} // namespace longleaf::chunk
