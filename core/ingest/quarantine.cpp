// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/quarantine.h"

#include "core/ingest/path_text.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <system_error>
#include <utility>

namespace longleaf::ingest {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEntries = 10'000;
constexpr std::size_t kHashDigits = 64;

// A line: hash, deaths, reason, with tabs between them. The first line is the version.
bool parseLine(const std::string &line, std::string &sha256, Quarantine::Entry &entry)
{
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (first != kHashDigits || second == std::string::npos)
        return false;
    sha256 = line.substr(0, first);
    entry.reason = line.substr(second + 1);
    const auto [end, failure] = std::from_chars(line.data() + first + 1, line.data() + second, entry.deaths);
    return failure == std::errc() && end == line.data() + second && entry.deaths > 0;
}

} // namespace

Quarantine::Quarantine(fs::path file, std::string version)
    : m_file(std::move(file))
    , m_version(std::move(version))
{
}

Quarantine::Entries Quarantine::load() const
{
    Entries entries;
    std::ifstream file(m_file);
    std::string line;
    if (m_file.empty() || !std::getline(file, line) || line != m_version)
        return entries;
    while (entries.size() < kMostEntries && std::getline(file, line)) {
        std::string sha256;
        Entry entry;
        if (parseLine(line, sha256, entry))
            entries[sha256] = std::move(entry);
    }
    return entries;
}

Status Quarantine::save(const Entries &entries) const
{
    if (m_file.empty())
        return {};
    const fs::path fresh = fs::path(m_file).concat(".new");
    std::ofstream file(fresh, std::ios::trunc);
    file << m_version << '\n';
    for (const auto &[sha256, entry] : entries)
        file << sha256 << '\t' << entry.deaths << '\t' << entry.reason << '\n';
    file.close();
    std::error_code failed;
    if (file)
        fs::rename(fresh, m_file, failed);
    if (!file || failed)
        return fail(ErrorCode::Io,
                    "The list of files that ended the document reader could not be written to " + quotedName(m_file) +
                        "; check the free space and the permissions of its folder.",
                    pathText(m_file));
    return {};
}

Quarantine::Entry Quarantine::find(std::string_view sha256) const
{
    const Entries entries = load();
    const auto found = entries.find(sha256);
    return found == entries.end() ? Entry{} : found->second;
}

Status Quarantine::note(const std::string &sha256, std::string reason) const
{
    Entries entries = load();
    Entry &entry = entries[sha256];
    ++entry.deaths;
    std::replace_if(
        reason.begin(), reason.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    entry.reason = std::move(reason);
    return save(entries);
}

Status Quarantine::forget(const std::string &sha256) const
{
    Entries entries = load();
    return entries.erase(sha256) > 0 ? save(entries) : Status();
}

} // namespace longleaf::ingest
