// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/ask_parts.h"
#include "app/desktop/backends.h"
#include "core/ask/spending.h"
#include "core/ask/sweep_runner.h"

namespace longleaf::desktop {

namespace {

/// The window shows whole parts: the statements of one move when the next is merged.
ask::AskSink wholeParts(const ask::AskSink &sink)
{
    return [&sink](const ask::AskEvent &event) {
        if (std::holds_alternative<ask::TextGrew>(event) || std::holds_alternative<ask::CitationOpened>(event) ||
            std::holds_alternative<ask::CitationChecked>(event))
            return;
        sink(event);
    };
}

} // namespace

Result<AskParts> openParts(const std::filesystem::path &folder, const settings::SettingsStore &settings,
                           settings::KeyRing &keys, const Clock &clock, model::RateGate &gate)
{
    auto library = store::Library::open(folder, clock);
    if (!library)
        return tl::unexpected(library.error());
    auto templates = cli::promptTemplates(settings);
    if (!templates)
        return tl::unexpected(templates.error());
    auto models = cli::ModelSetup::load(settings, keys, clock, &gate);
    if (!models)
        return tl::unexpected(models.error());
    return AskParts{std::move(*library), std::move(*templates), std::move(*models)};
}

ask::SweepRunner CoreAskBackend::sweepRunner(AskParts &parts)
{
    return {*parts.library, parts.models.catalogue(), parts.models.clients(), parts.templates,
            m_clock,        m_tokens.function()};
}

Result<ui::PlanSummary> CoreAskBackend::planSweep(AskParts &parts, const ask::Question &question)
{
    const auto planned = sweepRunner(parts).plan(question, ask::SweepMerge::Union);
    if (!planned)
        return tl::unexpected(planned.error());
    ui::PlanSummary summary = ui::summarise(*planned);
    ask::PlannedRequest all;
    all.model = planned->model;
    all.collection = planned->collection;
    addLimits(parts, question, std::move(all), planned->leastUsd.value_or(0), summary);
    return summary;
}

Result<ask::AnswerReport> CoreAskBackend::runSweep(AskParts &parts, const ask::Question &question, std::stop_token stop,
                                                   const ask::AskSink &sink)
{
    return sweepRunner(parts).run(question, ask::SweepMerge::Union, std::move(stop), wholeParts(sink));
}

Result<ask::AnswerReport> CoreAskBackend::resume(SweepId sweep, const ask::Question &limits, std::stop_token stop,
                                                 const ask::AskSink &sink)
{
    auto parts = openParts(m_library, m_settings, m_keys, m_clock, m_gate);
    if (!parts)
        return tl::unexpected(parts.error());
    parts->models.addModels(localModels());
    ask::Question complete = limits;
    cli::applySettings(parts->models.settings(), complete);
    return sweepRunner(*parts).resume(sweep, complete, std::move(stop), wholeParts(sink));
}

} // namespace longleaf::desktop
