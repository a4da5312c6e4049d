// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/ranking.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace longleaf;
using rank::Corpus;
using rank::Question;
using rank::Weights;

class RankingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scoresAsTheFormulaSays();
    void takesAPageOfFiguresAsOnePassage();
    void raisesFiguresOnlyWhenTheyAreAskedFor();
    void lendsScoreToNeighboursOfTheSameDocumentOnly();
    void putsTheNamedDocumentFirst();
    void doesNotTakeAWeakMatchForAName();
    void countsHeadingsOnceForAllTheirChunks();
    void givesTheSameTopWhateverTheLimit();
    void givesNothingForNothing();
};

namespace {

Weights plain()
{
    Weights weights;
    weights.title = weights.document = weights.neighbour = weights.page = weights.heading = 0;
    return weights;
}

/// Documents of one chunk a page, every chunk of ten words.
Corpus corpusOf(std::initializer_list<std::uint32_t> chunks)
{
    Corpus corpus;
    for (const std::uint32_t count : chunks) {
        corpus.documents.push_back({static_cast<std::uint32_t>(corpus.chunks.size()), count});
        for (std::uint32_t i = 0; i < count; ++i)
            corpus.chunks.push_back({i + 1, 10, 0});
    }
    return corpus;
}

std::vector<std::uint32_t> order(const rank::Ranking &ranking)
{
    std::vector<std::uint32_t> places;
    for (const rank::Ranked &one : ranking.passages)
        places.push_back(one.firstChunk);
    return places;
}

} // namespace

void RankingTest::scoresAsTheFormulaSays()
{
    Corpus corpus = corpusOf({4});
    corpus.chunks[1].words = 30;
    const Question question{{{1.0, {{0, 1, 0}, {1, 3, 0}}}, {0.5, {{1, 1, 0}, {3, 2, 0}}}}, {}, false};
    const auto ranking = rank::rank(corpus, question, plain(), 10);
    const auto bm25 = [](double weight, double tf, double words) {
        const double idf = std::log(1.0 + (4 - 2 + 0.5) / (2 + 0.5));
        return weight * idf * 2.2 * tf / (tf + 1.2 * (0.25 + 0.75 * words / 15.0));
    };
    const double first = bm25(1, 1, 10);
    const double second = bm25(1, 3, 30) + bm25(0.5, 1, 30);
    const double fourth = bm25(0.5, 2, 10);
    const double best = std::max({first, second, fourth});
    QCOMPARE(ranking.passages.size(), std::size_t{3});
    for (const rank::Ranked &one : ranking.passages) {
        const double expected = one.firstChunk == 0 ? first : one.firstChunk == 1 ? second : fourth;
        QVERIFY(std::abs(one.score - expected / best) < 1e-6);
    }
}

void RankingTest::takesAPageOfFiguresAsOnePassage()
{
    Corpus corpus;
    corpus.documents = {{0, 12}};
    for (std::uint32_t page = 1; page <= 10; ++page) {
        corpus.chunks.push_back({page, 100, static_cast<std::uint16_t>(page == 5 ? 60 : 2)});
        if (page == 5) {
            corpus.chunks.push_back({page, 100, 60});
            corpus.chunks.push_back({page, 100, 60});
        }
    }
    const Question question{{{1.0, {{5, 1, 0}, {8, 1, 0}}}}, {}, false};
    Weights weights = plain();
    const auto ranking = rank::rank(corpus, question, weights, 10);
    const auto page = std::find_if(ranking.passages.begin(), ranking.passages.end(),
                                   [](const rank::Ranked &one) { return one.wholePage; });
    QVERIFY(page != ranking.passages.end());
    QCOMPARE(page->firstChunk, std::uint32_t{4});
    QCOMPARE(page->chunkCount, std::uint32_t{3});
    // Too long a page stays in pieces.
    weights.maxUnitWords = 200;
    for (const rank::Ranked &one : rank::rank(corpus, question, weights, 10).passages)
        QVERIFY(!one.wholePage);
    // One page in ten is figures: from that share on every page is taken as a whole.
    weights = plain();
    weights.tabularDocument = 0.1;
    for (const rank::Ranked &one : rank::rank(corpus, question, weights, 10).passages)
        QVERIFY(one.wholePage);
}

void RankingTest::raisesFiguresOnlyWhenTheyAreAskedFor()
{
    Corpus corpus = corpusOf({8});
    corpus.chunks[6].numbers = 5;
    Question question{{{1.0, {{2, 2, 0}, {6, 1, 0}}}}, {}, false};
    QCOMPARE(rank::rank(corpus, question, plain(), 1).passages[0].firstChunk, std::uint32_t{2});
    question.asksQuantity = true;
    QCOMPARE(rank::rank(corpus, question, plain(), 1).passages[0].firstChunk, std::uint32_t{6});
}

void RankingTest::lendsScoreToNeighboursOfTheSameDocumentOnly()
{
    const Corpus corpus = corpusOf({3, 3});
    Weights weights = plain();
    weights.neighbour = 0.25;
    const Question question{{{1.0, {{2, 1, 0}}}}, {}, false};
    QCOMPARE(order(rank::rank(corpus, question, weights, 10)), (std::vector<std::uint32_t>{2, 1}));
}

void RankingTest::putsTheNamedDocumentFirst()
{
    const Corpus corpus = corpusOf({2, 2, 2});
    Question question{{{1.0, {{0, 3, 0}, {2, 1, 0}, {4, 1, 0}}}}, {{1.0, {{1, true, false}}}}, false};
    Weights weights = plain();
    weights.title = 1;
    const auto ranking = rank::rank(corpus, question, weights, 10);
    QCOMPARE(ranking.passages[0].firstChunk, std::uint32_t{2});
    // Nothing of the words stands in its second chunk, but it is the document that was meant.
    const auto places = order(ranking);
    QVERIFY(std::find(places.begin(), places.end(), 3U) != places.end());
    QVERIFY(std::find(places.begin(), places.end(), 5U) == places.end());
    QVERIFY(ranking.documentScores[1] > ranking.documentScores[0]);
}

void RankingTest::doesNotTakeAWeakMatchForAName()
{
    const Corpus corpus = corpusOf({2, 2, 2, 2});
    // A common word of first lines: three documents have it, the best passage is in the fourth.
    const Question question{
        {{1.0, {{0, 3, 0}, {2, 1, 0}}}},
        {{1.0, {{1, false, true}, {2, false, true}, {3, false, true}}}},
        false};
    Weights weights = plain();
    weights.title = 1;
    weights.document = 0.5;
    QCOMPARE(rank::rank(corpus, question, weights, 1).passages[0].firstChunk, std::uint32_t{0});
}

void RankingTest::countsHeadingsOnceForAllTheirChunks()
{
    Corpus corpus;
    corpus.documents = {{0, 6}};
    for (std::uint32_t i = 0; i < 6; ++i)
        corpus.chunks.push_back({i < 3 ? 1U : i, 10, static_cast<std::uint16_t>(i < 3 ? 6 : 0)});
    Weights weights = plain();
    weights.heading = 0.5;
    // All three chunks of the page of figures carry the same heading; the text of another says the word once.
    const Question question{{{1.0, {{0, 0, 1}, {1, 0, 1}, {2, 0, 1}, {5, 1, 0}}}}, {}, false};
    QCOMPARE(rank::rank(corpus, question, weights, 1).passages[0].firstChunk, std::uint32_t{5});
}

void RankingTest::givesTheSameTopWhateverTheLimit()
{
    std::mt19937 random(7);
    Corpus corpus;
    for (int d = 0; d < 40; ++d) {
        const auto count = static_cast<std::uint32_t>(1 + random() % 60);
        corpus.documents.push_back({static_cast<std::uint32_t>(corpus.chunks.size()), count});
        for (std::uint32_t i = 0; i < count; ++i)
            corpus.chunks.push_back({1 + i / 3, static_cast<std::uint16_t>(20 + random() % 100),
                                     static_cast<std::uint16_t>(random() % 40)});
    }
    Question question;
    question.asksQuantity = true;
    for (int t = 0; t < 6; ++t) {
        rank::Term term{1.0, {}};
        for (std::uint32_t c = 0; c < corpus.chunks.size(); ++c) {
            if (random() % 5 == 0)
                term.postings.push_back({c, static_cast<std::uint16_t>(1 + random() % 3), 0});
        }
        question.terms.push_back(std::move(term));
    }
    const auto all = rank::rank(corpus, question, Weights{}, corpus.chunks.size());
    QVERIFY(std::is_sorted(all.passages.begin(), all.passages.end(),
                           [](const auto &a, const auto &b) { return a.score > b.score; }));
    for (const std::size_t limit : {1U, 7U, 50U, 400U}) {
        const auto some = rank::rank(corpus, question, Weights{}, limit);
        QCOMPARE(some.passages.size(), std::min<std::size_t>(limit, all.passages.size()));
        for (std::size_t i = 0; i < some.passages.size(); ++i) {
            QCOMPARE(some.passages[i].firstChunk, all.passages[i].firstChunk);
            QCOMPARE(some.passages[i].score, all.passages[i].score);
        }
    }
}

void RankingTest::givesNothingForNothing()
{
    QVERIFY(rank::rank({}, {}, Weights{}, 10).passages.empty());
    QVERIFY(rank::rank(corpusOf({3}), {}, Weights{}, 10).passages.empty());
}

QTEST_APPLESS_MAIN(RankingTest)
#include "tst_ranking.moc"
