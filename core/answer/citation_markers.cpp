// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/citation_markers.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace longleaf::answer {

namespace {

constexpr std::size_t kMaxTagCharacters = 40;
constexpr std::size_t kMaxCloseTag = 12;
constexpr std::size_t kMaxMarker = 40;
constexpr std::string_view kQuoteMarks[] = {"\"",     "'",      "\u201C", "\u201D", "\u201E", "\u2018",
                                            "\u2019", "\u00AB", "\u00BB", "\u2033", "&quot;"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isLetter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool equalsFolded(std::string_view text, std::string_view word)
{
    return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) { return lower(a) == b; });
}

template <typename Number> std::optional<Number> numberFrom(std::string_view digits)
{
    Number value{};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

/// Reads step by step; remembers whether it failed or ran out of text.
class Reader final {
public:
    explicit Reader(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool ok() const { return m_state == Match::Yes; }
    [[nodiscard]] Match state() const { return m_state; }
    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    void expect(std::string_view literal)
    {
        if (!ok())
            return;
        const std::string_view rest = m_text.substr(m_at);
        if (rest.starts_with(literal))
            m_at += literal.size();
        else
            m_state = literal.starts_with(rest) ? Match::Maybe : Match::No;
    }

    /// 1 to 9 digits.
    std::string_view digits()
    {
        const std::string_view run = while_([](char c) { return isDigit(c); });
        constexpr std::size_t kMaxDigits = 9;
        if (ok() && (run.empty() || run.size() > kMaxDigits))
            m_state = Match::No;
        return run;
    }

    std::string_view letters()
    {
        return while_([](char c) { return isLetter(c); });
    }

    /// Any of `set`; the text may not end within.
    std::string_view anyOf(std::string_view set)
    {
        return while_([set](char c) { return set.find(c) != std::string_view::npos; });
    }

    void refuse() { m_state = Match::No; }

private:
    template <typename Test> std::string_view while_(Test test)
    {
        const std::size_t begin = m_at;
        while (ok() && m_at < m_text.size() && test(m_text[m_at]))
            ++m_at;
        if (ok() && atEnd())
            m_state = Match::Maybe; // the next byte decides where the run ends
        return m_text.substr(begin, m_at - begin);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    Match m_state = Match::Yes;
};

/// `3:58`
void readColonPair(Reader &reader, Marker &marker)
{
    const std::string_view document = reader.digits();
    reader.expect(":");
    const std::string_view page = reader.digits();
    marker.document = numberFrom<std::int64_t>(document);
    marker.page = numberFrom<int>(page);
}

/// `Doc 3, p. 58`
void readWords(Reader &reader, Marker &marker)
{
    const std::string_view documentWord = reader.letters();
    const bool knownDocument =
        equalsFolded(documentWord, "d") || equalsFolded(documentWord, "doc") || equalsFolded(documentWord, "document");
    if (reader.ok() && !knownDocument)
        reader.refuse();
    reader.anyOf(". ");
    const std::string_view document = reader.digits();
    reader.anyOf(",;: ");
    const std::string_view pageWord = reader.letters();
    const bool knownPage =
        equalsFolded(pageWord, "p") || equalsFolded(pageWord, "pg") || equalsFolded(pageWord, "page");
    if (reader.ok() && !knownPage)
        reader.refuse();
    reader.anyOf(". ");
    const std::string_view page = reader.digits();
    marker.document = numberFrom<std::int64_t>(document);
    marker.page = numberFrom<int>(page);
}

/// Refuses what is longer than `limit` bytes: a marker that was read to its end (`size`), and one that would need more
/// text than `seen`. Both by the same measure, so that it does not matter in what pieces the text came.
Match limited(Match match, std::size_t size, std::size_t seen, std::size_t limit)
{
    const bool tooLong = match == Match::Yes ? size > limit : seen >= limit;
    return tooLong ? Match::No : match;
}

Marker enclosed(std::string_view text, std::string_view open, std::string_view close, bool wordsOnly)
{
    Marker marker;
    Reader reader(text);
    reader.expect(open);
    const bool pair = reader.ok() && !reader.atEnd() && isDigit(text[reader.at()]);
    if (pair && !wordsOnly)
        readColonPair(reader, marker);
    else if (reader.ok() && reader.atEnd())
        return {Match::Maybe, 0, {}, {}, false, {}};
    else
        readWords(reader, marker);
    constexpr std::string_view kDagger = "\u2020";
    if (reader.ok() && open == "\u3010" && text.substr(reader.at()).starts_with(kDagger)) {
        const std::size_t end = text.substr(0, kMaxMarker).find(close, reader.at());
        const std::size_t line = text.substr(0, kMaxMarker).find('\n');
        if (end == std::string_view::npos)
            marker.match =
                line == std::string_view::npos ? limited(Match::Maybe, 0, text.size(), kMaxMarker) : Match::No;
        else
            marker.match = end < line ? Match::Yes : Match::No;
        marker.size = marker.match == Match::Yes ? end + close.size() : 0;
        return marker;
    }
    reader.expect(close);
    marker.match = limited(reader.state(), reader.at(), text.size(), kMaxMarker);
    marker.size = reader.at();
    return marker;
}

/// The first marker that is there; else Maybe if one of them still could be.
template <std::size_t count> Marker firstOf(const std::array<Marker, count> &markers)
{
    Marker out;
    for (const Marker &marker : markers) {
        if (marker.match == Match::Yes)
            return marker;
        if (marker.match == Match::Maybe)
            out.match = Match::Maybe;
    }
    return out;
}

Marker labelledLinkAt(std::string_view text)
{
    Marker none;
    Marker maybe;
    maybe.match = Match::Maybe;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const char c = text[i];
        if (i > kMaxMarker || c == '\n' || c == '[' || c == '<')
            return none;
        if (c != ']')
            continue;
        Marker marker = linkTargetAt(text.substr(i + 1));
        if (marker.match == Match::Yes) {
            marker.label = text.substr(1, i - 1);
            marker.size += i + 1;
        }
        return marker;
    }
    return text.size() > kMaxMarker ? none : maybe;
}

std::size_t quoteMarkSize(std::string_view text)
{
    for (const std::string_view mark : kQuoteMarks) {
        if (text.starts_with(mark))
            return mark.size();
    }
    return 0;
}

void setAttribute(Marker &marker, std::string_view name, std::string_view value)
{
    const auto digit = std::find_if(value.begin(), value.end(), isDigit);
    const std::string_view rest = value.substr(static_cast<std::size_t>(digit - value.begin()));
    const std::size_t size = std::min(rest.size(), rest.find_first_not_of("0123456789"));
    const std::string_view digits = rest.substr(0, size);
    const bool isDocument = equalsFolded(name, "d") || equalsFolded(name, "doc") || equalsFolded(name, "document") ||
                            equalsFolded(name, "id");
    const bool isPage = equalsFolded(name, "p") || equalsFolded(name, "pg") || equalsFolded(name, "page") ||
                        equalsFolded(name, "pages");
    if (isDocument) {
        marker.document = numberFrom<std::int64_t>(digits);
        if (size + 1 < rest.size() && rest[size] == ':') { // d="3:58"
            const std::string_view page = rest.substr(size + 1);
            marker.page = numberFrom<int>(page.substr(0, std::min(page.size(), page.find_first_not_of("0123456789"))));
        }
    } else if (isPage) {
        marker.page = numberFrom<int>(digits);
    }
}

/// The inside of an open tag, between `<q` and `>`. False if it is something else.
bool readAttributes(std::string_view inside, Marker &marker)
{
    std::size_t i = 0;
    const auto skip = [&](std::string_view set) {
        while (i < inside.size() && set.find(inside[i]) != std::string_view::npos)
            ++i;
    };
    for (;;) {
        skip(" \t\r\n,");
        if (i >= inside.size())
            return true;
        if (inside[i] == '/' && i + 1 == inside.size()) {
            marker.selfClosed = true;
            return true;
        }
        const std::size_t nameBegin = i;
        while (i < inside.size() && isLetter(inside[i]))
            ++i;
        const std::string_view name = inside.substr(nameBegin, i - nameBegin);
        skip(" \t\r\n");
        if (name.empty() || i >= inside.size() || inside[i] != '=')
            return false;
        ++i;
        skip(" \t\r\n");
        const std::size_t open = quoteMarkSize(inside.substr(i));
        i += open;
        const std::size_t valueBegin = i;
        std::size_t close = 0;
        while (i < inside.size()) {
            close = quoteMarkSize(inside.substr(i));
            const bool ends = open > 0 ? close > 0 : isSpace(inside[i]) || inside[i] == ',' || inside[i] == '/';
            if (ends)
                break;
            ++i;
        }
        setAttribute(marker, name, inside.substr(valueBegin, i - valueBegin));
        if (open > 0)
            i += close;
    }
}

} // namespace

Marker openTagAt(std::string_view text)
{
    Marker marker;
    marker.match = Match::Maybe;
    std::size_t i = 1;
    while (i < text.size() && isSpace(text[i]))
        ++i;
    const bool spaced = i > 1;
    const Marker none;
    if (text.empty() || text[0] != '<')
        return none;
    if (i < text.size() && lower(text[i]) != 'q')
        return none;
    if (i + 1 < text.size() && !isSpace(text[i + 1]) && text[i + 1] != '>' && text[i + 1] != '/')
        return none;
    const std::size_t end = text.find('>');
    const std::size_t characters = utf8::countCodePoints(text.substr(0, std::min(end, text.size())));
    if (characters >= kMaxTagCharacters ||
        text.substr(1, end == std::string_view::npos ? end : end - 1).find('<') != std::string_view::npos)
        return none;
    if (end == std::string_view::npos)
        return marker;
    if (!readAttributes(text.substr(i + 1, end - i - 1), marker))
        return none;
    if (spaced && !marker.document && !marker.page)
        return none;
    marker.match = Match::Yes;
    marker.size = end + 1;
    return marker;
}

Marker closeTagAt(std::string_view text)
{
    Marker marker;
    Reader reader(text);
    reader.expect("<");
    reader.anyOf(" ");
    reader.expect("/");
    reader.anyOf(" ");
    if (reader.ok() && !reader.atEnd() && lower(text[reader.at()]) == 'q')
        reader.expect(text.substr(reader.at(), 1));
    else if (reader.ok())
        reader.refuse();
    reader.anyOf(" \t\n");
    reader.expect(">");
    marker.match = limited(reader.state(), reader.at(), text.size(), kMaxCloseTag);
    marker.size = reader.at();
    return marker;
}

Marker bareMarkerAt(std::string_view text)
{
    if (text.starts_with('('))
        return enclosed(text, "(", ")", true);
    if (text.starts_with('['))
        return firstOf(
            std::array{enclosed(text, "[[", "]]", false), enclosed(text, "[", "]", false), labelledLinkAt(text)});
    return enclosed(text, "\u3010", "\u3011", false);
}

Marker linkTargetAt(std::string_view text)
{
    return enclosed(text, "(", ")", false);
}

std::string decodeEntities(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kEntities{{
        {"&amp;", "&"},
        {"&lt;", "<"},
        {"&gt;", ">"},
        {"&quot;", "\""},
        {"&apos;", "'"},
        {"&#39;", "'"},
        {"&nbsp;", " "},
    }};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto known = std::find_if(kEntities.begin(), kEntities.end(),
                                        [&](const auto &entity) { return text.substr(i).starts_with(entity.first); });
        if (known == kEntities.end()) {
            out += text[i++];
        } else {
            out += known->second;
            i += known->first.size();
        }
    }
    return out;
}

} // namespace longleaf::answer
