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
