// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <string>

namespace longleaf::store {

class Connection;

/// A copy of a damaged library that can be opened in spite of its damage; gone with the object.
class SalvageFile final {
public:
    /// @param folder  where the copy lies meanwhile.
    /// Errors: NotFound, StoreDamaged (not even its tables can be found), StoreTooNew, DiskFull, Io.
    [[nodiscard]] static Result<SalvageFile> open(const std::filesystem::path &damaged,
                                                  const std::filesystem::path &folder);
    ~SalvageFile();
    SalvageFile(SalvageFile &&) noexcept;
    SalvageFile &operator=(SalvageFile &&) = delete;
    SalvageFile(const SalvageFile &) = delete;

    [[nodiscard]] const Connection &connection() const { return *m_connection; }
    [[nodiscard]] bool headerMade() const { return m_headerMade; }

private:
    explicit SalvageFile(std::filesystem::path copy);
    [[nodiscard]] Status copyFrom(const std::filesystem::path &damaged, bool withLog);
    /// @param library  that the file must say it is; empty: any.
    [[nodiscard]] Status connect(const std::string &library);

    std::filesystem::path m_copy; ///< empty: moved from
    std::unique_ptr<Connection> m_connection;
    bool m_headerMade = false;
};

} // namespace longleaf::store
