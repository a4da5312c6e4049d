// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/jump_history.h"

#include <cmath>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr double kSameOffset = 0.02; // of a page's height: less than two lines of text

std::optional<Jump> take(std::vector<Jump> &stack)
{
    if (stack.empty())
        return std::nullopt;
    Jump last = std::move(stack.back());
    stack.pop_back();
    return last;
}

} // namespace

bool samePlace(const Jump &one, const Jump &other)
{
    return one.document.id == other.document.id && one.state.place.page == other.state.place.page &&
           std::abs(one.state.place.offset - other.state.place.offset) < kSameOffset;
}

void JumpHistory::put(std::vector<Jump> &stack, Jump jump)
{
    if (!stack.empty() && samePlace(stack.back(), jump))
        stack.pop_back(); // the later one knows what is marked now
    if (stack.size() == kMost)
        stack.erase(stack.begin());
    stack.push_back(std::move(jump));
}

void JumpHistory::leave(Jump from)
{
    m_ahead.clear();
    put(m_behind, std::move(from));
}

std::optional<Jump> JumpHistory::back(std::optional<Jump> now)
{
    std::optional<Jump> to = take(m_behind);
    if (to && now)
        put(m_ahead, std::move(*now));
    return to;
}

std::optional<Jump> JumpHistory::forward(std::optional<Jump> now)
{
    std::optional<Jump> to = take(m_ahead);
    if (to && now)
        put(m_behind, std::move(*now));
    return to;
}

void JumpHistory::forget(DocumentId document)
{
    const auto ofIt = [document](const Jump &jump) {
        return jump.document.id == document;
    };
    std::erase_if(m_behind, ofIt);
    std::erase_if(m_ahead, ofIt);
}

} // namespace longleaf::ui
