// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/extract/page_glyphs.h"

#include <poppler-page.h>
#include <string>

namespace longleaf::extract {

/// UTF-8 of a string of poppler's; lone surrogates become U+FFFD.
std::string toUtf8(const poppler::ustring &text);

/// Size of the page as shown, in points.
struct PageSize {
    double widthPt = 0;
    double heightPt = 0;
};
PageSize sizeOf(const poppler::page &page);

/// Glyphs of a page: the only call that makes poppler interpret the page's text, made once per page.
/// What lies wholly outside the page is left out.
PageGlyphs readGlyphs(const poppler::page &page);

} // namespace longleaf::extract
