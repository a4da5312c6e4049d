// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::rank {

/// Which other words a text may use for a word of the question.
class Synonyms final {
public:
    /// One entry a line: "capex, capital expenditure = purchases of property and equipment, additions to property".
    /// A word on the left, met in a question, is also looked up as each on the right. "==" instead of "=": the other way
    /// round as well. "#" begins a comment.
    /// @param problems  gets a sentence for every line that cannot be read, if not null; such a line is skipped
    [[nodiscard]] static Synonyms parse(std::string_view text, std::vector<std::string> *problems = nullptr);

    /// Adds the entries of the other; both stay in force.
    void add(const Synonyms &other);

    struct Found {
        std::string words; ///< of the question, in lower case
        std::vector<std::string> others;
    };
    /// The entries whose left side occurs in the question, longest first at each place.
    [[nodiscard]] std::vector<Found> find(const std::vector<std::string> &questionWords) const;

    [[nodiscard]] bool empty() const { return m_entries.empty(); }

private:
    std::map<std::string, std::vector<std::string>> m_entries; ///< by the left side's words in the singular
    std::size_t m_longest = 0;                                  ///< words of the longest left side
};

} // namespace longleaf::rank
