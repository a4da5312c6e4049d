// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/query.h"

#include "core/chunk/chunker.h"
#include "core/rank/query_words.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace longleaf::rank {

namespace {

constexpr std::size_t kMaxTerms = 96;
constexpr std::size_t kEnoughWords = 6; ///< words of substance from which on those of asking are not looked up
constexpr double kSynonymWeight = 0.6;
constexpr std::size_t kMostSynonyms = 12; ///< phrases take longest to look up
constexpr double kPrefixWeight = 0.7;
constexpr double kEarlierYearWeight = 0.4; ///< a report is named by its last year and compares it with those before

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isYear(std::string_view word)
{
    return word.size() == 4 && (word.substr(0, 2) == "19" || word.substr(0, 2) == "20") && isDigit(word[2]) &&
           isDigit(word[3]);
}

bool isAscii(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// "2023q2" and "fy22q4" fall apart where digits meet letters, "3m" and "10k" do not.
std::vector<std::string> parts(const std::string &word)
{
    std::vector<std::string> out;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= word.size(); ++i) {
        if (i < word.size() && isDigit(word[i]) == isDigit(word[i - 1]))
            continue;
        out.push_back(word.substr(begin, i - begin));
        begin = i;
    }
    return out;
}

/// Years and quarters that a mixed word means: "fy2018" 2018, "fy22" 2022, "q22023" q2 2023, "2023q2" 2023 q2.
std::vector<std::string> periods(const std::string &word)
{
    std::vector<std::string> out;
    const std::vector<std::string> all = parts(word);
    if (all.size() < 2)
        return out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string &part = all[i];
        if (!isDigit(part.front()))
            continue;
        const std::string before = i > 0 ? all[i - 1] : "";
        const bool quarter = before == "q" || before == "h";
        if (isYear(part) && !quarter)
            out.push_back(part);
        else if (before == "fy" && part.size() == 2)
            out.push_back("20" + part);
        else if (quarter && (part.size() == 1 || (part.size() == 5 && isYear(part.substr(1))))) {
            out.push_back(before + part.substr(0, 1));
            if (part.size() == 5)
                out.push_back(part.substr(1));
        }
    }
    return out;
}

class Builder final {
public:
    explicit Builder(std::vector<QueryTerm> &terms)
        : m_terms(terms)
    {
    }

    void add(QueryTerm term)
    {
        if (m_terms.size() < kMaxTerms && m_seen.insert(lowered(term.text)).second)
            m_terms.push_back(std::move(term));
    }

private:
    std::vector<QueryTerm> &m_terms;
    std::set<std::string> m_seen;
};

/// The latest year that the question names; 0: none.
int latestYear(const std::vector<std::string> &words)
{
    int latest = 0;
    const auto see = [&](const std::string &word) {
        if (isYear(word))
            latest = std::max(latest, std::stoi(word));
    };
    for (const std::string &word : words) {
        see(word);
        for (const std::string &period : periods(word))
            see(period);
    }
    return latest;
}

bool looksAbbreviated(std::string_view word)
{
    return word.size() >= 3 && word.size() <= 6 && std::all_of(word.begin(), word.end(), isLetter) &&
           std::count_if(word.begin(), word.end(), isUpper) >= 2;
}

void addTitleTerms(const std::vector<std::string> &terms, int latest, Query &query)
{
    Builder title(query.titleTerms);
    const auto weightOf = [&](const std::string &word) {
        return isYear(word) && std::stoi(word) != latest ? kEarlierYearWeight : substance(word);
    };
    std::vector<std::string> words;
    for (const std::string &term : terms) {
        for (const std::string &word : plainWords(titleText(term)))
            words.push_back(word);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        title.add({words[i], weightOf(words[i]), false, {}});
        std::string glued = words[i];
        for (std::size_t j = i + 1; j < std::min(words.size(), i + 3); ++j) {
            if (!isAscii(words[j]) || isYear(words[j]))
                break;
            glued += words[j];
            title.add({glued, 1.0, false, words[i]});
        }
    }
    for (const std::string &term : terms) {
        if (looksAbbreviated(term))
            title.add({lowered(term), kPrefixWeight, true, lowered(term)});
    }
}

} // namespace

Query analyse(std::string_view question, const Synonyms &synonyms)
{
    Query query;
    const std::vector<std::string> words = plainWords(question);
    const std::vector<std::string> terms = chunk::queryTerms(question);
    Builder text(query.terms);
    const auto substantial = static_cast<std::size_t>(
        std::count_if(terms.begin(), terms.end(), [](const std::string &term) { return substance(lowered(term)) >= 1; }));
    for (const std::string &term : terms) {
        const std::string lower = lowered(term);
        // They are common, so looking them up takes long, and beside enough others they decide nothing.
        if (substantial >= kEnoughWords && substance(lower) < 1)
            continue;
        text.add({term, substance(lower), false, {}});
        for (const std::string &period : periods(lower))
            text.add({period, 1.0, false, lower});
    }
    // Round by round, so that each of several words has its first synonyms looked up.
    const std::vector<Synonyms::Found> entries = synonyms.find(words);
    std::size_t taken = 0;
    for (std::size_t round = 0, met = 1; met > 0 && taken < kMostSynonyms; ++round) {
        met = 0;
        for (const Synonyms::Found &found : entries) {
            if (round >= found.others.size() || taken == kMostSynonyms)
                continue;
            ++met;
            ++taken;
            text.add({found.others[round], kSynonymWeight, false, found.words});
        }
    }
    addTitleTerms(terms, latestYear(words), query);
    query.asksQuantity = asksQuantity(question);
    return query;
}

std::string titleText(std::string_view title)
{
    std::string out;
    std::string plain(title);
    // "10-K" is one name; percent codes of file names are blanks.
    for (std::size_t i = 0; i + 2 < plain.size(); ++i) {
        if (plain[i] == '%' && std::isxdigit(static_cast<unsigned char>(plain[i + 1])) != 0 &&
            std::isxdigit(static_cast<unsigned char>(plain[i + 2])) != 0)
            plain.replace(i, 3, " ");
    }
    for (std::size_t i = 1; i + 1 < plain.size(); ++i) {
        const bool lone = i + 2 >= plain.size() || (!isLetter(plain[i + 2]) && !isDigit(plain[i + 2]));
        if (plain[i] == '-' && isDigit(plain[i - 1]) && isLetter(plain[i + 1]) && lone)
            plain.erase(i, 1);
    }
    for (const std::string &word : plainWords(plain)) {
        const std::vector<std::string> found = periods(word);
        if (found.empty()) {
            out.append(word).append(" ");
            continue;
        }
        for (const std::string &period : found)
            out.append(period).append(" ");
    }
    return out;
}

} // namespace longleaf::rank
