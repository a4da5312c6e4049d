// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::pack {

/// A sentence as the words that patterns are compared with: case-folded, without punctuation.
struct WordSentence {
    std::vector<std::string> words;
    TextSpan span; ///< bytes of the text that was divided, without white space around them
};

/// Sentences end at . ? ! ; : and … before white space, at their full-width forms, and at line breaks. `text` is UTF-8.
[[nodiscard]] std::vector<WordSentence> sentencesOf(std::string_view text);

/// The text with everything in quotation marks replaced by blanks and one byte that is a word of its own; the same
/// number of bytes, so offsets stay.
[[nodiscard]] std::string withoutQuoted(std::string_view text);

/// Whether a pattern (see WordPattern in question_patterns.h for its signs) stands in the words: at their beginning if
/// it begins with `^`, else anywhere. A pattern has few signs; cost grows with the words and with 5 to the number of
/// its `*`.
[[nodiscard]] bool matchesWords(const std::vector<std::string> &words, std::string_view pattern);

} // namespace longleaf::pack
