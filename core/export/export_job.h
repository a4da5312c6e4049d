// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/format.h"
#include "core/export/load_report.h"
#include "core/export/page_pictures.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace longleaf::exporting {

struct Request {
    Subject subject;
    Format format = Format::Html;
    bool pictures = true; ///< parts of pages, where the format can hold them
};

/// Prints a report; the bytes of a PDF. Errors: its own, and Canceled.
using PrintPdf = std::function<Result<std::string>(const Report &report, const std::stop_token &stop)>;

/// What an export works with; all must outlive it.
struct Tools {
    store::Library &library;
    const Clock &clock;
    std::optional<ingest::ExtractorOptions> extractor; ///< none: no pictures are made
    ModelName modelName;
    Words say;
    PrintPdf printPdf; ///< none: there is no PDF
};

/// Reads what is to be exported and draws its pictures.
/// Errors: those of loadReport; Canceled.
[[nodiscard]] Result<Report> makeReport(const Tools &tools, const Subject &subject, bool pictures,
                                        const std::stop_token &stop, const Progress &progress);

/// The bytes of the file. Errors: those of makeReport and of the format; InvalidInput (a PDF without a printer).
[[nodiscard]] Result<std::string> makeExport(const Tools &tools, const Request &request, const std::stop_token &stop,
                                             const Progress &progress);

} // namespace longleaf::exporting
