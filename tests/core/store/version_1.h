// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace longleaf::test {

/// A library as version 1 wrote it, with one document. Frozen: never to be changed with the code.
inline constexpr const char *kVersion1 = R"(
PRAGMA journal_mode = WAL;
CREATE TABLE documents (id INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT NOT NULL UNIQUE, path TEXT NOT NULL,
    title TEXT NOT NULL, format TEXT NOT NULL, status TEXT NOT NULL, page_count INTEGER NOT NULL,
    text_bytes INTEGER NOT NULL, tokens INTEGER NOT NULL, warnings TEXT NOT NULL, file_size INTEGER NOT NULL,
    file_mtime_ms INTEGER NOT NULL, added_at_ms INTEGER NOT NULL, index_title TEXT NOT NULL,
    first_chunk INTEGER NOT NULL, chunk_count INTEGER NOT NULL) STRICT;
CREATE INDEX documents_path ON documents(path);
CREATE TABLE pages (id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    number INTEGER NOT NULL, begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, form_feed INTEGER NOT NULL,
    state TEXT NOT NULL, width_pt REAL NOT NULL, height_pt REAL NOT NULL, label TEXT NOT NULL, tokens INTEGER NOT NULL,
    sha256 TEXT NOT NULL, text TEXT NOT NULL, layer BLOB NOT NULL, UNIQUE (document, number)) STRICT;
CREATE INDEX pages_odd ON pages(document, number, state) WHERE state <> 'ok';
CREATE TABLE chunks (id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL, page INTEGER NOT NULL,
    begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, tokens INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE chunk_index USING fts5(body, title, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TABLE collections (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE document_collections (document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    collection INTEGER NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    PRIMARY KEY (document, collection)) STRICT, WITHOUT ROWID;
CREATE INDEX document_collections_collection ON document_collections(collection, document);
INSERT INTO documents VALUES (1, 'aa', '/old.txt', 'old', 'text', 'ready', 1, 12, 3, '[]', 12, 1, 1, 'old', 1, 1);
INSERT INTO pages VALUES (1, 1, 1, 0, 12, 0, 'ok', 0, 0, '', 3,
    '48d551f06573cbe8e100ff97c4eee7cabd21eb1576bfbef332c558dfd3d5dc85', 'walnut trees', x'');
INSERT INTO chunks VALUES (1, 1, 1, 0, 12, 3);
INSERT INTO chunk_index(rowid, body, title) VALUES (1, 'walnut trees', 'old');
PRAGMA application_id = 0x4C674C66;
PRAGMA user_version = 1;
)";

} // namespace longleaf::test
