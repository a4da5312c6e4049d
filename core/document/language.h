// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace longleaf::document {

/// The language that a text is written in, as a BCP 47 code ("en", "de", "zh"), by its script and, for Latin and
/// Cyrillic letters, by how often a language's commonest words stand in it. Empty when nothing stands out.
/// @param text  UTF-8; some thousand bytes are enough
[[nodiscard]] std::string guessLanguage(std::string_view text);

} // namespace longleaf::document
