// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/citation_markers.h"

#include "core/answer/marker_reader.h"

#include <array>
#include <initializer_list>

namespace longleaf::answer {

using namespace markers;

namespace {

constexpr std::size_t kMaxMarker = 40;

/// What may follow a page: `-60` (a range), `, 60` (another page), `, 4:1` (another document's).
void readMorePages(Reader &reader, Marker &marker)
{
    const std::optional<std::int64_t> document = marker.document;
    for (;;) {
        reader.anyOf(" ");
        constexpr std::array<std::string_view, 3> kDashes{"-", "\u2013", "\u2014"};
        const auto dash = std::find_if(kDashes.begin(), kDashes.end(), [&](auto one) { return reader.sees(one); });
        if (dash != kDashes.end()) {
            reader.expect(*dash);
            reader.anyOf(" ");
            reader.digits();
            continue;
        }
        if (!reader.sees(",") && !reader.sees(";"))
            return;
        reader.anyOf(",; ");
        const std::string_view first = reader.digits();
        if (!reader.sees(":")) {
            marker.more.push_back({document, numberFrom<int>(first)});
            continue;
        }
        reader.expect(":");
        marker.more.push_back({numberFrom<std::int64_t>(first), numberFrom<int>(reader.digits())});
    }
}

/// `3:58`
void readColonPair(Reader &reader, Marker &marker)
{
    marker.document = numberFrom<std::int64_t>(reader.digits());
    reader.expect(":");
    reader.anyOf(" ");
    marker.page = numberFrom<int>(reader.digits());
    readMorePages(reader, marker);
}

/// `Doc 3, p. 58`
void readWords(Reader &reader, Marker &marker)
{
    const auto isOneOf = [](std::string_view word, std::initializer_list<std::string_view> known) {
        return std::any_of(known.begin(), known.end(), [word](auto one) { return equalsFolded(word, one); });
    };
    const std::string_view documentWord = reader.letters();
    if (reader.ok() && !isOneOf(documentWord, {"d", "doc", "document"}))
        reader.refuse();
    reader.anyOf(". ");
    const std::string_view document = reader.digits();
    const std::string_view between = reader.anyOf(",;: ");
    const bool onlyNumber = reader.seesDigit() && between.find(':') != std::string_view::npos; // doc 3:58
    if (!onlyNumber) {
        const std::string_view pageWord = reader.letters();
        if (reader.ok() && !isOneOf(pageWord, {"p", "pp", "pg", "page", "pages"}))
            reader.refuse();
        reader.anyOf(". ");
    }
    const std::string_view page = reader.digits();
    marker.document = numberFrom<std::int64_t>(document);
    marker.page = numberFrom<int>(page);
    readMorePages(reader, marker);
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
        return {Match::Maybe, 0, {}, {}, false, {}, {}};
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

} // namespace

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

} // namespace longleaf::answer
