// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/ingest/ingest_pipeline.h"
#include "core/pack/token_counter.h"
#include "core/settings/key_ring.h"
#include "ui/ask/ask_backend.h"
#include "ui/main_window/settings_backend.h"

#include <filesystem>
#include <mutex>
#include <vector>

namespace longleaf::ask {
class SweepRunner;
}

namespace longleaf::desktop {

struct AskParts; // app/desktop/ask_parts.h

/// Questions over the library, with the models that settings and keys allow at the time of the call.
class CoreAskBackend final : public ui::AskBackend {
public:
    /// `keys`, `tokens` and `clock` must outlive the backend.
    /// @param reading  how a document is read again whose stored text has changed on the disk
    CoreAskBackend(std::filesystem::path library, settings::SettingsStore settings, settings::KeyRing &keys,
                   const pack::TokenCounter &tokens, ingest::IngestOptions reading, const Clock &clock);

    [[nodiscard]] Models models() override;
    [[nodiscard]] Result<ui::PlanSummary> plan(const ask::Question &question) override;
    [[nodiscard]] Result<ask::AnswerReport> run(const ask::Question &question, std::stop_token stop,
                                                const ask::AskSink &sink) override;
    [[nodiscard]] Result<ask::RequestPreview> preview(const ask::Question &question) override;
    [[nodiscard]] Result<ask::AnswerReport> resume(SweepId sweep, const ask::Question &limits, std::stop_token stop,
                                                   const ask::AskSink &sink) override;
    [[nodiscard]] Result<std::string> sourceText(DocumentId document, TextSpan span) override;
    [[nodiscard]] Result<answer::Citation> place(const pack::Candidate &passage) override;
    [[nodiscard]] Status markCitation(AnswerId answer, const store::CitationMark &mark) override;
    [[nodiscard]] Status unmarkCitation(AnswerId answer, int citation, const std::string &quote) override;
    [[nodiscard]] Result<std::vector<store::Conversation>> conversations() override;
    [[nodiscard]] Result<std::vector<ui::Turn>> turns(ConversationId conversation, AnswerId through) override;
    Status rememberModel(const std::string &id) override;

private:
    [[nodiscard]] std::vector<model::ModelInfo> localModels();
    /// What the limits in money leave, and whether that is enough. @param least  price below which it cannot stay;
    /// empty: it is one request, whose answer can be cut to the limits
    void addLimits(AskParts &parts, const ask::Question &question, ask::PlannedRequest planned,
                   std::optional<double> least, ui::PlanSummary &summary) const;
    [[nodiscard]] ask::SweepRunner sweepRunner(AskParts &parts);
    [[nodiscard]] Result<ui::PlanSummary> planSweep(AskParts &parts, const ask::Question &question);
    [[nodiscard]] Result<ask::AnswerReport> runSweep(AskParts &parts, const ask::Question &question,
                                                     std::stop_token stop, const ask::AskSink &sink);

    std::filesystem::path m_library;
    settings::SettingsStore m_settings;
    settings::KeyRing &m_keys;
    const pack::TokenCounter &m_tokens;
    ingest::IngestOptions m_reading;
    const Clock &m_clock;
    model::RateGate m_gate; ///< shared by all questions of this window
    std::mutex m_mutex;
    std::vector<model::ModelInfo> m_local; ///< of the servers on this computer when the models were listed last
};

/// Settings and keys of the configuration folder, limits and consents of the library's collections.
class FileSettingsBackend final : public ui::SettingsBackend {
public:
    /// `keys` and `clock` must outlive the backend. @param updateAddress  see ui::SettingsForm.
    FileSettingsBackend(std::filesystem::path library, settings::SettingsStore settings, settings::KeyRing &keys,
                        const Clock &clock, std::string updateAddress = {});

    [[nodiscard]] Result<ui::SettingsForm> load() override;
    [[nodiscard]] Status save(const ui::SettingsForm &form) override;
    [[nodiscard]] Status keepAppearance(const std::string &theme, int textPercent) override;
    [[nodiscard]] Result<std::string> testKey(const std::string &provider, const ui::SettingsForm &form,
                                              std::stop_token stop) override;

private:
    [[nodiscard]] Status addProviders(ui::SettingsForm &form) const;
    void addSynonyms(ui::SettingsForm &form) const;
    [[nodiscard]] Status addCollections(ui::SettingsForm &form) const;
    [[nodiscard]] Status saveKeys(const ui::SettingsForm &form) const;
    [[nodiscard]] Status saveCollections(const ui::SettingsForm &form) const;

    std::filesystem::path m_library;
    settings::SettingsStore m_settings;
    settings::KeyRing &m_keys;
    const Clock &m_clock;
    std::string m_updateAddress;
};

} // namespace longleaf::desktop
