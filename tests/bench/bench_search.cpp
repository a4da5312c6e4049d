// SPDX-License-Identifier: GPL-3.0-or-later
// Insert rate and search latency of a library filled with filings.
// usage: bench_search [FOLDER with docs/*.txt and questions.jsonl]
#include "core/chunk/chunker.h"
#include "core/store/document_writer.h"
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
    ingest::NewDocument document;
    std::vector<ingest::NewPage> pages;
};

struct Question {
    std::string text;
    std::string document;
    std::vector<int> pages;
};

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::vector<Filing> readFilings(const std::filesystem::path &folder)
{
    std::vector<Filing> filings;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        std::vector<std::string> pages;
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find('\f', begin), text.size());
            pages.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
        const std::string name = entry.path().filename().string();
        filings.push_back({name, test::newDocument(name, pages), test::newPages(pages)});
    }
    std::sort(filings.begin(), filings.end(), [](const Filing &a, const Filing &b) { return a.name < b.name; });
    return filings;
}

std::vector<Question> readQuestions(const std::filesystem::path &path)
{
    std::vector<Question> questions;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (json.is_discarded() || json["scope"].empty())
            continue;
        Question question{json["question"], json["scope"][0], {}};
        for (const auto &evidence : json["evidence"])
            question.pages.push_back(evidence.value("page", 0));
        questions.push_back(std::move(question));
    }
    return questions;
}

void reportLatency(const char *name, std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    std::printf("%s: p50 %.2f ms, p95 %.2f ms, max %.2f ms\n", name, ms[ms.size() / 2], ms[ms.size() * 95 / 100],
                ms.back());
}

void benchChunking(const std::vector<Filing> &filings)
{
    std::size_t bytes = 0;
    std::size_t words = 0;
    const double start = cpuSeconds();
    for (const Filing &filing : filings) {
        for (const ingest::NewPage &page : filing.pages) {
            bytes += page.text.size();
            for (const TextSpan span : chunk::chunkPage(page.text))
                words += chunk::indexText(std::string_view(page.text).substr(span.begin, span.size())).size();
        }
    }
    const double seconds = cpuSeconds() - start;
    std::printf("chunking alone: %.1f MB in %.2f CPU s = %.1f MB/s (%zu)\n", static_cast<double>(bytes) / 1e6, seconds,
                static_cast<double>(bytes) / 1e6 / seconds, words);
}

void benchInsert(test::TempLibrary &library, const std::vector<Filing> &filings)
{
    std::int64_t bytes = 0;
    const double start = cpuSeconds();
    const auto wall = std::chrono::steady_clock::now();
    for (const Filing &filing : filings) {
        store::DocumentWriter writer(*library, filing.document, {}, test::countTokens);
        for (const ingest::NewPage &page : filing.pages) {
            if (!writer.addPage(page))
                std::abort();
        }
        bytes += writer.commit().value().textBytes;
    }
    const double seconds = cpuSeconds() - start;
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - wall;
    std::int64_t chunks = 0;
    const auto hits = library->search("the", {}, 1'000'000).value();
    for (const auto &hit : hits)
        chunks = std::max(chunks, hit.chunk.value);
    std::printf("insert: %zu documents, %lld chunks, %.1f MB in %.2f CPU s (%.2f s wall) = %.0f chunks/s, %.1f MB/s\n",
                filings.size(), static_cast<long long>(chunks), static_cast<double>(bytes) / 1e6, seconds,
                elapsed.count(), static_cast<double>(chunks) / seconds, static_cast<double>(bytes) / 1e6 / seconds);
    std::printf("library.sqlite: %.1f MB\n",
                static_cast<double>(std::filesystem::file_size(library.folder() / "library.sqlite")) / 1e6);
}

void benchSearch(test::TempLibrary &library, const std::vector<Question> &questions)
{
    std::vector<double> all;
    std::vector<double> scoped;
    int documentFirst = 0;
    int documentInTen = 0;
    int pageInFifty = 0;
    int scopedPageInTen = 0;
    for (const Question &question : questions) {
        const auto document = library->findByPath("/documents/" + question.document).value();
        if (!document)
            continue;
        double start = cpuSeconds();
        const auto hits = library->search(question.text, {}, 50).value();
        all.push_back((cpuSeconds() - start) * 1000);
        start = cpuSeconds();
        const std::vector<DocumentId> scope = {document->id};
        const auto inDocument = library->search(question.text, scope, 50).value();
        scoped.push_back((cpuSeconds() - start) * 1000);

        const auto isRight = [&](const store::SearchHit &hit) {
            return hit.document == document->id;
        };
        const auto onPage = [&](const store::SearchHit &hit) {
            return isRight(hit) &&
                   std::find(question.pages.begin(), question.pages.end(), hit.page) != question.pages.end();
        };
        const auto ten = [](const auto &list) {
            return list.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(10, list.size()));
        };
        documentFirst += !hits.empty() && isRight(hits.front()) ? 1 : 0;
        documentInTen += std::any_of(hits.begin(), ten(hits), isRight) ? 1 : 0;
        pageInFifty += std::any_of(hits.begin(), hits.end(), onPage) ? 1 : 0;
        scopedPageInTen += std::any_of(inDocument.begin(), ten(inDocument), onPage) ? 1 : 0;
    }
    std::printf("%zu questions\n", all.size());
    reportLatency("whole library, best 50", all);
    reportLatency("one document, best 50", scoped);
    std::printf("whole library: right document first %d, among ten hits %d; a page of the evidence among 50 hits %d\n",
                documentFirst, documentInTen, pageInFifty);
    std::printf("one document: a page of the evidence among ten hits %d\n", scopedPageInTen);
}

} // namespace

int main(int argc, char **argv)
{
    const std::filesystem::path folder = argc > 1 ? argv[1] : LONGLEAF_SOURCE_DIR "/../shared/data/qa/financebench";
    if (!std::filesystem::is_directory(folder / "docs")) {
        std::fprintf(stderr, "bench_search: no folder %s/docs\n", folder.c_str());
        return 2;
    }
    const std::vector<Filing> filings = readFilings(folder / "docs");
    const std::vector<Question> questions = readQuestions(folder / "questions.jsonl");
    benchChunking(filings);
    test::TempLibrary library;
    benchInsert(library, filings);
    benchSearch(library, questions);
    return 0;
}
