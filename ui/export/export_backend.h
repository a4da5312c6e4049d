// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/export_job.h"
#include "core/export/save_file.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace longleaf::ui {

/// A file to be made.
struct ExportTask {
    exporting::Request request;
    std::filesystem::path file;
    bool overwrite = false;
};

/// An answer with its references, for the clipboard; UTF-8.
struct ExportTexts {
    std::string html;
    std::string plain;
    std::string markdown;
};

/// What exporting needs of the core. Synchronous; called on job threads.
class ExportBackend {
public:
    virtual ~ExportBackend() = default;
    [[nodiscard]] virtual Result<exporting::Saved> write(const ExportTask &task, std::stop_token stop,
                                                         const exporting::Progress &progress) = 0;
    [[nodiscard]] virtual Result<ExportTexts> texts(AnswerId answer) = 0;
};

} // namespace longleaf::ui
