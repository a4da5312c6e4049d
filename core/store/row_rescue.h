// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace longleaf::store {

class Connection;

/// Copies a table of a damaged database into the same table of a whole one: upwards to the first damage, downwards to
/// the last, then what lies between, one number at a time.
class RowRescue final {
public:
    /// Both must outlive this. `to` must be in a transaction.
    RowRescue(const Connection &from, const Connection &to, std::stop_token stop);

    struct Counts {
        std::int64_t saved = 0;
        std::int64_t lost = 0; ///< rows that were there but could not be read, or were not as they must be
        bool broken = false;
    };
    /// Columns that the damaged table does not have keep their defaults. Errors: of `to`, Canceled.
    [[nodiscard]] Result<Counts> copy(const std::string &table);

private:
    struct Columns {
        std::string names;      ///< "id, title"
        std::string parameters; ///< "?, ?"
        bool hasRowid = true;
    };
    [[nodiscard]] Result<Columns> columnsOf(const std::string &table) const;
    /// @return the rowid of the last row that was read; the end of the range if there was no damage.
    [[nodiscard]] Result<std::int64_t> scan(const std::string &table, const Columns &columns, bool upwards,
                                            std::int64_t from, Counts &counts);
    [[nodiscard]] Status probe(const std::string &table, const Columns &columns, std::int64_t first, std::int64_t last,
                               Counts &counts);

    const Connection &m_from;
    const Connection &m_to;
    std::stop_token m_stop;
};

} // namespace longleaf::store
