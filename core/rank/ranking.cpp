// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/ranking.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace longleaf::rank {

namespace {

constexpr std::size_t kDocumentPassages = 5; ///< best passages that speak for their document

struct Unit {
    std::uint32_t firstChunk = 0;
    std::uint32_t chunkCount = 1;
    std::uint32_t document = 0;
    std::uint32_t pageUnit = 0; ///< place of its page
    float words = 0;
    float share = 0; ///< of numbers among the words of its page
    bool wholePage = false;
};

struct Units {
    std::vector<Unit> units;
    std::vector<std::uint32_t> ofChunk;
    std::vector<std::uint32_t> pageOfChunk;
    std::vector<float> pageWords;
    std::vector<std::uint32_t> firstOfDocument; ///< and one more at the end
    double averageWords = 1;
    double averagePageWords = 1;
};

struct PageRun {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    double words = 0;
    double numbers = 0;
    double share() const { return words > 0 ? numbers / words : 0; }
};

std::vector<PageRun> pagesOf(const Corpus &corpus, const DocumentChunks &document)
{
    std::vector<PageRun> runs;
    for (std::uint32_t i = document.first; i < document.first + document.count; ++i) {
        if (runs.empty() || corpus.chunks[i].page != corpus.chunks[i - 1].page)
            runs.push_back({i, 0, 0, 0});
        PageRun &run = runs.back();
        ++run.count;
        run.words += corpus.chunks[i].words;
        run.numbers += corpus.chunks[i].numbers;
    }
    return runs;
}

Units makeUnits(const Corpus &corpus, const Weights &weights)
{
    Units out;
    out.pageWords.reserve(corpus.chunks.size() / 4);
    out.ofChunk.resize(corpus.chunks.size());
    out.pageOfChunk.resize(corpus.chunks.size());
    out.units.reserve(corpus.chunks.size());
    double words = 0;
    for (std::uint32_t d = 0; d < corpus.documents.size(); ++d) {
        out.firstOfDocument.push_back(static_cast<std::uint32_t>(out.units.size()));
        const std::vector<PageRun> pages = pagesOf(corpus, corpus.documents[d]);
        const auto tabular = static_cast<double>(
            std::count_if(pages.begin(), pages.end(),
                          [&](const PageRun &page) { return page.share() >= weights.pageUnitShare; }));
        const bool all = tabular >= weights.tabularDocument * static_cast<double>(pages.size());
        for (const PageRun &page : pages) {
            const auto pageUnit = static_cast<std::uint32_t>(out.pageWords.size());
            out.pageWords.push_back(static_cast<float>(page.words));
            const bool whole =
                page.words <= weights.maxUnitWords && (all || page.share() >= weights.pageUnitShare);
            for (std::uint32_t i = page.first; i < page.first + page.count; ++i) {
                out.pageOfChunk[i] = pageUnit;
                if (!whole || i == page.first) {
                    out.units.push_back({i, whole ? page.count : 1, d, pageUnit,
                                         static_cast<float>(whole ? page.words : corpus.chunks[i].words),
                                         static_cast<float>(page.share()), whole});
                }
                out.ofChunk[i] = static_cast<std::uint32_t>(out.units.size() - 1);
            }
            words += page.words;
        }
    }
    out.firstOfDocument.push_back(static_cast<std::uint32_t>(out.units.size()));
    out.averageWords = std::max(1.0, words / static_cast<double>(std::max<std::size_t>(out.units.size(), 1)));
    out.averagePageWords = std::max(1.0, words / static_cast<double>(std::max<std::size_t>(out.pageWords.size(), 1)));
    return out;
}

double idf(std::size_t all, std::size_t hits)
{
    return std::log(1.0 + (static_cast<double>(all) - static_cast<double>(hits) + 0.5) /
                              (static_cast<double>(hits) + 0.5));
}

/// Adds one term's BM25 to `scores`; `place` says to which passage a chunk belongs.
template <typename Words>
void addTerm(const Term &term, const std::vector<std::uint32_t> &place, const Words &words, double average,
             const Weights &weights, std::vector<float> &scores)
{
    std::size_t hits = 0;
    std::uint32_t last = UINT32_MAX;
    for (const Posting &posting : term.postings) {
        hits += place[posting.chunk] != last ? 1 : 0;
        last = place[posting.chunk];
    }
    const double worth = term.weight * idf(scores.size(), hits) * (weights.k1 + 1.0);
    for (std::size_t i = 0; i < term.postings.size();) {
        const std::uint32_t unit = place[term.postings[i].chunk];
        double body = 0;
        double heading = 0;
        for (; i < term.postings.size() && place[term.postings[i].chunk] == unit; ++i) {
            body += term.postings[i].body;
            heading = std::max(heading, static_cast<double>(term.postings[i].heading));
        }
        const double tf = body + weights.heading * heading;
        const double norm = weights.k1 * (1.0 - weights.b + weights.b * words(unit) / average);
        scores[unit] += static_cast<float>(worth * tf / (tf + norm));
    }
}

std::vector<double> titleScores(const Corpus &corpus, const Question &question, const Weights &weights)
{
    std::vector<double> scores(corpus.documents.size());
    if (corpus.documents.empty())
        return scores;
    for (const TitleTerm &term : question.titleTerms) {
        const double worth = term.weight * idf(corpus.documents.size(), term.postings.size());
        for (const TitlePosting &posting : term.postings)
            scores[posting.document] += worth * (posting.title ? 1.0 : posting.head ? weights.head : 0.0);
    }
    // A name that matches less than one word that no other document has is no name for certain.
    const double certain = idf(corpus.documents.size(), 1);
    const double best = std::max(certain, *std::max_element(scores.begin(), scores.end()));
    for (double &score : scores)
        score /= best;
    return scores;
}

/// The sum of each document's best passages, relative to the best document's.
std::vector<double> documentScores(const Units &units, const std::vector<float> &scores, std::size_t documents)
{
    std::vector<double> out(documents);
    double best = 0;
    for (std::size_t d = 0; d < documents; ++d) {
        std::array<float, kDocumentPassages> top{};
        for (std::uint32_t u = units.firstOfDocument[d]; u < units.firstOfDocument[d + 1]; ++u) {
            if (scores[u] <= top.back())
                continue;
            top.back() = scores[u];
            for (std::size_t i = top.size() - 1; i > 0 && top.at(i) > top.at(i - 1); --i)
                std::swap(top.at(i), top.at(i - 1));
        }
        for (const float score : top)
            out[d] += static_cast<double>(score);
        best = std::max(best, out[d]);
    }
    if (best > 0) {
        for (double &score : out)
            score /= best;
    }
    return out;
}

void normalise(std::vector<float> &scores)
{
    const float best = scores.empty() ? 0 : *std::max_element(scores.begin(), scores.end());
    if (best > 0) {
        for (float &score : scores)
            score /= best;
    }
}

} // namespace

Ranking rank(const Corpus &corpus, const Question &question, const Weights &weights, std::size_t limit)
{
    Ranking out;
    const Units units = makeUnits(corpus, weights);
    std::vector<float> scores(units.units.size());
    std::vector<float> pageScores(weights.page > 0 ? units.pageWords.size() : 0);
    for (const Term &term : question.terms) {
        addTerm(
            term, units.ofChunk, [&](std::uint32_t u) { return static_cast<double>(units.units[u].words); },
            units.averageWords, weights, scores);
        if (!pageScores.empty()) {
            addTerm(
                term, units.pageOfChunk, [&](std::uint32_t p) { return static_cast<double>(units.pageWords[p]); },
                units.averagePageWords, weights, pageScores);
        }
    }
    normalise(scores);
    normalise(pageScores);
    if (!pageScores.empty()) {
        for (std::size_t u = 0; u < scores.size(); ++u)
            scores[u] += static_cast<float>(weights.page) * pageScores[units.units[u].pageUnit];
    }
    if (question.asksQuantity) {
        for (std::size_t u = 0; u < scores.size(); ++u) {
            const double share = std::min(1.0, static_cast<double>(units.units[u].share) / weights.tableShare);
            scores[u] *= static_cast<float>(1.0 + weights.table * share);
        }
        normalise(scores);
    }
    const std::vector<double> titles = titleScores(corpus, question, weights);
    std::vector<double> documents = documentScores(units, scores, corpus.documents.size());
    std::vector<float> smooth = scores;
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const std::uint32_t begin = units.firstOfDocument[d];
        const std::uint32_t end = units.firstOfDocument[d + 1];
        const bool several = corpus.documents.size() > 1;
        const double prior = weights.document * documents[d] + weights.title * titles[d];
        // What only stands in a document that is named is offered too, but not instead of what the question's words
        // found in the only document.
        const bool named = titles[d] > 0 && (several || documents[d] <= 0);
        for (std::uint32_t u = begin; u < end; ++u) {
            const float near = (u > begin ? scores[u - 1] : 0) + (u + 1 < end ? scores[u + 1] : 0);
            smooth[u] += static_cast<float>(weights.neighbour) * near;
            if (smooth[u] > 0 || named)
                smooth[u] += static_cast<float>(prior);
        }
        documents[d] = several ? (weights.document * documents[d] + weights.title * titles[d]) /
                                     std::max(1e-9, weights.document + weights.title)
                               : 1.0;
    }
    std::vector<std::uint32_t> order;
    order.reserve(units.units.size());
    for (std::uint32_t u = 0; u < smooth.size(); ++u) {
        if (smooth[u] > 0)
            order.push_back(u);
    }
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        return smooth[a] != smooth[b] ? smooth[a] > smooth[b] : a < b;
    };
    const std::size_t count = std::min(limit, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(), better);
    order.resize(count);
    for (const std::uint32_t u : order) {
        const Unit &unit = units.units[u];
        out.passages.push_back({unit.firstChunk, unit.chunkCount, unit.document, static_cast<double>(smooth[u]),
                                unit.wholePage});
    }
    out.documentScores = std::move(documents);
    return out;
}

} // namespace longleaf::rank
