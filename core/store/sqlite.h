// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

/// The only wrapper around SQLite. No other file (postings.cpp excepted) calls sqlite3_*.
namespace longleaf::store {

struct CloseDatabase {
    void operator()(sqlite3 *database) const noexcept;
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt *statement) const noexcept;
};

class Connection;

/// Bytes to be stored as they are, not as text.
struct Blob {
    std::string_view bytes;
};

/// A prepared statement. Texts are UTF-8 and may hold NUL. Columns count from 0, parameters from 1.
class Statement final {
public:
    Statement(const Connection &connection, std::unique_ptr<sqlite3_stmt, FinalizeStatement> statement);

    /// Resets the statement and binds its parameters in order; values are copied. A failed bind is reported by step().
    template <typename... Values> Statement &bind(const Values &...values)
    {
        reset();
        int index = 0;
        (bindOne(++index, values), ...);
        return *this;
    }

    /// The same with as many texts as there are.
    Statement &bindAll(const std::vector<std::string> &values)
    {
        reset();
        for (std::size_t i = 0; i < values.size(); ++i)
            bindOne(static_cast<int>(i) + 1, values[i]);
        return *this;
    }

    /// The same with the columns of another statement's row, from column `first` on, as they are.
    Statement &bindColumns(const Statement &row, int first);

    /// True: a row is there. False: done.
    [[nodiscard]] Result<bool> step();
    /// Steps to the end and resets. A change outside of a transaction becomes one of its own, told to the change hooks.
    [[nodiscard]] Status run();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] bool isNull(int column) const;

    /// For postings.cpp.
    [[nodiscard]] sqlite3_stmt *handle() const { return m_statement.get(); }

private:
    void bindOne(int index, std::int64_t value);
    void bindOne(int index, int value) { bindOne(index, static_cast<std::int64_t>(value)); }
    void bindOne(int index, double value);
    void bindOne(int index, std::string_view value);
    void bindOne(int index, const std::string &value) { bindOne(index, std::string_view(value)); }
    void bindOne(int index, Blob value);
    void bindOne(int index, const char *value) { bindOne(index, std::string_view(value)); }
    void noteBind(int code);
    [[nodiscard]] Status runToEnd();

    const Connection *m_connection;
    std::unique_ptr<sqlite3_stmt, FinalizeStatement> m_statement;
    int m_bindError = 0;
};

/// What is done around every change of a library; see commit_log.h.
struct ChangeHooks {
    std::function<Status()> begun;        ///< inside the new transaction, before its first change
    std::function<Status()> beforeCommit; ///< inside it, after its last change
    std::function<void()> committed;      ///< once its changes are on the disk
};

/// One connection to one library file; belongs to one job at a time (opened without a mutex).
class Connection final {
public:
    /// Opens `file`, creating it (readable by its owner only) if it is missing. Changes nothing in an existing file.
    /// Errors: PermissionDenied, DiskFull, StoreDamaged, StoreBusy, Io, Store.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const std::filesystem::path &file);
    /// The same for a file that is only looked at, and must be there. Nothing of it is changed or made.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openToRead(const std::filesystem::path &file);
    /// For a copy of a damaged library: what can be read of the schema is used, the rest passed over.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openDamaged(const std::filesystem::path &file);
    /// WAL, synchronous FULL, foreign keys and the other settings that every writer of a library needs.
    [[nodiscard]] Status configure();
    /// Hooks for every change from now on. What they use must outlive the connection.
    void setChangeHooks(ChangeHooks hooks) { m_hooks = std::move(hooks); }
    /// Long statements (checks, copies) end with Canceled soon after `stop` is asked for. Empty: they run on.
    void stopWith(std::stop_token stop);

    /// Runs one or more statements without parameters.
    [[nodiscard]] Status execute(const std::string &sql) const;
    [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
    /// First column of the first row; NotFound without a row.
    [[nodiscard]] Result<std::int64_t> queryInteger(std::string_view sql) const;
    [[nodiscard]] Result<std::string> queryText(std::string_view sql) const;

    [[nodiscard]] std::int64_t lastInsertId() const;
    /// Rows changed by the last statement.
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] bool inTransaction() const;

    /// The failure that SQLite reported last, as a sentence that names the library's file.
    [[nodiscard]] Error error(int code) const;
    /// UTF-8.
    [[nodiscard]] const std::string &path() const { return m_path; }
    /// For postings.cpp.
    [[nodiscard]] sqlite3 *handle() const { return m_database.get(); }

private:
    friend class Statement;
    friend class Transaction;
    Connection(std::unique_ptr<sqlite3, CloseDatabase> database, std::string path);
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const std::filesystem::path &file, int flags);
    [[nodiscard]] Status beginChange() const;
    [[nodiscard]] Status commitChange() const;
    /// SQLite ends a transaction by itself after a full disk; then there is nothing to roll back.
    void rollBack() const;

    std::unique_ptr<sqlite3, CloseDatabase> m_database;
    std::string m_path;
    ChangeHooks m_hooks;
    std::stop_token m_stop;
};

/// A transaction that is rolled back unless commit() succeeded.
class Transaction final {
public:
    /// BEGIN IMMEDIATE: waits for other writers. Errors: StoreBusy, PermissionDenied, Io.
    [[nodiscard]] static Result<Transaction> beginWrite(Connection &connection);
    /// One unchanging view for several reads. Inside an open transaction it does nothing of its own.
    [[nodiscard]] static Result<Transaction> beginRead(Connection &connection);
    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// After success the changes survive a crash and a power cut.
    [[nodiscard]] Status commit();

private:
    Transaction(Connection *connection, bool writes);
    Connection *m_connection; ///< null: nothing left to roll back
    bool m_writes;
};

/// UTF-8 text of a path.
[[nodiscard]] std::string utf8Path(const std::filesystem::path &path);

/// Of the library that is loaded, such as "SQLite 3.40.1".
[[nodiscard]] std::string sqliteVersion();

} // namespace longleaf::store
