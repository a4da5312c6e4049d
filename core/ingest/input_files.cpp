// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/input_files.h"

#include "core/ingest/path_text.h"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

namespace longleaf::ingest {

namespace {

namespace fs = std::filesystem;

class Expansion final {
public:
    explicit Expansion(std::stop_token stop)
        : m_stop(std::move(stop))
    {
    }

    void add(InputFile file)
    {
        if (m_seen.insert(file.path.native()).second)
            m_files.push_back(std::move(file));
    }

    void addFolder(const fs::path &folder)
    {
        std::error_code error;
        std::vector<fs::path> entries;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
            entries.push_back(entry->path());
        if (error)
            addUnlistable(folder, error);
        std::sort(entries.begin(), entries.end());
        for (const fs::path &entry : entries) {
            if (m_stop.stop_requested())
                return;
            std::error_code unknown;
            const fs::file_status own = fs::symlink_status(entry, unknown);
            if (fs::is_directory(own))
                addFolder(entry);
            else if (fs::is_regular_file(fs::is_symlink(own) ? fs::status(entry, unknown) : own))
                add({entry, std::nullopt});
        }
    }

    std::vector<InputFile> take() { return std::move(m_files); }

private:
    void addUnlistable(const fs::path &folder, const std::error_code &error)
    {
        const ErrorCode code = error == std::errc::permission_denied ? ErrorCode::PermissionDenied : ErrorCode::Io;
        add({folder, Error{code, "The folder " + quotedName(folder) + " cannot be listed: " + error.message() + ".",
                           pathText(folder)}});
    }

    std::stop_token m_stop;
    std::set<fs::path::string_type> m_seen;
    std::vector<InputFile> m_files;
};

fs::path absoluteOf(const fs::path &path)
{
    std::error_code error;
    const fs::path absolute = fs::absolute(path, error);
    fs::path normal = (error ? path : absolute).lexically_normal();
    // "folder/" normalises to a path with an empty last part.
    return normal.has_filename() || !normal.has_relative_path() ? normal : normal.parent_path();
}

} // namespace

std::vector<InputFile> expandInputs(const std::vector<std::filesystem::path> &paths, const std::stop_token &stop)
{
    Expansion expansion(stop);
    for (const fs::path &path : paths) {
        const fs::path absolute = absoluteOf(path);
        std::error_code unknown;
        if (fs::is_directory(absolute, unknown))
            expansion.addFolder(absolute);
        else
            expansion.add({absolute, std::nullopt});
    }
    return expansion.take();
}

} // namespace longleaf::ingest
