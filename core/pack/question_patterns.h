// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/question_kind.h"

#include <span>
#include <string_view>

namespace longleaf::pack {

/// Words, lower case, separated by spaces. `a|b` is either word, `a|b?` either or neither, `*` up to four words of any
/// kind, `!a|b` a place where neither stands (also the end), `^` the beginning of the sentence, courtesies left out.
struct WordPattern {
    QuestionKind kind;
    std::string_view words;
};
[[nodiscard]] std::span<const WordPattern> wordPatterns();

/// For scripts without spaces: characters that follow each other, unless `unless` follows them.
struct CharacterPattern {
    QuestionKind kind;
    std::string_view characters;
    std::string_view unless = {};
};
[[nodiscard]] std::span<const CharacterPattern> characterPatterns();

/// What may stand before the order itself: "please", "can you".
[[nodiscard]] std::span<const std::string_view> courtesies();

} // namespace longleaf::pack
