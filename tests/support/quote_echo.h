// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace longleaf::test {

/// An answer to any question over our own prompt layout, so that each kind of verdict can be seen without a model: one
/// quote copied from the documents of the request, one cited on a wrong page, one with a digit changed, one invented.
/// "Not found in the documents." if the request holds no sentence to quote.
/// @param requestBody  the JSON of POST /responses.
[[nodiscard]] std::string echoQuotes(std::string_view requestBody);

} // namespace longleaf::test
