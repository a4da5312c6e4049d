// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace longleaf::store {

class Connection;

/// How often a term stands in the two columns of one row of an index.
struct IndexHit {
    std::int64_t row = 0;
    int first = 0;  ///< chunk_index: body; document_index: title
    int second = 0; ///< chunk_index: heading; document_index: head
};

/// Makes the reading of postings known to a connection. Call once, before readHits.
[[nodiscard]] Status registerPostings(const Connection &connection);

/// Rows of "chunk_index" or "document_index" in firstRow..lastRow that match, rising. FTS5's own ranking is not used: it
/// gives nothing for a term of more than half of the rows and takes 96 % of a query's time.
/// @param match  FTS5 expression, already quoted
[[nodiscard]] Result<std::vector<IndexHit>> readHits(const Connection &connection, const std::string &index,
                                                     const std::string &match, std::int64_t firstRow,
                                                     std::int64_t lastRow);

/// The same for several terms over the whole index, one list for each. Takes about half as long, as no row passes
/// through SQLite's virtual machine.
[[nodiscard]] Result<std::vector<std::vector<IndexHit>>> readAllHits(const Connection &connection,
                                                                     const std::string &index,
                                                                     const std::vector<std::string> &matches);

/// A term as an FTS5 expression: a phrase, its last word open when `prefix`.
[[nodiscard]] std::string quoted(const std::string &term, bool prefix);

} // namespace longleaf::store
