// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/focus.h"

#include "core/pack/regime.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <string>

namespace longleaf::pack {
namespace {

constexpr double kShareOfOneDocument = 0.40;
constexpr std::size_t kBestChunks = 5;
constexpr std::size_t kRoutedDocuments = 20;
constexpr double kRoutedShare = 0.10;
constexpr double kOutlinedShare = 0.05;
constexpr double kRareShare = 0.5;         // a word of more titles than this names none of them
constexpr std::int64_t kBytesPerToken = 4; // for candidates whose tokens nobody counted
constexpr std::size_t kMostQuestionBytes = 4'000;

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> all(1);
    for (const char c : text.substr(0, kMostQuestionBytes)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z')) {
            all.back() += c;
        } else if (byte >= 'A' && byte <= 'Z') {
            all.back() += static_cast<char>(byte - 'A' + 'a');
        } else if (!all.back().empty()) {
            all.emplace_back();
        }
    }
    if (all.back().empty()) {
        all.pop_back();
    }
    return all;
}

// Single words, and two and three neighbours written as one.
std::set<std::string> joinedWords(const std::vector<std::string> &all)
{
    std::set<std::string> joined;
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::string word;
        for (std::size_t n = i; n < std::min(i + 3, all.size()); ++n) {
            word += all[n];
            joined.insert(word);
        }
    }
    return joined;
}

std::set<std::string> titleWords(const ScopeDocument &document)
{
    static const std::set<std::string> kNoNames = {"the", "of", "and", "a",  "an", "in", "for", "pdf",  "txt",
                                                   "md",  "to", "on",  "by", "at", "is", "was", "what", "did"};
    std::set<std::string> all = joinedWords(words(document.title));
    all.merge(joinedWords(words(std::string_view(document.path).substr(document.path.rfind('/') + 1))));
    for (const std::string &word : kNoNames) {
        all.erase(word);
    }
    return all;
}

std::size_t overlap(TextSpan a, TextSpan b)
{
    const std::size_t begin = std::max(a.begin, b.begin);
    const std::size_t end = std::min(a.end, b.end);
    return end > begin ? end - begin : 0;
}

std::int64_t tokensOf(const Candidate &candidate)
{
    return candidate.tokens > 0 ? candidate.tokens
                                : static_cast<std::int64_t>(candidate.span.size()) / kBytesPerToken + 1;
}

bool coveredBy(const Candidate &candidate, const std::vector<Candidate> &others)
{
    std::size_t covered = 0;
    for (const Candidate &other : others) {
        if (other.document == candidate.document) {
            covered += overlap(candidate.span, other.span);
        }
    }
    return covered * 2 >= candidate.span.size();
}

// Documents that are worth reading at all, by the sum of their best candidates.
std::set<DocumentId> routed(const std::vector<Candidate> &candidates, const Focus &focus, Regime regime)
{
    std::map<DocumentId, std::pair<double, std::size_t>> scores;
    for (const Candidate &candidate : candidates) {
        auto &[score, count] = scores[candidate.document];
        if (count++ < kBestChunks) {
            score += std::max(candidate.score, 0.0);
        }
    }
    std::vector<std::pair<double, DocumentId>> ranked;
    for (const auto &[id, score] : scores) {
        ranked.emplace_back(score.first, id);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    const double best = ranked.empty() ? 0 : ranked.front().first;
    std::set<DocumentId> kept(focus.named.begin(), focus.named.end());
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const double share = regime == Regime::Routed ? kRoutedShare : kOutlinedShare;
        if ((regime == Regime::Routed && i < kRoutedDocuments) || ranked[i].first >= share * best) {
            kept.insert(ranked[i].second);
        }
    }
    return kept;
}

} // namespace

std::vector<DocumentId> namedDocuments(std::string_view question, const std::vector<ScopeDocument> &documents)
{
    const std::set<std::string> asked = joinedWords(words(question));
    std::map<std::string, std::size_t> frequency;
    std::vector<std::set<std::string>> matched;
    for (const ScopeDocument &document : documents) {
        std::set<std::string> both;
        for (const std::string &word : titleWords(document)) {
            if (asked.contains(word)) {
                both.insert(word);
                ++frequency[word];
            }
        }
        matched.push_back(std::move(both));
    }
    const auto count = static_cast<double>(documents.size());
    std::vector<std::pair<double, DocumentId>> ranked;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        double weight = 0;
        bool rare = false; // a number alone, such as a year, describes and does not name
        for (const std::string &word : matched[i]) {
            const auto titles = static_cast<double>(frequency[word]);
            weight += std::log(1 + count / titles);
            const bool number = word.find_first_not_of("0123456789") == std::string::npos;
            rare = rare || (!number && (documents.size() == 1 || titles <= kRareShare * count));
        }
        if (rare) {
            ranked.emplace_back(weight, documents[i].id);
        }
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<DocumentId> named;
    for (const auto &[weight, id] : ranked) {
        // Well below the best it is another document that shares a word with the one that was meant.
        if (weight >= 0.75 * ranked.front().first) {
            named.push_back(id);
        }
    }
    return named;
}

std::vector<Candidate> without(const std::vector<Candidate> &candidates, const std::vector<Candidate> &excluded)
{
    if (excluded.empty()) {
        return candidates;
    }
    std::vector<Candidate> rest;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(rest),
                 [&](const Candidate &one) { return !coveredBy(one, excluded); });
    return rest;
}

std::vector<Candidate> offered(const std::vector<ScopeDocument> &documents, const std::vector<Candidate> &candidates,
                               const Focus &focus, Regime regime, std::int64_t budgetTokens)
{
    std::vector<Candidate> order = focus.pinned;
    std::vector<Candidate> over;
    const bool choosy = regime == Regime::Routed || regime == Regime::Outlined;
    const std::set<DocumentId> kept = choosy ? routed(candidates, focus, regime) : std::set<DocumentId>();
    const auto share = static_cast<std::int64_t>(kShareOfOneDocument * static_cast<double>(budgetTokens));
    std::map<DocumentId, std::int64_t> taken;
    for (const Candidate &candidate : candidates) {
        if (choosy && !kept.contains(candidate.document)) {
            continue;
        }
        const bool alone = documents.size() == 1 || (focus.named.size() == 1 && focus.named[0] == candidate.document);
        std::int64_t &tokens = taken[candidate.document];
        if (regime == Regime::Routed && !alone && tokens + tokensOf(candidate) > share) {
            over.push_back(candidate);
            continue;
        }
        tokens += tokensOf(candidate);
        order.push_back(candidate);
    }
    order.insert(order.end(), over.begin(), over.end());
    return order;
}

std::vector<Candidate> bestSent(const std::vector<Candidate> &candidates, const std::vector<PlannedDocument> &sent,
                                std::size_t count)
{
    std::vector<Candidate> best;
    for (const Candidate &candidate : candidates) {
        if (best.size() < count && !candidate.span.empty() && isSent(candidate, sent)) {
            best.push_back(candidate);
        }
    }
    return best;
}

bool isSent(const Candidate &candidate, const std::vector<PlannedDocument> &sent)
{
    std::size_t covered = 0;
    for (const PlannedDocument &document : sent) {
        if (document.id != candidate.document) {
            continue;
        }
        for (const Passage &passage : document.passages) {
            covered += overlap(candidate.span, passage.span);
        }
    }
    return covered * 2 >= candidate.span.size();
}

std::vector<Candidate> notSent(const std::vector<Candidate> &candidates, const std::vector<PlannedDocument> &sent,
                               std::size_t count)
{
    std::vector<Candidate> next;
    for (const Candidate &candidate : candidates) {
        if (next.size() == count) {
            break;
        }
        const bool taken = std::any_of(next.begin(), next.end(), [&](const Candidate &one) {
            return one.document == candidate.document && overlap(one.span, candidate.span) > 0;
        });
        if (!taken && !candidate.span.empty() && !isSent(candidate, sent)) {
            next.push_back(candidate);
        }
    }
    return next;
}

} // namespace longleaf::pack
