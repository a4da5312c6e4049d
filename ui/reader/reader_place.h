// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace longleaf::ui {

/// Where the reader stands in a document, and how large it is shown. Independent of the window's size.
struct ReaderPlace {
    int page = 0;          ///< 1-based: the one at the view's top; 0: nowhere
    double offset = 0;     ///< of the view's top below the page's top, in heights of the page; negative above the page
    double left = 0;       ///< of the view's left edge, in widths of everything that can be scrolled over
    double zoom = 1;       ///< 1: as large as on paper; of text, as large as the window's letters
    bool fitsWidth = true; ///< the zoom follows the width
    bool fitsPage = false; ///< the zoom follows the width and the height

    bool operator==(const ReaderPlace &) const = default;
};

} // namespace longleaf::ui
