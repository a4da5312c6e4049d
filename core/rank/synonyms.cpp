// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/synonyms.h"

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

} // namespace

Synonyms Synonyms::parse(std::string_view text, std::vector<std::string> *problems)
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
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        ++number;
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        line = line.substr(0, line.find('#'));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const std::size_t equals = line.find('=');
        const bool both = equals != std::string_view::npos && line.substr(equals, 2) == "==";
        const auto left = phrases(line.substr(0, equals));
        const auto right =
            equals == std::string_view::npos ? std::vector<std::string>{} : phrases(line.substr(equals + (both ? 2 : 1)));
        if (left.empty() || right.empty()) {
            if (problems != nullptr)
                problems->push_back("Line " + std::to_string(number) + " has no words on both sides of \"=\".");
            continue;
        }
        enter(left, right);
        if (both)
            enter(right, left);
    }
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
