// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/citation_parser.h"

#include "core/answer/citation_markers.h"
#include "core/answer/shown_text.h"
#include "core/answer/statement.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace longleaf::answer {

namespace {

constexpr std::size_t kMaxQuoteCharacters = 400;
constexpr std::size_t kMaxAfterLineBreak = 200; ///< characters in which `</q>` must follow a line break in a quote
constexpr std::size_t kMaxQuotedBytes = 1600;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Bytes at the end of `text` that begin a character whose rest has not come yet.
std::size_t incompleteTail(std::string_view text)
{
    for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xC0U) == 0x80U)
            continue;
        const std::size_t length = byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : byte >= 0xC0U ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

std::string cleanQuote(std::string_view raw)
{
    std::string out = decodeEntities(utf8::sanitize(raw));
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    const std::size_t first = out.find_first_not_of(' ');
    const std::size_t last = out.find_last_not_of(' ');
    return first == std::string::npos ? std::string() : out.substr(first, last + 1 - first);
}

/// Words in quotation marks at the end of `text` (a full stop or comma may follow the marks), without the marks.
std::string_view quotedAtEnd(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kPairs{{
        {"\u201C", "\u201D"},
        {"\u201E", "\u201C"},
        {"\u201E", "\u201D"},
        {"\u00AB", "\u00BB"},
        {"\u300C", "\u300D"},
        {"\u300E", "\u300F"},
        {"\"", "\""},
    }};
    const std::size_t from = text.size() - std::min(text.size(), kMaxQuotedBytes);
    std::string_view tail = text.substr(from);
    const std::size_t line = tail.rfind('\n');
    tail.remove_prefix(line == std::string_view::npos ? 0 : line + 1);
    if (!tail.empty() && std::string_view(".,;:!?").find(tail.back()) != std::string_view::npos)
        tail.remove_suffix(1);
    for (const auto &[open, close] : kPairs) {
        if (!tail.ends_with(close))
            continue;
        const std::string_view before = tail.substr(0, tail.size() - close.size());
        const std::size_t begin = before.rfind(open);
        if (begin == std::string_view::npos)
            continue;
        const std::string_view words = before.substr(begin + open.size());
        if (utf8::countCodePoints(words) <= kMaxQuoteCharacters)
            return words;
    }
    return {};
}

/// Whether a line begins like a new list item, heading or table row.
bool startsNewBlock(std::string_view line)
{
    return !line.empty() && std::string_view("-*#|>").find(line.front()) != std::string_view::npos;
}

} // namespace

struct CitationParser::State {
    std::string pending; ///< bytes that are not decided yet
    ShownText shown;
    std::vector<RawCitation> citations;
    std::size_t groupBegin = 0; ///< first of the citations that share the last statement
    std::size_t statementEnd = 0;
    std::size_t blankEnd = 0; ///< from the statement's end to here there are only blanks and commas
    bool inQuote = false;

    void advance(bool final);
    std::optional<std::size_t> textStep(std::string_view rest, bool final);
    std::optional<std::size_t> quoteStep(std::string_view rest, bool final);
    std::optional<std::size_t> markerStep(std::string_view rest, bool final);
    std::size_t show(std::string_view rest);
    void addCitation(const Marker &marker, std::string quote, bool closed);
    void closeQuote(std::string_view raw);
};

void CitationParser::State::advance(bool final)
{
    const std::string_view decided =
        std::string_view(pending).substr(0, pending.size() - (final ? 0 : incompleteTail(pending)));
    std::size_t at = 0;
    while (at < decided.size()) {
        const std::string_view rest = decided.substr(at);
        const auto taken = inQuote ? quoteStep(rest, final) : textStep(rest, final);
        if (!taken)
            break;
        at += *taken;
    }
    pending.erase(0, at);
}

/// Shows the first character. A full stop right after a tag belongs to the statement that the tag cites.
std::size_t CitationParser::State::show(std::string_view rest)
{
    const utf8::Decoded one = utf8::decode(rest, 0);
    const bool afterTag = shown.afterTag();
    const bool wasEnded = endsSentence(shown.text());
    shown.add(one.valid ? rest.substr(0, one.size) : std::string_view("\uFFFD"));
    if (afterTag && !wasEnded && endsSentence(shown.text())) {
        for (std::size_t i = groupBegin; i < citations.size(); ++i)
            citations[i].statement.end = shown.text().size();
        statementEnd = shown.text().size();
    }
    return one.size;
}

void CitationParser::State::addCitation(const Marker &marker, std::string quote, bool closed)
{
    shown.takeOutTag();
    const std::string_view text = shown.text();
    const std::size_t since = std::min(std::max(statementEnd, blankEnd), text.size());
    const bool sameStatement =
        !citations.empty() && text.find_first_not_of(" \t\r\n,;", since) == std::string_view::npos;
    RawCitation citation;
    if (sameStatement) {
        blankEnd = text.size();
        citation.statement = citations.back().statement;
    } else {
        const std::size_t last = text.find_last_not_of(" \t\r\n");
        const std::size_t end = last == std::string_view::npos ? 0 : last + 1;
        citation.statement = {statementBegin(text.substr(0, end), std::min(statementEnd, end)), end};
        groupBegin = citations.size();
        statementEnd = end;
    }
    citation.document = marker.document;
    citation.page = marker.page;
    citation.quote = std::move(quote);
    citation.closed = closed;
    citations.push_back(std::move(citation));
}

std::optional<std::size_t> CitationParser::State::textStep(std::string_view rest, bool final)
{
    const char c = rest.front();
    if (isSpace(c)) {
        shown.addSpace(c);
        return 1;
    }
    if ((c == '<' || c == '&') && !shown.inFencedCode()) {
        const Marker open = openTagAt(rest);
        const Marker close = closeTagAt(rest);
        if (open.match == Match::Yes) {
            addCitation(open, {}, open.selfClosed);
            inQuote = !open.selfClosed;
            return open.size;
        }
        if (close.match == Match::Yes) { // its tag has ended already
            shown.takeOutTag();
            return close.size;
        }
        if (!final && (open.match == Match::Maybe || close.match == Match::Maybe))
            return std::nullopt;
        return show(rest);
    }
    const bool mayBeMarker = c == '[' || c == '(' || c == ']' || rest.starts_with("\u3010");
    if (mayBeMarker && !shown.inCode())
        return markerStep(rest, final);
    return show(rest);
}

std::optional<std::size_t> CitationParser::State::markerStep(std::string_view rest, bool final)
{
    const bool linkEnd = rest.front() == ']';
    const Marker marker = linkEnd ? linkTargetAt(rest.substr(1)) : bareMarkerAt(rest);
    if (marker.match == Match::Maybe && !final)
        return std::nullopt;
    if (marker.match != Match::Yes)
        return show(rest);
    if (linkEnd)
        show(rest);
    for (std::size_t i = 0; i < marker.label.size();) {
        if (isSpace(marker.label[i]))
            shown.addSpace(marker.label[i++]);
        else
            i += show(marker.label.substr(i));
    }
    const bool directlyBefore = !shown.lineBreakHeld();
    const std::string quote = directlyBefore ? cleanQuote(quotedAtEnd(shown.text())) : std::string();
    addCitation(marker, quote, true);
    for (const MarkedPage &place : marker.more) {
        Marker further = marker;
        further.document = place.document;
        further.page = place.page;
        addCitation(further, quote, true);
    }
    return marker.size + (linkEnd ? 1U : 0U);
}

void CitationParser::State::closeQuote(std::string_view raw)
{
    citations.back().quote = cleanQuote(raw);
    citations.back().closed = true;
    inQuote = false;
}

/// The words of a tag. A quote may run over a line break if its end tag follows soon; without one it ends there.
std::optional<std::size_t> CitationParser::State::quoteStep(std::string_view rest, bool final)
{
    std::optional<std::size_t> lineBreak;
    std::size_t sinceBreak = 0;
    std::size_t characters = 0;
    const auto stopAt = [&](std::size_t end) {
        closeQuote(rest.substr(0, lineBreak.value_or(end)));
        return lineBreak.value_or(end);
    };
    std::size_t i = 0;
    while (i < rest.size()) {
        if (characters >= kMaxQuoteCharacters || sinceBreak >= kMaxAfterLineBreak)
            return stopAt(i);
        if (rest[i] == '<' || rest[i] == '&') {
            const Marker close = closeTagAt(rest.substr(i));
            const Marker open = openTagAt(rest.substr(i));
            if (close.match == Match::Yes) {
                closeQuote(rest.substr(0, i));
                return i + close.size;
            }
            if (open.match == Match::Yes)
                return stopAt(i);
            if (close.match == Match::Maybe || open.match == Match::Maybe)
                break;
        }
        const std::string_view sinceLine =
            lineBreak ? rest.substr(*lineBreak + 1, i - *lineBreak - 1) : std::string_view();
        const bool blankSoFar = sinceLine.find_first_not_of(" \t\r") == std::string_view::npos;
        if (lineBreak && blankSoFar && (rest[i] == '\n' || startsNewBlock(rest.substr(i))))
            return stopAt(i);
        if (rest[i] == '\n' && !lineBreak)
            lineBreak = i;
        sinceBreak += lineBreak ? 1U : 0U;
        ++characters;
        i += utf8::decode(rest, i).size;
    }
    if (final) {
        // A cut end tag is no part of the quote.
        const std::size_t taken = lineBreak.value_or(rest.size());
        closeQuote(rest.substr(0, std::min(taken, i)));
        return taken;
    }
    citations.back().quote = cleanQuote(rest.substr(0, lineBreak.value_or(i)));
    return std::nullopt;
}

CitationParser::CitationParser()
    : m_state(std::make_unique<State>())
{
}

CitationParser::~CitationParser() = default;
CitationParser::CitationParser(CitationParser &&) noexcept = default;
CitationParser &CitationParser::operator=(CitationParser &&) noexcept = default;

void CitationParser::feed(std::string_view bytes)
{
    m_state->pending.append(bytes);
    m_state->advance(false);
}

void CitationParser::finish()
{
    m_state->advance(true);
    if (m_state->inQuote)
        m_state->closeQuote({});
    m_state->shown.finish();
}

const std::string &CitationParser::text() const
{
    return m_state->shown.text();
}

const std::vector<RawCitation> &CitationParser::citations() const
{
    return m_state->citations;
}

} // namespace longleaf::answer
