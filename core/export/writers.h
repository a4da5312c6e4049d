// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/export/report.h"

#include <string>

/// One writer per format. All are pure: the same report is the same bytes.
namespace longleaf::exporting {

/// Markdown (CommonMark with tables and footnotes). Nothing of an answer or a quote can become markup or raw HTML.
[[nodiscard]] std::string writeMarkdown(const Report &report);
/// Plain text, UTF-8, one paragraph a line.
[[nodiscard]] std::string writeText(const Report &report);
/// One page that needs nothing else: styles inside, pictures as data. No scripts; a policy inside forbids all loading.
[[nodiscard]] std::string writeHtml(const Report &report);
/// A piece of HTML for pasting: the answers and their references, styled by elements alone.
[[nodiscard]] std::string writeHtmlFragment(const Report &report);
/// A WordprocessingML package (ECMA-376), the citations as footnotes. Errors: Internal, ResourceLimit.
[[nodiscard]] Result<std::string> writeDocx(const Report &report);
/// One row per citation, RFC 4180, UTF-8 with a byte-order mark. A cell that a spreadsheet could take for a formula
/// begins with an apostrophe.
[[nodiscard]] std::string writeCsv(const Report &report);
/// The cited documents as BibTeX; what is not known of them (authors, dates) is not there.
[[nodiscard]] std::string writeBibtex(const Report &report);
/// The same as CSL-JSON 1.0.2.
[[nodiscard]] std::string writeCsl(const Report &report);
/// The answer as `longleaf-cli ask --json` prints it, with question, date and documents; a conversation is
/// {"conversation", "title", "answers": [...]}.
[[nodiscard]] std::string writeJson(const Report &report);

/// HTML of the kind that Qt's text documents read, for printing. The picture `picture` of the reference `number` has
/// the source "picture:NUMBER-PICTURE".
[[nodiscard]] std::string writePrintHtml(const Report &report);

} // namespace longleaf::exporting
