// SPDX-License-Identifier: GPL-3.0-or-later
// Token estimate, planning, layout and the offline engine over about a million tokens of filings, in memory.
// usage: bench_plan [FOLDER with *.txt, a form feed between pages]
#include "core/chunk/chunker.h"
#include "core/model/offline_quotes.h"
#include "core/pack/plan.h"
#include "core/pack/prompt.h"
#include "core/pack/token_estimate.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>

using namespace longleaf;
using namespace longleaf::pack;

namespace {

constexpr std::int64_t kTokens = 1'000'000;
constexpr int kRounds = 21;

struct Corpus {
    std::vector<ScopeDocument> scope;
    std::map<DocumentId, std::string> texts;
    std::int64_t tokens = 0;
    std::size_t bytes = 0;
    std::size_t pages = 0;

    [[nodiscard]] TextSource source() const
    {
        return [this](DocumentId id, TextSpan span) -> Result<std::string> {
            return texts.at(id).substr(span.begin, span.size());
        };
    }
};

void addDocument(Corpus &corpus, const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    ScopeDocument document;
    document.id = DocumentId{static_cast<std::int64_t>(corpus.scope.size()) + 1};
    document.title = path.stem().string();
    document.path = path.string();
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\f', begin), text.size());
        document::Page page;
        page.number = static_cast<int>(document.pages.size()) + 1;
        page.span = {begin, end};
        page.state = begin == end ? document::PageState::NoText : document::PageState::Ok;
        page.tokensEstimate = estimateTokens(std::string_view(text).substr(begin, end - begin));
        corpus.tokens += page.tokensEstimate;
        document.pages.push_back(page);
        begin = end + 1;
    }
    corpus.bytes += text.size();
    corpus.pages += document.pages.size();
    corpus.texts[document.id] = std::move(text);
    corpus.scope.push_back(std::move(document));
}

Corpus readCorpus(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    Corpus corpus;
    for (const auto &file : files) {
        if (corpus.tokens < kTokens) {
            addDocument(corpus, file);
        }
    }
    return corpus;
}

// Every chunk, in an order that has nothing to do with where it stands.
std::vector<Candidate> allChunks(const Corpus &corpus)
{
    std::vector<Candidate> candidates;
    for (const ScopeDocument &document : corpus.scope) {
        for (const document::Page &page : document.pages) {
            const std::string_view text =
                std::string_view(corpus.texts.at(document.id)).substr(page.span.begin, page.span.size());
            for (const TextSpan span : chunk::chunkPage(text)) {
                candidates.push_back({document.id,
                                      page.number,
                                      {page.span.begin + span.begin, page.span.begin + span.end},
                                      0,
                                      estimateTokens(text.substr(span.begin, span.size()))});
            }
        }
    }
    std::uint64_t state = 1;
    for (std::size_t i = candidates.size(); i > 1; --i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        std::swap(candidates[i - 1], candidates[(state >> 33) % i]);
    }
    return candidates;
}

double percentile(std::vector<double> values, std::size_t percent)
{
    std::sort(values.begin(), values.end());
    return values[values.size() * percent / 100];
}

void measure(const char *name, const std::function<void()> &work)
{
    std::vector<double> wall;
    std::vector<double> cpu;
    for (int i = 0; i < kRounds; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        const std::clock_t cpuBegin = std::clock();
        work();
        cpu.push_back(1e3 * static_cast<double>(std::clock() - cpuBegin) / CLOCKS_PER_SEC);
        wall.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    std::printf("%-44s p50 %8.2f ms   p95 %8.2f ms   cpu p50 %8.2f ms\n", name, percentile(wall, 50),
                percentile(wall, 95), percentile(cpu, 50));
}

Limits limitsFor(std::int64_t budget)
{
    Limits limits;
    limits.contextWindow = 4 * kTokens;
    limits.maxOutputTokens = 32'768;
    limits.fixedTokens = 1'000;
    limits.budgetTokens = budget;
    return limits;
}

void measureFocused(const Corpus &corpus, const std::vector<Candidate> &candidates, std::int64_t budget)
{
    const std::string name =
        "plan, focused, " + std::to_string(budget / 1'000) + "k of " + std::to_string(candidates.size()) + " chunks";
    measure(name.c_str(), [&] {
        const auto planned = plan(corpus.scope, candidates, limitsFor(budget), Mode::Focused);
        if (!planned || planned->documentTokens > budget) {
            std::puts("the plan is wrong");
        }
    });
}

} // namespace

int main(int argc, char **argv)
{
    const std::filesystem::path folder =
        argc > 1 ? argv[1] : LONGLEAF_SOURCE_DIR "/../shared/data/qa/financebench/docs";
    if (!std::filesystem::is_directory(folder)) {
        std::fprintf(stderr, "There is no folder %s.\n", folder.c_str());
        return 1;
    }
    const Corpus corpus = readCorpus(folder);
    std::printf("%zu documents, %zu pages, %.1f MB, %lld tokens\n", corpus.scope.size(), corpus.pages,
                static_cast<double>(corpus.bytes) / 1e6, static_cast<long long>(corpus.tokens));
    measure("token estimate", [&] {
        for (const auto &[id, text] : corpus.texts) {
            if (estimateTokens(text) == 0) {
                std::puts("empty");
            }
        }
    });
    measure("plan, whole", [&] {
        if (!plan(corpus.scope, {}, limitsFor(3 * kTokens), Mode::Whole)) {
            std::puts("the plan is wrong");
        }
    });
    const std::vector<Candidate> candidates = allChunks(corpus);
    for (const std::int64_t budget : {32'000, 128'000, 512'000}) {
        measureFocused(corpus, candidates, budget);
    }
    const auto whole = plan(corpus.scope, {}, limitsFor(3 * kTokens), Mode::Whole);
    const PromptTemplate fixed{"bench", "The rules.", "Quote exactly."};
    const std::string question = "What was the total net sales of the quarter, and how did operating expenses change?";
    model::ModelRequest request;
    measure("layout, whole", [&] {
        auto prompt = layout(*whole, corpus.scope, fixed, {}, question, corpus.source());
        request.messages = std::move(prompt->messages);
    });
    const SystemClock clock;
    model::OfflineQuotesClient offline(clock);
    measure("offline/quotes, whole", [&] {
        if (offline.send(request, {}, [](const model::ModelEvent &) {}).reason != model::EndReason::Complete) {
            std::puts("no answer");
        }
    });
    return 0;
}
