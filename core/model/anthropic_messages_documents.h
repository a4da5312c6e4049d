// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_client.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::model {

/// What one citation of the provider's can point at: blocks [firstBlock, endBlock) of PromptDocument::blocks.
struct CitablePiece {
    std::size_t firstBlock = 0;
    std::size_t endBlock = 0;
    TextSpan part; ///< of the first part of the first message

    bool operator==(const CitablePiece &) const = default;
};

/// A document as it is sent.
struct CitableDocument {
    std::size_t document = 0; ///< position in ModelRequest::documents
    std::vector<CitablePiece> pieces;

    bool operator==(const CitableDocument &) const = default;
};

/// The documents of a request in the order in which they are sent; the writer and the reader of a request both count by
/// it. A piece is a block. The API refuses a text of nothing but white space, so such a block goes with the one before
/// it (the first: with the one after it), and a document without any text is left out. Empty: nothing can be cited.
[[nodiscard]] std::vector<CitableDocument> citableDocuments(const ModelRequest &request);

/// The bytes of a span; what lies outside of the text is left out.
[[nodiscard]] std::string_view textIn(std::string_view text, TextSpan span);

/// Nothing but white space, also that of other scripts.
[[nodiscard]] bool isBlank(std::string_view text);

/// An earlier answer without our own citation tags `<q d="7" p="58">words</q>` and the words in them, so that a model
/// that cites by itself does not learn to write them. A tag that never ends goes to the end of its line.
[[nodiscard]] std::string withoutQuoteTags(std::string_view answer);

} // namespace longleaf::model
