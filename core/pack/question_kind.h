// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace longleaf::pack {

/// What a question needs of the documents. All but Lookup need every page: a chosen part silently breaks them.
enum class QuestionKind {
    Lookup,    ///< a passage answers it
    ListAll,   ///< all places or things of a kind
    Compare,   ///< two or more things beside each other
    Summarise, ///< what the whole says
};
std::string_view toWord(QuestionKind kind); // "lookup", "list_all", "compare", "summarise"
std::optional<QuestionKind> questionKindFromWord(std::string_view word);

/// Recognises the kind by word patterns (English, German, French, Spanish, Chinese; see question_patterns.cpp). What
/// stands in quotation marks is a title and does not count; neither does anything after the first 2,000 bytes. In doubt
/// Lookup. The first sentence that is of another kind decides. `question` is UTF-8.
[[nodiscard]] QuestionKind questionKind(std::string_view question);

} // namespace longleaf::pack
