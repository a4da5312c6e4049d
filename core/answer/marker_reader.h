// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/citation_markers.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

/// How markers and tags are read from a text that is still growing. Used by core/answer only.
namespace longleaf::answer::markers {

inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

inline bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

inline char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline bool isLetter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

inline bool equalsFolded(std::string_view text, std::string_view word)
{
    return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) { return lower(a) == b; });
}

template <typename Number> std::optional<Number> numberFrom(std::string_view digits)
{
    Number value{};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

/// Reads step by step; remembers whether it failed or ran out of text.
class Reader final {
public:
    explicit Reader(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool ok() const { return m_state == Match::Yes; }
    [[nodiscard]] Match state() const { return m_state; }
    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool sees(std::string_view literal) const { return ok() && m_text.substr(m_at).starts_with(literal); }
    [[nodiscard]] bool seesDigit() const { return ok() && !atEnd() && isDigit(m_text[m_at]); }

    void expect(std::string_view literal)
    {
        if (!ok())
            return;
        const std::string_view rest = m_text.substr(m_at);
        if (rest.starts_with(literal))
            m_at += literal.size();
        else
            m_state = literal.starts_with(rest) ? Match::Maybe : Match::No;
    }

    /// 1 to 9 digits.
    std::string_view digits()
    {
        const std::string_view run = while_([](char c) { return isDigit(c); });
        constexpr std::size_t kMaxDigits = 9;
        if (ok() && (run.empty() || run.size() > kMaxDigits))
            m_state = Match::No;
        return run;
    }

    std::string_view letters()
    {
        return while_([](char c) { return isLetter(c); });
    }

    /// Any of `set`; the text may not end within.
    std::string_view anyOf(std::string_view set)
    {
        return while_([set](char c) { return set.find(c) != std::string_view::npos; });
    }

    void refuse() { m_state = Match::No; }

private:
    template <typename Test> std::string_view while_(Test test)
    {
        const std::size_t begin = m_at;
        while (ok() && m_at < m_text.size() && test(m_text[m_at]))
            ++m_at;
        if (ok() && atEnd())
            m_state = Match::Maybe; // the next byte decides where the run ends
        return m_text.substr(begin, m_at - begin);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    Match m_state = Match::Yes;
};

/// Refuses what is longer than `limit` bytes: a marker that was read to its end (`size`), and one that would need more
/// text than `seen`. Both by the same measure, so that it does not matter in what pieces the text came.
inline Match limited(Match match, std::size_t size, std::size_t seen, std::size_t limit)
{
    const bool tooLong = match == Match::Yes ? size > limit : seen >= limit;
    return tooLong ? Match::No : match;
}

} // namespace longleaf::answer::markers
