// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/commit_log.h"

#include "core/base/log.h"
#include "core/base/sha256.h"
#include "core/store/disk.h"
#include "core/store/sqlite.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

namespace longleaf::store {

namespace {

constexpr std::size_t kPlaceBytes = 256;
constexpr std::string_view kMark = "longleaf-commits-1";

std::string encode(const LibraryState &state)
{
    const std::string body = std::string(kMark) + " " + state.library + " " + std::to_string(state.commits) + " " +
                             state.chain + " " + std::to_string(state.documents);
    std::string place = body + " " + Sha256::hex(body).substr(0, 32);
    place.resize(kPlaceBytes - 1, ' ');
    return place + "\n";
}

std::optional<LibraryState> decode(const std::string &place)
{
    std::istringstream words(place);
    std::string mark;
    std::string checksum;
    LibraryState state;
    words >> mark >> state.library >> state.commits >> state.chain >> state.documents >> checksum;
    if (!words || mark != kMark || encode(state) != place)
        return std::nullopt;
    return state;
}

bool isLoss(const LibraryState &now, const LibraryState &remembered)
{
    return now.library != remembered.library || now.commits < remembered.commits ||
           (now.commits == remembered.commits && now.chain != remembered.chain);
}

} // namespace

std::string lossSentence(const Loss &loss)
{
    if (loss.kind == Loss::Kind::Other)
        return "The library's file is not the one that was used here last: it was replaced, or mixed with another one. "
               "If you did not do that, restore a backup.";
    const auto counted = [](std::int64_t count, const char *one, const char *many) {
        return std::to_string(count) + " " + (count == 1 ? one : many);
    };
    std::string text = "The library lost its last " + counted(loss.commits, "change", "changes");
    if (loss.documents > 0)
        text += ", " + counted(loss.documents, "document", "documents") + " among them";
    return text + ": the file \"library.sqlite-wal\" beside it was probably deleted. Add the newest files again, or "
                  "restore a backup.";
}

CommitLog::CommitLog(Connection &connection, std::filesystem::path record)
    : m_connection(connection)
    , m_record(std::move(record))
{
}

std::optional<LibraryState> CommitLog::read(const std::filesystem::path &record)
{
    std::ifstream file(record, std::ios::binary);
    std::optional<LibraryState> newest;
    std::string place(kPlaceBytes, '\0');
    while (file.read(place.data(), static_cast<std::streamsize>(place.size()))) {
        auto state = decode(place);
        if (state && (!newest || state->commits > newest->commits))
            newest = std::move(state);
    }
    return newest;
}

Result<LibraryState> CommitLog::stored() const
{
    auto statement = m_connection.prepare("SELECT library, commits, chain, documents FROM library_state");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::StoreDamaged,
                    "The library \"" + m_connection.path() + "\" is damaged: it does not say how far it has come.",
                    m_connection.path());
    return LibraryState{statement->text(0), statement->integer(1), statement->text(2), statement->integer(3)};
}

// At the beginning of a transaction, so that what SQLite says of the last statement is not of this one.
Status CommitLog::count() const
{
    auto statement = m_connection.prepare("UPDATE library_state SET commits = ?, chain = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto before = stored();
    if (!before)
        return tl::unexpected(before.error());
    const std::int64_t commits = before->commits + 1;
    statement->bind(commits, Sha256::hex(before->chain + std::to_string(commits) + randomHex(16)));
    return statement->run();
}

void CommitLog::write(const LibraryState &state)
{
    const std::int64_t place = state.commits % 2;
    const Status written = writeAt(m_record, place * static_cast<std::int64_t>(kPlaceBytes), encode(state));
    // The change itself is safe. Without the record only the loss of a log would go unnoticed.
    if (!written && !m_told)
        log::write(log::Level::Warning, "library", written.error().message);
    m_told = !written;
}

Status CommitLog::noteLoss(const LibraryState &remembered, std::int64_t nowMs)
{
    auto transaction = Transaction::beginWrite(m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    // Another process may have noted it while this one waited.
    const auto now = stored();
    if (!now)
        return tl::unexpected(now.error());
    if (!isLoss(*now, remembered))
        return {};
    const bool changes = now->library == remembered.library && now->commits < remembered.commits;
    auto note =
        m_connection.prepare("INSERT INTO library_losses(found_at_ms, kind, commits, documents) VALUES (?, ?, ?, ?)");
    if (!note)
        return tl::unexpected(note.error());
    note->bind(nowMs, changes ? "changes" : "other", changes ? remembered.commits - now->commits : 0,
               changes ? std::max<std::int64_t>(remembered.documents - now->documents, 0) : 0);
    if (Status done = note->run(); !done)
        return done;
    auto count = m_connection.prepare("UPDATE library_state SET commits = ?");
    if (!count)
        return tl::unexpected(count.error());
    if (Status done = count->bind(std::max(now->commits, remembered.commits) + 1).run(); !done)
        return done;
    auto next = stored();
    if (!next)
        return tl::unexpected(next.error());
    if (Status done = transaction->commit(); !done)
        return done;
    // Of another library there may be a place with a higher count.
    std::error_code ignored;
    std::filesystem::remove(m_record, ignored);
    write(*next);
    return {};
}

Status CommitLog::start(const std::optional<LibraryState> &remembered, std::int64_t nowMs)
{
    const auto now = stored();
    if (!now)
        return tl::unexpected(now.error());
    if (remembered && isLoss(*now, *remembered)) {
        if (Status noted = noteLoss(*remembered, nowMs); !noted)
            return noted;
    }
    m_connection.setChangeHooks({[this] { return count(); },
                                 [this]() -> Status {
                                     auto next = stored();
                                     if (!next)
                                         return tl::unexpected(next.error());
                                     m_next = std::move(*next);
                                     return {};
                                 },
                                 [this] {
                                     write(m_next);
                                 }});
    return {};
}

} // namespace longleaf::store
