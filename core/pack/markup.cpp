// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/markup.h"

#include "core/base/sha256.h"
#include "core/base/unseen_text.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

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
        if (std::tolower(static_cast<unsigned char>(text[i])) != static_cast<unsigned char>(word[i])) {
            return false;
        }
    }
    return true;
}

bool startsWithAny(std::string_view text, std::span<const std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return startsWithWord(text, word); });
}

// Whether `text`, which starts with '<', looks like one of our tags, or like the marks of a model's own conversation
// format: ChatML, Llama 2 to 4, Harmony, Gemma, DeepSeek, Mistral, and the tags around tools and thinking.
bool looksLikeTag(std::string_view text)
{
    constexpr std::array<std::string_view, 28> kTags = {
        "<document",    "</document", "<question", "</question", "</q>",     "<part",    "</part",
        "<|",           "<\uff5c",    "<s>",       "</s>",       "<<sys",    "<</sys",   "<start_of_turn",
        "<end_of_turn", "<bos>",      "<eos>",     "<think",     "</think",  "<tool",    "</tool",
        "<function",    "</function", "<invoke",   "<system",    "</system", "<context", "</context"};
    return startsWithAny(text, kTags) || (startsWithWord(text, "<q") && text.size() > 2 &&
                                          (text[2] == '>' || std::isspace(static_cast<unsigned char>(text[2])) != 0));
}

bool looksLikeControl(std::string_view text)
{
    constexpr std::array<std::string_view, 9> kWords = {
        "[hidden",          "[end",        "[inst]",           "[/inst]",      "[system_prompt]",
        "[/system_prompt]", "[tool_calls", "[available_tools", "[tool_results"};
    return startsWithAny(text, kWords);
}

// Whether `text`, which starts with '[', looks like a gap between pages.
bool looksLikeGap(std::string_view text)
{
    for (const std::string_view word : {"[page ", "[pages "}) {
        if (startsWithWord(text, word) && (text.size() == word.size() || isDigit(text[word.size()])))
            return true;
    }
    return false;
}

// Where a line begins as a new speaker does in old prompt formats ("Human:" after an empty line): the colon, else npos.
std::size_t speakerColon(std::string_view text, std::size_t at)
{
    if (at < 2 || text[at - 1] != '\n')
        return std::string_view::npos;
    const std::string_view line = text.substr(at);
    if (startsWithWord(line, "human:"))
        return at + 5;
    return startsWithWord(line, "assistant:") ? at + 9 : std::string_view::npos;
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

std::string keyAttribute(std::string_view key)
{
    return key.empty() ? std::string() : " key=\"" + std::string(key) + "\"";
}

} // namespace

std::string documentOpen(DocumentId id, std::string_view title, int pages, std::string_view key)
{
    std::string safe;
    const std::string shown = withUnseenTextShown(title);
    for (const char c : utf8::truncated(shown, kMaxTitleBytes)) {
        const auto byte = static_cast<unsigned char>(c);
        safe += byte < 0x20 || byte == 0x7F ? ' ' : c == '"' ? '\'' : c == '<' ? '(' : c == '>' ? ')' : c;
    }
    return "<document id=\"" + toText(id) + "\" title=\"" + defused(safe) + "\" pages=\"" + std::to_string(pages) +
           "\"" + keyAttribute(key) + ">\n";
}

std::string documentClose(std::string_view key)
{
    return "</document" + keyAttribute(key) + ">\n";
}

std::string documentKey(std::string_view secret, std::string_view contentSha256)
{
    constexpr std::size_t kDigits = 12; // 2^48: nobody guesses it, and it costs about eight tokens
    // The hash of the hash: SHA-256 of a secret and a known end could be continued otherwise.
    const std::string inner = Sha256::hex(std::string(secret) + ":" + std::string(contentSha256));
    return Sha256::hex(std::string(secret) + ":" + inner).substr(0, kDigits);
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

std::string withoutHiddenMarks(std::string_view quote)
{
    std::string out(quote);
    for (const std::string_view line : {kHiddenBegin, kHiddenEnd}) {
        const std::string_view mark = line.substr(0, line.size() - 1);
        for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at)) {
            out.replace(at, mark.size(), " ");
        }
    }
    return out.find_first_not_of(" \t\r\n") == std::string::npos ? std::string(quote) : out;
}

std::string defused(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size());
    std::size_t copied = 0;
    const auto spaceAt = [&](std::size_t at) {
        safe += text.substr(copied, at - copied);
        safe += ' ';
        copied = at;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at);
        switch (text[at]) {
        case '<':
            if (looksLikeTag(rest))
                spaceAt(at + 1);
            break;
        case '[':
            if (looksLikeMarker(rest) || looksLikeControl(rest) || looksLikeGap(rest))
                spaceAt(at + 1);
            break;
        case 'H':
        case 'A':
            if (const std::size_t colon = speakerColon(text, at); colon != std::string_view::npos)
                spaceAt(colon);
            break;
        default: break;
        }
    }
    safe += text.substr(copied);
    return safe;
}

std::string sendable(std::string_view text)
{
    return defused(withoutUnseenText(text));
}

} // namespace longleaf::pack
