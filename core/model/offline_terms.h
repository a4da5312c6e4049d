// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace longleaf::model {

/// A word of a text. `key` is equal for forms of one word (sale, sales); offsets are bytes of the text.
struct OfflineWord {
    std::uint64_t key = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool number = false; ///< digits, with separators within
};

/// Goes through the words of a text: runs of letters and digits, numbers with their separators as one word, Chinese,
/// Japanese and Korean as overlapping pairs of characters.
class OfflineWords final {
public:
    explicit OfflineWords(std::string_view text)
        : m_text(text)
    {
    }
    /// False: there is no further word.
    bool next(OfflineWord &word);

private:
    bool ascii(OfflineWord &word);
    bool wide(OfflineWord &word);

    std::string_view m_text;
    std::size_t m_at = 0;
};

/// The words of a question that are worth looking for, at most 64, each with a weight.
class OfflineTerms final {
public:
    struct Term {
        std::string text;
        double weight = 1.0;
        bool capitalised = false; ///< within the question: probably a name
    };
    struct Match {
        std::size_t term = 0;
        double share = 1.0; ///< less than 1 for a word of similar meaning
    };

    /// A question of few words is completed with the words of the one before it.
    OfflineTerms(std::string_view question, std::string_view previousQuestion);

    [[nodiscard]] const std::vector<Term> &terms() const { return m_terms; }
    /// Null: not a word of the question.
    [[nodiscard]] const Match *find(std::uint64_t key) const;
    /// Whether the question asks for a number.
    [[nodiscard]] bool asksForQuantity() const { return m_quantity; }

private:
    void add(std::string_view question, double weight);
    void addSynonyms();

    std::vector<Term> m_terms;
    std::unordered_map<std::uint64_t, Match> m_byKey;
    bool m_quantity = false;
};

} // namespace longleaf::model
