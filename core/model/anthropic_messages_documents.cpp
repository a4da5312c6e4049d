// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/anthropic_messages_documents.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace longleaf::model {

namespace {

constexpr std::string_view kClose = "</q>";
constexpr std::size_t kMaxTagBytes = 2'000; // of a tag with its words; what is longer never ended

bool isSpace(char32_t c)
{
    return c <= U' ' || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

/// Where the next tag `<q ...>` begins, or npos.
std::size_t findOpen(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find("<q", from); at != std::string_view::npos; at = text.find("<q", at + 1)) {
        const char next = at + 2 < text.size() ? text[at + 2] : '>';
        if (next == '>' || next == '/' || next == ' ' || next == '\t' || next == '\n')
            return at;
    }
    return std::string_view::npos;
}

/// Bytes of the tag, its words and its end; `rest` starts with the tag.
std::size_t quoteSize(std::string_view rest)
{
    rest = rest.substr(0, kMaxTagBytes);
    const std::size_t line = std::min(rest.find('\n'), rest.size());
    const std::size_t head = rest.find('>');
    if (head == std::string_view::npos || head > line)
        return line;
    if (rest[head - 1] == '/')
        return head + 1;
    const std::size_t next = findOpen(rest, head + 1);
    const std::size_t close = rest.find(kClose, head + 1);
    if (close != std::string_view::npos && close < next)
        return close + kClose.size();
    return std::min(line, next);
}

/// The space before a tag belongs to it where nothing that needs one follows.
void joinAt(std::string &out, std::string_view rest)
{
    if (!rest.empty() && std::string_view(" \t\r\n.,;:!?)").find(rest.front()) == std::string_view::npos)
        return;
    while (out.ends_with(' ') || out.ends_with('\t'))
        out.pop_back();
}

} // namespace

std::string_view textIn(std::string_view text, TextSpan span)
{
    const std::size_t begin = std::min(span.begin, text.size());
    const std::size_t end = std::clamp(span.end, begin, text.size());
    return text.substr(begin, end - begin);
}

bool isBlank(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded one = utf8::decode(text, at);
        if (!isSpace(one.codePoint))
            return false;
        at += one.size;
    }
    return true;
}

std::vector<CitableDocument> citableDocuments(const ModelRequest &request)
{
    std::vector<CitableDocument> documents;
    if (request.messages.empty() || request.messages.front().parts.empty())
        return documents;
    const std::string_view text = request.messages.front().parts.front();
    for (std::size_t i = 0; i < request.documents.size(); ++i) {
        const auto &blocks = request.documents[i].blocks;
        CitableDocument document{i, {}};
        document.pieces.reserve(blocks.size());
        bool onlyBlank = true; // of the piece that was added last
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            const bool blank = isBlank(textIn(text, blocks[b].part));
            if (!document.pieces.empty() && (blank || onlyBlank)) {
                document.pieces.back().endBlock = b + 1;
                document.pieces.back().part.end = blocks[b].part.end;
                onlyBlank = onlyBlank && blank;
            } else {
                document.pieces.push_back({b, b + 1, blocks[b].part});
                onlyBlank = blank;
            }
        }
        if (!onlyBlank)
            documents.push_back(std::move(document));
    }
    return documents;
}

std::string withoutQuoteTags(std::string_view answer)
{
    std::string out;
    out.reserve(answer.size());
    std::size_t at = 0;
    while (at < answer.size()) {
        const std::size_t open = findOpen(answer, at);
        const std::size_t close = answer.find(kClose, at); // one whose tag has ended already
        const std::size_t tag = std::min({open, close, answer.size()});
        out += answer.substr(at, tag - at);
        if (tag == answer.size())
            break;
        at = tag + (tag == open ? quoteSize(answer.substr(tag)) : kClose.size());
        joinAt(out, answer.substr(at));
    }
    return out;
}

} // namespace longleaf::model
