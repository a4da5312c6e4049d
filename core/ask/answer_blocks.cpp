// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/answer_blocks.h"

#include <algorithm>
#include <string_view>

namespace longleaf::ask {

namespace {

constexpr std::string_view kDash = "- ";

/// Bytes of the mark of a list item at the beginning of a line: "- ", "* ", "12. ", "3) "; 0: none.
std::size_t itemMark(std::string_view line)
{
    if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ "))
        return 2;
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    const bool numbered = digits > 0 && digits <= 4 && digits + 1 < line.size() &&
                          (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
    return numbered ? digits + 2 : 0;
}

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// Whether the line goes on with what the block before it began.
bool continues(std::string_view line, std::string_view blockBegin, bool afterBlank)
{
    if (afterBlank)
        return line.starts_with("  ") && itemMark(blockBegin) > 0;
    if (blockBegin.starts_with('#') || line.starts_with('#'))
        return false;
    if (line.starts_with('|') || blockBegin.starts_with('|'))
        return line.starts_with('|') && blockBegin.starts_with('|');
    return itemMark(line) == 0;
}

std::vector<TextSpan> blockSpans(std::string_view text)
{
    std::vector<TextSpan> spans;
    bool afterBlank = true;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        if (isBlank(line)) {
            afterBlank = true;
        } else if (!spans.empty() && continues(line, text.substr(spans.back().begin), afterBlank)) {
            spans.back().end = end;
            afterBlank = false;
        } else {
            spans.push_back({begin, end});
            afterBlank = false;
        }
        begin = end + 1;
    }
    return spans;
}

std::size_t shifted(std::size_t position, TextSpan block, std::size_t markSize, std::size_t newMarkSize)
{
    const std::size_t inside = std::clamp(position, block.begin, block.end) - block.begin;
    return inside < markSize ? newMarkSize : inside - markSize + newMarkSize;
}

std::string escaped(std::string_view words)
{
    std::string out;
    for (const char c : words) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
    return out;
}

std::string tagOf(const answer::Citation &citation)
{
    const answer::RawCitation &raw = citation.raw;
    std::string tag = "<q";
    if (raw.document)
        tag += " d=\"" + idText(*raw.document) + '"';
    if (raw.page)
        tag += " p=\"" + std::to_string(*raw.page) + '"';
    return tag + '>' + escaped(raw.quote) + "</q>";
}

} // namespace

std::vector<AnswerBlock> answerBlocks(const std::string &text, const std::vector<answer::Citation> &citations)
{
    std::vector<TextSpan> spans = blockSpans(text);
    if (spans.empty() && !citations.empty())
        spans.push_back({0, text.size()}); // an answer of nothing but proofs
    std::vector<AnswerBlock> blocks;
    std::vector<std::size_t> marks;
    for (const TextSpan span : spans) {
        const std::size_t mark = itemMark(std::string_view(text).substr(span.begin, span.size()));
        AnswerBlock block;
        block.item = mark > 0;
        block.text =
            (block.item ? std::string(kDash) : std::string()) + text.substr(span.begin + mark, span.size() - mark);
        block.text.erase(block.text.find_last_not_of(" \t\r\n") + 1);
        blocks.push_back(std::move(block));
        marks.push_back(mark);
    }
    for (const answer::Citation &citation : citations) {
        // The last block that begins before the statement ends; a proof before any text belongs to the first.
        std::size_t at = 0;
        while (at + 1 < spans.size() && spans[at + 1].begin < citation.raw.statement.end)
            ++at;
        const std::size_t dash = marks[at] > 0 ? kDash.size() : 0;
        answer::Citation moved = citation;
        const std::size_t size = blocks[at].text.size();
        moved.raw.statement.begin = std::min(shifted(citation.raw.statement.begin, spans[at], marks[at], dash), size);
        moved.raw.statement.end = std::min(shifted(citation.raw.statement.end, spans[at], marks[at], dash), size);
        blocks[at].citations.push_back(std::move(moved));
    }
    return blocks;
}

std::vector<std::string> wordSet(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        // A figure's points and commas are inside of it, a sentence's are not.
        while (!word.empty() && (word.back() == '.' || word.back() == ','))
            word.pop_back();
        if (!word.empty())
            words.push_back(std::move(word));
        word.clear();
    };
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool digitBefore = !word.empty() && word.back() >= '0' && word.back() <= '9';
        if (c >= 'A' && c <= 'Z')
            word += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80 || c == '%' || c == '$')
            word += c;
        else if ((c == '.' || c == ',') && digitBefore)
            word += c;
        else
            end();
    }
    end();
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::string taggedText(const std::string &text, const std::vector<answer::Citation> &citations)
{
    std::vector<const answer::Citation *> inOrder;
    for (const answer::Citation &one : citations)
        inOrder.push_back(&one);
    std::stable_sort(inOrder.begin(), inOrder.end(),
                     [](const auto *a, const auto *b) { return a->raw.statement.end < b->raw.statement.end; });
    std::string out;
    std::size_t written = 0;
    for (const answer::Citation *one : inOrder) {
        const std::size_t end = std::clamp(one->raw.statement.end, written, text.size());
        out += text.substr(written, end - written) + tagOf(*one);
        written = end;
    }
    return out + text.substr(written);
}

} // namespace longleaf::ask
