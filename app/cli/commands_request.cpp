// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/question_setup.h"
#include "core/ask/request_preview.h"
#include "core/pack/token_counter.h"
#include "resources/embedded.h"

#include <cstdio>

namespace longleaf::cli {

using nlohmann::json;

namespace {

json toJson(const ask::RequestPreview &preview)
{
    return {{"sent", preview.isSent()},
            {"method", preview.method},
            {"url", preview.url},
            {"headers", preview.headers},
            {"body", preview.body},
            {"body_bytes", preview.body.size()},
            {"prompt_tokens", preview.promptTokens},
            {"unread", preview.unread.empty() ? json(nullptr) : json(preview.unread)},
            {"counted_first", preview.countedFirst},
            {"requests", preview.requests}};
}

} // namespace

int showRequest(const Context &context, const QuestionOptions &options)
{
    if (!options.resume.empty())
        return report(context, Error{ErrorCode::InvalidInput,
                                     "The request of a sweep that goes on cannot be shown. Leave out --resume.",
                                     {}});
    auto prepared = prepare(context, options);
    if (!prepared)
        return report(context, prepared.error());
    const pack::TokenCounter tokens(resource(pack::TokenCounter::kVocabulary));
    const auto preview =
        ask::RequestPreviewer(*prepared->library, prepared->models.catalogue(), prepared->models.clients(),
                              prepared->templates, context.clock, tokens.function())
            .preview(prepared->question);
    if (!preview)
        return report(context, preview.error());
    if (context.json) {
        printJson(toJson(*preview));
        return kDone;
    }
    if (!preview->isSent()) {
        std::printf("Nothing is sent: %s works on this computer.\n", preview->modelName.c_str());
        return kDone;
    }
    std::fprintf(stderr, "%s\n", preview->head().c_str());
    if (!preview->unread.empty())
        std::fprintf(stderr, "%s\n", preview->unread.c_str());
    if (preview->requests > 1)
        std::fprintf(stderr, "This is the first of %d requests.\n", preview->requests);
    if (preview->countedFirst)
        std::fprintf(stderr, "The provider is asked for its count of the tokens first; the plan may follow it.\n");
    std::fwrite(preview->body.data(), 1, preview->body.size(), stdout);
    return kDone;
}

} // namespace longleaf::cli
