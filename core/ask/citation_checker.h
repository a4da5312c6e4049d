// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/citation.h"
#include "core/answer/unsupported.h"
#include "core/answer/verifier.h"
#include "core/pack/plan.h"
#include "core/store/library.h"

#include <map>
#include <memory>
#include <span>
#include <vector>

namespace longleaf::ask {

/// Checks an answer's citations against the stored text of the documents that were sent, and finds their boxes.
/// Texts and indexes are loaded at the first citation.
class CitationChecker final {
public:
    /// `library` and `plan` must outlive the checker.
    CitationChecker(store::Library &library, const pack::Plan &plan);

    /// Never fails: what cannot be checked is NotFound, without boxes.
    [[nodiscard]] answer::Citation check(const answer::RawCitation &raw);

    /// Notes in the citations of one statement (all of them) which numbers and names of it they do not bear out.
    /// @param text  the shown text that their ranges belong to. Citations that were not found say nothing.
    void compareStatement(std::string_view text, std::span<answer::Citation> citations) const;

    /// Why the texts could not be read, if so.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    void load();
    [[nodiscard]] std::optional<answer::CitedPassage> passageOf(const answer::Citation &citation,
                                                                const std::string &names) const;
    [[nodiscard]] std::vector<document::PageBox> boxes(DocumentId id, TextSpan span);

    store::Library &m_library;
    const pack::Plan &m_plan;
    std::unique_ptr<answer::Verifier> m_verifier;
    std::map<DocumentId, std::vector<document::Page>> m_pages;
    std::optional<Error> m_error;
};

} // namespace longleaf::ask
