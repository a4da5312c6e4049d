// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/marker_reader.h"
#include "core/base/utf8.h"

#include <array>
#include <utility>

namespace longleaf::answer {

using namespace markers;

namespace {

constexpr std::size_t kMaxTagCharacters = 40;
constexpr std::size_t kMaxEscapedTag = 72;
constexpr std::size_t kMaxCloseTag = 12;
constexpr std::size_t kMaxEscapedCloseTag = 18;
constexpr std::string_view kEscapedOpen = "&lt;";
constexpr std::string_view kEscapedClose = "&gt;";
constexpr std::string_view kQuoteMarks[] = {"\"",     "'",      "\u201C", "\u201D", "\u201E", "\u2018",
                                            "\u2019", "\u00AB", "\u00BB", "\u2033", "&quot;"};

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

/// `<` or its escaped form at the start; Maybe if the text ends within it.
Marker tagBracket(std::string_view text)
{
    Marker out;
    if (text.starts_with('<')) {
        out.match = Match::Yes;
        out.size = 1;
    } else if (text.starts_with(kEscapedOpen)) {
        out.match = Match::Yes;
        out.size = kEscapedOpen.size();
    } else if (!text.empty() && kEscapedOpen.starts_with(text)) {
        out.match = Match::Maybe;
    }
    return out;
}

} // namespace

Marker openTagAt(std::string_view text)
{
    // No tag is longer: a text full of `<q ` would be searched to its end for each of them.
    text = text.substr(0, kMaxEscapedTag * 4);
    Marker marker;
    marker.match = Match::Maybe;
    const Marker none;
    const Marker bracket = tagBracket(text);
    if (bracket.match != Match::Yes)
        return bracket;
    const bool escaped = bracket.size > 1;
    std::size_t i = bracket.size;
    while (i < text.size() && isSpace(text[i]))
        ++i;
    const bool spaced = i > bracket.size;
    if (i < text.size() && lower(text[i]) != 'q')
        return none;
    if (i + 1 < text.size() && !isSpace(text[i + 1]) && text[i + 1] != '>' && text[i + 1] != '/' &&
        !(escaped && text[i + 1] == '&'))
        return none;
    // The first end of either form: a model that escapes one bracket may leave the other as it is.
    const std::size_t plainEnd = text.find('>');
    const std::size_t escapedEnd = escaped ? text.find(kEscapedClose) : std::string_view::npos;
    const std::size_t end = std::min(plainEnd, escapedEnd);
    const bool open = end == std::string_view::npos;
    const std::string_view inside = text.substr(bracket.size, open ? std::string_view::npos : end - bracket.size);
    const std::size_t characters = utf8::countCodePoints(inside) + 1;
    if (characters >= (escaped ? kMaxEscapedTag : kMaxTagCharacters) || inside.find('<') != std::string_view::npos ||
        inside.find(kEscapedOpen) != std::string_view::npos)
        return none;
    if (open)
        return marker;
    if (!readAttributes(text.substr(i + 1, end - i - 1), marker))
        return none;
    if (spaced && !marker.document && !marker.page)
        return none;
    marker.match = Match::Yes;
    marker.size = end + (end == escapedEnd ? kEscapedClose.size() : 1);
    return marker;
}

Marker closeTagAt(std::string_view text)
{
    const Marker bracket = tagBracket(text);
    if (bracket.match != Match::Yes)
        return bracket;
    Marker marker;
    Reader reader(text);
    reader.expect(text.substr(0, bracket.size));
    reader.anyOf(" ");
    reader.expect("/");
    reader.anyOf(" ");
    if (reader.ok() && !reader.atEnd() && lower(text[reader.at()]) == 'q')
        reader.expect(text.substr(reader.at(), 1));
    else if (reader.ok())
        reader.refuse();
    reader.anyOf(" \t\n");
    const bool escaped = reader.ok() && !reader.sees(">");
    reader.expect(escaped ? kEscapedClose : ">");
    marker.match = limited(reader.state(), reader.at(), text.size(),
                           bracket.size > 1 || escaped ? kMaxEscapedCloseTag : kMaxCloseTag);
    marker.size = reader.at();
    return marker;
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
