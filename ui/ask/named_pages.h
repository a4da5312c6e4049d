// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace longleaf::ui {

/// Pages of a document, as a sentence of the ledger names them.
struct NamedPages {
    std::string title;
    std::vector<int> pages; ///< rising
};

/// "Lease, pages 2, 3; Annex, page 1; and 4 more documents": what pack::namedPages says, in the language of the window.
[[nodiscard]] QString namedPages(const std::vector<NamedPages> &documents);

} // namespace longleaf::ui
