// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/request_preview.h"

#include "core/ask/question_planner.h"
#include "core/ask/request_exchange.h"
#include "core/ask/spending.h"
#include "core/ask/sweep_planner.h"

#include <utility>

namespace longleaf::ask {

std::string RequestPreview::head() const
{
    std::string text = method + ' ' + url + '\n';
    for (const std::string &header : headers)
        text += header + '\n';
    return text;
}

RequestPreviewer::RequestPreviewer(store::Library &library, const model::Catalogue &catalogue, ClientSource clients,
                                   PromptTemplates templates, const Clock &clock, pack::CountTokens countTokens)
    : m_library(library)
    , m_catalogue(catalogue)
    , m_clients(std::move(clients))
    , m_templates(std::move(templates))
    , m_clock(clock)
    , m_countTokens(std::move(countTokens))
{
}

Result<RequestPreview> RequestPreviewer::preview(const Question &question)
{
    auto planned = question.mode == pack::Mode::Sweep ? planFirstPart(question) : plan(question);
    if (!planned)
        return tl::unexpected(planned.error());
    // They bound the output limit, which stands in the body.
    if (const Status affordable = applySpendingLimits(planned->request, planned->question, m_library, m_clock.wallMs());
        !affordable)
        return tl::unexpected(affordable.error());
    const auto client = m_clients(planned->request.model);
    if (!client)
        return tl::unexpected(client.error());
    RequestPreview preview;
    preview.model = planned->request.model.id;
    preview.requestSha256 = planned->request.prompt.requestSha256;
    preview.modelName = planned->request.model.name;
    preview.promptTokens = planned->request.plan.promptTokens;
    preview.unread = pack::sentenceOf(planned->request.plan.unread);
    preview.countedFirst = question.mode != pack::Mode::Sweep && isCountedFirst(planned->request);
    preview.requests = planned->requests;
    auto http = (*client)->written(wireRequest(planned->question, planned->request));
    if (!http)
        return preview;
    preview.method = http->body.empty() ? "GET" : "POST";
    preview.headers = model::sentHeaders(*http);
    preview.url = std::move(http->url);
    preview.body = std::move(http->body);
    return preview;
}

Result<RequestPreviewer::Planned> RequestPreviewer::plan(const Question &question)
{
    auto request = QuestionPlanner(m_library, m_catalogue, m_templates, m_countTokens).plan(question);
    if (!request)
        return tl::unexpected(request.error());
    return Planned{question, std::move(*request), 1};
}

Result<RequestPreviewer::Planned> RequestPreviewer::planFirstPart(const Question &question)
{
    SweepPlanner planner(m_library, m_catalogue, m_templates, m_countTokens);
    const auto sweep = planner.plan(question, SweepMerge::Union);
    if (!sweep)
        return tl::unexpected(sweep.error());
    const Question part = SweepPlanner::partQuestion(question);
    const auto basis = planner.basis(part);
    if (!basis)
        return tl::unexpected(basis.error());
    auto request = planner.request(*basis, sweep->windows.front(), part);
    if (!request)
        return tl::unexpected(request.error());
    request->plan.unread = sweep->coverage.unread;
    return Planned{part, std::move(*request), sweep->requests()};
}

} // namespace longleaf::ask
