// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::document {

/// Why a reader of the page does not see a text.
enum class HiddenReason {
    NoInk, ///< nothing is painted where it stands: the colour of the paper, the invisible mode, covered or clipped
    Tiny,  ///< lower than two points
};
std::string_view toWord(HiddenReason reason); // "no_ink", "tiny"
std::optional<HiddenReason> hiddenReasonFromWord(std::string_view word);

/// A stretch of a document's text that nobody sees on the page.
struct HiddenText {
    int page = 0;  ///< 1-based
    TextSpan span; ///< in the document's canonical text
    HiddenReason reason = HiddenReason::NoInk;

    bool operator==(const HiddenText &) const = default;
};

/// What is known of the text that nobody sees in a document.
struct Inspection {
    enum class State {
        NotYet, ///< nobody has looked
        Done,   ///< every page but `pagesFailed` was looked at
        Failed, ///< could not be looked at; `problem` says why
    };
    State state = State::NotYet;
    std::string problem;           ///< a sentence; empty unless Failed
    std::vector<int> pagesFailed;  ///< rising; pages whose picture could not be drawn
    std::vector<HiddenText> texts; ///< rising, disjoint

    bool operator==(const Inspection &) const = default;
};
std::string_view toWord(Inspection::State state); // "not_yet", "done", "failed"
Inspection::State inspectionStateFromWord(std::string_view word);

/// How much of a passage a reader of the page sees, as far as it was looked at.
enum class Sight {
    Seen,       ///< nothing of it is known to be hidden
    PartHidden, ///< some of its characters
    Hidden,     ///< all of them
};
std::string_view toWord(Sight sight); // "seen", "part_hidden", "hidden"
Sight sightFromWord(std::string_view word);

/// @param passage  the text at `span`; its white space does not count.
/// @param texts  of the same document, rising, disjoint.
[[nodiscard]] Sight sightOf(std::string_view passage, TextSpan span, const std::vector<HiddenText> &texts);

/// Pages that have hidden text, rising.
[[nodiscard]] std::vector<int> pagesOf(const std::vector<HiddenText> &texts);

} // namespace longleaf::document
