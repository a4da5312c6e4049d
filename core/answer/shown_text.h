// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace longleaf::answer {

/// The text of an answer without its tags. White space is held back until it is known what follows, so that a tag
/// that is taken out leaves neither two spaces nor a space before a full stop.
class ShownText final {
public:
    void add(std::string_view character);
    void addSpace(char space);
    /// A tag stands here and is not shown.
    void takeOutTag();
    void finish();

    [[nodiscard]] const std::string &text() const { return m_text; }
    /// Whether nothing but white space has come since a tag.
    [[nodiscard]] bool afterTag() const { return m_tagHeld; }
    [[nodiscard]] bool lineBreakHeld() const;
    /// Whether the next character stands in Markdown code.
    [[nodiscard]] bool inCode();
    /// The same, fenced code only. A fence that says it holds Markdown (some models wrap their answer so) is none.
    [[nodiscard]] bool inFencedCode();

private:
    void release(std::string_view next);
    void append(std::string_view shown);
    void endTicks();

    std::string m_text;
    std::string m_space;       ///< held; after the tag if there is one
    std::string m_spaceBefore; ///< held; before the tag
    bool m_tagHeld = false;
    std::size_t m_ticks = 0; ///< back-ticks at the end of the text
    bool m_ticksOpenLine = false;
    bool m_lineStart = true;
    bool m_fenced = false;
    bool m_fenceNamed = false;     ///< the line of the opening fence is over
    std::string m_fenceName;       ///< what stands after the opening back-ticks
    std::size_t m_inlineTicks = 0; ///< back-ticks that opened inline code; 0: none
};

/// Whether a text ends with a full stop or its like.
[[nodiscard]] bool endsSentence(std::string_view text);

} // namespace longleaf::answer
