// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/salvage.h"

#include "core/base/sha256.h"
#include "core/store/conversation_rows.h"
#include "core/store/index_upgrade.h"
#include "core/store/library.h"
#include "core/store/postings.h"
#include "core/store/row_rescue.h"
#include "core/store/salvage_file.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"

#include <algorithm>
#include <array>
#include <set>
#include <system_error>

namespace longleaf::store {

namespace fs = std::filesystem;

namespace {

/// What a library holds that is not made from something else, parents first.
constexpr std::array<const char *, 16> kTables = {
    "documents", "pages",          "chunks",          "collections", "document_collections", "conversations",
    "answers",   "answer_results", "citation_marks",  "sweeps",      "sweep_parts",          "notes",
    "drafts",    "token_factors",  "watched_folders", "purged_costs"};

/// Gives rows whose parent was lost a parent where they hold somebody's work, and removes them where they say nothing
/// without it.
constexpr const char *kMend = R"(
INSERT INTO conversations(id, title, created_at_ms)
    SELECT conversation, 'Recovered conversation', min(created_at_ms) FROM answers
    WHERE conversation NOT IN (SELECT id FROM conversations) GROUP BY conversation;
INSERT INTO conversations(id, title, created_at_ms)
    SELECT conversation, 'Recovered notes', min(created_at_ms) FROM notes
    WHERE conversation NOT IN (SELECT id FROM conversations) GROUP BY conversation;
INSERT INTO answer_results(answer, state) SELECT id, 'interrupted' FROM answers
    WHERE id NOT IN (SELECT answer FROM answer_results);
UPDATE answers SET follows = 0 WHERE follows NOT IN (SELECT id FROM answers);
UPDATE conversations SET shown = 0 WHERE shown NOT IN (SELECT id FROM answers);
DELETE FROM answer_results WHERE answer NOT IN (SELECT id FROM answers);
DELETE FROM citation_marks WHERE answer NOT IN (SELECT id FROM answers);
DELETE FROM sweeps WHERE answer NOT IN (SELECT id FROM answers);
DELETE FROM sweep_parts WHERE sweep NOT IN (SELECT id FROM sweeps);
DELETE FROM pages WHERE document NOT IN (SELECT id FROM documents);
DELETE FROM chunks WHERE document NOT IN (SELECT id FROM documents);
DELETE FROM document_collections WHERE document NOT IN (SELECT id FROM documents)
    OR collection NOT IN (SELECT id FROM collections);
UPDATE documents SET superseded_by = 0 WHERE superseded_by NOT IN (SELECT id FROM documents);
)";

/// Whether all of a document's pages and chunks are there and as they were read.
Result<bool> isWhole(const Connection &connection, std::int64_t id)
{
    auto pages =
        connection.prepare("SELECT begin_byte, end_byte, form_feed, sha256, text, layer_sha256, layer FROM pages"
                           " WHERE document = ? ORDER BY number");
    if (!pages)
        return tl::unexpected(pages.error());
    pages->bind(id);
    std::int64_t count = 0;
    std::int64_t offset = 0;
    for (auto row = pages->step();; row = pages->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        const std::string text = pages->text(4);
        const std::string layer = pages->text(6);
        const std::string layerHash = pages->text(5);
        if (pages->integer(0) != offset || pages->integer(1) != offset + static_cast<std::int64_t>(text.size()) ||
            Sha256::hex(text) != pages->text(3) || (!layerHash.empty() && Sha256::hex(layer) != layerHash))
            return false;
        offset = pages->integer(1) + pages->integer(2);
        ++count;
    }
    auto document =
        connection.prepare("SELECT page_count, text_bytes, chunk_count, (SELECT count(*) FROM chunks WHERE id"
                           " >= first_chunk AND id < first_chunk + chunk_count AND document = documents.id)"
                           " FROM documents WHERE id = ?");
    if (!document)
        return tl::unexpected(document.error());
    const auto row = document->bind(id).step();
    if (!row)
        return tl::unexpected(row.error());
    return *row && document->integer(0) == count && document->integer(1) == offset &&
           document->integer(2) == document->integer(3);
}

/// Removes documents that are not whole and lets their files be read again.
Status keepWholeDocuments(const Connection &connection, SalvageReport &report)
{
    auto list = connection.prepare("SELECT id, path FROM documents ORDER BY id");
    if (!list)
        return tl::unexpected(list.error());
    std::vector<std::pair<std::int64_t, std::string>> documents;
    for (auto row = list->step();; row = list->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        documents.emplace_back(list->integer(0), list->text(1));
    }
    auto removePages = connection.prepare("DELETE FROM pages WHERE document = ?");
    auto removeRow = connection.prepare("DELETE FROM documents WHERE id = ?");
    auto queue = connection.prepare("INSERT OR IGNORE INTO reading_queue(path) VALUES (?)");
    for (const auto *one : {&removePages, &removeRow, &queue}) {
        if (!*one)
            return tl::unexpected(one->error());
    }
    for (const auto &[id, path] : documents) {
        const auto whole = isWhole(connection, id);
        if (!whole)
            return tl::unexpected(whole.error());
        if (*whole) {
            ++report.documents;
            continue;
        }
        for (Statement *one : {&*removePages, &*removeRow}) {
            if (Status done = one->bind(id).run(); !done)
                return done;
        }
        if (Status done = queue->bind(path).run(); !done)
            return done;
        report.documentsToRead.push_back(path);
    }
    return {};
}

/// Pages whose document's row was lost: how many documents they belonged to.
Result<std::int64_t> orphans(const Connection &connection)
{
    return connection.queryInteger(
        "SELECT count(DISTINCT document) FROM pages WHERE document NOT IN (SELECT id FROM documents)");
}

Status fill(const Connection &damaged, Connection &fresh, SalvageReport &report, const std::stop_token &stop)
{
    RowRescue rescue(damaged, fresh, stop);
    for (const char *table : kTables) {
        const auto counts = rescue.copy(table);
        if (!counts)
            return tl::unexpected(counts.error());
        report.tables.push_back({table, counts->saved, counts->lost, counts->broken});
    }
    // Paths are unique, so those of documents that must be read again come after.
    const auto queued = rescue.copy("reading_queue");
    if (!queued)
        return tl::unexpected(queued.error());
    report.tables.push_back({"reading_queue", queued->saved, queued->lost, queued->broken});
    const auto lost = orphans(fresh);
    if (!lost)
        return tl::unexpected(lost.error());
    report.documentsLost = *lost;
    if (Status kept = keepWholeDocuments(fresh, report); !kept)
        return kept;
    if (Status mended = fresh.execute(kMend); !mended)
        return mended;
    if (Status indexed = rebuildIndexes(fresh); !indexed)
        return indexed;
    if (Status indexed = indexConversations(fresh); !indexed)
        return indexed;
    for (const auto &[count, sql] : {std::pair{&report.conversations, "SELECT count(*) FROM conversations"},
                                     std::pair{&report.answers, "SELECT count(*) FROM answers"},
                                     std::pair{&report.notes, "SELECT count(*) FROM notes"}}) {
        const auto value = fresh.queryInteger(sql);
        if (!value)
            return tl::unexpected(value.error());
        *count = *value;
    }
    return {};
}

Status fillFile(const Connection &damaged, const fs::path &file, SalvageReport &report, const std::stop_token &stop)
{
    auto fresh = Connection::open(file);
    if (!fresh)
        return tl::unexpected(fresh.error());
    if (Status ready = (*fresh)->configure(); !ready)
        return ready;
    if (Status ready = registerPostings(**fresh); !ready)
        return ready;
    // Children of lost parents are looked at afterwards.
    if (Status ready = (*fresh)->execute("PRAGMA foreign_keys = OFF"); !ready)
        return ready;
    {
        auto transaction = Transaction::beginWrite(**fresh);
        if (!transaction)
            return tl::unexpected(transaction.error());
        if (Status filled = fill(damaged, **fresh, report, stop); !filled)
            return filled;
        if (Status done = transaction->commit(); !done)
            return done;
    }
    const auto state = (*fresh)->queryText("PRAGMA quick_check(1)");
    if (!state)
        return tl::unexpected(state.error());
    if (*state != "ok")
        return fail(ErrorCode::StoreDamaged,
                    "The new library \"" + utf8Path(file) + "\" is not whole (" + *state + ").", utf8Path(file));
    return {};
}

std::string counted(std::int64_t count, const char *one, const char *many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

} // namespace

bool SalvageReport::complete() const
{
    return documentsToRead.empty() && documentsLost == 0 &&
           std::none_of(tables.begin(), tables.end(), [](const Table &one) { return one.broken || one.lost > 0; });
}

std::string SalvageReport::sentence() const
{
    std::string text =
        counted(documents, "document", "documents") + ", " + counted(conversations, "conversation", "conversations") +
        " with " + counted(answers, "answer", "answers") + " and " + counted(notes, "note", "notes") + " were saved.";
    if (!documentsToRead.empty())
        text += " " + counted(static_cast<std::int64_t>(documentsToRead.size()), "document was", "documents were") +
                " not whole; the files are read again.";
    if (documentsLost > 0)
        text += " " + counted(documentsLost, "document was", "documents were") + " lost with the names of the files.";
    for (const Table &one : tables) {
        if (one.broken || one.lost > 0)
            text += " In \"" + one.name + "\" there was damage; at least " + counted(one.lost, "row", "rows") +
                    " could not be saved.";
    }
    return text;
}

Result<SalvageReport> salvageLibrary(const fs::path &damaged, const fs::path &folder, const Clock &clock,
                                     const std::stop_token &stop)
{
    std::error_code error;
    SalvageReport report;
    report.file = folder / "library.sqlite";
    if (fs::exists(report.file, error))
        return fail(ErrorCode::InvalidInput,
                    "There is a library in \"" + utf8Path(folder) + "\" already. Choose an empty folder.",
                    utf8Path(folder));
    if (auto fresh = Library::open(folder, clock); !fresh)
        return tl::unexpected(fresh.error());
    const auto source = SalvageFile::open(damaged, folder);
    const Status filled =
        source ? fillFile(source->connection(), report.file, report, stop) : Status(tl::unexpected(source.error()));
    if (!filled) {
        for (const char *part : {"library.sqlite", "library.sqlite-wal", "library.sqlite-shm", "library.commits"})
            fs::remove(folder / part, error);
        return tl::unexpected(filled.error());
    }
    report.headerMade = source->headerMade();
    fs::remove(folder / "library.commits", error); // of the empty library that it was
    return report;
}

} // namespace longleaf::store
