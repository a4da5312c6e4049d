// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace longleaf::store {

class Connection;

/// How far a library has come: how many changes were committed, and a hash over all of them.
struct LibraryState {
    std::string library; ///< random, made with the library
    std::int64_t commits = 0;
    std::string chain; ///< SHA-256 of the chain before, the count and a random number
    std::int64_t documents = 0;

    bool operator==(const LibraryState &) const = default;
};

/// What is missing from a library that another file remembers.
struct Loss {
    enum class Kind {
        Changes, ///< the last commits are gone, as when the write-ahead log was deleted
        Other,   ///< the file has another past than the one that was here
    };
    std::int64_t foundAtMs = 0; ///< wall clock
    Kind kind = Kind::Changes;
    std::int64_t commits = 0;   ///< of Changes
    std::int64_t documents = 0; ///< how many fewer there are; 0: none, or not known
};

/// "The library lost its last 12 changes, 3 documents among them. …", with what to do.
[[nodiscard]] std::string lossSentence(const Loss &loss);

/// Keeps the state of the last commit outside of the database, because a deleted write-ahead log leaves a database that
/// is older but whole, and SQLite has no means to notice. The file "library.commits" beside it has two places of 256
/// bytes, each with a state and its checksum, written by turns in place: one of them is whole at any moment, and a full
/// disk has room for both. It is written after the commit, so it is never ahead of an unharmed library.
class CommitLog final {
public:
    CommitLog(Connection &connection, std::filesystem::path record);
    CommitLog(const CommitLog &) = delete;
    CommitLog &operator=(const CommitLog &) = delete;

    /// The newest state that the record has; none if there is no record, or nothing in it is whole.
    [[nodiscard]] static std::optional<LibraryState> read(const std::filesystem::path &record);

    /// Compares the library with what the record said before the library was opened, and notes a loss in the library.
    /// Then counts every change of the connection.
    [[nodiscard]] Status start(const std::optional<LibraryState> &remembered, std::int64_t nowMs);

private:
    [[nodiscard]] Result<LibraryState> stored() const;
    [[nodiscard]] Status count() const;
    [[nodiscard]] Status noteLoss(const LibraryState &remembered, std::int64_t nowMs);
    void write(const LibraryState &state);

    Connection &m_connection;
    std::filesystem::path m_record;
    LibraryState m_next; ///< what the transaction that is open will have made of the library
    bool m_told = false; ///< that the record cannot be written
};

} // namespace longleaf::store
