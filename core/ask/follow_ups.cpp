// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/follow_ups.h"

#include "core/answer/names.h"
#include "core/pack/outline.h"
#include "core/rank/query.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <set>

namespace longleaf::ask {

namespace {

constexpr std::size_t kMostCitations = 6;
constexpr std::size_t kNear = 600;      ///< bytes around a cited place in which names and references are looked for
constexpr std::size_t kMaxHeading = 60; ///< a longer one does not read well in a question
constexpr std::size_t kMaxTopicWords = 4;
constexpr int kMostYearsAway = 10;

/// The page of a citation.
struct Place {
    DocumentId document;
    int page = 0;
    std::size_t pageBegin = 0; ///< of the page's text in the document
    std::string text;
    TextSpan cited; ///< of `text`
};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

/// Runs of letters and digits.
std::vector<TextSpan> wordsIn(std::string_view text)
{
    std::vector<TextSpan> words;
    for (std::size_t at = 0; at < text.size();) {
        if (!isLetter(text[at]) && !isDigit(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && (isLetter(text[end]) || isDigit(text[end])))
            ++end;
        words.push_back({at, end});
        at = end;
    }
    return words;
}

std::string_view part(std::string_view text, TextSpan span)
{
    return text.substr(span.begin, span.size());
}

bool contains(std::string_view text, std::string_view words)
{
    return text.find(words) != std::string_view::npos;
}

TextSpan around(const Place &place)
{
    return {place.cited.begin - std::min(place.cited.begin, kNear),
            std::min(place.text.size(), place.cited.end + kNear)};
}

std::size_t distance(TextSpan span, TextSpan from)
{
    return span.begin >= from.end ? span.begin - from.end : span.end <= from.begin ? from.begin - span.end : 0;
}

/// A year that stands alone: not a part of 2,022.5 or 12022.
std::optional<int> yearAt(std::string_view text, TextSpan word)
{
    if (word.size() != 4 || !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(word.begin),
                                         text.begin() + static_cast<std::ptrdiff_t>(word.end), isDigit))
        return std::nullopt;
    const auto number = [&](std::size_t sign, std::size_t digit) {
        return sign < text.size() && (text[sign] == '.' || text[sign] == ',') && digit < text.size() &&
               isDigit(text[digit]);
    };
    const bool before = word.begin >= 2 && number(word.begin - 1, word.begin - 2);
    const bool money =
        word.begin >= 1 && (text[word.begin - 1] == '$' || static_cast<unsigned char>(text[word.begin - 1]) == 0xAC);
    if (before || money || number(word.end, word.end + 1))
        return std::nullopt;
    const int year = std::atoi(std::string(part(text, word)).c_str());
    return year >= 1950 && year <= 2099 ? std::optional(year) : std::nullopt;
}

std::vector<int> yearsIn(std::string_view text)
{
    std::vector<int> years;
    for (const TextSpan word : wordsIn(text)) {
        if (const auto year = yearAt(text, word))
            years.push_back(*year);
    }
    return years;
}

FollowUp found(FollowUp::Kind kind, const Place &place, TextSpan span, const std::string &topic)
{
    return {kind,       std::string(part(place.text, span)),
            topic,      place.document,
            place.page, {place.pageBegin + span.begin, place.pageBegin + span.end}};
}

/// The longest run of the question's words that a cited passage has too, beginning and ending with words that are
/// worth looking up.
std::string topicOf(const std::string &question, const std::vector<Place> &places)
{
    std::set<std::string> worth;
    for (const rank::QueryTerm &term : rank::analyse(question).terms) {
        if (term.origin.empty() && term.weight >= 0.5)
            worth.insert(lowered(term.text));
    }
    const std::vector<TextSpan> words = wordsIn(question);
    const auto counts = [&](std::size_t i) {
        const std::string_view word = part(question, words[i]);
        return worth.contains(lowered(word)) && !std::all_of(word.begin(), word.end(), isDigit);
    };
    TextSpan best;
    for (std::size_t first = 0; first < words.size(); ++first) {
        for (std::size_t last = first; last < words.size() && last - first < kMaxTopicWords && counts(first); ++last) {
            const TextSpan run{words[first].begin, words[last].end};
            if (!counts(last) || run.size() <= best.size())
                continue;
            const std::string needle = lowered(part(question, run));
            const bool cited = std::any_of(places.begin(), places.end(), [&](const Place &place) {
                return contains(lowered(part(place.text, around(place))), needle);
            });
            if (cited)
                best = run;
        }
    }
    return std::string(part(question, best));
}

std::optional<FollowUp> periodIn(const FollowUpBasis &basis, const std::vector<Place> &places)
{
    const std::vector<int> asked = yearsIn(basis.question);
    const std::vector<int> told = yearsIn(basis.answer);
    if (asked.empty() && told.empty())
        return std::nullopt;
    const int from = asked.empty() ? told.front() : asked.back();
    const auto spokenOf = [&](int year) {
        return std::find(asked.begin(), asked.end(), year) != asked.end() ||
               std::find(told.begin(), told.end(), year) != told.end();
    };
    std::optional<FollowUp> best;
    int bestAway = kMostYearsAway + 1;
    for (const Place &place : places) {
        for (const TextSpan word : wordsIn(place.text)) {
            const auto year = yearAt(place.text, word);
            if (!year || spokenOf(*year))
                continue;
            // The year before is asked for more often than the year after.
            const int away = *year < from ? from - *year : *year - from + 1;
            if (away < bestAway) {
                bestAway = away;
                best = found(FollowUp::Kind::Period, place, word, {});
            }
        }
    }
    return best;
}

bool isPartNumber(std::string_view text)
{
    const bool roman =
        std::all_of(text.begin(), text.end(), [](char c) { return c == 'I' || c == 'V' || c == 'X' || c == 'L'; });
    const bool numbered = isDigit(text.front()) && text.size() <= 3 &&
                          (std::all_of(text.begin(), text.end(), isDigit) || isUpper(text.back()));
    return roman || numbered || (text.size() == 1 && isUpper(text.front()));
}

/// "Note 8", "Item 7A", "Anhang B"; the number goes on over points ("Section 4.2").
std::optional<TextSpan> referenceAt(std::string_view text, TextSpan word, TextSpan next)
{
    static constexpr std::array<std::string_view, 16> kParts = {
        "Note",    "Item",   "Section",   "Exhibit", "Appendix", "Schedule", "Article", "Annex",
        "Chapter", "Anhang", "Abschnitt", "Kapitel", "Anlage",   "Table",    "Figure",  "Part"};
    if (std::find(kParts.begin(), kParts.end(), part(text, word)) == kParts.end() || next.begin != word.end + 1 ||
        text[word.end] != ' ' || !isPartNumber(part(text, next)))
        return std::nullopt;
    std::size_t end = next.end;
    while (end + 1 < text.size() && text[end] == '.' && isDigit(text[end + 1])) {
        ++end;
        while (end < text.size() && isDigit(text[end]))
            ++end;
    }
    return TextSpan{word.begin, end};
}

std::optional<FollowUp> referenceIn(const FollowUpBasis &basis, const std::vector<Place> &places,
                                    const std::string &topic)
{
    std::optional<FollowUp> best;
    std::size_t bestAway = 0;
    for (const Place &place : places) {
        const std::vector<TextSpan> words = wordsIn(place.text);
        for (std::size_t i = 0; i + 1 < words.size(); ++i) {
            const auto span = referenceAt(place.text, words[i], words[i + 1]);
            if (!span || contains(basis.question, part(place.text, *span)))
                continue;
            const std::size_t away = distance(*span, place.cited);
            if (!best || away < bestAway) {
                best = found(FollowUp::Kind::Part, place, *span, topic);
                bestAway = away;
            }
        }
        if (best)
            return best; // the first citation that has one: it speaks of what was asked first
    }
    return best;
}

/// The first heading after the first cited place.
Result<std::optional<FollowUp>> headingAfter(store::Library &library, const FollowUpBasis &basis, const Place &place,
                                             const std::string &topic)
{
    const auto text = library.text(place.document);
    if (!text)
        return tl::unexpected(text.error());
    const auto pages = library.pages(place.document);
    if (!pages)
        return tl::unexpected(pages.error());
    for (const pack::Heading &heading : pack::headingsOf(*text, *pages)) {
        const auto page = std::find_if(pages->begin(), pages->end(),
                                       [&heading](const auto &one) { return one.number == heading.page; });
        if (page == pages->end() || heading.page < place.page || heading.text.size() > kMaxHeading ||
            contains(lowered(basis.question), lowered(heading.text)))
            continue;
        const std::size_t from = heading.page == place.page ? place.pageBegin + place.cited.end : page->span.begin;
        const std::size_t at = text->find(heading.text, from);
        if (at == std::string::npos || at >= page->span.end)
            continue;
        return FollowUp{FollowUp::Kind::Part, heading.text, topic,
                        place.document,       heading.page, {at, at + heading.text.size()}};
    }
    return std::optional<FollowUp>{};
}

/// Names of several words, beside the cited place.
std::optional<FollowUp> nameIn(const FollowUpBasis &basis, const std::vector<Place> &places)
{
    const std::string spokenOf = lowered(basis.question + " " + basis.answer);
    for (const Place &place : places) {
        const std::vector<TextSpan> names = answer::namesIn(place.text, around(place));
        for (std::size_t i = 0; i < names.size(); ++i) {
            TextSpan run = names[i];
            std::size_t count = 1;
            while (i + 1 < names.size() && names[i + 1].begin == run.end + 1 && place.text[run.end] == ' ') {
                run.end = names[++i].end;
                ++count;
            }
            if (count >= 2 && count <= kMaxTopicWords && !contains(spokenOf, lowered(part(place.text, run))))
                return found(FollowUp::Kind::Name, place, run, {});
        }
    }
    return std::nullopt;
}

Result<std::vector<Place>> placesOf(store::Library &library, const std::vector<answer::Citation> &citations)
{
    std::vector<Place> places;
    for (const answer::Citation &citation : citations) {
        const answer::Verdict &verdict = citation.verdict;
        if (verdict.span.empty() || !verdict.document.valid() || places.size() == kMostCitations)
            continue;
        const auto pages = library.pages(verdict.document);
        if (!pages && pages.error().code == ErrorCode::NotFound)
            continue; // the document is gone
        if (!pages)
            return tl::unexpected(pages.error());
        const auto page = std::find_if(pages->begin(), pages->end(), [&verdict](const document::Page &one) {
            return one.span.begin <= verdict.span.begin && verdict.span.begin < one.span.end;
        });
        if (page == pages->end())
            continue;
        auto text = library.pageText(verdict.document, page->number);
        if (!text && text.error().code == ErrorCode::NotFound)
            continue;
        if (!text)
            return tl::unexpected(text.error());
        const std::size_t begin = verdict.span.begin - page->span.begin;
        const std::size_t end = std::min(text->size(), begin + verdict.span.size());
        places.push_back({verdict.document, page->number, page->span.begin, std::move(*text), {begin, end}});
    }
    return places;
}

} // namespace

Result<std::vector<FollowUp>> followUps(store::Library &library, const FollowUpBasis &basis)
{
    const auto places = placesOf(library, basis.citations);
    if (!places)
        return tl::unexpected(places.error());
    std::vector<FollowUp> all;
    if (places->empty())
        return all;
    const std::string topic = topicOf(basis.question, *places);
    if (auto period = periodIn(basis, *places))
        all.push_back(std::move(*period));
    auto other = referenceIn(basis, *places, topic);
    if (!other) {
        auto heading = headingAfter(library, basis, places->front(), topic);
        if (!heading && heading.error().code != ErrorCode::NotFound)
            return tl::unexpected(heading.error());
        if (heading)
            other = std::move(*heading);
    }
    if (other)
        all.push_back(std::move(*other));
    if (auto name = nameIn(basis, *places))
        all.push_back(std::move(*name));
    return all;
}

} // namespace longleaf::ask
