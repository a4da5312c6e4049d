// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace longleaf::answer {

/// Where the statement that ends at the end of `text` begins: after the sentence before it, after a line break and the
/// bullet, number or table bar that opens its line, but not before `earliest`.
[[nodiscard]] std::size_t statementBegin(std::string_view text, std::size_t earliest);

} // namespace longleaf::answer
