// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/ellipsis.h"

#include "core/answer/squeeze.h"

namespace longleaf::answer {

namespace {

constexpr std::string_view kEllipsisSign = "\u2026";

/// End of the ellipsis that begins at `offset`, or `offset` if there is none.
std::size_t ellipsisEnd(std::string_view text, std::size_t offset)
{
    std::size_t end = offset;
    std::size_t dots = 0;
    for (std::size_t i = offset; i < text.size();) {
        if (text.substr(i).starts_with(kEllipsisSign)) {
            dots += 3;
            i += kEllipsisSign.size();
        } else if (text[i] == '.') {
            ++dots;
            ++i;
        } else if (text[i] == ' ' && dots > 0) {
            ++i;
            continue;
        } else {
            break;
        }
        end = i;
    }
    return dots >= 3 ? end : offset;
}

} // namespace

std::vector<std::string_view> splitAtEllipses(std::string_view quote)
{
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        const std::string_view part = quote.substr(begin, end - begin);
        if (!squeeze(part).text.empty())
            parts.push_back(part);
    };
    for (std::size_t i = 0; i < quote.size();) {
        const std::size_t end = ellipsisEnd(quote, i);
        if (end == i) {
            ++i;
            continue;
        }
        add(i);
        begin = end;
        i = end;
    }
    add(quote.size());
    return parts;
}

} // namespace longleaf::answer
