// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/document/outline.h"

#include <stop_token>
#include <string_view>

namespace longleaf::store {
class Library;
}

namespace longleaf::ask {

/// The lines of a document that look like headings (pack::headingsOf), as contents: for documents that have none of
/// their own. Levels follow the numbers before the headings ("2.3" lies below "2") and the marks of Markdown.
/// Errors: NotFound, Canceled, those of the library.
[[nodiscard]] Result<document::Outline> headingsOfDocument(store::Library &library, DocumentId document,
                                                           const std::stop_token &stop);

/// How deep a heading lies by what it begins with, 0 = top; and the heading without the marks of Markdown.
[[nodiscard]] document::OutlineEntry outlineEntryOf(std::string_view heading, int page);

} // namespace longleaf::ask
