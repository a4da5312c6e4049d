// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/export_backend.h"

#include "app/cli/models_setup.h"
#include "core/export/writers.h"
#include "ui/export/export_words.h"
#include "ui/export/pdf_writer.h"

namespace longleaf::desktop {

CoreExportBackend::CoreExportBackend(std::filesystem::path library, settings::SettingsStore settings,
                                     settings::KeyRing &keys, ingest::ExtractorOptions extractor, const Clock &clock)
    : m_library(std::move(library))
    , m_settings(std::move(settings))
    , m_keys(keys)
    , m_extractor(std::move(extractor))
    , m_clock(clock)
{
}

exporting::ModelName CoreExportBackend::modelName() const
{
    auto models = cli::ModelSetup::load(m_settings, m_keys, m_clock);
    if (!models)
        return {}; // the id alone is exact, too
    return [catalogue = models->catalogue()](const std::string &id) {
        const auto info = catalogue.find(id);
        return info ? info->name : std::string();
    };
}

Result<std::string> CoreExportBackend::bytes(const exporting::Request &request, const std::stop_token &stop,
                                             const exporting::Progress &progress)
{
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    const exporting::Tools tools{**library,
                                 m_clock,
                                 m_extractor,
                                 modelName(),
                                 ui::exportWords(),
                                 [](const exporting::Report &report, const std::stop_token &stopPrinting) {
                                     return ui::printPdf(report, ui::localPaper(), stopPrinting);
                                 }};
    return exporting::makeExport(tools, request, stop, progress);
}

Result<exporting::Saved> CoreExportBackend::write(const ui::ExportTask &task, std::stop_token stop,
                                                  const exporting::Progress &progress)
{
    // Asked before the work; saveFile asks again, in case that somebody else makes the file meanwhile.
    std::error_code ignored;
    if (!task.overwrite && std::filesystem::is_regular_file(task.file, ignored))
        return exporting::Saved::Exists;
    const auto made = bytes(task.request, stop, progress);
    if (!made)
        return tl::unexpected(made.error());
    if (stop.stop_requested())
        return fail(ErrorCode::Canceled, "The export was stopped.");
    return exporting::saveFile(task.file, *made, task.overwrite ? exporting::Overwrite::Yes : exporting::Overwrite::No);
}

Result<ui::ExportTexts> CoreExportBackend::texts(AnswerId answer)
{
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    const auto report = exporting::loadReport(**library, {answer, {}}, modelName(), ui::exportWords());
    if (!report)
        return tl::unexpected(report.error());
    return ui::ExportTexts{exporting::writeHtmlFragment(*report), exporting::writeText(*report),
                           exporting::writeMarkdown(*report)};
}

} // namespace longleaf::desktop
