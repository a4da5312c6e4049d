// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/synonyms.h"

#include "core/base/result.h"
#include "core/rank/query_words.h"

#include <algorithm>

namespace longleaf::rank {

namespace {

std::string joined(const std::vector<std::string> &words, std::size_t begin, std::size_t count, bool stem)
{
    std::string out;
    for (std::size_t i = begin; i < begin + count; ++i) {
        if (!out.empty())
            out += ' ';
        out += stem ? singular(words[i]) : words[i];
    }
    return out;
}

std::vector<std::string> phrases(std::string_view side)
{
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin <= side.size();) {
        const std::size_t end = std::min(side.find(',', begin), side.size());
        const std::vector<std::string> words = plainWords(side.substr(begin, end - begin));
        if (!words.empty())
            out.push_back(joined(words, 0, words.size(), false));
        begin = end + 1;
    }
    return out;
}

struct Entry {
    std::vector<std::string> left;
    std::vector<std::string> right;
    bool both = false; ///< "==": the other way round as well
};

bool saySomething(const Entry &entry)
{
    return std::any_of(entry.left.begin(), entry.left.end(), [&entry](const std::string &phrase) {
        return std::any_of(entry.right.begin(), entry.right.end(),
                           [&phrase](const std::string &other) { return other != phrase; });
    });
}

/// @param line  without its comment
tl::expected<Entry, SynonymFault> readEntry(std::string_view line)
{
    const std::size_t sign = line.find('=');
    if (sign == std::string_view::npos)
        return tl::unexpected(SynonymFault::NoSign);
    const bool both = line.substr(sign, 2) == "==";
    const std::string_view rest = line.substr(sign + (both ? 2 : 1));
    if (rest.find('=') != std::string_view::npos)
        return tl::unexpected(SynonymFault::SecondSign);
    Entry entry{phrases(line.substr(0, sign)), phrases(rest), both};
    if (entry.left.empty())
        return tl::unexpected(SynonymFault::NothingLeft);
    if (entry.right.empty())
        return tl::unexpected(SynonymFault::NothingRight);
    if (!saySomething(entry))
        return tl::unexpected(SynonymFault::SameWords);
    return entry;
}

/// Calls `use` with the number and the entry, or the fault, of every line that is not empty.
template <typename Use> void forEachEntry(std::string_view text, Use use)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF"; // some editors begin a file with it
    if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark)
        text.remove_prefix(kByteOrderMark.size());
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        ++number;
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        line = line.substr(0, line.find('#'));
        if (line.find_first_not_of(" \t\r") != std::string_view::npos)
            use(number, readEntry(line));
    }
}

} // namespace

SynonymCheck checkSynonyms(std::string_view text)
{
    SynonymCheck check;
    forEachEntry(text, [&check](std::size_t line, const tl::expected<Entry, SynonymFault> &entry) {
        if (entry)
            ++check.groups;
        else
            check.problems.push_back({line, entry.error()});
    });
    return check;
}

std::string sentence(const SynonymProblem &problem)
{
    const auto what = [&problem]() -> const char * {
        switch (problem.fault) {
        case SynonymFault::NoSign: return "there is no \"=\" between the words.";
        case SynonymFault::NothingLeft: return "there is no word before \"=\".";
        case SynonymFault::NothingRight: return "there is no word after \"=\".";
        case SynonymFault::SecondSign: return "there is a second \"=\"; begin a new line for it.";
        case SynonymFault::SameWords: return "both sides say the same.";
        }
        return "";
    };
    return "line " + std::to_string(problem.line) + ": " + what();
}

Synonyms Synonyms::parse(std::string_view text)
{
    Synonyms out;
    const auto enter = [&](const std::vector<std::string> &left, const std::vector<std::string> &right) {
        for (const std::string &phrase : left) {
            const std::vector<std::string> words = plainWords(phrase);
            out.m_longest = std::max(out.m_longest, words.size());
            std::vector<std::string> &others = out.m_entries[joined(words, 0, words.size(), true)];
            for (const std::string &other : right) {
                if (other != phrase && std::find(others.begin(), others.end(), other) == others.end())
                    others.push_back(other);
            }
        }
    };
    forEachEntry(text, [&enter](std::size_t, const tl::expected<Entry, SynonymFault> &entry) {
        if (!entry)
            return;
        enter(entry->left, entry->right);
        if (entry->both)
            enter(entry->right, entry->left);
    });
    return out;
}

void Synonyms::add(const Synonyms &other)
{
    m_longest = std::max(m_longest, other.m_longest);
    for (const auto &[left, right] : other.m_entries) {
        std::vector<std::string> &others = m_entries[left];
        for (const std::string &phrase : right) {
            if (std::find(others.begin(), others.end(), phrase) == others.end())
                others.push_back(phrase);
        }
    }
}

std::vector<Synonyms::Found> Synonyms::find(const std::vector<std::string> &questionWords) const
{
    std::vector<Found> found;
    for (std::size_t i = 0; i < questionWords.size(); ++i) {
        for (std::size_t count = std::min(m_longest, questionWords.size() - i); count > 0; --count) {
            const auto entry = m_entries.find(joined(questionWords, i, count, true));
            if (entry == m_entries.end())
                continue;
            found.push_back({joined(questionWords, i, count, false), entry->second});
            i += count - 1;
            break;
        }
    }
    return found;
}

} // namespace longleaf::rank
