// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace longleaf::answer {

/// The names of a statement: capitalised words that neither begin a sentence, a table cell, a quotation or a list item,
/// nor are ordinary (months, "Company", "Section"). None in text that capitalises other words too: headings, title
/// case, German.
[[nodiscard]] std::vector<TextSpan> namesIn(std::string_view text, TextSpan statement);

/// The words of a passage, to look names up in.
class KnownWords final {
public:
    void add(std::string_view text);
    /// A title or file name: words may run together there ("MGMRESORTS_2022.pdf").
    void addTitle(std::string_view text);
    /// Whether the passage has the name: as a word or within one, in another number or form ("Contoso's", "Canada" for
    /// "Canadian"), or as initials ("SEC" for "Securities and Exchange Commission").
    [[nodiscard]] bool has(std::string_view name) const;
    /// Whether several words stand there one after the other, with or without spaces.
    [[nodiscard]] bool hasJoined(std::string_view words) const;
    /// Whether a run of names ("Chief Executive Officer") stands there as its initials.
    [[nodiscard]] bool hasInitials(const std::string &initials) const { return m_words.contains(initials); }

private:
    std::string m_squeezed; ///< all texts, squeezed, one after the other
    std::string m_titles;   ///< squeezed
    std::unordered_set<std::string> m_words;
    std::string m_initials;       ///< of all words
    std::string m_strongInitials; ///< without small words such as "of"
};

/// First letters of the words in `names`, folded: "ceo".
[[nodiscard]] std::string initialsOf(std::string_view text, const std::vector<TextSpan> &names);

} // namespace longleaf::answer
