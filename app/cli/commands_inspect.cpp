// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/ingest/extractor_location.h"
#include "core/store/inspect_library.h"

#include <cstdio>
#include <limits>

namespace longleaf::cli {

using nlohmann::json;

namespace {

using State = document::Inspection::State;

Result<document::Inspection> inspectionOf(store::Library &library, const document::Document &document)
{
    if (document.format != document::Format::Pdf) // a text file is shown as it is
        return document::Inspection{State::Done, {}, {}, {}};
    return library.inspection(document.id);
}

json inspectionJson(const document::Inspection &inspection, const std::vector<store::HiddenLine> &lines)
{
    json texts = json::array();
    for (const store::HiddenLine &one : lines) {
        texts.push_back({{"page", one.where.page},
                         {"begin", one.where.span.begin},
                         {"end", one.where.span.end},
                         {"reason", std::string(document::toWord(one.where.reason))},
                         {"text", one.text}});
    }
    return {{"state", std::string(document::toWord(inspection.state))},
            {"problem", inspection.problem.empty() ? json(nullptr) : json(inspection.problem)},
            {"pages_failed", inspection.pagesFailed},
            {"texts", std::move(texts)}};
}

void printInspection(const document::Inspection &inspection, const std::vector<store::HiddenLine> &lines)
{
    if (inspection.state == State::NotYet)
        std::printf("    Not searched yet for text that nobody can see; the inspect command does it.\n");
    if (inspection.state == State::Failed)
        std::printf("    Could not be searched for text that nobody can see: %s\n", inspection.problem.c_str());
    if (!inspection.pagesFailed.empty())
        std::printf("    %zu pages could not be searched for text that nobody can see, the first is page %d.\n",
                    inspection.pagesFailed.size(), inspection.pagesFailed.front());
    for (const store::HiddenLine &one : lines)
        std::printf("    Page %d, nobody can see (%s): %s\n", one.where.page,
                    one.where.reason == document::HiddenReason::Tiny ? "lower than two points" : "no ink",
                    one.text.c_str());
    if (inspection.state == State::Done && lines.empty() && inspection.pagesFailed.empty())
        std::printf("    No text that nobody can see.\n");
}

/// Prints one document, or gives its object.
Result<json> showOne(const Context &context, store::Library &library, DocumentId id)
{
    const auto document = library.document(id);
    if (!document)
        return tl::unexpected(document.error());
    const auto inspection = inspectionOf(library, *document);
    if (!inspection)
        return tl::unexpected(inspection.error());
    const auto lines = store::hiddenLines(library, id, *inspection, std::numeric_limits<std::size_t>::max());
    if (!lines)
        return tl::unexpected(lines.error());
    json value = toJson(*document);
    value["hidden_text"] = inspectionJson(*inspection, *lines);
    if (context.json)
        return value;
    std::printf("%s: %d pages, %s, %s\n", document->path.c_str(), document->pageCount,
                std::string(document::toWord(document->status)).c_str(), document->title.c_str());
    for (const std::string &warning : document->warnings)
        std::printf("    %s\n", warning.c_str());
    printInspection(*inspection, *lines);
    return value;
}

int showAll(const Context &context, store::Library &library, const std::vector<DocumentId> &ids)
{
    json rows = json::array();
    for (const DocumentId id : ids) {
        auto row = showOne(context, library, id);
        if (!row)
            return report(context, row.error());
        rows.push_back(std::move(*row));
    }
    if (context.json)
        printJson({{"documents", std::move(rows)}});
    return kDone;
}

} // namespace

int show(const Context &context, const std::vector<std::string> &ids)
{
    auto library = context.openLibrary();
    if (!library)
        return report(context, library.error());
    const auto documents = findDocuments(**library, ids);
    return documents ? showAll(context, **library, *documents) : report(context, documents.error());
}

int inspect(const Context &context, const std::vector<std::string> &ids)
{
    const auto extractor = ingest::findExtractor();
    if (!extractor)
        return report(context, extractor.error());
    auto library = context.openLibrary();
    if (!library)
        return report(context, library.error());
    const auto documents = ids.empty() ? (*library)->uninspected() : findDocuments(**library, ids);
    if (!documents)
        return report(context, documents.error());
    ingest::ExtractorOptions options;
    options.program = *extractor;
    for (const DocumentId id : *documents) {
        const auto done = store::inspectDocument(**library, id, options, context.clock, context.stop);
        if (!done)
            return report(context, done.error());
    }
    return showAll(context, **library, *documents);
}

} // namespace longleaf::cli
