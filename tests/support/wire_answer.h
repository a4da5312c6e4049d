// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::test {

/// A citation that the provider itself attaches to a piece of its answer (messages wire only).
struct NativeCitation {
    std::size_t afterText = 0;                ///< byte of the text at which the cited piece ends
    std::size_t fromText = std::string::npos; ///< byte at which it begins; npos: where the piece before it ends
    int documentIndex = 0;                    ///< over all documents of the request, from 0
    int firstBlock = 0;                       ///< of the document's own blocks, from 0
    int lastBlock = 1;                        ///< exclusive
    std::string citedText;
    std::string documentTitle; ///< empty: null on the wire
};

/// An answer, whatever wire carries it.
struct WireAnswer {
    std::string text;
    std::string refusal;          ///< declined with this explanation, as each wire says so
    std::string reasoningSummary; ///< empty: none is sent, as usual
    std::string thinking;         ///< readable reasoning of the other wires; empty: reasoningSummary stands for it
    std::string commentary;       ///< an earlier message of the commentary phase; empty: none (responses wire only)
    std::string model = "muse-spark-1.3";
    std::size_t pieceBytes = 24;    ///< of each delta, rounded to whole characters
    std::int64_t inputTokens = 610; ///< all of the input: cached and newly cached part included
    std::int64_t cachedTokens = 0;
    std::int64_t cacheWriteTokens = 0;
    std::int64_t outputTokens = 112; ///< reasoning included
    std::int64_t reasoningTokens = 26;
    /// What a local server says that it read, if that is not inputTokens: less after a silent truncation.
    std::optional<std::int64_t> promptTokens;
    bool deltas = true; ///< false: the text stands only in the later events, as behind some gateways (responses wire)
    /// Not empty: the answer ends early. "max_output_tokens" and "content_filter" become each wire's own word; any
    /// other is sent as it stands ("RECITATION", "model_context_window_exceeded").
    std::string incompleteReason;
    std::vector<NativeCitation> nativeCitations; ///< in the order of afterText
    bool citationsFirst = true;                  ///< a citation comes before the text of its block, or after it
};

/// The frames of a stream, each with its blank line (or line feed, where one line is one frame).
struct WireStream {
    std::vector<std::string> frames;
    std::size_t ending = 1; ///< how many of the last frames say that the answer is over
    std::string endMarker;  ///< what follows them; empty where a wire has none
};

inline constexpr std::string_view kEndMarker = "data: [DONE]\n\n";
inline constexpr std::int64_t kCreatedAtSeconds = 1'791'253'381; ///< of every answer: 2026-10-06

/// Text in pieces of about `bytes`, never inside a character; none for an empty text.
[[nodiscard]] std::vector<std::string> piecesOf(std::string_view text, std::size_t bytes);
/// The readable reasoning of the wires that have one field for it.
[[nodiscard]] const std::string &thinkingOf(const WireAnswer &answer);
/// The words for "max_output_tokens" and "content_filter"; any other reason as it stands; `whole` for none.
[[nodiscard]] std::string endWord(const WireAnswer &answer, std::string_view whole, std::string_view cap,
                                  std::string_view filter);

} // namespace longleaf::test
