// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/key_ring.h"
#include "core/settings/settings.h"
#include "ui/export/export_backend.h"

namespace longleaf::desktop {

/// Exports out of the library; each call opens it for itself.
class CoreExportBackend final : public ui::ExportBackend {
public:
    /// `keys` and `clock` must outlive the backend.
    CoreExportBackend(std::filesystem::path library, settings::SettingsStore settings, settings::KeyRing &keys,
                      ingest::ExtractorOptions extractor, const Clock &clock);

    [[nodiscard]] Result<exporting::Saved> write(const ui::ExportTask &task, std::stop_token stop,
                                                 const exporting::Progress &progress) override;
    [[nodiscard]] Result<ui::ExportTexts> texts(AnswerId answer) override;
    /// The bytes of the file. Errors: those of exporting::makeExport.
    [[nodiscard]] Result<std::string> bytes(const exporting::Request &request, const std::stop_token &stop,
                                            const exporting::Progress &progress);

private:
    [[nodiscard]] exporting::ModelName modelName() const;

    std::filesystem::path m_library;
    settings::SettingsStore m_settings;
    settings::KeyRing &m_keys;
    ingest::ExtractorOptions m_extractor;
    const Clock &m_clock;
};

} // namespace longleaf::desktop
