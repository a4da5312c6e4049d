// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wire_answer.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace longleaf::test {

std::vector<std::string> piecesOf(std::string_view text, std::size_t bytes)
{
    std::vector<std::string> pieces;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t wanted = std::min(text.size(), begin + std::max<std::size_t>(bytes, 1));
        const std::size_t end = utf8::ceilBoundary(text, wanted);
        pieces.emplace_back(text.substr(begin, end - begin));
        begin = end;
    }
    return pieces;
}

const std::string &thinkingOf(const WireAnswer &answer)
{
    return answer.thinking.empty() ? answer.reasoningSummary : answer.thinking;
}

std::string endWord(const WireAnswer &answer, std::string_view whole, std::string_view cap, std::string_view filter)
{
    if (answer.incompleteReason.empty())
        return std::string(whole);
    if (answer.incompleteReason == "max_output_tokens")
        return std::string(cap);
    if (answer.incompleteReason == "content_filter")
        return std::string(filter);
    return answer.incompleteReason;
}

} // namespace longleaf::test
