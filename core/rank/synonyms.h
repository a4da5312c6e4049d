// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::rank {

/// Why a line of a list of synonyms says nothing.
enum class SynonymFault {
    NoSign,       ///< neither "=" nor "=="
    NothingLeft,  ///< no word before the sign
    NothingRight, ///< no word after it
    SecondSign,   ///< another sign after the first: two entries in one line
    SameWords,    ///< both sides say the same
};

struct SynonymProblem {
    std::size_t line = 0; ///< from 1
    SynonymFault fault = SynonymFault::NoSign;

    bool operator==(const SynonymProblem &) const = default;
};

struct SynonymCheck {
    std::size_t groups = 0;               ///< lines that can be used
    std::vector<SynonymProblem> problems; ///< lines that cannot, in their order
};

/// What Synonyms::parse makes of a list. Takes about as long as reading it; builds nothing.
[[nodiscard]] SynonymCheck checkSynonyms(std::string_view text);

/// "line 3: there is no \"=\" between the words."
[[nodiscard]] std::string sentence(const SynonymProblem &problem);

/// Which other words a text may use for a word of the question.
class Synonyms final {
public:
    /// One entry a line: "capex, capital expenditure = purchases of property and equipment, additions to property".
    /// A word on the left, met in a question, is also looked up as each on the right. "==" instead of "=": the other
    /// way round as well. "#" begins a comment. Lines that cannot be read are skipped; checkSynonyms names them.
    [[nodiscard]] static Synonyms parse(std::string_view text);

    /// Adds the entries of the other; both stay in force, the other's words come after these.
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
    std::size_t m_longest = 0;                                 ///< words of the longest left side
};

} // namespace longleaf::rank
