// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace longleaf::test {

/// A disk that has only so much room, or whose n-th operation fails, below SQLite and above the real one. Needs no
/// rights and works wherever SQLite does. One at a time, for a program of one thread; SQLite's default while it is
/// there.
class FailingVfs final {
public:
    FailingVfs();
    ~FailingVfs();
    FailingVfs(const FailingVfs &) = delete;
    FailingVfs &operator=(const FailingVfs &) = delete;

    enum class Failure {
        Once,    ///< the operation fails, the next one works
        Forever, ///< it and all that come after it
    };
    /// The bytes that all files that are opened from now on may have together; below 0: any number.
    void limitBytes(std::int64_t bytes);
    /// Lets an operation (open, read, write, sync, truncate) fail with an I/O error, counted from 1 from now on; 0:
    /// none.
    void failAt(std::int64_t operation, Failure failure);
    /// Operations since failAt().
    [[nodiscard]] std::int64_t operations() const;
    /// Whether one has failed since failAt() or limitBytes().
    [[nodiscard]] bool failed() const;
};

} // namespace longleaf::test
