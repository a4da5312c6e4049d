// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dialect.h"

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::test {

/// A document that a request sends as blocks of its own (messages wire).
struct RequestDocument {
    std::string title;
    std::vector<std::string> blocks;
};

struct RequestMessage {
    std::string role; ///< "system", "user", "assistant" (Gemini's "model" included)
    std::vector<std::string> parts;
};

/// The words of a request, whatever its wire.
struct RequestText {
    std::vector<RequestMessage> messages; ///< instructions first
    std::vector<RequestDocument> documents;

    /// All words, one after another.
    [[nodiscard]] std::string joined() const;
};

/// Reads what is there and passes over what has another shape.
/// @param body  JSON of a question or of a count (a Gemini count may stand inside "generateContentRequest").
[[nodiscard]] RequestText requestText(Wire wire, std::string_view body);

} // namespace longleaf::test
