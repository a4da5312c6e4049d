// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QString>
#include <vector>

namespace longleaf::ui {

/// The documents that were shown last, newest first, at most ten; kept in an ini file.
class RecentDocuments final {
public:
    static constexpr std::size_t kMost = 10;

    /// @param file  ini; empty: forgotten when the program ends.
    explicit RecentDocuments(QString file);

    [[nodiscard]] const std::vector<DocumentId> &ids() const { return m_ids; }
    void note(DocumentId id);
    void forget();

private:
    void keep() const;

    QString m_file;
    std::vector<DocumentId> m_ids;
};

} // namespace longleaf::ui
