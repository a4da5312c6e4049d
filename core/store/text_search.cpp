// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/text_search.h"

#include "core/base/utf8.h"
#include "core/store/library.h"
#include "core/store/word_marks.h"

#include <algorithm>
#include <map>
#include <set>

namespace longleaf::store {

namespace {

constexpr std::size_t kSnippetBytes = 180;
constexpr std::size_t kBeforeMark = 48; ///< bytes shown before the first word
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

/// What stands between quotation marks; an open one counts to the end.
std::vector<std::string> phrases(std::string_view words)
{
    std::vector<std::string> found;
    std::string plain(words);
    // Typographic marks as typed by phones and word processors.
    for (const std::string_view mark : {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E"}) {
        for (std::size_t at = plain.find(mark); at != std::string::npos; at = plain.find(mark, at))
            plain.replace(at, mark.size(), "\"");
    }
    for (std::size_t at = plain.find('"'); at != std::string::npos;) {
        const std::size_t end = std::min(plain.find('"', at + 1), plain.size());
        if (end > at + 1)
            found.push_back(plain.substr(at + 1, end - at - 1));
        at = end < plain.size() ? plain.find('"', end + 1) : std::string::npos;
    }
    return found;
}

/// A window around the first word that is marked, on one line, with the marks in it.
void cutSnippet(std::string_view text, const std::vector<WordMark> &marks, TextHit &hit)
{
    const std::size_t first = marks.empty() ? 0 : marks.front().span.begin;
    std::size_t begin = first > kBeforeMark ? utf8::ceilBoundary(text, first - kBeforeMark) : 0;
    if (begin > 0) {
        const std::size_t blank = text.find_first_of(" \n\t", begin);
        if (blank != std::string_view::npos && blank < first)
            begin = blank + 1;
    }
    const std::size_t end = utf8::floorBoundary(text, std::min(text.size(), begin + kSnippetBytes));
    if (begin > 0)
        hit.snippet += kEllipsis;
    auto mark = marks.begin();
    while (mark != marks.end() && mark->span.begin < begin)
        ++mark;
    for (std::size_t at = begin; at < end; ++at) {
        if (mark != marks.end() && at == mark->span.begin && mark->span.end <= end)
            hit.marks.push_back({hit.snippet.size(), 0});
        const bool blank = static_cast<unsigned char>(text[at]) <= 0x20;
        if (!blank)
            hit.snippet.push_back(text[at]);
        else if (!hit.snippet.empty() && hit.snippet.back() != ' ')
            hit.snippet.push_back(' ');
        if (mark != marks.end() && at + 1 == mark->span.end) {
            if (!hit.marks.empty() && hit.marks.back().end == 0)
                hit.marks.back().end = hit.snippet.size();
            ++mark;
        }
    }
    if (end < text.size())
        hit.snippet += kEllipsis;
}

struct Passage {
    SearchHit at;
    TextHit hit;
    std::size_t terms = 0; ///< different ones that it has
};

Result<Passage> readPassage(Library &library, const SearchHit &found, const std::vector<std::string> &terms,
                            const std::vector<std::string> &wanted)
{
    const auto text = library.text(found.document, found.span);
    if (!text)
        return tl::unexpected(text.error());
    const std::vector<WordMark> marks = markWords(*text, terms);
    Passage passage{found, {found.page, {}, {}, found.span, {}}, 0};
    std::set<std::size_t> different;
    for (const WordMark &mark : marks) {
        different.insert(mark.term);
        passage.hit.words.push_back({found.span.begin + mark.span.begin, found.span.begin + mark.span.end});
    }
    passage.terms = different.size();
    const bool holdsAll = std::all_of(wanted.begin(), wanted.end(),
                                      [&](const std::string &phrase) { return holdsPhrase(*text, phrase); });
    if (!holdsAll)
        passage.terms = 0;
    cutSnippet(*text, marks, passage.hit);
    return passage;
}

Status countSearched(Library &library, std::span<const DocumentId> scope, TextSearch &result)
{
    const auto documents = library.documents();
    if (!documents)
        return tl::unexpected(documents.error());
    const std::set<DocumentId> wanted(scope.begin(), scope.end());
    for (const document::Document &one : *documents) {
        if (!wanted.empty() && wanted.count(one.id) == 0)
            continue;
        ++result.documentsSearched;
        result.pagesWithoutText += static_cast<int>(one.pagesWithoutText.size());
    }
    return {};
}

void group(std::vector<Passage> passages, TextSearch &result)
{
    std::map<DocumentId, std::size_t> places;
    for (Passage &passage : passages) {
        const auto [place, fresh] = places.try_emplace(passage.at.document, result.documents.size());
        if (fresh)
            result.documents.push_back({passage.at.document, {}});
        result.documents[place->second].hits.push_back(std::move(passage.hit));
    }
    for (TextHits &one : result.documents) {
        std::stable_sort(one.hits.begin(), one.hits.end(),
                         [](const TextHit &a, const TextHit &b) { return a.passage.begin < b.passage.begin; });
    }
}

} // namespace

Result<TextSearch> searchText(Library &library, std::string_view words, std::span<const DocumentId> scope, int limit,
                              std::stop_token stop)
{
    std::vector<std::string> terms;
    for (const rank::QueryTerm &term : rank::analyse(words).terms) {
        if (term.origin.empty())
            terms.push_back(term.text);
    }
    if (terms.empty())
        return fail(ErrorCode::InvalidInput, "Write at least one word to look for; words such as \"the\" and \"of\" "
                                             "stand everywhere and are not looked up.");
    TextSearch result;
    if (const Status counted = countSearched(library, scope, result); !counted)
        return tl::unexpected(counted.error());
    const auto found = library.search(words, scope, limit + 1);
    if (!found)
        return tl::unexpected(found.error());
    result.cut = found->size() > static_cast<std::size_t>(limit);
    const std::vector<std::string> wanted = phrases(words);
    std::vector<Passage> all;
    std::vector<Passage> some;
    for (const SearchHit &hit : *found) {
        if (stop.stop_requested())
            return fail(ErrorCode::Canceled, "The search was stopped.");
        if (all.size() + some.size() >= static_cast<std::size_t>(limit))
            break;
        auto passage = readPassage(library, hit, terms, wanted);
        if (!passage)
            return tl::unexpected(passage.error());
        // A heading above a passage counts for ranking; here the words must stand in the passage itself.
        if (passage->terms == terms.size())
            all.push_back(std::move(*passage));
        else if (passage->terms > 0)
            some.push_back(std::move(*passage));
    }
    result.allWords = !all.empty() || some.empty();
    std::vector<Passage> &shown = all.empty() ? some : all;
    result.passages = static_cast<int>(shown.size());
    group(std::move(shown), result);
    return result;
}

} // namespace longleaf::store
