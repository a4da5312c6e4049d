// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/document_costs.h"
#include "core/pack/plan.h"

#include <map>
#include <vector>

namespace longleaf::pack {

/// Chooses passages within a budget, best first, and keeps account of what did not fit. Works in estimated tokens
/// (without factor and margin). Deterministic: the same calls give the same choice.
class PassageChooser final {
public:
    /// `documents` must outlive the chooser.
    PassageChooser(const std::vector<ScopeDocument> &documents, std::int64_t budget);

    /// Takes a candidate if it fits, together with what lies between it and a chosen piece of the same page that is
    /// closer than 400 bytes. Candidates for unknown documents, pages without text or bytes outside the page are
    /// ignored.
    void offer(const Candidate &candidate);
    /// Takes a whole page if it fits.
    void offerPage(std::size_t document, std::size_t page);
    /// Takes the whole of every document of which at least 70 % of the pages are in, if the rest costs less than 5 % of
    /// the budget and fits; then joins pieces on adjacent pages that are closer than 400 bytes.
    void complete();

    [[nodiscard]] std::int64_t spent() const { return m_spent; }
    /// Whether anything that could be taken was offered, whether or not it fitted.
    [[nodiscard]] bool anyUsable() const { return m_anyUsable; }
    /// Writes the documents and the ledger into `plan`.
    void writeTo(Plan &plan) const;

private:
    struct Piece {
        TextSpan span;
        std::int64_t tokens = 0;
    };
    struct PageState {
        std::vector<Piece> pieces; ///< rising, disjoint
        bool noRoom = false;
    };
    struct DocumentState {
        explicit DocumentState(const ScopeDocument &document);

        const ScopeDocument *document;
        DocumentCosts costs;
        std::vector<PageState> pages;
        int missingRuns = 1;
        int pagesIn = 0;
    };

    void offer(DocumentState &state, std::size_t page, Piece piece);
    [[nodiscard]] static std::vector<Piece> merged(const DocumentState &state, std::size_t page, Piece piece);
    [[nodiscard]] static std::int64_t pageCost(const DocumentState &state, std::size_t page,
                                               const std::vector<Piece> &pieces);
    [[nodiscard]] static int missingRunsAfter(const DocumentState &state, std::size_t page);
    [[nodiscard]] static std::int64_t documentCost(const DocumentState &state);
    void takeWholeIfNearlyComplete(DocumentState &state);
    void joinAcrossPages(DocumentState &state);
    void writeDocument(const DocumentState &state, Plan &plan) const;

    std::vector<DocumentState> m_documents;
    std::map<DocumentId, std::size_t> m_byId;
    std::int64_t m_budget = 0;
    std::int64_t m_spent = 0;
    bool m_anyUsable = false;
};

/// Adds the pages of a document that are not in `sent` (rising) to the ledger, grouped by reason.
void addLeftOut(const ScopeDocument &document, const std::vector<int> &sent, const std::vector<bool> &noRoom,
                Plan &plan);

} // namespace longleaf::pack
