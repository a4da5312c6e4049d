// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/recall_sets.h"

#include "core/pack/focus.h"
#include "core/pack/question_kind.h"
#include "core/store/document_writer.h"
#include "tests/support/temp_library.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace longleaf::bench {

namespace {

constexpr double kFullShare = 0.95; ///< from here on the evidence counts as complete

template <typename T> T orDie(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message.c_str());
        std::exit(1);
    }
    return std::move(*result);
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

DocumentId addFile(store::Library &library, const std::filesystem::path &file, const pack::CountTokens &count,
                   std::size_t &bytes)
{
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    bytes += text.size();
    const std::vector<std::string> pages = pagesOf(text);
    const std::string name = file.filename().string();
    store::DocumentWriter writer(library, test::newDocument(name, pages), {}, count);
    for (const ingest::NewPage &page : test::newPages(pages)) {
        if (!writer.addPage(page))
            std::exit(1);
    }
    return orDie(writer.commit()).id;
}

void readQuestions(const std::filesystem::path &path, const std::map<std::string, DocumentId> &ids, QuestionSet &set)
{
    std::map<DocumentId, const pack::ScopeDocument *> documents;
    for (const pack::ScopeDocument &document : set.documents)
        documents[document.id] = &document;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto json = nlohmann::json::parse(line);
        SetQuestion question{json["id"], json["question"], {}, {}};
        for (const auto &name : json["scope"])
            question.scope.push_back(ids.at(name));
        for (const auto &one : json["evidence"]) {
            const DocumentId id = ids.at(one["doc"]);
            if (one.contains("page")) {
                const auto page = one["page"].get<std::size_t>();
                question.evidence.push_back({id, documents.at(id)->pages.at(page - 1).span});
            } else {
                question.evidence.push_back({id, {one["begin"], one["end"]}});
            }
        }
        set.questions.push_back(std::move(question));
    }
}


} // namespace

QuestionSet readSet(const std::filesystem::path &folder, const std::filesystem::path &work, const Clock &clock,
                    const pack::CountTokens &count)
{
    QuestionSet set;
    set.name = folder.filename().string();
    set.library = orDie(store::Library::open(work / set.name, clock));
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder / "docs"))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::map<std::string, DocumentId> ids;
    const auto start = std::chrono::steady_clock::now();
    for (const auto &file : files)
        ids[file.filename().string()] = addFile(*set.library, file, count, set.bytes);
    set.buildSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (document::Document &one : orDie(set.library->documents())) {
        auto pages = orDie(set.library->pages(one.id));
        set.documents.push_back({one.id, std::move(one.title), std::move(one.path), std::move(pages), {}});
    }
    readQuestions(folder / "questions.jsonl", ids, set);
    return set;
}

Recall recallOf(const SetQuestion &question, const pack::Plan &plan)
{
    std::size_t all = 0;
    std::size_t in = 0;
    std::map<DocumentId, std::vector<TextSpan>> wanted;
    for (const Evidence &one : question.evidence)
        wanted[one.document].push_back(one.span);
    for (auto &[id, spans] : wanted) {
        // Spans that overlap count once.
        std::sort(spans.begin(), spans.end(), [](TextSpan a, TextSpan b) { return a.begin < b.begin; });
        std::size_t at = 0;
        const auto planned = std::find_if(plan.documents.begin(), plan.documents.end(),
                                          [&, wantedId = id](const auto &d) { return d.id == wantedId; });
        for (const TextSpan span : spans) {
            const std::size_t begin = std::max(at, span.begin);
            const std::size_t end = std::max(begin, span.end);
            at = std::max(at, end);
            all += end - begin;
            if (planned == plan.documents.end())
                continue;
            for (const pack::Passage &passage : planned->passages) {
                const std::size_t from = std::max(passage.span.begin, begin);
                const std::size_t to = std::min(passage.span.end, end);
                in += to > from ? to - from : 0;
            }
        }
    }
    const double share = all > 0 ? static_cast<double>(in) / static_cast<double>(all) : 0;
    return {share, share >= kFullShare};
}

pack::Plan makePlan(const std::vector<pack::ScopeDocument> &scope, const store::Found &found,
                    const std::string &question, std::int64_t budget)
{
    std::vector<pack::Candidate> ranked;
    ranked.reserve(found.hits.size());
    for (const store::SearchHit &hit : found.hits)
        ranked.push_back({hit.document, hit.page, hit.span, hit.score, hit.tokensEstimate});
    pack::Limits limits;
    limits.contextWindow = 1'048'576;
    limits.maxOutputTokens = 32'768;
    limits.safetyMargin = 0;
    limits.budgetTokens = budget;
    pack::Focus focus;
    focus.kind = pack::questionKind(question);
    focus.named = pack::namedDocuments(question, scope);
    auto plan = pack::plan(scope, ranked, limits, pack::Mode::Focused, focus);
    if (plan)
        return std::move(*plan);
    return {}; // not one passage fits: nothing is sent, nothing is found
}

} // namespace longleaf::bench
