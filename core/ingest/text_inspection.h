// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/document/document.h"
#include "core/document/hidden_text.h"
#include "core/document/text_layer.h"
#include "core/ingest/extractor_session.h"
#include "core/ingest/page_renderer.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace longleaf::ingest {

/// A page as the library holds it.
struct StoredPage {
    std::string text;
    document::TextLayer layer;
};
using StoredPageSource = std::function<Result<StoredPage>(int page)>;

/// Looks for text that nobody sees: draws the pages of the document's file and compares where words stand with what is
/// painted there. The pictures are drawn by the extractor, which has nothing but the file; here only pixels are
/// compared. A second look, sharper, is taken at the words of which the first saw nothing.
/// @param pages  of the document, with sizes; spans place its results
/// A file that is missing or has changed, and a parser that dies, make an inspection that failed and says why.
/// Errors: Canceled, and those of `source`. Cost: about 9 ms a page; a page that has candidates twice that.
[[nodiscard]] Result<document::Inspection> inspectText(const KnownFile &file, const std::vector<document::Page> &pages,
                                                       const StoredPageSource &source, const ExtractorOptions &options,
                                                       const Clock &clock, const std::stop_token &stop);

} // namespace longleaf::ingest
