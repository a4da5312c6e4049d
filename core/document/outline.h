// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace longleaf::document {

/// One line of a document's contents.
struct OutlineEntry {
    std::int32_t level = 0; ///< 0 = top; at most one more than that of the entry before
    std::int32_t page = 0;  ///< 1-based; 0 if it leads nowhere
    float top = 0;          ///< 0..1 of the page as shown, from its top; 0 also where it is not known
    std::string title;      ///< UTF-8, one line

    bool operator==(const OutlineEntry &) const = default;
};

/// Contents of a document, and who made them.
struct Outline {
    enum class Origin {
        Document, ///< its author
        Headings, ///< lines that look like headings
    };
    Origin origin = Origin::Document;
    std::vector<OutlineEntry> entries;
    bool complete = true; ///< false: there are more entries than were read

    bool operator==(const Outline &) const = default;
};

} // namespace longleaf::document
