// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace longleaf::ui {

/// The numbers of a document's pages and what is printed on them.
class PageNumbers final {
public:
    void setPages(const std::vector<document::Page> &pages);
    void clear() { m_labels.clear(); }

    [[nodiscard]] int count() const { return static_cast<int>(m_labels.size()); }
    /// What is printed on the page where that is not its number; else empty.
    [[nodiscard]] QString label(int page) const;
    /// The page that was typed: a number counts from the first page, as everywhere in this program; anything else, and
    /// a number beyond the last page, is a printed one ("iv", "F-3"; capitals do not matter). None: there is no such
    /// page.
    [[nodiscard]] std::optional<int> find(const QString &typed) const;

private:
    QStringList m_labels; ///< one per page
};

} // namespace longleaf::ui
