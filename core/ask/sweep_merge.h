// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/sweep.h"

#include <string>
#include <vector>

namespace longleaf::ask {

/// What a sweep comes to so far.
struct SweepFindings {
    std::vector<SweepPart> parts;
    const std::vector<pack::ScopeDocument> &scope; ///< library order
    const pack::Plan &coverage;                    ///< pages of complete parts, and why the others are not read
};

struct MergedAnswer {
    std::string text; ///< as shown
    std::vector<answer::Citation> citations;
    int emptyParts = 0; ///< that say it is not in them
    int collapsed = 0;  ///< statements that say no more than an earlier one and cite the same words

    /// With the citations' tags, as a model would have written it.
    [[nodiscard]] std::string rawText() const;
};

/// Whether a part's answer says that the part has nothing (it may show what comes closest).
[[nodiscard]] bool saysNothing(const SweepPart &part);

/// Whether every part that has an answer says that the documents do not say something, of which at least one there is.
/// A part speaks for its own pages alone: if some say so and others do not, the documents may well say it.
[[nodiscard]] bool allSayAbsent(const std::vector<SweepPart> &parts);

/// A merged answer without what appendMissing added: the model's own words.
[[nodiscard]] std::string_view withoutAppended(std::string_view text);

/// Which pages were read in how many requests, which parts have nothing, what was not read and why; no page is passed
/// over.
[[nodiscard]] std::string coverageSummary(const SweepFindings &findings);

/// The statements of all parts under their documents, in the order of the documents and their pages; statements keep
/// their words, and every citation is kept. A statement is dropped only if an earlier one of the same document cites
/// the same words and lacks none of its own. First stands the summary of what was read. Pure; linear in the text but
/// for comparing the statements of one citation.
[[nodiscard]] MergedAnswer mergeParts(const SweepFindings &findings);

/// Appends what cites a passage of `from` that `answer` does not, under "Also found"; returns how many citations.
int appendMissing(MergedAnswer &answer, const MergedAnswer &from);

/// The statements of the parts without the summary: what a model's merge is given and measured by.
[[nodiscard]] MergedAnswer partAnswer(const SweepPart &part);

} // namespace longleaf::ask
