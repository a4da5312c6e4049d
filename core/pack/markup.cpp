// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/markup.h"

#include "core/base/utf8.h"

#include <array>
#include <cctype>

namespace longleaf::pack {
namespace {

constexpr std::size_t kMaxTitleBytes = 200;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool startsWithWord(std::string_view text, std::string_view word)
{
    if (text.size() < word.size()) {
        return false;
    }
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (std::tolower(static_cast<unsigned char>(text[i])) != word[i]) {
            return false;
        }
    }
    return true;
}

// Whether `text`, which starts with '<', looks like one of our tags.
bool looksLikeTag(std::string_view text)
{
    constexpr std::array<std::string_view, 5> kTags = {"<document", "</document", "<question", "</question", "</q>"};
    for (const std::string_view tag : kTags) {
        if (startsWithWord(text, tag)) {
            return true;
        }
    }
    return startsWithWord(text, "<q") && text.size() > 2 &&
           (text[2] == '>' || std::isspace(static_cast<unsigned char>(text[2])) != 0);
}

// Whether `text`, which starts with '[', looks like a page marker.
bool looksLikeMarker(std::string_view text)
{
    if (!text.starts_with("[[")) {
        return false;
    }
    std::size_t at = 2;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && isDigit(text[at])) {
            ++at;
        }
        return at > begin;
    };
    if (!digits() || at >= text.size() || text[at] != ':') {
        return false;
    }
    ++at;
    return digits() && text.substr(at).starts_with("]]");
}

} // namespace

std::string documentOpen(DocumentId id, std::string_view title, int pages)
{
    std::string safe;
    for (const char c : utf8::truncated(title, kMaxTitleBytes)) {
        const auto byte = static_cast<unsigned char>(c);
        safe += byte < 0x20 || byte == 0x7F ? ' ' : c == '"' ? '\'' : c == '<' ? '(' : c == '>' ? ')' : c;
    }
    return "<document id=\"" + toText(id) + "\" title=\"" + safe + "\" pages=\"" + std::to_string(pages) + "\">\n";
}

std::string pageMarker(DocumentId id, int page)
{
    return "[[" + toText(id) + ":" + std::to_string(page) + "]]\n";
}

std::string pagesNotIncluded(int first, int last, int total)
{
    const std::string range =
        first == last ? "page " + std::to_string(first) : "pages " + std::to_string(first) + "-" + std::to_string(last);
    return "[" + range + " of " + std::to_string(total) + " not included]\n";
}

std::string defused(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size());
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '<' && text[at] != '[') {
            continue;
        }
        const std::string_view rest = text.substr(at);
        if (text[at] == '<' ? looksLikeTag(rest) : looksLikeMarker(rest)) {
            safe += text.substr(copied, at + 1 - copied);
            safe += ' ';
            copied = at + 1;
        }
    }
    safe += text.substr(copied);
    return safe;
}

} // namespace longleaf::pack
