// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::test {

/// An answer as the Responses wire carries it.
struct WireAnswer {
    std::string text;
    std::string refusal;          ///< a refusal part instead of the text
    std::string reasoningSummary; ///< empty: none is sent, as usual
    std::string commentary;       ///< an earlier message of the commentary phase; empty: none
    std::string model = "muse-spark-1.3";
    std::size_t pieceBytes = 24; ///< of each delta, rounded to whole characters
    std::int64_t inputTokens = 610;
    std::int64_t cachedTokens = 0;
    std::int64_t outputTokens = 112;
    std::int64_t reasoningTokens = 26;
    bool deltas = true;           ///< false: the text stands only in the later events, as behind some gateways
    std::string incompleteReason; ///< not empty: ends with response.incomplete
};

/// The frames of the stream in order, each with its blank line, without the end marker. Keys are in alphabetical order,
/// so the type comes last; times are floats; sequence numbers count from 0.
[[nodiscard]] std::vector<std::string> responsesFrames(const WireAnswer &answer);

/// The response object that a request without streaming gets.
[[nodiscard]] std::string responsesObject(const WireAnswer &answer);

/// One frame: "event: NAME", "data: JSON", blank line.
[[nodiscard]] std::string errorFrame(std::string_view code, std::string_view message);
/// The body of an HTTP error.
[[nodiscard]] std::string errorEnvelope(std::string_view message, std::string_view type, std::string_view param,
                                        std::string_view code);

inline constexpr std::string_view kEndMarker = "data: [DONE]\n\n";

} // namespace longleaf::test
