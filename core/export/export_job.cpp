// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/export_job.h"

#include "core/export/writers.h"

namespace longleaf::exporting {

namespace {

Result<std::string> written(const Tools &tools, const Report &report, Format format, const std::stop_token &stop)
{
    switch (format) {
    case Format::Html: return writeHtml(report);
    case Format::Docx: return writeDocx(report);
    case Format::Markdown: return writeMarkdown(report);
    case Format::Text: return writeText(report);
    case Format::Csv: return writeCsv(report);
    case Format::Bibtex: return writeBibtex(report);
    case Format::Csl: return writeCsl(report);
    case Format::Json: return writeJson(report);
    case Format::Pdf: break;
    }
    if (!tools.printPdf)
        return fail(ErrorCode::InvalidInput, "This program cannot make a PDF; the window can.");
    return tools.printPdf(report, stop);
}

} // namespace

Result<Report> makeReport(const Tools &tools, const Subject &subject, bool pictures, const std::stop_token &stop,
                          const Progress &progress)
{
    auto report = loadReport(tools.library, subject, tools.modelName, tools.say);
    if (!report || !pictures || !tools.extractor)
        return report;
    if (Status drawn = addPictures(*report, tools.library, *tools.extractor, tools.clock, stop, progress); !drawn)
        return tl::unexpected(drawn.error());
    return report;
}

Result<std::string> makeExport(const Tools &tools, const Request &request, const std::stop_token &stop,
                               const Progress &progress)
{
    const auto report =
        makeReport(tools, request.subject, request.pictures && hasPictures(request.format), stop, progress);
    if (!report)
        return tl::unexpected(report.error());
    if (stop.stop_requested())
        return fail(ErrorCode::Canceled, "The export was stopped.");
    return written(tools, *report, request.format, stop);
}

} // namespace longleaf::exporting
