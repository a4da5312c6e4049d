// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/ingest/ingest_pipeline.h"
#include "core/pack/token_counter.h"
#include "core/settings/key_ring.h"
#include "ui/ask/ask_backend.h"
#include "ui/library/library_backend.h"
#include "ui/main_window/settings_backend.h"

#include <filesystem>

namespace longleaf::desktop {

/// The library's operations; each call opens the library for itself, so any number of jobs may run.
class StoreLibraryBackend final : public ui::LibraryBackend {
public:
    /// `tokens` and `clock` must outlive the backend.
    StoreLibraryBackend(std::filesystem::path library, ingest::IngestOptions options, const pack::TokenCounter &tokens,
                        const Clock &clock);

    [[nodiscard]] Result<std::vector<document::Document>> documents() override;
    [[nodiscard]] Status remove(const std::vector<DocumentId> &ids) override;
    [[nodiscard]] Result<std::vector<document::Page>> pages(DocumentId id) override;
    [[nodiscard]] Status ingest(const std::vector<std::filesystem::path> &paths, std::stop_token stop,
                                const ingest::ProgressSink &progress) override;
    /// Answers that an earlier run of the program left unfinished are marked as stopped.
    [[nodiscard]] Status closeInterrupted();
    /// Counts what an earlier version estimated; how many documents have other figures now. Failures go to the log: the
    /// next start tries again.
    [[nodiscard]] int recountTokens(std::stop_token stop);

private:
    std::filesystem::path m_library;
    ingest::IngestOptions m_options;
    const pack::TokenCounter &m_tokens;
    const Clock &m_clock;
};

/// Questions over the library, with the models that settings and keys allow at the time of the call.
class CoreAskBackend final : public ui::AskBackend {
public:
    /// `keys`, `tokens` and `clock` must outlive the backend.
    CoreAskBackend(std::filesystem::path library, settings::SettingsStore settings, settings::KeyRing &keys,
                   const pack::TokenCounter &tokens, const Clock &clock);

    [[nodiscard]] Models models() override;
    [[nodiscard]] Result<ui::PlanSummary> plan(const ask::Question &question) override;
    [[nodiscard]] Result<ask::AnswerReport> run(const ask::Question &question, std::stop_token stop,
                                                const ask::AskSink &sink) override;
    [[nodiscard]] Result<std::string> sourceText(DocumentId document, TextSpan span) override;
    [[nodiscard]] Result<std::vector<store::Conversation>> conversations() override;
    [[nodiscard]] Result<std::vector<ui::Turn>> turns(ConversationId conversation) override;
    Status rememberModel(const std::string &id) override;

private:
    std::filesystem::path m_library;
    settings::SettingsStore m_settings;
    settings::KeyRing &m_keys;
    const pack::TokenCounter &m_tokens;
    const Clock &m_clock;
    model::RateGate m_gate; ///< shared by all questions of this window
};

/// Settings as a file of the configuration folder, keys where the key ring puts them.
class FileSettingsBackend final : public ui::SettingsBackend {
public:
    /// `keys` must outlive the backend.
    FileSettingsBackend(settings::SettingsStore settings, settings::KeyRing &keys);

    [[nodiscard]] Result<ui::SettingsForm> load() override;
    [[nodiscard]] Status save(const ui::SettingsForm &form) override;

private:
    /// An empty key removes the saved one.
    [[nodiscard]] Status saveKey(std::string_view provider, const settings::Key &key);

    settings::SettingsStore m_settings;
    settings::KeyRing &m_keys;
};

} // namespace longleaf::desktop
