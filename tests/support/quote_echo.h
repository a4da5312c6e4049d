// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dialect.h"
#include "tests/support/wire_answer.h"

#include <string>
#include <string_view>

namespace longleaf::test {

/// An answer to any question over our own prompt layout, so that each kind of verdict can be seen without a model: one
/// quote copied from the documents of the request, one cited on a wrong page, one with a digit changed, one invented.
/// "Not found in the documents." if the request holds no sentence to quote.
/// @param requestBody  the JSON of a question in that wire.
[[nodiscard]] std::string echoQuotes(std::string_view requestBody, Wire wire = Wire::Responses);

/// The answer with such quotes as tags in its text, or for documents that a request sends in blocks of its own, with
/// native citations: one of the block that fits the question, one of a block that does not hold what is said.
[[nodiscard]] WireAnswer echoAnswer(std::string_view requestBody, Wire wire);

} // namespace longleaf::test
