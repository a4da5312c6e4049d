// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/backends.h"

#include "app/cli/document_repair.h"
#include "app/desktop/ask_parts.h"
#include "core/answer/span_boxes.h"
#include "core/ask/answer_recovery.h"
#include "core/ask/citation_sight.h"
#include "core/ask/spending.h"
#include "core/store/history.h"
#include "ui/ask/verdict_style.h"

#include <algorithm>

namespace longleaf::desktop {

namespace {

ui::ModelChoice choiceOf(const model::ModelInfo &info, const std::optional<Error> &problem)
{
    using Missing = ui::ModelChoice::Missing;
    ui::ModelChoice choice{info, !problem, problem ? problem->message : std::string(), Missing::Nothing};
    if (problem && problem->code == ErrorCode::MissingKey)
        choice.missing = Missing::Key;
    if (problem && problem->code == ErrorCode::InvalidInput)
        choice.missing = Missing::Address;
    if (!problem && info.local && info.dialect != "embedded" && info.baseUrl.empty()) {
        choice.usable = false;
        choice.missing = Missing::Server;
        choice.reason = "No server of " + info.providerName +
                        " was found on this computer, or it does not have this model. Start it and come back to this "
                        "window.";
    }
    return choice;
}

} // namespace

CoreAskBackend::CoreAskBackend(std::filesystem::path library, settings::SettingsStore settings, settings::KeyRing &keys,
                               const pack::TokenCounter &tokens, ingest::IngestOptions reading, const Clock &clock)
    : m_library(std::move(library))
    , m_settings(std::move(settings))
    , m_keys(keys)
    , m_tokens(tokens)
    , m_reading(std::move(reading))
    , m_clock(clock)
{
}

std::vector<model::ModelInfo> CoreAskBackend::localModels()
{
    const std::scoped_lock lock(m_mutex);
    return m_local;
}

ui::AskBackend::Models CoreAskBackend::models()
{
    Models result;
    auto models = cli::ModelSetup::load(m_settings, m_keys, m_clock);
    if (!models)
        return result;
    auto local = models->findLocalModels({});
    {
        const std::scoped_lock lock(m_mutex);
        m_local = local;
    }
    models->addModels(std::move(local));
    for (const model::ModelInfo &info : models->catalogue().models()) {
        const auto problem = models->problemWith(info);
        result.choices.push_back(choiceOf(info, problem));
    }
    const auto rank = [](const ui::ModelChoice &choice) {
        return choice.info.retired ? 2 : choice.usable ? 0 : 1;
    };
    std::stable_sort(
        result.choices.begin(), result.choices.end(),
        [&rank](const ui::ModelChoice &first, const ui::ModelChoice &second) { return rank(first) < rank(second); });
    result.preferred = models->defaultModel();
    return result;
}

Result<ui::PlanSummary> CoreAskBackend::plan(const ask::Question &question)
{
    auto parts = openParts(m_library, m_settings, m_keys, m_clock, m_gate);
    if (!parts)
        return tl::unexpected(parts.error());
    ask::AskQuestion ask(*parts->library, parts->models.catalogue(), parts->models.clients(), parts->templates, m_clock,
                         m_tokens.function());
    parts->models.addModels(localModels());
    ask::Question complete = question;
    cli::applySettings(parts->models.settings(), complete);
    if (complete.mode == pack::Mode::Sweep)
        return planSweep(*parts, complete);
    auto planned = cli::withMending(*parts->library, m_reading, m_clock, {}, [&] { return ask.plan(complete); });
    if (!planned)
        return tl::unexpected(planned.error());
    ui::PlanSummary summary = ui::summarise(*planned);
    addLimits(*parts, complete, std::move(*planned), std::nullopt, summary);
    return summary;
}

void CoreAskBackend::addLimits(AskParts &parts, const ask::Question &question, ask::PlannedRequest planned,
                               std::optional<double> least, ui::PlanSummary &summary) const
{
    const std::int64_t now = m_clock.wallMs();
    if (const auto spent = parts.library->spentUsd(ask::startOfDayMs(now)))
        summary.spentTodayUsd = *spent;
    if (auto limits = ask::allowances(planned, question, *parts.library, now))
        summary.limits = std::move(*limits);
    // The very checks that sending makes, so that the window never says yes where they say no.
    const Status affordable =
        least ? ask::checkLeastCost(planned, *least, summary.requests, question, *parts.library, now)
              : ask::applySpendingLimits(planned, question, *parts.library, now);
    if (!affordable && affordable.error().code == ErrorCode::OverBudget)
        summary.refusal = affordable.error().message;
}

Result<ask::RequestPreview> CoreAskBackend::preview(const ask::Question &question)
{
    auto parts = openParts(m_library, m_settings, m_keys, m_clock, m_gate);
    if (!parts)
        return tl::unexpected(parts.error());
    parts->models.addModels(localModels());
    ask::Question complete = question;
    cli::applySettings(parts->models.settings(), complete);
    return ask::RequestPreviewer(*parts->library, parts->models.catalogue(), parts->models.clients(), parts->templates,
                                 m_clock, m_tokens.function())
        .preview(complete);
}

Result<ask::AnswerReport> CoreAskBackend::run(const ask::Question &question, std::stop_token stop,
                                              const ask::AskSink &sink)
{
    auto parts = openParts(m_library, m_settings, m_keys, m_clock, m_gate);
    if (!parts)
        return tl::unexpected(parts.error());
    ask::AskQuestion ask(*parts->library, parts->models.catalogue(), parts->models.clients(), parts->templates, m_clock,
                         m_tokens.function());
    parts->models.addModels(localModels());
    ask::Question complete = question;
    cli::applySettings(parts->models.settings(), complete);
    if (complete.mode == pack::Mode::Sweep)
        return runSweep(*parts, complete, std::move(stop), sink);
    // Texts are read before anything is told or sent, so nothing is sent twice.
    bool begun = false;
    const ask::AskSink tell = [&](const ask::AskEvent &event) {
        begun = true;
        sink(event);
    };
    return cli::withMending(
        *parts->library, m_reading, m_clock, stop, [&] { return ask.run(complete, stop, tell); },
        [&begun] { return !begun; });
}

Result<std::string> CoreAskBackend::sourceText(DocumentId document, TextSpan span)
{
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    return cli::withMending(**library, m_reading, m_clock, {}, [&] { return (*library)->text(document, span); });
}

Result<answer::Citation> CoreAskBackend::place(const pack::Candidate &passage)
{
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    const auto document = (*library)->document(passage.document);
    if (!document)
        return tl::unexpected(document.error());
    const auto pages = (*library)->pages(passage.document);
    if (!pages)
        return tl::unexpected(pages.error());
    auto boxes = cli::withMending(**library, m_reading, m_clock, {}, [&] {
        return answer::spanBoxes(
            passage.span, *pages, [&](int page) { return (*library)->textLayer(passage.document, page); },
            [&](int page) { return (*library)->pageText(passage.document, page); });
    });
    if (!boxes)
        return tl::unexpected(boxes.error());
    answer::Citation citation;
    citation.verdict = {answer::CitationStatus::Exact, 1, true, passage.document, passage.page, passage.span};
    citation.path = document->path;
    citation.title = document->title;
    citation.boxes = answer::wholePagesJoined(std::move(*boxes), passage.span, *pages);
    return citation;
}

Status CoreAskBackend::markCitation(AnswerId answer, const store::CitationMark &mark)
{
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    return (*library)->markCitation(answer, mark);
}

Status CoreAskBackend::unmarkCitation(AnswerId answer, int citation, const std::string &quote)
{
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    return (*library)->unmarkCitation(answer, citation, quote);
}

Result<std::vector<store::Conversation>> CoreAskBackend::conversations()
{
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    return (*library)->conversations();
}

Result<std::vector<ui::Turn>> CoreAskBackend::turns(ConversationId conversation, AnswerId through)
{
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    store::History history(**library);
    auto stored = (*library)->turns(conversation);
    const auto isShown = [through](const store::StoredAnswer &one) {
        return one.id == through;
    };
    if (stored && through.valid() && std::none_of(stored->begin(), stored->end(), isShown)) {
        if (const Status shown = history.show(through); !shown)
            return tl::unexpected(shown.error());
        stored = (*library)->turns(conversation);
    }
    if (!stored)
        return tl::unexpected(stored.error());
    const auto places = history.places(conversation);
    if (!places)
        return tl::unexpected(places.error());
    const auto models = cli::ModelSetup::load(m_settings, m_keys, m_clock);
    std::vector<ui::Turn> turns;
    for (store::StoredAnswer &answer : *stored) {
        ask::recoverAnswer(answer, **library, m_clock);
        ui::Turn turn = ui::turnFromStored(answer);
        turn.branch.follows = answer.turn.follows.value_or(AnswerId{});
        for (const store::TurnPlace &place : *places) {
            if (place.follows == turn.branch.follows)
                turn.branch.versions.push_back(place.answer);
        }
        if (const auto sweep = (*library)->sweepOf(answer.id); sweep && *sweep)
            turn.sweep = ui::statusOf(**sweep);
        if (models) {
            if (const auto info = models->catalogue().find(turn.modelName))
                turn.modelName = info->name;
        }
        for (ui::CitationEntry &entry : turn.citations) {
            if (entry.checked)
                ask::updateSight(**library, *entry.checked);
            if (!entry.checked || !ui::isUncertain(entry.checked->verdict.status))
                continue;
            if (auto text = (*library)->text(entry.checked->verdict.document, entry.checked->verdict.span))
                entry.sourceText = std::move(*text);
        }
        turns.push_back(std::move(turn));
    }
    return turns;
}

Status CoreAskBackend::rememberModel(const std::string &id)
{
    auto settings = m_settings.load();
    if (!settings)
        return tl::unexpected(settings.error());
    settings->model = id;
    return m_settings.save(*settings);
}

} // namespace longleaf::desktop
