// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/snippet.h"

#include "core/base/span.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <unordered_map>

namespace longleaf::store {

namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

char lowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isWordByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lowerAscii);
    return out;
}

struct Mention {
    TextSpan span;
    std::size_t term = 0;
};

/// Long words lose their ending, so that "acquisitions" finds "acquisition".
std::string stem(std::string_view term)
{
    constexpr std::size_t kMinStem = 5;
    const bool ascii =
        std::all_of(term.begin(), term.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return lowered(ascii && term.size() > kMinStem + 1 ? term.substr(0, term.size() - 2) : term);
}

std::vector<Mention> findMentions(std::string_view text, const std::vector<std::string> &terms)
{
    std::string haystack = lowered(text);
    // The words of a phrase may stand on two lines.
    std::replace_if(
        haystack.begin(), haystack.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    std::vector<Mention> mentions;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const std::string needle = stem(terms[i]);
        if (needle.empty())
            continue;
        // Words of other scripts may stand without blanks between them.
        const bool anywhere = static_cast<unsigned char>(needle.front()) >= 0x80;
        for (std::size_t at = haystack.find(needle); at != std::string::npos; at = haystack.find(needle, at + 1)) {
            if (anywhere || at == 0 || !isWordByte(haystack[at - 1]))
                mentions.push_back({{at, at + needle.size()}, i});
        }
    }
    std::sort(mentions.begin(), mentions.end(),
              [](const Mention &a, const Mention &b) { return a.span.begin < b.span.begin; });
    return mentions;
}

/// The stretch of at most maxBytes with the most different terms; among equals the one with most mentions, then the
/// first.
TextSpan densest(const std::vector<Mention> &mentions, std::size_t maxBytes)
{
    TextSpan best;
    std::size_t bestTerms = 0;
    std::size_t bestMentions = 0;
    std::unordered_map<std::size_t, int> inside;
    std::size_t first = 0;
    for (std::size_t last = 0; last < mentions.size(); ++last) {
        ++inside[mentions[last].term];
        while (first < last && mentions[last].span.end - mentions[first].span.begin > maxBytes) {
            if (--inside[mentions[first].term] == 0)
                inside.erase(mentions[first].term);
            ++first;
        }
        const std::size_t count = last - first + 1;
        if (inside.size() > bestTerms || (inside.size() == bestTerms && count > bestMentions)) {
            best = {mentions[first].span.begin, mentions[last].span.end};
            bestTerms = inside.size();
            bestMentions = count;
        }
    }
    return best;
}

std::string folded(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const bool blank = static_cast<unsigned char>(c) <= 0x20;
        if (!blank)
            out.push_back(c);
        else if (!out.empty() && out.back() != ' ')
            out.push_back(' ');
    }
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

/// Moves a cut inside a word to the word's nearer border, as long as that is a few bytes away.
std::size_t wordBorder(std::string_view text, std::size_t at, bool forward)
{
    constexpr std::size_t kMaxShift = 24;
    if (at == 0 || at >= text.size())
        return std::min(at, text.size());
    for (std::size_t shift = 0; shift <= kMaxShift; ++shift) {
        const std::size_t place = forward ? at + shift : at - shift;
        if (place == 0 || place >= text.size())
            break;
        if (static_cast<unsigned char>(text[place]) <= 0x20 || static_cast<unsigned char>(text[place - 1]) <= 0x20)
            return place;
    }
    return forward ? utf8::ceilBoundary(text, at) : utf8::floorBoundary(text, at);
}

} // namespace

std::string snippet(std::string_view chunkText, const std::vector<std::string> &terms, std::size_t maxBytes)
{
    if (chunkText.size() <= maxBytes)
        return folded(chunkText);
    const TextSpan core = densest(findMentions(chunkText, terms), maxBytes);
    const std::size_t spare = maxBytes - std::min(maxBytes, core.size());
    const std::size_t latest = chunkText.size() - maxBytes;
    std::size_t begin = std::min(core.begin - std::min(core.begin, spare / 2), latest);
    std::size_t end = begin + maxBytes;
    begin = std::min(wordBorder(chunkText, begin, true), std::max(core.begin, begin));
    end = std::max(wordBorder(chunkText, end, false), std::min(core.end, end));
    begin = utf8::ceilBoundary(chunkText, begin);
    end = utf8::floorBoundary(chunkText, end);

    std::string out;
    if (begin > 0)
        out += kEllipsis;
    if (begin < end)
        out += folded(chunkText.substr(begin, end - begin));
    if (end < chunkText.size())
        out += kEllipsis;
    return out;
}

} // namespace longleaf::store
