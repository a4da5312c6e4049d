// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/answer/span_boxes.h"
#include "core/answer/verifier.h"

#include <cstdio>
#include <iostream>

namespace longleaf::cli {

using nlohmann::json;

namespace {

Result<answer::Verifier> wholeLibraryVerifier(store::Library &library)
{
    const auto documents = library.documents();
    if (!documents)
        return tl::unexpected(documents.error());
    std::vector<answer::SourceDocument> sources;
    for (const document::Document &one : *documents) {
        auto text = library.text(one.id);
        if (!text)
            return tl::unexpected(text.error());
        auto pages = library.pages(one.id);
        if (!pages)
            return tl::unexpected(pages.error());
        sources.push_back({one.id, std::move(*text), std::move(*pages), {}});
    }
    return answer::Verifier(std::move(sources));
}

struct VerifyLine {
    std::string quote;
    std::optional<DocumentId> document;
    std::optional<int> page;
};

// Ids are written as text but taken as numbers too.
std::string idOrPath(const json &value)
{
    return value.is_number_integer() ? std::to_string(value.get<std::int64_t>()) : value.get<std::string>();
}

Result<VerifyLine> parseLine(store::Library &library, const std::string &line)
{
    try {
        const json value = json::parse(line);
        VerifyLine parsed;
        parsed.quote = value.at("quote").get<std::string>();
        if (const auto found = value.find("document"); found != value.end() && !found->is_null()) {
            const auto document = findDocument(library, idOrPath(*found));
            if (!document)
                return tl::unexpected(document.error());
            parsed.document = document->id;
        }
        if (const auto found = value.find("page"); found != value.end() && !found->is_null())
            parsed.page = found->get<int>();
        return parsed;
    } catch (const json::exception &error) {
        return fail(ErrorCode::InvalidInput,
                    std::string("The line is not a JSON object with a \"quote\": ") + error.what());
    }
}

json verdictJson(const answer::Verdict &verdict)
{
    const bool found = !verdict.span.empty();
    return {{"status", std::string(answer::toWord(verdict.status))},
            {"similarity", verdict.similarity},
            {"numbers_agree", verdict.numbersAgree},
            {"document", verdict.document.valid() ? json(toText(verdict.document)) : json(nullptr)},
            {"page", verdict.page > 0 ? json(verdict.page) : json(nullptr)},
            {"begin", found ? json(verdict.span.begin) : json(nullptr)},
            {"end", found ? json(verdict.span.end) : json(nullptr)}};
}

} // namespace

int verify(const Context &context)
{
    auto library = context.openLibrary();
    if (!library)
        return report(context, library.error());
    auto verifier = wholeLibraryVerifier(**library);
    if (!verifier)
        return report(context, verifier.error());
    int status = kDone;
    std::string line;
    while (std::getline(std::cin, line)) {
        if (context.stop.stop_requested())
            return kInterrupted;
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        const auto parsed = parseLine(**library, line);
        if (!parsed) {
            printJson({{"error", toJson(parsed.error())}});
            status = kDoneInPart;
            continue;
        }
        printJson(verdictJson(verifier->verify(parsed->quote, parsed->document, parsed->page)));
    }
    return status;
}

int boxes(const Context &context, const std::string &id, std::size_t begin, std::size_t end)
{
    auto opened = context.openLibrary();
    if (!opened)
        return report(context, opened.error());
    store::Library &library = **opened;
    const auto document = findDocument(library, id);
    if (!document)
        return report(context, document.error());
    if (begin >= end || end > static_cast<std::size_t>(document->textBytes)) {
        return report(context, Error{ErrorCode::InvalidInput,
                                     "The range must be begin < end <= " + std::to_string(document->textBytes) +
                                         ", the size of the document's text.",
                                     document->path});
    }
    const auto pages = library.pages(document->id);
    if (!pages)
        return report(context, pages.error());
    const auto found = answer::spanBoxes(
        {begin, end}, *pages, [&](int page) { return library.textLayer(document->id, page); },
        [&](int page) { return library.pageText(document->id, page); });
    if (!found)
        return report(context, found.error());
    json rows = json::array();
    for (const document::PageBox &one : *found) {
        rows.push_back({{"page", one.page},
                        {"left", one.box.left},
                        {"top", one.box.top},
                        {"right", one.box.right},
                        {"bottom", one.box.bottom}});
        if (!context.json) {
            std::printf("page %d: %.4f %.4f %.4f %.4f\n", one.page, static_cast<double>(one.box.left),
                        static_cast<double>(one.box.top), static_cast<double>(one.box.right),
                        static_cast<double>(one.box.bottom));
        }
    }
    if (context.json)
        printJson({{"boxes", std::move(rows)}});
    return kDone;
}

} // namespace longleaf::cli
