// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/similarity.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <edlib.h>
#include <memory>

namespace longleaf::answer {

namespace {

struct FreeResult {
    void operator()(EdlibAlignResult *result) const noexcept
    {
        edlibFreeAlignResult(*result);
        delete result;
    }
};

std::optional<Alignment> align(std::string_view pattern, std::string_view window, int maxDistance)
{
    if (pattern.empty() || window.empty())
        return std::nullopt;
    const EdlibAlignConfig config = edlibNewAlignConfig(maxDistance, EDLIB_MODE_HW, EDLIB_TASK_LOC, nullptr, 0);
    const std::unique_ptr<EdlibAlignResult, FreeResult> result(new EdlibAlignResult(edlibAlign(
        pattern.data(), static_cast<int>(pattern.size()), window.data(), static_cast<int>(window.size()), config)));
    if (result->status != EDLIB_STATUS_OK || result->editDistance < 0 || result->numLocations == 0)
        return std::nullopt;
    const int begin = std::max(0, result->startLocations[0]);
    const int end = result->endLocations[0] + 1;
    if (end <= begin)
        return std::nullopt;
    return Alignment{static_cast<std::size_t>(begin), static_cast<std::size_t>(end), result->editDistance};
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

QuotePattern::QuotePattern(std::string_view squeezedQuote)
    : m_ascii(isAscii(squeezedQuote))
{
    for (std::size_t i = 0; i < squeezedQuote.size();) {
        const utf8::Decoded one = utf8::decode(squeezedQuote, i);
        // 0 stands for every character that the quote does not have; a quote with more kinds of characters than
        // there are symbols shares them, which can only make it look more similar by a hair.
        const auto next = static_cast<char>(static_cast<unsigned char>(1 + m_symbols.size() % 255));
        const char symbol = m_symbols.try_emplace(one.codePoint, next).first->second;
        if (!m_ascii)
            m_bytes += symbol;
        i += one.size;
        ++m_length;
    }
    if (m_ascii)
        m_bytes = squeezedQuote;
}

double QuotePattern::similarity(int distance) const
{
    return m_length == 0 ? 0.0 : 1.0 - static_cast<double>(distance) / static_cast<double>(m_length);
}

std::optional<Alignment> QuotePattern::find(std::string_view window, int maxDistance) const
{
    if (m_ascii && isAscii(window))
        return align(m_bytes, window, maxDistance);
    return findMapped(window, maxDistance);
}

std::optional<Alignment> QuotePattern::findMapped(std::string_view window, int maxDistance) const
{
    std::string symbols;
    std::vector<std::size_t> starts;
    symbols.reserve(window.size());
    starts.reserve(window.size() + 1);
    for (std::size_t i = 0; i < window.size();) {
        const utf8::Decoded one = utf8::decode(window, i);
        if (m_ascii) {
            symbols += one.codePoint < 0x80 ? static_cast<char>(one.codePoint) : '\0';
        } else {
            const auto known = m_symbols.find(one.codePoint);
            symbols += known == m_symbols.end() ? '\0' : known->second;
        }
        starts.push_back(i);
        i += one.size;
    }
    starts.push_back(window.size());
    const auto found = align(m_bytes, symbols, maxDistance);
    if (!found)
        return std::nullopt;
    return Alignment{starts[found->begin], starts[found->end], found->distance};
}

} // namespace longleaf::answer
