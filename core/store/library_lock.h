// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string_view>

namespace longleaf::store {

/// Who may use a library beside whom. SQLite itself keeps single changes apart; these locks keep apart what takes long
/// or needs the library for itself. They are advisory locks of the system on files in the library's folder and end with
/// their process, however it ends; the files stay and mean nothing by themselves.
///
/// | purpose | held by | beside |
/// |---|---|---|
/// | Use | every open Library | other users |
/// | AddFiles | a window while it reads files, `longleaf-cli add` | users, but no second one that adds |
/// | Replace | restore, salvage | nobody |
class LibraryLock final {
public:
    enum class Purpose { Use, AddFiles, Replace };

    /// Waits at most five seconds for a holder to end, so that commands in a row do not meet.
    /// @param who  names this program to those who meet the lock, such as "Longleaf".
    /// @return none in a folder where no file can be made: nothing can be written there anyway.
    /// Errors: StoreBusy (says who holds it and what to do), Canceled.
    [[nodiscard]] static Result<std::unique_ptr<LibraryLock>> take(const std::filesystem::path &folder, Purpose purpose,
                                                                   std::string_view who, const std::stop_token &stop);
    /// The same without waiting.
    [[nodiscard]] static Result<std::unique_ptr<LibraryLock>> tryTake(const std::filesystem::path &folder,
                                                                      Purpose purpose, std::string_view who);
    ~LibraryLock();
    LibraryLock(const LibraryLock &) = delete;
    LibraryLock &operator=(const LibraryLock &) = delete;

private:
    explicit LibraryLock(int descriptor);
    [[nodiscard]] static Result<std::unique_ptr<LibraryLock>> attempt(const std::filesystem::path &folder,
                                                                      Purpose purpose, std::string_view who);
    int m_descriptor;
};

} // namespace longleaf::store
