// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/report.h"

#include <string>
#include <vector>

/// What every format says of an answer, in words: the formats only differ in how they set it.
namespace longleaf::exporting {

struct Fact {
    std::string name;
    std::string value;
};

/// How much a reader may rely on something; never shown by colour alone.
enum class Tone { Good, Neutral, Doubtful, Bad };

/// A citation in words.
struct ReferenceText {
    std::string quote;   ///< one line, in quotation marks; empty: none was given
    std::string place;   ///< "Form 10-Q, p. 4"; "Form 10-Q, p. 61 (cited as p. 58)"
    std::string verdict; ///< "Word for word"
    std::string meaning; ///< of the verdict, one sentence
    std::vector<std::string>
        notes;        ///< sentences: what the document says instead, what no passage has, the reader's mark
    std::string hash; ///< "SHA-256 3f2a9c01d7e4…"; empty: the document is no longer in the library
    Tone tone = Tone::Neutral;
};
[[nodiscard]] ReferenceText textOf(const Reference &reference, const Report &report);

[[nodiscard]] Tone toneOf(answer::CitationStatus status);
/// "Word for word", "Not found" ...
[[nodiscard]] std::string verdictWord(answer::CitationStatus status, const Words &say);
/// "11 of 12 quotes word for word · 1 number differs"; "no citations".
[[nodiscard]] std::string verdictSummary(const Answer &answer, const Words &say);

/// "Complete", "Stopped before the end; the text up to here is kept. ..."
[[nodiscard]] std::string stateText(const Answer &answer, const Words &say);
/// What must not be overlooked: that the answer is not complete, that something was not sent, that it says "not found".
/// Each a sentence or more.
[[nodiscard]] std::vector<std::string> warnings(const Answer &answer, const Words &say);
/// "Whole documents: 28 of 28 pages of 1 document sent".
[[nodiscard]] std::string coverageText(const Answer &answer, const Words &say);
/// Question, date, model, mode, state, citations, coverage, in this order.
[[nodiscard]] std::vector<Fact> facts(const Answer &answer, const Words &say);

[[nodiscard]] std::string leftOutText(pack::LeftOutReason reason, const Words &say);
/// "Form 10-Q: pages 1–28 of 28 (whole)".
[[nodiscard]] std::string sentPages(const SentDocument &sent, const Words &say);
/// "pages 3, 5–7: no text on these pages".
[[nodiscard]] std::string notSentPages(const NotSent &left, const Words &say);

/// "2026-11-24 19:22 UTC".
[[nodiscard]] std::string dateText(std::int64_t wallMs);
/// White space of any kind becomes one blank, none stays at the ends.
[[nodiscard]] std::string oneLine(std::string_view text);
/// What stands under every export.
[[nodiscard]] std::string imprint(const Words &say);

} // namespace longleaf::exporting
