// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

/// Scores passages of a collection for a question. Pure functions on values: the words' places come from the index of
/// the store, nothing here reads a file.
namespace longleaf::rank {

/// What is known of a chunk without its text.
struct ChunkFacts {
    std::uint32_t page = 0;    ///< 1-based number in its document
    std::uint16_t words = 0;   ///< of its body
    std::uint16_t numbers = 0; ///< those of them that hold a digit

    bool operator==(const ChunkFacts &) const = default;
};

/// Where a term stands in one chunk.
struct Posting {
    std::uint32_t chunk = 0; ///< place in Corpus::chunks
    std::uint16_t body = 0;  ///< times in the text
    std::uint16_t heading = 0; ///< times in the headings above it
};

/// Where a term stands in what names a document.
struct TitlePosting {
    std::uint32_t document = 0; ///< place in Corpus::documents
    bool title = false;         ///< in the title or the file's name
    bool head = false;          ///< in the first lines of its first page
};

struct Term {
    double weight = 1.0;
    std::vector<Posting> postings; ///< rising by chunk
};

struct TitleTerm {
    double weight = 1.0;
    std::vector<TitlePosting> postings;
};

/// Chunks of one document stand together, those of one page too, in reading order.
struct DocumentChunks {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

struct Corpus {
    std::vector<DocumentChunks> documents;
    std::vector<ChunkFacts> chunks;
};

struct Question {
    std::vector<Term> terms;
    std::vector<TitleTerm> titleTerms;
    bool asksQuantity = false; ///< a number is wanted, so tables are likelier to hold it
};

/// Chosen on sets of questions with known evidence by tests/bench/evidence_recall; the figures stand in README.md.
struct Weights {
    double k1 = 1.2;
    double b = 0.75;
    double heading = 0.5;       ///< occurrences in a heading, counted like this many in the text
    double title = 1.3;         ///< the document's name, relative to the best
    double head = 0.3;          ///< a word of the first lines, relative to one of the title
    double document = 0.5;      ///< the document's best passages together, relative to the best document's
    double neighbour = 0.25;    ///< the passages before and after
    double page = 0.1;          ///< the page as a whole, relative to the best page
    double table = 1.5;         ///< raise of a page of numbers when a number is asked for
    double tableShare = 0.40;   ///< share of numbers among the words that has the whole raise
    double pageUnitShare = 0.2; ///< from this share on a page is one passage
    double tabularDocument = 0.15; ///< from this share of such pages on, every page of a document is one passage
    double maxUnitWords = 1500; ///< but no page longer than this
};

/// A passage: a chunk, or all chunks of a page.
struct Ranked {
    std::uint32_t firstChunk = 0;
    std::uint32_t chunkCount = 1;
    std::uint32_t document = 0;
    double score = 0; ///< 0 < score, larger is better, comparable within one ranking only
    bool wholePage = false;
};

struct Ranking {
    std::vector<Ranked> passages;       ///< best first; equal scores by place. Only those with a term or in a named document
    std::vector<double> documentScores; ///< one per document, 0..1
};

/// @param limit  most passages wanted, > 0
[[nodiscard]] Ranking rank(const Corpus &corpus, const Question &question, const Weights &weights, std::size_t limit);

} // namespace longleaf::rank
