// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the known evidence is in what would be sent: every set of questions, the right document and the whole
// collection, several budgets, one setting for all.
// usage: evidence_recall [--sets FOLDER] [--only NAME] [--four] [--misses] [--climb] [WEIGHT=VALUE ...]
//   --four   counts four bytes a token instead of o200k
//   --misses names the questions of which evidence is missing at 8k
//   --climb  chooses the weights on all sets but one and reports that one
#include "core/base/clock.h"
#include "core/pack/token_counter.h"
#include "resources/embedded.h"
#include "tests/bench/recall_sets.h"
#include "tests/bench/recall_tuning.h"
#include "tests/support/temp_library.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>

using namespace longleaf;
using namespace longleaf::bench;

namespace {

struct Options {
    std::filesystem::path sets = LONGLEAF_SOURCE_DIR "/../shared/data/qa";
    std::string only;
    bool four = false;
    bool misses = false;
    bool climb = false;
    bool noSynonyms = false;
    rank::Weights weights;
};

std::vector<std::int64_t> budgetsOf(const QuestionSet &set)
{
    std::vector<std::int64_t> budgets = {2'000, 8'000, 32'000, 128'000};
    if (set.name == "financebench")
        budgets.push_back(512'000);
    return budgets;
}

int limitFor(std::int64_t budget)
{
    return static_cast<int>(std::clamp<std::int64_t>(2 * budget / 100, 100, 20'000));
}

struct Result {
    double mean = 0;
    double full = 0;
    double firstFive = 0;
    double first = 0;
};

class Bench final {
public:
    Bench(const Options &options, std::vector<QuestionSet> &sets, const rank::Synonyms &synonyms)
        : m_options(options)
        , m_sets(sets)
        , m_synonyms(synonyms)
    {
    }

    std::vector<Result> run(QuestionSet &set, bool all, const std::vector<std::int64_t> &budgets,
                            const rank::Weights &weights, bool report)
    {
        std::vector<Result> results(budgets.size());
        const auto limit = limitFor(*std::max_element(budgets.begin(), budgets.end()));
        for (const SetQuestion &question : set.questions) {
            const rank::Query query = rank::analyse(question.text, m_synonyms);
            const auto start = std::chrono::steady_clock::now();
            const auto found =
                set.library->find(query, all ? std::vector<DocumentId>{} : question.scope, limit, weights);
            m_milliseconds.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
            if (!found) {
                std::fprintf(stderr, "%s\n", found.error().message.c_str());
                std::exit(1);
            }
            std::vector<pack::ScopeDocument> scope;
            if (!all) {
                for (const pack::ScopeDocument &one : set.documents) {
                    if (std::find(question.scope.begin(), question.scope.end(), one.id) != question.scope.end())
                        scope.push_back(one);
                }
            }
            for (std::size_t i = 0; i < budgets.size(); ++i) {
                store::Found some = *found;
                some.hits.resize(std::min<std::size_t>(some.hits.size(),
                                                       static_cast<std::size_t>(limitFor(budgets[i]))));
                const pack::Plan plan = makePlan(all ? set.documents : scope, some, question.text, budgets[i]);
                const Recall recall = recallOf(question, plan);
                results[i].mean += recall.share;
                results[i].full += recall.full ? 1 : 0;
                const auto right = [&](const store::DocumentHit &hit) {
                    return std::find(question.scope.begin(), question.scope.end(), hit.document) !=
                           question.scope.end();
                };
                const auto five = found->documents.begin() +
                                  static_cast<std::ptrdiff_t>(std::min<std::size_t>(5, found->documents.size()));
                const bool inFive = std::any_of(found->documents.begin(), five, right);
                results[i].firstFive += inFive ? 1 : 0;
                results[i].first += !found->documents.empty() && right(found->documents.front()) ? 1 : 0;
                if (report && m_options.misses && budgets[i] == 8'000 && !recall.full)
                    std::printf("  miss%s %.2f %s: %s\n", inFive ? "" : " (document)", recall.share,
                                question.id.c_str(), question.text.c_str());
            }
        }
        const auto count = static_cast<double>(set.questions.size());
        for (Result &one : results)
            one = {100 * one.mean / count, 100 * one.full / count, 100 * one.firstFive / count,
                   100 * one.first / count};
        return results;
    }

    void print(QuestionSet &set, bool all, const rank::Weights &weights, const char *label)
    {
        const auto budgets = budgetsOf(set);
        const auto results = run(set, all, budgets, weights, true);
        std::printf("%-19s %-8s %-9s", set.name.c_str(), all ? "all" : "document", label);
        for (std::size_t i = 0; i < budgets.size(); ++i)
            std::printf("  %3lldk %5.1f/%5.1f", static_cast<long long>(budgets[i] / 1'000), results[i].mean,
                        results[i].full);
        if (all)
            std::printf("   right document first %.1f, among five %.1f", results[0].first, results[0].firstFive);
        std::printf("\n");
        std::fflush(stdout);
    }

    void leaveOneOut()
    {
        for (std::size_t left = 0; left < m_sets.size(); ++left) {
            std::vector<Cell> cells;
            for (std::size_t i = 0; i < m_sets.size(); ++i) {
                for (const bool all : {false, true}) {
                    for (const std::int64_t budget : {2'000, 8'000, 32'000}) {
                        if (i != left)
                            cells.push_back({i, all, budget});
                    }
                }
            }
            // From round values that were chosen on no set, so that the one left out has no say.
            rank::Weights start;
            start.title = 1.0;
            start.document = 0.5;
            start.neighbour = 0.25;
            start.table = 1.5;
            start.heading = 0.5;
            start.page = 0.1;
            const rank::Weights weights = climb(cells, start, [&](const Cell &cell, const rank::Weights &w) {
                return run(m_sets[cell.set], cell.wholeCollection, {cell.budget}, w, false)[0].mean / 100;
            });
            print(m_sets[left], false, weights, "left out");
            print(m_sets[left], true, weights, "left out");
        }
    }

    void printLatency()
    {
        std::sort(m_milliseconds.begin(), m_milliseconds.end());
        if (!m_milliseconds.empty())
            std::printf("search: p50 %.1f ms, p95 %.1f ms\n", m_milliseconds[m_milliseconds.size() / 2],
                        m_milliseconds[m_milliseconds.size() * 95 / 100]);
        m_milliseconds.clear();
    }

private:
    const Options &m_options;
    std::vector<QuestionSet> &m_sets;
    const rank::Synonyms &m_synonyms;
    std::vector<double> m_milliseconds;
};

bool readOptions(int argc, char **argv, Options &options)
{
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const std::size_t equals = word.find('=');
        if (word == "--four")
            options.four = true;
        else if (word == "--misses")
            options.misses = true;
        else if (word == "--climb")
            options.climb = true;
        else if (word == "--no-synonyms")
            options.noSynonyms = true;
        else if (word == "--sets" && i + 1 < argc)
            options.sets = argv[++i];
        else if (word == "--only" && i + 1 < argc)
            options.only = argv[++i];
        else if (double *weight = weightByName(options.weights, word.substr(0, equals));
                 weight != nullptr && equals != std::string::npos)
            *weight = std::strtod(word.c_str() + equals + 1, nullptr);
        else
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    Options options;
    if (!readOptions(argc, argv, options)) {
        std::fprintf(stderr, "evidence_recall: see the first lines of evidence_recall.cpp for the options\n");
        return 2;
    }
    if (!std::filesystem::is_directory(options.sets)) {
        std::fprintf(stderr, "evidence_recall: there is no folder %s\n", options.sets.c_str());
        return 1;
    }
    const pack::TokenCounter tokens(resource(pack::TokenCounter::kVocabulary));
    const pack::CountTokens count = options.four ? pack::CountTokens(test::countTokens) : tokens.function();
    const SystemClock clock;
    const test::TempFolder work;
    std::vector<QuestionSet> sets;
    for (const auto &entry : std::filesystem::directory_iterator(options.sets)) {
        const bool wanted = options.only.empty() || options.only.find(entry.path().filename().string()) != std::string::npos;
        if (wanted && std::filesystem::exists(entry.path() / "questions.jsonl"))
            sets.push_back(readSet(entry.path(), work.path(), clock, count));
    }
    std::sort(sets.begin(), sets.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    const rank::Synonyms synonyms =
        options.noSynonyms ? rank::Synonyms{} : rank::Synonyms::parse(resource("synonyms.txt"));
    Bench bench(options, sets, synonyms);
    std::printf("mean evidence recall / share of questions with all evidence, %%; tokens by %s\n",
                options.four ? "four bytes" : "o200k");
    for (QuestionSet &set : sets) {
        std::printf("%s: %zu documents, %.1f MB, %zu questions; built in %.1f s\n", set.name.c_str(),
                    set.documents.size(), static_cast<double>(set.bytes) / 1e6, set.questions.size(), set.buildSeconds);
        for (const bool all : {false, true}) {
            bench.print(set, all, options.weights, "");
            bench.printLatency();
        }
    }
    if (options.climb)
        bench.leaveOneOut();
    return 0;
}
