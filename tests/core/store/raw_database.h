// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <string>

namespace longleaf::test {

/// Plain access to a database file, to prepare and to inspect what the library itself would not write or show.
class RawDatabase final {
public:
    explicit RawDatabase(const std::filesystem::path &file) { sqlite3_open(file.c_str(), &m_database); }
    ~RawDatabase() { sqlite3_close(m_database); }
    RawDatabase(const RawDatabase &) = delete;
    RawDatabase &operator=(const RawDatabase &) = delete;

    /// Empty on success, else SQLite's message.
    std::string run(const std::string &sql)
    {
        char *message = nullptr;
        sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, &message);
        std::string out = message != nullptr ? message : "";
        sqlite3_free(message);
        return out;
    }

    /// First column of the first row as text.
    std::string value(const std::string &sql)
    {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
            return sqlite3_errmsg(m_database);
        std::string out;
        if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0) != nullptr)
            out = reinterpret_cast<const char *>(sqlite3_column_text(statement, 0));
        sqlite3_finalize(statement);
        return out;
    }

private:
    sqlite3 *m_database = nullptr;
};

} // namespace longleaf::test
