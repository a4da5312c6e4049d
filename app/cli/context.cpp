// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/context.h"

#include "core/base/ids.h"
#include "core/ingest/extractor_location.h"

#include <cstdio>

namespace longleaf::cli {

using nlohmann::json;

Result<std::unique_ptr<store::Library>> Context::openLibrary() const
{
    auto library = store::Library::open(libraryFolder, clock);
    if (library) {
        // They stay noted until `check` or the window has told them.
        for (const store::Loss &loss : (*library)->losses().value_or(std::vector<store::Loss>{}))
            std::fprintf(stderr, "longleaf-cli: %s\n", store::lossSentence(loss).c_str());
    }
    return library;
}

ingest::IngestOptions Context::ingestOptions() const
{
    ingest::IngestOptions options;
    options.extractor.program = ingest::findExtractor().value_or(std::filesystem::path());
    options.spoolFolder = libraryFolder;
    return options;
}

Status Context::lock(store::LibraryLock::Purpose purpose) const
{
    auto taken = store::LibraryLock::take(libraryFolder, purpose, "longleaf-cli", stop);
    if (!taken)
        return tl::unexpected(taken.error());
    if (*taken)
        locks.push_back(std::move(*taken));
    return {};
}

int exitStatus(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Canceled: return kInterrupted;
    case ErrorCode::DoesNotFit:
    case ErrorCode::OverBudget:
    case ErrorCode::PolicyRefused: return kRefused;
    case ErrorCode::MissingKey:
    case ErrorCode::Auth:
    case ErrorCode::Billing:
    case ErrorCode::ModelNotFound:
    case ErrorCode::BadRequest:
    case ErrorCode::TooLarge:
    case ErrorCode::RateLimited:
    case ErrorCode::ServerError:
    case ErrorCode::Timeout:
    case ErrorCode::Network:
    case ErrorCode::Cut: return kModelFailed;
    default: return kFailed;
    }
}

json toJson(const Error &error)
{
    json value = {{"code", std::string(toWord(error.code))}, {"message", error.message}};
    if (!error.context.empty())
        value["path"] = error.context;
    return value;
}

json toJson(const document::Document &document)
{
    return {{"id", toText(document.id)},
            {"path", document.path},
            {"title", document.title},
            {"format", std::string(document::toWord(document.format))},
            {"status", std::string(document::toWord(document.status))},
            {"pages", document.pageCount},
            {"bad_pages", document.badPages},
            {"pages_without_text", document.pagesWithoutText},
            {"text_bytes", document.textBytes},
            {"tokens_estimate", document.tokensEstimate},
            {"warnings", document.warnings},
            {"sha256", document.sha256},
            {"collections", document.collections},
            {"error", nullptr}};
}

void printJson(const json &value)
{
    // Paths may hold bytes that are not UTF-8; they must not end the program.
    const std::string line = value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

int report(const Context &context, const Error &error)
{
    return report(context.json, error);
}

int report(bool asJson, const Error &error)
{
    if (asJson)
        printJson({{"error", toJson(error)}});
    std::fprintf(stderr, "longleaf-cli: %s\n", error.message.c_str());
    return exitStatus(error);
}

Result<document::Document> findDocument(store::Library &library, const std::string &idOrPath)
{
    if (const auto id = parseIdText(idOrPath)) {
        auto found = library.document(DocumentId{*id});
        if (found || found.error().code != ErrorCode::NotFound)
            return found;
    }
    auto byPath = library.findByPath(idOrPath);
    if (!byPath)
        return tl::unexpected(byPath.error());
    if (!*byPath) {
        std::error_code ignored;
        const std::filesystem::path absolute = std::filesystem::weakly_canonical(idOrPath, ignored);
        byPath = library.findByPath(absolute.string());
        if (!byPath)
            return tl::unexpected(byPath.error());
    }
    if (!*byPath) {
        return fail(ErrorCode::NotFound,
                    "The library has no document \"" + idOrPath + "\". The list command shows what it has.", idOrPath);
    }
    return std::move(**byPath);
}

Result<std::vector<DocumentId>> findDocuments(store::Library &library, const std::vector<std::string> &idsOrPaths)
{
    std::vector<DocumentId> ids;
    for (const std::string &one : idsOrPaths) {
        const auto document = findDocument(library, one);
        if (!document)
            return tl::unexpected(document.error());
        ids.push_back(document->id);
    }
    return ids;
}

} // namespace longleaf::cli
