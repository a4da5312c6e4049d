// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/shown_text.h"

#include <algorithm>

namespace longleaf::answer {

namespace {

constexpr std::size_t kMaxHeldSpace = 24;
constexpr std::size_t kMaxFenceName = 16;

std::ptrdiff_t lineBreaks(std::string_view space)
{
    return std::count(space.begin(), space.end(), '\n');
}

/// Punctuation that stands close to the word before it.
bool closesUp(std::string_view next)
{
    constexpr std::string_view kMarks[] = {".",      ",",      ";",      ":",      "!",      "?",
                                           ")",      "]",      "}",      "%",      "\u2026", "\u201D",
                                           "\u2019", "\u3002", "\uFF0C", "\u3001", "\uFF1B", "\uFF1A",
                                           "\uFF01", "\uFF1F", "\uFF09", "\u3011", "\u300D", "\u300F"};
    return next.empty() || std::any_of(std::begin(kMarks), std::end(kMarks),
                                       [next](std::string_view mark) { return next.starts_with(mark); });
}

} // namespace

bool endsSentence(std::string_view text)
{
    constexpr std::string_view kEnders[] = {".", "!", "?", "\u2026", "\u3002", "\uFF01", "\uFF1F"};
    return std::any_of(std::begin(kEnders), std::end(kEnders),
                       [text](std::string_view ender) { return text.ends_with(ender); });
}

void ShownText::add(std::string_view character)
{
    release(character);
    if (character == "`") {
        if (m_ticks++ == 0)
            m_ticksOpenLine = m_lineStart;
    } else {
        endTicks();
    }
    append(character);
}

void ShownText::addSpace(char space)
{
    if (!m_tagHeld && m_space.size() >= kMaxHeldSpace)
        release({});
    m_space += space;
}

void ShownText::takeOutTag()
{
    if (!m_tagHeld)
        m_spaceBefore = m_space;
    else if (m_spaceBefore.empty() || lineBreaks(m_space) > lineBreaks(m_spaceBefore))
        m_spaceBefore = m_space;
    m_space.clear();
    m_tagHeld = true;
}

void ShownText::finish()
{
    release({});
}

bool ShownText::lineBreakHeld() const
{
    return lineBreaks(m_space) + lineBreaks(m_spaceBefore) > 0;
}

bool ShownText::inCode()
{
    endTicks();
    return inFencedCode() || (!m_fenced && m_inlineTicks > 0 && !lineBreakHeld());
}

bool ShownText::inFencedCode()
{
    endTicks();
    return m_fenced && m_fenceName != "markdown" && m_fenceName != "md";
}

void ShownText::release(std::string_view next)
{
    std::string kept = m_space;
    if (m_tagHeld) {
        const auto before = lineBreaks(m_spaceBefore);
        const auto after = lineBreaks(m_space);
        if (m_text.empty())
            kept.clear();
        else if (before + after > 0)
            kept = after >= before ? m_space.substr(m_space.find_first_not_of(" \t")) : m_spaceBefore;
        else if (closesUp(next))
            kept.clear();
        else if (!m_spaceBefore.empty())
            kept = m_spaceBefore;
    }
    m_tagHeld = false;
    m_space.clear();
    m_spaceBefore.clear();
    if (kept.empty())
        return;
    endTicks();
    append(kept);
}

void ShownText::append(std::string_view shown)
{
    m_text += shown;
    for (const char c : shown) {
        if (m_fenced && !m_fenceNamed) {
            m_fenceNamed = c == '\n';
            if (c != '\n' && c != '\r' && c != ' ' && c != '`' && m_fenceName.size() < kMaxFenceName)
                m_fenceName += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        if (c == '\n') {
            m_lineStart = true;
            m_inlineTicks = 0;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            m_lineStart = false;
        }
    }
}

void ShownText::endTicks()
{
    if (m_ticks >= 3 && m_ticksOpenLine) {
        m_fenced = !m_fenced;
        m_fenceNamed = false;
        m_fenceName.clear();
    } else if (m_ticks > 0 && m_inlineTicks == 0) {
        m_inlineTicks = m_ticks;
    } else if (m_ticks == m_inlineTicks) {
        m_inlineTicks = 0;
    }
    m_ticks = 0;
}

} // namespace longleaf::answer
