// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/hidden_text.h"

namespace longleaf::document {

std::string_view toWord(HiddenReason reason)
{
    return reason == HiddenReason::Tiny ? "tiny" : "no_ink";
}

std::optional<HiddenReason> hiddenReasonFromWord(std::string_view word)
{
    for (const HiddenReason one : {HiddenReason::NoInk, HiddenReason::Tiny}) {
        if (word == toWord(one))
            return one;
    }
    return std::nullopt;
}

std::string_view toWord(Inspection::State state)
{
    switch (state) {
    case Inspection::State::Done: return "done";
    case Inspection::State::Failed: return "failed";
    case Inspection::State::NotYet: break;
    }
    return "not_yet";
}

Inspection::State inspectionStateFromWord(std::string_view word)
{
    for (const auto one : {Inspection::State::Done, Inspection::State::Failed}) {
        if (word == toWord(one))
            return one;
    }
    return Inspection::State::NotYet;
}

std::string_view toWord(Sight sight)
{
    switch (sight) {
    case Sight::PartHidden: return "part_hidden";
    case Sight::Hidden: return "hidden";
    case Sight::Seen: break;
    }
    return "seen";
}

Sight sightFromWord(std::string_view word)
{
    for (const Sight one : {Sight::PartHidden, Sight::Hidden}) {
        if (word == toWord(one))
            return one;
    }
    return Sight::Seen;
}

Sight sightOf(std::string_view passage, TextSpan span, const std::vector<HiddenText> &texts)
{
    std::size_t all = 0;
    std::size_t hidden = 0;
    auto next = texts.begin();
    for (std::size_t i = 0; i < passage.size(); ++i) {
        const std::size_t at = span.begin + i;
        while (next != texts.end() && next->span.end <= at)
            ++next;
        constexpr std::string_view kBlanks = " \t\n\r\f\v";
        if (kBlanks.find(passage[i]) != std::string_view::npos)
            continue;
        ++all;
        hidden += next != texts.end() && next->span.contains(at) ? 1 : 0;
    }
    if (hidden == 0)
        return Sight::Seen;
    return hidden == all ? Sight::Hidden : Sight::PartHidden;
}

std::vector<int> pagesOf(const std::vector<HiddenText> &texts)
{
    std::vector<int> pages;
    for (const HiddenText &one : texts) {
        if (pages.empty() || pages.back() != one.page)
            pages.push_back(one.page);
    }
    return pages;
}

} // namespace longleaf::document
