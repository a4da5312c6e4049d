// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/survey_files.h"

#include "core/ingest/file_state.h"
#include "core/ingest/open_file.h"
#include "core/ingest/path_text.h"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

namespace longleaf::ingest {

namespace {

namespace fs = std::filesystem;

std::string ending(const fs::path &path)
{
    std::string text = pathText(path.extension());
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

bool isHidden(const fs::path &path)
{
    return path.filename().native().starts_with('.');
}

class Surveyor final {
public:
    Surveyor(bool subfolders, int limit, const std::stop_token &stop)
        : m_subfolders(subfolders)
        , m_left(limit)
        , m_stop(stop)
    {
    }

    void add(const fs::path &path)
    {
        if (!m_seen.insert(path.native()).second)
            return;
        const auto state = fileState(path);
        m_survey.files.push_back({path, state ? state->size : 0, state ? state->mtimeMs : 0});
        m_survey.bytes += m_survey.files.back().size;
    }

    void addFolder(const fs::path &folder)
    {
        std::error_code error;
        m_survey.folders.push_back(folder);
        std::vector<fs::directory_entry> entries;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
            if (m_stop.stop_requested())
                return;
            if (m_left-- <= 0) {
                m_survey.more = true;
                break;
            }
            if (!isHidden(entry->path()))
                entries.push_back(*entry);
        }
        if (error)
            m_survey.problems.push_back("The folder " + quotedName(folder) + " cannot be listed: " + error.message() +
                                        ".");
        std::sort(entries.begin(), entries.end());
        for (const fs::directory_entry &entry : entries) {
            std::error_code unknown;
            if (entry.is_directory(unknown) && !entry.is_symlink(unknown)) {
                if (m_subfolders && !m_survey.more)
                    addFolder(entry.path());
            } else if (entry.is_regular_file(unknown)) {
                if (hasDocumentName(entry.path()))
                    add(entry.path());
                else
                    ++m_survey.leftOut[ending(entry.path())];
            }
        }
    }

    FileSurvey take() { return std::move(m_survey); }

private:
    bool m_subfolders;
    int m_left;
    const std::stop_token &m_stop;
    std::set<fs::path::string_type> m_seen;
    FileSurvey m_survey;
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

int FileSurvey::leftOutCount() const
{
    int count = 0;
    for (const auto &[name, number] : leftOut)
        count += number;
    return count;
}

bool hasDocumentName(const fs::path &path)
{
    const std::string name = ending(path);
    return name == ".pdf" || hasTextEnding(name);
}

FileSurvey surveyFiles(const std::vector<fs::path> &paths, bool subfolders, int limit, const std::stop_token &stop)
{
    Surveyor surveyor(subfolders, limit, stop);
    for (const fs::path &path : paths) {
        const fs::path absolute = absoluteOf(path);
        std::error_code unknown;
        if (fs::is_directory(absolute, unknown))
            surveyor.addFolder(absolute);
        else
            surveyor.add(absolute);
    }
    return surveyor.take();
}

} // namespace longleaf::ingest
