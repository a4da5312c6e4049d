// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/citation.h"

#include <string>
#include <vector>

namespace longleaf::ask {

/// A paragraph, list item, heading or table of an answer, with what proves it. Citations' statements are offsets of
/// `text`.
struct AnswerBlock {
    std::string text;  ///< without the line break at its end; numbers of lists are made dashes
    bool item = false; ///< of a list
    std::vector<answer::Citation> citations;
};

/// Divides an answer as shown into its blocks, in order. Every citation is in exactly one block: the one in which its
/// statement ends. Lines of a table stay together, indented lines stay with the item above.
[[nodiscard]] std::vector<AnswerBlock> answerBlocks(const std::string &text,
                                                    const std::vector<answer::Citation> &citations);

/// The words of a text in small letters, each once, sorted; for comparing what two texts say.
[[nodiscard]] std::vector<std::string> wordSet(std::string_view text);

/// A text with a tag after each statement that is proved, as models write it.
[[nodiscard]] std::string taggedText(const std::string &text, const std::vector<answer::Citation> &citations);

} // namespace longleaf::ask
