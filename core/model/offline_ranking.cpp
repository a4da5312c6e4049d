// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/offline_ranking.h"

#include "core/chunk/chunker.h"
#include "core/model/offline_sentence.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <numeric>
#include <unordered_map>

namespace longleaf::model {
namespace {

constexpr std::size_t kPagesRead = 150; // pages of which the sentences are ranked
constexpr std::size_t kMaxHits = 6;
constexpr std::size_t kLinesAbove = 12;   // lines that may hold a row's heading
constexpr double kFirstPageBytes = 1'500; // where a document says what it is
constexpr double kTitleTermWeight = 0.3;  // of words that the document's title already answers
constexpr double kDocumentPrior = 1.5;
constexpr double kAboveShare = 0.45;
constexpr double kPageShare = 0.15;
constexpr double kEnoughOfTheQuestion = 0.42;
constexpr double kEnoughOfItsBestWords = 0.75; // of the three that weigh most, for long questions
constexpr double kOwnShare = 0.4;              // of what is needed, in the sentence itself
constexpr double kAbsentWordShare = 0.5;
constexpr double kAbsentShortWordShare = 0.15; // in other languages than English, words of grammar
constexpr std::size_t kShortWordBytes = 4;
constexpr double kCloseToTheBest = 0.62;
constexpr double kSameWords = 0.75;

// What pass one learns of a segment.
struct SegmentTerms {
    std::uint64_t mask = 0;
    std::uint64_t bestLine = 0;
};

class Ranking final {
public:
    Ranking(const OfflineMaterial &material, const OfflineTerms &terms, std::stop_token stop)
        : m_material(material)
        , m_terms(terms)
        , m_stop(std::move(stop))
        , m_lineCounts(terms.terms().size())
    {
    }

    std::vector<OfflineHit> run()
    {
        if (m_terms.terms().empty() || m_material.segments.empty()) {
            return {};
        }
        countTerms();
        weighTerms();
        weighDocuments();
        std::vector<OfflineHit> hits;
        for (const std::size_t segment : bestSegments()) {
            if (m_stop.stop_requested()) {
                break;
            }
            rankSegment(segment, hits);
        }
        std::stable_sort(hits.begin(), hits.end(), [](const OfflineHit &a, const OfflineHit &b) {
            return a.score != b.score ? a.score > b.score
                                      : std::pair(a.segment, a.span.begin) < std::pair(b.segment, b.span.begin);
        });
        return withoutRepeats(hits);
    }

private:
    // Pass one: which words stand where, line by line; fast, over everything.
    void countTerms()
    {
        m_segmentTerms.resize(m_material.segments.size());
        for (std::size_t i = 0; i < m_material.segments.size() && !m_stop.stop_requested(); ++i) {
            const std::string_view text = m_material.segments[i].text;
            for (std::size_t at = 0; at < text.size();) {
                const std::size_t end = std::min(text.find('\n', at), text.size());
                countLine(text.substr(at, end - at), m_segmentTerms[i]);
                at = end + 1;
            }
        }
    }

    void countLine(std::string_view line, SegmentTerms &segment)
    {
        OfflineWords words(line);
        OfflineWord word;
        std::uint64_t mask = 0;
        while (words.next(word)) {
            if (const OfflineTerms::Match *match = m_terms.find(word.key); match != nullptr) {
                mask |= std::uint64_t{1} << match->term;
            }
        }
        ++m_lines;
        segment.mask |= mask;
        if (std::popcount(mask) > std::popcount(segment.bestLine)) {
            segment.bestLine = mask;
        }
        for (std::size_t term = 0; term < m_lineCounts.size(); ++term) {
            m_lineCounts[term] += (mask >> term) & 1U;
        }
    }

    void weighTerms()
    {
        for (std::size_t term = 0; term < m_lineCounts.size(); ++term) {
            const auto count = static_cast<double>(m_lineCounts[term]);
            const double idf = std::log(1.0 + (static_cast<double>(m_lines) - count + 0.5) / (count + 0.5));
            const OfflineTerms::Term &asked = m_terms.terms()[term];
            // A word that is nowhere: a name must be there, another word may have been the asker's own.
            const double share = count > 0 || asked.capitalised         ? 1.0
                                 : asked.text.size() <= kShortWordBytes ? kAbsentShortWordShare
                                                                        : kAbsentWordShare;
            m_weights.push_back(idf * asked.weight * share);
        }
    }

    // Names of the question in a document's title or at its beginning say which document is meant.
    void weighDocuments()
    {
        const std::size_t documents = m_material.documents.size();
        m_titleMasks.assign(documents, 0);
        for (std::size_t i = 0; i < documents; ++i) {
            m_titleMasks[i] = termsIn(m_material.documents[i].title, false);
        }
        std::vector<bool> seen(documents);
        for (const OfflineMaterial::Segment &segment : m_material.segments) {
            if (!seen[segment.document]) {
                seen[segment.document] = true;
                m_titleMasks[segment.document] |=
                    termsIn(segment.text.substr(0, static_cast<std::size_t>(kFirstPageBytes)), true);
            }
        }
        std::vector<double> scores(documents);
        for (std::size_t term = 0; term < m_lineCounts.size(); ++term) {
            const auto count =
                static_cast<double>(std::count_if(m_titleMasks.begin(), m_titleMasks.end(),
                                                  [&](std::uint64_t mask) { return ((mask >> term) & 1U) != 0; }));
            const double idf = std::log(1.0 + (static_cast<double>(documents) - count + 0.5) / (count + 0.5));
            for (std::size_t i = 0; i < documents; ++i) {
                scores[i] += ((m_titleMasks[i] >> term) & 1U) != 0 ? idf : 0.0;
            }
        }
        const double best = *std::max_element(scores.begin(), scores.end());
        for (const double score : scores) {
            m_documentFactors.push_back(1.0 + (best > 0 ? kDocumentPrior * score / best : 0.0));
        }
    }

    [[nodiscard]] std::uint64_t termsIn(std::string_view text, bool namesOnly) const
    {
        std::uint64_t mask = 0;
        OfflineWords words(text);
        OfflineWord word;
        while (words.next(word)) {
            const OfflineTerms::Match *match = m_terms.find(word.key);
            if (match != nullptr && (!namesOnly || m_terms.terms()[match->term].capitalised || word.number)) {
                mask |= std::uint64_t{1} << match->term;
            }
        }
        return mask;
    }

    [[nodiscard]] double weightOf(std::uint64_t mask) const
    {
        double sum = 0;
        for (std::size_t term = 0; term < m_weights.size(); ++term) {
            sum += ((mask >> term) & 1U) != 0 ? m_weights[term] : 0.0;
        }
        return sum;
    }

    [[nodiscard]] std::vector<std::size_t> bestSegments() const
    {
        std::vector<std::pair<double, std::size_t>> scored;
        for (std::size_t i = 0; i < m_segmentTerms.size(); ++i) {
            if (m_segmentTerms[i].mask != 0) {
                const double score = weightOf(m_segmentTerms[i].mask) + weightOf(m_segmentTerms[i].bestLine);
                scored.emplace_back(score * m_documentFactors[m_material.segments[i].document], i);
            }
        }
        std::stable_sort(scored.begin(), scored.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
        scored.resize(std::min(scored.size(), kPagesRead));
        std::vector<std::size_t> best;
        for (const auto &[score, segment] : scored) {
            best.push_back(segment);
        }
        return best;
    }

    void rankSegment(std::size_t index, std::vector<OfflineHit> &hits) const
    {
        const OfflineMaterial::Segment &segment = m_material.segments[index];
        std::vector<double> weights = m_weights;
        const std::uint64_t title = m_titleMasks[segment.document];
        for (std::size_t term = 0; term < weights.size(); ++term) {
            weights[term] *= ((title >> term) & 1U) != 0 ? kTitleTermWeight : 1.0;
        }
        const double needed = neededOf(weights);
        std::vector<OfflineSentence> sentences;
        for (const TextSpan span : chunk::sentences(segment.text)) {
            sentences.push_back(readSentence(segment.text, span, m_terms, weights));
        }
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (sentences[i].mask == 0) {
                continue;
            }
            std::uint64_t above = 0;
            for (std::size_t j = i > kLinesAbove ? i - kLinesAbove : 0; j < i; ++j) {
                above |= sentences[j].mask;
            }
            const bool edge = i == 0 || i + 1 == sentences.size();
            const double score = scoreOf(sentences[i], above, m_segmentTerms[index].mask, title, weights, needed) *
                                 (edge && !sentences[i].ends ? 0.3 : 1.0) * m_documentFactors[segment.document];
            if (score > 0) {
                hits.push_back({index, sentences[i].span, sentences[i].row, score});
            }
        }
    }

    // How much of the question's weight a sentence and what is around it must have.
    [[nodiscard]] static double neededOf(std::vector<double> weights)
    {
        std::sort(weights.begin(), weights.end(), std::greater<>());
        const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
        const auto three = weights.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(weights.size(), 3));
        return std::min(kEnoughOfTheQuestion * all,
                        kEnoughOfItsBestWords * std::accumulate(weights.begin(), three, 0.0));
    }

    [[nodiscard]] double scoreOf(const OfflineSentence &sentence, std::uint64_t above, std::uint64_t page,
                                 std::uint64_t title, const std::vector<double> &weights, double needed) const
    {
        constexpr double kK1 = 1.0;
        constexpr double kB = 0.4;
        constexpr double kMeanWords = 20.0;
        const double norm = kK1 * (1.0 - kB + kB * static_cast<double>(sentence.words) / kMeanWords);
        // A row's label is often one word; what it is a figure of stands above the table.
        const double aboveShare = !sentence.row ? kAboveShare * 0.6 : labelShare(sentence) == 1.0 ? 0.8 : kAboveShare;
        double score = 0.6 * sentence.pairs;
        double found = 0;
        double own = 0;
        double all = 0;
        for (std::size_t term = 0; term < weights.size(); ++term) {
            const double weight = weights[term];
            all += weight;
            if (sentence.counts[term] > 0) {
                const double count = sentence.counts[term];
                score += weight * count * (kK1 + 1.0) / (count + norm);
                own += weight * std::min(1.0, count);
                continue;
            }
            const std::uint64_t bit = std::uint64_t{1} << term;
            const double context = (title & bit) != 0   ? 1.0
                                   : (above & bit) != 0 ? aboveShare
                                   : (page & bit) != 0  ? kPageShare
                                                        : 0.0;
            score += weight * context * 0.8;
            found += weight * context;
        }
        found += own;
        if (found < needed || own < kOwnShare * needed) {
            return 0;
        }
        return score * (0.4 + 0.6 * found / all) * shapeFactor(sentence);
    }

    // Share of a row's label that is in the question.
    [[nodiscard]] static double labelShare(const OfflineSentence &sentence)
    {
        return sentence.labelWords == 0
                   ? 0.0
                   : static_cast<double>(sentence.labelMatches) / static_cast<double>(sentence.labelWords);
    }

    // How much a sentence of this form can say.
    [[nodiscard]] double shapeFactor(const OfflineSentence &sentence) const
    {
        constexpr std::size_t kFewWords = 5;
        constexpr std::size_t kManyWords = 60;
        if (sentence.row) {
            const double label = labelShare(sentence);
            return m_terms.asksForQuantity() ? 1.0 + 0.9 * label * label : 0.55;
        }
        double factor = sentence.words < kFewWords ? 0.35 : sentence.words > kManyWords ? 0.75 : 1.0;
        factor *= (sentence.ends ? 1.0 : 0.55) * (sentence.refers ? 0.6 : 1.0);
        if (m_terms.asksForQuantity()) {
            factor *= sentence.amounts > 0 ? 1.15 : 0.65;
        }
        return factor;
    }

    [[nodiscard]] std::vector<OfflineHit> withoutRepeats(const std::vector<OfflineHit> &hits) const
    {
        std::vector<OfflineHit> kept;
        std::vector<std::vector<std::uint64_t>> keptWords;
        for (const OfflineHit &hit : hits) {
            if (kept.size() >= kMaxHits || hit.score < kCloseToTheBest * hits.front().score) {
                break;
            }
            std::vector<std::uint64_t> words = wordsOf(hit);
            const bool repeats = std::any_of(keptWords.begin(), keptWords.end(), [&](const auto &other) {
                std::vector<std::uint64_t> both;
                std::set_intersection(words.begin(), words.end(), other.begin(), other.end(), std::back_inserter(both));
                return static_cast<double>(both.size()) >=
                       kSameWords * static_cast<double>(std::min(words.size(), other.size()));
            });
            if (!repeats) {
                kept.push_back(hit);
                keptWords.push_back(std::move(words));
            }
        }
        return kept;
    }

    [[nodiscard]] std::vector<std::uint64_t> wordsOf(const OfflineHit &hit) const
    {
        OfflineWords words(m_material.segments[hit.segment].text.substr(hit.span.begin, hit.span.size()));
        OfflineWord word;
        std::vector<std::uint64_t> keys;
        while (words.next(word)) {
            keys.push_back(word.key);
        }
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        return keys;
    }

    const OfflineMaterial &m_material;
    const OfflineTerms &m_terms;
    std::stop_token m_stop;
    std::size_t m_lines = 0;
    std::vector<std::uint64_t> m_lineCounts; ///< lines that hold the term
    std::vector<double> m_weights;
    std::vector<SegmentTerms> m_segmentTerms;
    std::vector<std::uint64_t> m_titleMasks;
    std::vector<double> m_documentFactors;
};

} // namespace

std::vector<OfflineHit> rankSentences(const OfflineMaterial &material, const OfflineTerms &terms, std::stop_token stop)
{
    return Ranking(material, terms, std::move(stop)).run();
}

} // namespace longleaf::model
