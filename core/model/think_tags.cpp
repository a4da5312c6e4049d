// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/think_tags.h"

#include <algorithm>

namespace longleaf::model {

namespace {

constexpr std::string_view kOpen = "<think>";
constexpr std::string_view kClose = "</think>";
constexpr std::string_view kBlank = " \t\r\n";

/// Bytes at the end of `text` that may be the beginning of the closing tag.
std::size_t openEnd(std::string_view text)
{
    for (std::size_t size = std::min(text.size(), kClose.size() - 1); size > 0; --size) {
        if (text.ends_with(kClose.substr(0, size)))
            return size;
    }
    return 0;
}

} // namespace

ThinkTags::Pieces ThinkTags::take(std::string_view bytes)
{
    Pieces out;
    m_held += bytes;
    step(out, false);
    return out;
}

ThinkTags::Pieces ThinkTags::finish()
{
    Pieces out;
    step(out, true);
    return out;
}

void ThinkTags::step(Pieces &out, bool atEnd)
{
    if (m_place == Place::Start) {
        const std::size_t begin = std::min(m_held.find_first_not_of(kBlank), m_held.size());
        const std::string_view word = std::string_view(m_held).substr(begin);
        if (word.starts_with(kOpen)) {
            m_held.erase(0, begin + kOpen.size());
            m_place = Place::Inside;
        } else if (atEnd || !kOpen.starts_with(word)) {
            m_place = Place::Text;
        }
    }
    if (m_place == Place::Inside) {
        const std::size_t close = m_held.find(kClose);
        const bool closed = close != std::string::npos;
        const std::size_t size = closed ? close : m_held.size() - (atEnd ? 0 : openEnd(m_held));
        out.thought += m_held.substr(0, size);
        m_held.erase(0, closed ? size + kClose.size() : size);
        if (closed)
            m_place = Place::Blank;
    }
    if (m_place == Place::Blank) {
        m_held.erase(0, std::min(m_held.find_first_not_of(kBlank), m_held.size()));
        if (!m_held.empty())
            m_place = Place::Text;
    }
    if (m_place == Place::Text) {
        out.text += m_held;
        m_held.clear();
    }
}

} // namespace longleaf::model
