// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/document_repair.h"
#include "core/chunk/chunker.h"
#include "core/store/snippet.h"

#include <cstdio>

namespace longleaf::cli {

using nlohmann::json;

namespace {

constexpr std::size_t kSnippetBytes = 240;

void printDocument(const document::Document &document)
{
    std::printf("%4s  %-8s %6d pages %9lld tokens  %s\n", toText(document.id).c_str(),
                std::string(document::toWord(document.status)).c_str(), document.pageCount,
                static_cast<long long>(document.tokensEstimate), document.path.c_str());
}

Result<json> collectionsJson(store::Library &library)
{
    const auto collections = library.collections();
    if (!collections)
        return tl::unexpected(collections.error());
    json value = json::array();
    for (const store::Collection &one : *collections) {
        json ids = json::array();
        for (const DocumentId id : one.documents)
            ids.push_back(toText(id));
        value.push_back({{"id", toText(one.id)}, {"name", one.name}, {"documents", std::move(ids)}});
    }
    return value;
}

json pagesJson(const std::vector<document::Page> &pages, std::optional<int> only)
{
    json value = json::array();
    for (const document::Page &one : pages) {
        if (only && one.number != *only)
            continue;
        value.push_back({{"page", one.number},
                         {"begin", one.span.begin},
                         {"end", one.span.end},
                         {"state", std::string(document::toWord(one.state))}});
    }
    return value;
}

Result<json> hitJson(store::Library &library, const store::SearchHit &hit, const std::vector<std::string> &terms)
{
    const auto text = library.text(hit.document, hit.span);
    if (!text)
        return tl::unexpected(text.error());
    return json{{"document", toText(hit.document)},
                {"page", hit.page},
                {"begin", hit.span.begin},
                {"end", hit.span.end},
                {"snippet", store::snippet(*text, terms, kSnippetBytes)},
                {"score", hit.score}};
}

} // namespace

int list(const Context &context)
{
    auto library = context.openLibrary();
    if (!library)
        return report(context, library.error());
    const auto documents = (*library)->documents();
    if (!documents)
        return report(context, documents.error());
    const auto collections = collectionsJson(**library);
    if (!collections)
        return report(context, collections.error());
    if (!context.json) {
        for (const document::Document &one : *documents)
            printDocument(one);
        return kDone;
    }
    json rows = json::array();
    for (const document::Document &one : *documents)
        rows.push_back(toJson(one));
    printJson({{"documents", std::move(rows)}, {"collections", *collections}});
    return kDone;
}

int remove(const Context &context, const std::vector<std::string> &ids)
{
    auto library = context.openLibrary();
    if (!library)
        return report(context, library.error());
    const auto documents = findDocuments(**library, ids);
    if (!documents)
        return report(context, documents.error());
    if (const Status removed = (*library)->remove(*documents); !removed)
        return report(context, removed.error());
    json rows = json::array();
    for (const DocumentId id : *documents)
        rows.push_back(toText(id));
    if (context.json)
        printJson({{"removed", std::move(rows)}});
    else
        std::printf("Removed %zu documents from the library; the files are untouched.\n", documents->size());
    return kDone;
}

int text(const Context &context, const std::string &id, std::optional<int> page)
{
    auto library = context.openLibrary();
    if (!library)
        return report(context, library.error());
    const auto document = findDocument(**library, id);
    if (!document)
        return report(context, document.error());
    const auto content =
        withMending(**library, context.ingestOptions(), context.clock, context.stop, [&]() -> Result<std::string> {
            return page ? (*library)->pageText(document->id, *page) : (*library)->text(document->id);
        });
    if (!content)
        return report(context, content.error());
    if (!context.json) {
        std::fwrite(content->data(), 1, content->size(), stdout);
        return kDone;
    }
    const auto pages = (*library)->pages(document->id);
    if (!pages)
        return report(context, pages.error());
    printJson({{"id", toText(document->id)}, {"text", *content}, {"pages", pagesJson(*pages, page)}});
    return kDone;
}

int search(const Context &context, const SearchOptions &options)
{
    auto library = context.openLibrary();
    if (!library)
        return report(context, library.error());
    const auto scope = findDocuments(**library, options.in);
    if (!scope)
        return report(context, scope.error());
    const auto hits = (*library)->search(options.words, *scope, options.limit);
    if (!hits)
        return report(context, hits.error());
    const std::vector<std::string> terms = chunk::queryTerms(options.words);
    json rows = json::array();
    for (const store::SearchHit &hit : *hits) {
        auto row = hitJson(**library, hit, terms);
        if (!row)
            return report(context, row.error());
        if (!context.json) {
            std::printf("%s p. %d  %s\n", toText(hit.document).c_str(), hit.page,
                        row->at("snippet").get<std::string>().c_str());
        }
        rows.push_back(std::move(*row));
    }
    if (context.json)
        printJson({{"hits", std::move(rows)}});
    return kDone;
}

} // namespace longleaf::cli
