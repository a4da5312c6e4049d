// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite.h"

#include <sqlite3.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace longleaf::store {

namespace {

constexpr int kBusyTimeoutMs = 5'000;
constexpr int kStepsBetweenLooks = 1'000; ///< of SQLite's machine: some microseconds

bool meansNoSpace(int systemError)
{
    return systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
}

Error describe(int code, int systemError, const std::string &detail, const std::string &path)
{
    const std::string quoted = "\"" + path + "\"";
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return {ErrorCode::DiskFull,
                "There is no room left on the disk that holds the library " + quoted +
                    ". Free some space, then try again; nothing that was stored before is lost.",
                path};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::StoreBusy,
                "The library " + quoted + " is being written by another program. Wait a moment, then try again.", path};
    case SQLITE_NOTADB:
        return {ErrorCode::StoreDamaged,
                "The file " + quoted + " is not a usable library. Move it away or restore a copy of it.", path};
    case SQLITE_CORRUPT:
        return {ErrorCode::StoreDamaged,
                "The library file " + quoted + " is damaged. Restore a copy, or move it away and add the files again.",
                path};
    case SQLITE_INTERRUPT: return {ErrorCode::Canceled, "Work on the library " + quoted + " was stopped.", path};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::PermissionDenied,
                "The library " + quoted +
                    " cannot be opened for writing. Check the permissions of its folder, or choose another folder.",
                path};
    case SQLITE_IOERR:
        if (meansNoSpace(systemError))
            return describe(SQLITE_FULL, 0, detail, path);
        return {ErrorCode::Io,
                "Reading or writing the library " + quoted + " failed (" +
                    (systemError != 0 ? std::generic_category().message(systemError) : detail) +
                    "). Check the disk, then try again.",
                path};
    default: return {ErrorCode::Store, "The library " + quoted + " reported an error: " + detail + ".", path};
    }
}

} // namespace

void CloseDatabase::operator()(sqlite3 *database) const noexcept
{
    sqlite3_close_v2(database);
}

void FinalizeStatement::operator()(sqlite3_stmt *statement) const noexcept
{
    sqlite3_finalize(statement);
}

std::string utf8Path(const std::filesystem::path &path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

// ---- Statement ----

Statement::Statement(const Connection &connection, std::unique_ptr<sqlite3_stmt, FinalizeStatement> statement)
    : m_connection(&connection)
    , m_statement(std::move(statement))
{
}

Statement &Statement::bindColumns(const Statement &row, int first)
{
    reset();
    const int columns = sqlite3_column_count(row.m_statement.get());
    for (int column = first; column < columns; ++column)
        noteBind(sqlite3_bind_value(m_statement.get(), column - first + 1,
                                    sqlite3_column_value(row.m_statement.get(), column)));
    return *this;
}

Result<bool> Statement::step()
{
    if (m_bindError != SQLITE_OK)
        return tl::unexpected(m_connection->error(m_bindError));
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    Error error = m_connection->error(code);
    sqlite3_reset(m_statement.get());
    return tl::unexpected(std::move(error));
}

Status Statement::run()
{
    const bool alone = m_connection->m_hooks.begun != nullptr && !m_connection->inTransaction() &&
                       sqlite3_stmt_readonly(m_statement.get()) == 0;
    if (!alone)
        return runToEnd();
    if (Status begun = m_connection->beginChange(); !begun)
        return begun;
    Status done = runToEnd();
    if (done)
        done = m_connection->commitChange();
    if (!done)
        m_connection->rollBack();
    return done;
}

Status Statement::runToEnd()
{
    for (;;) {
        const auto row = step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
    }
    sqlite3_reset(m_statement.get());
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
    m_bindError = SQLITE_OK;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

std::string Statement::text(int column) const
{
    // column_blob gives the bytes of texts and blobs alike; it must be called before column_bytes.
    const void *bytes = sqlite3_column_blob(m_statement.get(), column);
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    if (bytes == nullptr || size <= 0)
        return {};
    return {static_cast<const char *>(bytes), static_cast<std::size_t>(size)};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

void Statement::bindOne(int index, std::int64_t value)
{
    noteBind(sqlite3_bind_int64(m_statement.get(), index, value));
}

void Statement::bindOne(int index, double value)
{
    noteBind(sqlite3_bind_double(m_statement.get(), index, value));
}

void Statement::bindOne(int index, std::string_view value)
{
    const char *data = value.data() != nullptr ? value.data() : "";
    noteBind(sqlite3_bind_text64(m_statement.get(), index, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bindOne(int index, Blob value)
{
    // A null pointer would bind NULL instead of an empty blob.
    const char *data = value.bytes.data() != nullptr ? value.bytes.data() : "";
    noteBind(sqlite3_bind_blob64(m_statement.get(), index, data, value.bytes.size(), SQLITE_TRANSIENT));
}

void Statement::noteBind(int code)
{
    if (m_bindError == SQLITE_OK)
        m_bindError = code;
}

// ---- Connection ----

Connection::Connection(std::unique_ptr<sqlite3, CloseDatabase> database, std::string path)
    : m_database(std::move(database))
    , m_path(std::move(path))
{
}

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path &file)
{
    std::error_code ignored;
    const bool isNew = !std::filesystem::exists(file, ignored);
    auto connection = open(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (connection && isNew) {
        using std::filesystem::perms;
        std::filesystem::permissions(file, perms::owner_read | perms::owner_write, ignored);
    }
    return connection;
}

Result<std::unique_ptr<Connection>> Connection::openToRead(const std::filesystem::path &file)
{
    return open(file, SQLITE_OPEN_READONLY);
}

Result<std::unique_ptr<Connection>> Connection::openDamaged(const std::filesystem::path &file)
{
    auto connection = open(file, SQLITE_OPEN_READWRITE);
    if (!connection)
        return connection;
    sqlite3_db_config((*connection)->m_database.get(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    // Only with this does SQLite go on after an entry of the schema that makes no sense.
    if (const Status set = (*connection)->execute("PRAGMA writable_schema = ON; PRAGMA cell_size_check = ON;"); !set)
        return tl::unexpected(set.error());
    return connection;
}

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path &file, int flags)
{
    std::string path = utf8Path(file);
    sqlite3 *raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    std::unique_ptr<sqlite3, CloseDatabase> database(raw);
    if (database == nullptr)
        return fail(ErrorCode::Store, "There is not enough memory to open the library \"" + path + "\".", path);
    if (code != SQLITE_OK)
        return tl::unexpected(
            describe(code, sqlite3_system_errno(database.get()), sqlite3_errmsg(database.get()), path));
    sqlite3_busy_timeout(database.get(), kBusyTimeoutMs);
    sqlite3_db_config(database.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database.get(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return std::unique_ptr<Connection>(new Connection(std::move(database), std::move(path)));
}

Status Connection::configure()
{
    return execute("PRAGMA journal_mode = WAL;"
                   "PRAGMA synchronous = FULL;"
                   "PRAGMA foreign_keys = ON;"
                   "PRAGMA cell_size_check = ON;"
                   "PRAGMA temp_store = MEMORY;"
                   "PRAGMA mmap_size = 0;"
                   "PRAGMA cache_size = -32768;"
                   // Zeroing what merges of the index free costs a fifth of the insert rate; remove() turns it on.
                   "PRAGMA secure_delete = OFF;"
                   "PRAGMA journal_size_limit = 67108864;");
}

void Connection::stopWith(std::stop_token stop)
{
    m_stop = std::move(stop);
    const auto look = [](void *token) {
        return static_cast<const std::stop_token *>(token)->stop_requested() ? 1 : 0;
    };
    sqlite3_progress_handler(m_database.get(), m_stop.stop_possible() ? kStepsBetweenLooks : 0,
                             m_stop.stop_possible() ? +look : nullptr, &m_stop);
}

Status Connection::execute(const std::string &sql) const
{
    const int code = sqlite3_exec(m_database.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(error(code));
    return {};
}

Result<Statement> Connection::prepare(std::string_view sql) const
{
    sqlite3_stmt *raw = nullptr;
    const int code = sqlite3_prepare_v2(m_database.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
    std::unique_ptr<sqlite3_stmt, FinalizeStatement> statement(raw);
    if (code != SQLITE_OK)
        return tl::unexpected(error(code));
    return Statement(*this, std::move(statement));
}

Result<std::int64_t> Connection::queryInteger(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "The library \"" + m_path + "\" lacks an entry that it should have.", m_path);
    return statement->integer(0);
}

Result<std::string> Connection::queryText(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "The library \"" + m_path + "\" lacks an entry that it should have.", m_path);
    return statement->text(0);
}

std::int64_t Connection::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_database.get());
}

std::int64_t Connection::changes() const
{
    return sqlite3_changes64(m_database.get());
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_database.get()) == 0;
}

Error Connection::error(int code) const
{
    return describe(code, sqlite3_system_errno(m_database.get()), sqlite3_errmsg(m_database.get()), m_path);
}

Status Connection::beginChange() const
{
    if (Status begun = execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    if (m_hooks.begun == nullptr)
        return {};
    Status noted = m_hooks.begun();
    if (!noted)
        rollBack();
    return noted;
}

Status Connection::commitChange() const
{
    if (m_hooks.beforeCommit != nullptr) {
        if (Status noted = m_hooks.beforeCommit(); !noted)
            return noted;
    }
    if (Status done = execute("COMMIT"); !done)
        return done;
    if (m_hooks.committed != nullptr)
        m_hooks.committed();
    return {};
}

void Connection::rollBack() const
{
    if (inTransaction())
        static_cast<void>(execute("ROLLBACK"));
}

// ---- Transaction ----

Transaction::Transaction(Connection *connection, bool writes)
    : m_connection(connection)
    , m_writes(writes)
{
}

Result<Transaction> Transaction::beginWrite(Connection &connection)
{
    if (const Status begun = connection.beginChange(); !begun)
        return tl::unexpected(begun.error());
    return Transaction(&connection, true);
}

Result<Transaction> Transaction::beginRead(Connection &connection)
{
    if (connection.inTransaction())
        return Transaction(nullptr, false);
    if (const Status begun = connection.execute("BEGIN"); !begun)
        return tl::unexpected(begun.error());
    return Transaction(&connection, false);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_writes(other.m_writes)
{
}

Transaction::~Transaction()
{
    if (m_connection != nullptr)
        m_connection->rollBack();
}

Status Transaction::commit()
{
    if (m_connection == nullptr)
        return {};
    if (const Status done = m_writes ? m_connection->commitChange() : m_connection->execute("COMMIT"); !done)
        return done;
    m_connection = nullptr;
    return {};
}

std::string sqliteVersion()
{
    return std::string("SQLite ") + sqlite3_libversion();
}

} // namespace longleaf::store
