// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/store/index_upgrade.h"
#include "core/store/library_copy.h"
#include "core/store/sqlite.h"
#include "longleaf_version.h"

#include <array>
#include <filesystem>

namespace longleaf::store {

namespace {

/// Step i takes a library from version i to i + 1. Steps never change once released.
/// Chunk ids of a document are contiguous (first_chunk, chunk_count), so a set of documents is a few rowid ranges of
/// chunk_index; chunks therefore need neither an index on document nor a foreign key. Ids of chunks are never used
/// again.
constexpr std::array<const char *, kSchemaVersion> kSteps = {
    R"(
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    format TEXT NOT NULL,
    status TEXT NOT NULL,
    page_count INTEGER NOT NULL,
    text_bytes INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    warnings TEXT NOT NULL,
    file_size INTEGER NOT NULL,
    file_mtime_ms INTEGER NOT NULL,
    added_at_ms INTEGER NOT NULL,
    index_title TEXT NOT NULL,
    first_chunk INTEGER NOT NULL,
    chunk_count INTEGER NOT NULL
) STRICT;
CREATE INDEX documents_path ON documents(path);
CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    begin_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    form_feed INTEGER NOT NULL,
    state TEXT NOT NULL,
    width_pt REAL NOT NULL,
    height_pt REAL NOT NULL,
    label TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    layer BLOB NOT NULL,
    UNIQUE (document, number)
) STRICT;
CREATE INDEX pages_odd ON pages(document, number, state) WHERE state <> 'ok';
CREATE TABLE chunks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL,
    page INTEGER NOT NULL,
    begin_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    tokens INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE chunk_index USING fts5(
    body, title, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO chunk_index(chunk_index, rank) VALUES ('hashsize', 33554432);
CREATE TABLE collections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE document_collections (
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    collection INTEGER NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    PRIMARY KEY (document, collection)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_collections_collection ON document_collections(collection, document);
)",
    R"(
CREATE TABLE conversations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation INTEGER NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    model TEXT NOT NULL,
    mode TEXT NOT NULL,
    scope TEXT NOT NULL,
    coverage TEXT NOT NULL,
    request_sha256 TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX answers_conversation ON answers(conversation);
CREATE TABLE answer_results (
    answer INTEGER PRIMARY KEY REFERENCES answers(id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    finished INTEGER NOT NULL DEFAULT 0,
    raw_text TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    citations TEXT NOT NULL DEFAULT '',
    usage TEXT NOT NULL DEFAULT '',
    cost_usd REAL NOT NULL DEFAULT 0,
    error_code TEXT NOT NULL DEFAULT '',
    error_message TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX answer_results_running ON answer_results(answer) WHERE state = 'running';
)",
    R"(
ALTER TABLE documents ADD COLUMN token_counter TEXT NOT NULL DEFAULT 'estimate';
ALTER TABLE answers ADD COLUMN collection INTEGER NOT NULL DEFAULT 0;
ALTER TABLE answers ADD COLUMN prompt_tokens INTEGER NOT NULL DEFAULT 0;
ALTER TABLE answers ADD COLUMN attempts TEXT NOT NULL DEFAULT '';
ALTER TABLE answer_results ADD COLUMN finished_at_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE collections ADD COLUMN allow_training INTEGER NOT NULL DEFAULT 0;
ALTER TABLE collections ADD COLUMN max_cost_usd REAL;
CREATE TABLE token_factors (
    model TEXT PRIMARY KEY,
    counted INTEGER NOT NULL,
    reported INTEGER NOT NULL,
    observations INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_created ON answers(created_at_ms);
)",
    // The indexes are filled again by rebuildIndexes().
    R"(
DROP TABLE chunk_index;
CREATE VIRTUAL TABLE chunk_index USING fts5(
    body, heading, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO chunk_index(chunk_index, rank) VALUES ('hashsize', 33554432);
CREATE VIRTUAL TABLE document_index USING fts5(
    title, head, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
ALTER TABLE documents ADD COLUMN index_head TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN chunk_facts BLOB NOT NULL DEFAULT x'';
CREATE INDEX pages_facts ON pages(
    document, number, begin_byte, end_byte, form_feed, state, width_pt, height_pt, label, tokens, sha256);
)",
    R"(
CREATE TABLE sweeps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    answer INTEGER NOT NULL UNIQUE REFERENCES answers(id) ON DELETE CASCADE,
    options TEXT NOT NULL,
    finished INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE sweep_parts (
    sweep INTEGER NOT NULL REFERENCES sweeps(id) ON DELETE CASCADE,
    level INTEGER NOT NULL,
    number INTEGER NOT NULL,
    pages TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    tries INTEGER NOT NULL DEFAULT 0,
    begun_at_ms INTEGER NOT NULL DEFAULT 0,
    expected_usd REAL NOT NULL DEFAULT 0,
    cost_usd REAL NOT NULL DEFAULT 0,
    raw_text TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    citations TEXT NOT NULL DEFAULT '',
    usage TEXT NOT NULL DEFAULT '',
    attempts TEXT NOT NULL DEFAULT '',
    error_code TEXT NOT NULL DEFAULT '',
    error_message TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (sweep, level, number)
) STRICT;
)",
    R"(
ALTER TABLE collections ADD COLUMN local_only INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN kept_original TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN superseded_by INTEGER NOT NULL DEFAULT 0;
CREATE TABLE watched_folders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    subfolders INTEGER NOT NULL,
    collection INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE reading_queue (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    collection INTEGER NOT NULL DEFAULT 0,
    file_size INTEGER NOT NULL DEFAULT 0,
    file_mtime_ms INTEGER NOT NULL DEFAULT 0,
    error_code TEXT NOT NULL DEFAULT '',
    error_message TEXT NOT NULL DEFAULT ''
) STRICT;
)",
    // A trigger may not touch an index itself, since the file is not trusted (SQLite's trusted_schema): it notes what
    // is due, and indexConversations() does it before the commit. The indexes hold their texts themselves, so that this
    // need not know what stood there before.
    R"(
ALTER TABLE conversations ADD COLUMN deleted_at_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
ALTER TABLE answers ADD COLUMN follows INTEGER NOT NULL DEFAULT 0;
UPDATE answers SET follows = coalesce((SELECT max(earlier.id) FROM answers AS earlier
    WHERE earlier.conversation = answers.conversation AND earlier.id < answers.id), 0);
DROP INDEX answers_conversation;
CREATE INDEX answers_thread ON answers(conversation, follows, created_at_ms);
CREATE TABLE notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation INTEGER NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
    answer INTEGER NOT NULL,
    citation INTEGER NOT NULL,
    text TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    changed_at_ms INTEGER NOT NULL,
    deleted_at_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX notes_conversation ON notes(conversation);
CREATE TABLE drafts (
    conversation INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    changed_at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE purged_costs (
    created_at_ms INTEGER NOT NULL,
    collection INTEGER NOT NULL,
    cost_usd REAL NOT NULL
) STRICT;
CREATE VIRTUAL TABLE turn_index USING fts5(
    conversation UNINDEXED, question, answer, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
CREATE VIRTUAL TABLE title_index USING fts5(title, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
CREATE VIRTUAL TABLE note_index USING fts5(
    conversation UNINDEXED, text, excerpt, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
INSERT INTO turn_index(rowid, conversation, question, answer)
    SELECT id, conversation, question, coalesce(nullif(text, ''), raw_text) FROM answers
    JOIN answer_results ON answer = id;
INSERT INTO title_index(rowid, title) SELECT id, title FROM conversations;
CREATE TABLE index_due (
    kind INTEGER NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER answer_made AFTER INSERT ON answers BEGIN
    INSERT OR IGNORE INTO index_due(kind, id) VALUES (1, new.id);
END;
CREATE TRIGGER answer_gone AFTER DELETE ON answers BEGIN
    INSERT OR IGNORE INTO index_due(kind, id) VALUES (1, old.id);
END;
CREATE TRIGGER answer_text_changed AFTER UPDATE OF text, state ON answer_results
    WHEN new.text IS NOT old.text OR (new.state = 'interrupted' AND old.state = 'running') BEGIN
    INSERT OR IGNORE INTO index_due(kind, id) VALUES (1, new.answer);
END;
CREATE TRIGGER title_made AFTER INSERT ON conversations BEGIN
    INSERT OR IGNORE INTO index_due(kind, id) VALUES (2, new.id);
END;
CREATE TRIGGER title_changed AFTER UPDATE OF title ON conversations BEGIN
    INSERT OR IGNORE INTO index_due(kind, id) VALUES (2, new.id);
END;
CREATE TRIGGER conversation_gone AFTER DELETE ON conversations BEGIN
    INSERT OR IGNORE INTO index_due(kind, id) VALUES (2, old.id);
    DELETE FROM drafts WHERE conversation = old.id;
END;
CREATE TRIGGER note_made AFTER INSERT ON notes BEGIN
    INSERT OR IGNORE INTO index_due(kind, id) VALUES (3, new.id);
END;
CREATE TRIGGER note_changed AFTER UPDATE OF text ON notes BEGIN
    INSERT OR IGNORE INTO index_due(kind, id) VALUES (3, new.id);
END;
CREATE TRIGGER note_gone AFTER DELETE ON notes BEGIN
    INSERT OR IGNORE INTO index_due(kind, id) VALUES (3, old.id);
END;
)",
    R"(
ALTER TABLE answer_results ADD COLUMN reasoning TEXT NOT NULL DEFAULT '';
CREATE TABLE citation_marks (
    answer INTEGER NOT NULL REFERENCES answers(id) ON DELETE CASCADE,
    citation INTEGER NOT NULL,
    quote TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    PRIMARY KEY (answer, citation, quote)
) STRICT, WITHOUT ROWID;
)",
    // What the commit record beside the library is compared with (commit_log.h). Page layers of older libraries stay
    // without a hash: nobody knows what they were.
    R"(
CREATE TABLE library_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    library TEXT NOT NULL,
    commits INTEGER NOT NULL,
    chain TEXT NOT NULL,
    documents INTEGER NOT NULL,
    written_by TEXT NOT NULL,
    checked_at_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO library_state(id, library, commits, chain, documents, written_by)
    SELECT 1, lower(hex(randomblob(16))), 0, lower(hex(randomblob(32))), count(*), '' FROM documents;
CREATE TRIGGER document_added AFTER INSERT ON documents BEGIN
    UPDATE library_state SET documents = documents + 1;
END;
CREATE TRIGGER document_removed AFTER DELETE ON documents BEGIN
    UPDATE library_state SET documents = documents - 1;
END;
CREATE TABLE library_losses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    found_at_ms INTEGER NOT NULL,
    kind TEXT NOT NULL,
    commits INTEGER NOT NULL,
    documents INTEGER NOT NULL
) STRICT;
ALTER TABLE pages ADD COLUMN layer_sha256 TEXT NOT NULL DEFAULT '';
)",
    R"(
CREATE TABLE prompt_secret (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    secret TEXT NOT NULL
) STRICT;
INSERT INTO prompt_secret(id, secret) VALUES (1, lower(hex(randomblob(32))));
CREATE TABLE inspections (
    document INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    problem TEXT NOT NULL,
    pages_failed TEXT NOT NULL
) STRICT;
CREATE TABLE hidden_texts (
    document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    begin_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (document, begin_byte)
) STRICT, WITHOUT ROWID;
)"};

constexpr std::size_t kIndexStep = 3; ///< place of the step above

constexpr std::size_t kStateStep = 8; ///< place of the step that makes library_state

/// A consistent copy beside the library.
Status backUp(const Connection &connection, std::int64_t version)
{
    std::filesystem::path target(std::u8string(connection.path().begin(), connection.path().end()));
    target += ".v" + std::to_string(version) + ".bak";
    const auto copied = writeCopy(connection, target, {});
    if (!copied)
        return tl::unexpected(copied.error());
    return {};
}

/// Who wrote a library of a newer version, as far as its file says it.
std::string writerOf(const Connection &connection)
{
    const auto writer = connection.queryText("SELECT written_by FROM library_state");
    return writer && !writer->empty() ? "Longleaf " + *writer : "a later Longleaf";
}

Status runStep(Connection &connection, std::size_t from)
{
    auto transaction = Transaction::beginWrite(connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    // Another process may have done this step while we waited for the lock.
    const auto version = connection.queryInteger("PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version != static_cast<std::int64_t>(from))
        return {};
    const std::string marks = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                              "; PRAGMA user_version = " + std::to_string(from + 1) + ";";
    if (const Status done = connection.execute(kSteps.at(from) + marks); !done)
        return done;
    if (from == kIndexStep) {
        if (const Status done = rebuildIndexes(connection); !done)
            return done;
    }
    if (from >= kStateStep) {
        auto writer = connection.prepare("UPDATE library_state SET written_by = ?");
        if (!writer)
            return tl::unexpected(writer.error());
        if (Status done = writer->bind(kVersion).run(); !done)
            return done;
    }
    return transaction->commit();
}

} // namespace

Status checkSchema(const Connection &connection)
{
    const auto version = connection.queryInteger("PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    const auto application = connection.queryInteger("PRAGMA application_id");
    if (!application)
        return tl::unexpected(application.error());
    const auto tables = connection.queryInteger("SELECT count(*) FROM sqlite_schema");
    if (!tables)
        return tl::unexpected(tables.error());
    const bool empty = *version == 0 && *application == 0 && *tables == 0;
    if (!empty && (*application != kApplicationId || *version < 0))
        return fail(ErrorCode::StoreDamaged,
                    "The file \"" + connection.path() +
                        "\" is a database of another program, not a library. Choose another folder for the library.",
                    connection.path());
    if (*version > kSchemaVersion)
        return fail(ErrorCode::StoreTooNew,
                    "The library \"" + connection.path() + "\" was written by " + writerOf(connection) +
                        ", a newer version than "
                        "this one (" +
                        kVersion + "). It was not changed; update Longleaf to open it.",
                    connection.path());
    return {};
}

Status upgradeSchema(Connection &connection)
{
    const auto found = connection.queryInteger("PRAGMA user_version");
    if (!found)
        return tl::unexpected(found.error());
    if (*found > 0 && *found < kSchemaVersion) {
        if (const Status copied = backUp(connection, *found); !copied)
            return copied;
    }
    for (auto step = static_cast<std::size_t>(*found); step < kSteps.size(); ++step) {
        if (const Status done = runStep(connection, step); !done)
            return done;
    }
    return {};
}

} // namespace longleaf::store
