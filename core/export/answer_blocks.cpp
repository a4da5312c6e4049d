// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/answer_blocks.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <utf8proc.h>

namespace longleaf::exporting {

std::vector<answer::markdown::Block> blocksOf(const Answer &answer)
{
    const std::string &text = answer.stored.answer.text;
    std::vector<answer::markdown::ChipAnchor> anchors;
    for (std::size_t i = 0; i < answer.references.size(); ++i)
        anchors.push_back({std::min(answer.references[i].citation.raw.statement.end, text.size()),
                           static_cast<int>(i)}); // rising: the references are in the order of the text
    return answer::markdown::parse(text, anchors);
}

std::string withoutControls(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded one = utf8::decode(text, at);
        const char32_t c = one.codePoint;
        const bool allowed = c == '\t' || c == '\n' ||
                             (c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != 0xfffe && c != 0xffff);
        if (one.valid && allowed)
            out.append(text.substr(at, one.size));
        else if (c == '\r' || c == '\f' || c == '\v')
            out += ' ';
        else
            utf8::append(out, utf8::kReplacement);
        at += one.size;
    }
    return out;
}

bool isWebLink(std::string_view target)
{
    std::string begin(target.substr(0, 8));
    std::transform(begin.begin(), begin.end(), begin.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return begin.starts_with("https://") || begin.starts_with("http://") || begin.starts_with("mailto:");
}

bool isRightToLeft(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded one = utf8::decode(text, at);
        const auto direction = utf8proc_get_property(static_cast<utf8proc_int32_t>(one.codePoint))->bidi_class;
        if (direction == UTF8PROC_BIDI_CLASS_R || direction == UTF8PROC_BIDI_CLASS_AL)
            return true;
        if (direction == UTF8PROC_BIDI_CLASS_L)
            return false;
        at += one.size;
    }
    return false;
}

bool isRightToLeft(const std::vector<answer::markdown::Run> &runs)
{
    std::string text;
    for (const answer::markdown::Run &run : runs)
        text += run.text;
    return isRightToLeft(text);
}

} // namespace longleaf::exporting
