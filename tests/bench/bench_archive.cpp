// SPDX-License-Identifier: GPL-3.0-or-later
// Planning latency at the size of a library of filings and of a firm's archive: search alone and the whole plan.
// usage: bench_archive [CHUNKS, 0: the filings as they are] [FOLDER with docs/*.txt and questions.jsonl] [LIBRARY]
//   LIBRARY  a folder where the library is kept; filled only if it is empty
#include "core/ask/ask_question.h"
#include "core/pack/token_counter.h"
#include "core/rank/query.h"
#include "core/store/document_writer.h"
#include "resources/embedded.h"
#include "tests/support/temp_library.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>

using namespace longleaf;

namespace {

struct Filing {
    std::string name;
    std::string text;
};

double millisecondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

std::vector<Filing> readFilings(const std::filesystem::path &folder)
{
    std::vector<Filing> filings;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        filings.push_back({entry.path().stem().string(), {std::istreambuf_iterator<char>(file), {}}});
    }
    std::sort(filings.begin(), filings.end(), [](const Filing &a, const Filing &b) { return a.name < b.name; });
    return filings;
}

/// Another text with the same shape: every digit turned, one word in sixteen given an ending that no other copy has.
std::string varied(const std::string &text, std::size_t copy)
{
    std::string out;
    out.reserve(text.size() + text.size() / 20);
    std::uint64_t state = copy * 0x9E3779B97F4A7C15ULL + 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool digit = c >= '0' && c <= '9';
        out.push_back(digit ? static_cast<char>('0' + (static_cast<std::size_t>(c - '0') + copy * 3) % 10) : c);
        const bool wordEnds = c >= 'a' && c <= 'z' && i + 1 < text.size() && text[i + 1] == ' ';
        if (!wordEnds)
            continue;
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        if ((state >> 60U) == 0)
            out += "q" + std::to_string(copy);
    }
    return out;
}

std::vector<std::string> pagesOf(const std::string &text)
{
    std::vector<std::string> pages;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\f', begin), text.size());
        pages.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return pages;
}

struct Size {
    std::size_t documents = 0;
    std::size_t bytes = 0;
    std::int64_t chunks = 0;
};

std::int64_t chunkCount(store::Library &library)
{
    return library.find(rank::analyse("zzzz"), {}, 1).value().chunksSearched;
}

Size fill(store::Library &library, const std::vector<Filing> &filings, std::int64_t wanted)
{
    Size size;
    const std::clock_t start = std::clock();
    for (std::size_t copy = 0; copy == 0 || chunkCount(library) < wanted; ++copy) {
        for (const Filing &filing : filings) {
            const std::string name = copy == 0 ? filing.name : filing.name + "_" + std::to_string(copy);
            const auto pages = pagesOf(copy == 0 ? filing.text : varied(filing.text, copy));
            store::DocumentWriter writer(library, test::newDocument(name + ".txt", pages), {}, test::countTokens);
            for (const ingest::NewPage &page : test::newPages(pages)) {
                size.bytes += page.text.size();
                if (!writer.addPage(page))
                    std::abort();
            }
            if (!writer.commit())
                std::abort();
            ++size.documents;
        }
    }
    size.chunks = chunkCount(library);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("%zu documents, %.1f MB, %lld chunks; built in %.1f CPU s = %.1f MB/s, %.0f chunks/s\n", size.documents,
                static_cast<double>(size.bytes) / 1e6, static_cast<long long>(size.chunks), seconds,
                static_cast<double>(size.bytes) / 1e6 / seconds, static_cast<double>(size.chunks) / seconds);
    return size;
}

std::vector<std::string> readQuestions(const std::filesystem::path &path)
{
    std::vector<std::string> questions;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        questions.push_back(nlohmann::json::parse(line)["question"]);
    return questions;
}

void report(const char *name, std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    std::printf("%-34s p50 %7.1f ms   p95 %7.1f ms   max %7.1f ms\n", name, ms[ms.size() / 2],
                ms[ms.size() * 95 / 100], ms.back());
}

template <typename T> T orDie(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message.c_str());
        std::exit(1);
    }
    return std::move(*result);
}

} // namespace

int main(int argc, char **argv)
{
    const std::int64_t wanted = argc > 1 ? std::strtoll(argv[1], nullptr, 10) : 0;
    const std::filesystem::path folder = argc > 2 ? argv[2] : LONGLEAF_SOURCE_DIR "/../shared/data/qa/financebench";
    if (!std::filesystem::is_directory(folder / "docs")) {
        std::fprintf(stderr, "bench_archive: no folder %s/docs\n", folder.c_str());
        return 1;
    }
    const std::vector<std::string> questions = readQuestions(folder / "questions.jsonl");
    const SystemClock clock;
    const test::TempFolder temporary;
    const auto library = orDie(store::Library::open(argc > 3 ? argv[3] : temporary.path() / "library", clock));
    if (chunkCount(*library) == 0)
        fill(*library, readFilings(folder / "docs"), wanted);
    const rank::Synonyms synonyms = rank::Synonyms::parse(resource("synonyms.txt"));
    std::vector<double> search;
    for (const std::string &question : questions) {
        const auto start = std::chrono::steady_clock::now();
        if (!library->find(rank::analyse(question, synonyms), {}, 50))
            return 1;
        search.push_back(millisecondsSince(start));
    }
    report("search, best 50", search);

    auto catalogue = orDie(model::Catalogue::parse(resource("models.json"), "", "2026-11-24"));
    const pack::TokenCounter tokens(resource(pack::TokenCounter::kVocabulary));
    ask::PromptTemplates templates{orDie(pack::parsePromptTemplate(resource("prompts/answer-1.md"))),
                                   orDie(pack::parsePromptTemplate(resource("prompts/answer-native-1.md")))};
    templates.synonyms = synonyms;
    ask::AskQuestion asker(
        *library, catalogue, [](const model::ModelInfo &) { return fail(ErrorCode::MissingKey, "nothing is sent"); },
        std::move(templates), clock, tokens.function());
    std::vector<double> plans;
    for (const std::string &text : questions) {
        ask::Question question;
        question.text = text;
        question.model = "meta/muse-spark-1.3";
        question.mode = pack::Mode::Focused;
        const auto start = std::chrono::steady_clock::now();
        const auto planned = orDie(asker.plan(question));
        plans.push_back(millisecondsSince(start));
        if (planned.plan.documents.empty())
            return 1;
    }
    report("focused plan, search to prompt", plans);
    return 0;
}
