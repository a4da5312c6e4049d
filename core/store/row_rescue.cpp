// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_rescue.h"

#include "core/store/sqlite.h"

#include <algorithm>
#include <limits>
#include <set>

namespace longleaf::store {

namespace {

constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();
/// Between two readable rows; a row that is not there costs some microseconds to look for.
constexpr std::int64_t kMostProbes = 2'000'000;

tl::unexpected<Error> stopped()
{
    return fail(ErrorCode::Canceled, "Saving what is left of the library was stopped; the damaged file is as it was.");
}

/// Whether the new library cannot take any more rows, as against not this one.
bool endsAll(ErrorCode code)
{
    return code != ErrorCode::Store && code != ErrorCode::StoreDamaged;
}

} // namespace

RowRescue::RowRescue(const Connection &from, const Connection &to, std::stop_token stop)
    : m_from(from)
    , m_to(to)
    , m_stop(std::move(stop))
{
}

Result<RowRescue::Columns> RowRescue::columnsOf(const std::string &table) const
{
    const auto names = [&table](const Connection &connection) -> Result<std::vector<std::string>> {
        auto statement = connection.prepare("SELECT name FROM pragma_table_info(?)");
        if (!statement)
            return tl::unexpected(statement.error());
        statement->bind(table);
        std::vector<std::string> found;
        for (auto row = statement->step();; row = statement->step()) {
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                return found;
            found.push_back(statement->text(0));
        }
    };
    const auto wanted = names(m_to);
    if (!wanted)
        return tl::unexpected(wanted.error());
    const auto there = names(m_from);
    if (!there)
        return tl::unexpected(there.error());
    Columns columns;
    for (const std::string &one : *wanted) {
        if (std::find(there->begin(), there->end(), one) == there->end())
            continue;
        columns.names += (columns.names.empty() ? "" : ", ") + one;
        columns.parameters += columns.parameters.empty() ? "?" : ", ?";
    }
    const auto without = m_to.prepare("SELECT rowid FROM " + table);
    columns.hasRowid = without.has_value();
    return columns;
}

Result<std::int64_t> RowRescue::scan(const std::string &table, const Columns &columns, bool upwards, std::int64_t from,
                                     Counts &counts)
{
    const std::int64_t end = upwards ? kHighest : kLowest;
    std::string select = "SELECT " + std::string(columns.hasRowid ? "rowid" : "0") + ", " + columns.names + " FROM " +
                         table + " NOT INDEXED";
    if (columns.hasRowid)
        select += upwards ? " WHERE rowid >= ? ORDER BY rowid" : " WHERE rowid > ? ORDER BY rowid DESC";
    auto read = m_from.prepare(select);
    if (!read) {
        counts.broken = true;
        return from;
    }
    if (columns.hasRowid)
        read->bind(from);
    else
        read->bind();
    auto write =
        m_to.prepare("INSERT OR IGNORE INTO " + table + "(" + columns.names + ") VALUES (" + columns.parameters + ")");
    if (!write)
        return tl::unexpected(write.error());
    std::int64_t last = upwards ? kLowest : kHighest;
    for (auto row = read->step();; row = read->step()) {
        if (m_stop.stop_requested())
            return stopped();
        if (!row) {
            counts.broken = true;
            return last;
        }
        if (!*row)
            return end;
        last = read->integer(0);
        const Status written = write->bindColumns(*read, 1).run();
        if (written)
            counts.saved += m_to.changes() > 0 ? 1 : 0;
        else if (endsAll(written.error().code))
            return tl::unexpected(written.error());
        else
            ++counts.lost;
    }
}

Status RowRescue::probe(const std::string &table, const Columns &columns, std::int64_t first, std::int64_t last,
                        Counts &counts)
{
    auto write =
        m_to.prepare("INSERT OR IGNORE INTO " + table + "(" + columns.names + ") VALUES (" + columns.parameters + ")");
    if (!write)
        return tl::unexpected(write.error());
    auto read = m_from.prepare("SELECT " + columns.names + " FROM " + table + " NOT INDEXED WHERE rowid = ?");
    if (!read)
        return {};
    for (std::int64_t id = first; id <= last; ++id) {
        if (m_stop.stop_requested())
            return stopped();
        const auto row = read->bind(id).step();
        if (!row) {
            ++counts.lost; // damage lies on the way to it, so it may be there
            continue;
        }
        if (!*row)
            continue;
        const Status written = write->bindColumns(*read, 0).run();
        if (written)
            counts.saved += m_to.changes() > 0 ? 1 : 0;
        else if (endsAll(written.error().code))
            return tl::unexpected(written.error());
        else
            ++counts.lost;
    }
    return {};
}

Result<RowRescue::Counts> RowRescue::copy(const std::string &table)
{
    Counts counts;
    const auto columns = columnsOf(table);
    if (!columns || columns->names.empty()) {
        counts.broken = true; // the table itself is not known to the damaged file
        return counts;
    }
    const auto up = scan(table, *columns, true, kLowest, counts);
    if (!up)
        return tl::unexpected(up.error());
    if (*up == kHighest || !columns->hasRowid)
        return counts;
    const auto down = scan(table, *columns, false, *up, counts);
    if (!down)
        return tl::unexpected(down.error());
    // Without an upper end nobody knows how many there were; then as many as can be looked for.
    const std::int64_t first = std::max<std::int64_t>(*up, 0) + 1;
    const bool ended = *down == kLowest || *down == kHighest;
    auto highest = m_from.prepare("SELECT seq FROM sqlite_sequence WHERE name = ?");
    std::int64_t last = ended ? first - 1 : *down - 1;
    if (*down == kHighest && highest) {
        const auto row = highest->bind(table).step();
        if (row && *row)
            last = highest->integer(0);
    }
    if (const Status done = probe(table, *columns, first, std::min(last, first + kMostProbes), counts); !done)
        return tl::unexpected(done.error());
    return counts;
}

} // namespace longleaf::store
