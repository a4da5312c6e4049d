// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/ask_question.h"
#include "core/ask/passage_search.h"

namespace longleaf::ask {

/// What a question is planned with, whatever of the documents is sent.
struct PlanBasis {
    model::ModelInfo model;
    std::vector<pack::ScopeDocument> scope; ///< library order
    std::vector<pack::HistoryTurn> turns;
    pack::PromptTemplate fixed;
    pack::Limits limits;
    pack::QuestionKind kind = pack::QuestionKind::Lookup;
    std::optional<store::Collection> collection; ///< that the whole scope lies in
    pack::HiddenPolicy hidden = pack::HiddenPolicy::Label;
};

/// Decides what a question would send: scope, mode, passages, text, price. Reads the library, sends nothing.
class QuestionPlanner final {
public:
    QuestionPlanner(store::Library &library, const model::Catalogue &catalogue, const PromptTemplates &templates,
                    const pack::CountTokens &countTokens);

    /// Errors: as AskQuestion::plan.
    [[nodiscard]] Result<PlannedRequest> plan(const Question &asked);
    /// Checks question, model and policy and finds the scope. Errors: as AskQuestion::plan, but not DoesNotFit.
    [[nodiscard]] Result<PlanBasis> basis(const Question &question);
    /// Lays a plan out and works out its price.
    [[nodiscard]] Result<PlannedRequest> request(const PlanBasis &basis, pack::Plan plan, const Question &question);

    struct Searched {
        pack::SearchAccount account;         ///< every term and variant with its hits
        std::vector<pack::Candidate> ranked; ///< best first
    };
    /// Looks for the question's terms in its whole scope, one by one and together. Errors: those of the store.
    [[nodiscard]] Result<Searched> searchAgain(const Question &question, const pack::Plan &plan);

private:
    [[nodiscard]] Status readFocus(const Question &question, const std::vector<pack::ScopeDocument> &scope,
                                   pack::Focus &focus);
    [[nodiscard]] Result<std::vector<pack::Candidate>> sentBefore(AnswerId answer);
    [[nodiscard]] Status readHeadings(std::vector<pack::ScopeDocument> &scope);
    [[nodiscard]] Status checkPolicy(const Question &question, const model::ModelInfo &model);
    [[nodiscard]] Status checkLocalOnly(const Question &question, const model::ModelInfo &model);
    [[nodiscard]] Result<pack::Limits> limitsFor(const model::ModelInfo &model, const Question &question,
                                                 std::int64_t fixedTokens);
    [[nodiscard]] Result<std::vector<pack::ScopeDocument>> scopeDocuments(const std::vector<DocumentId> &scope);
    [[nodiscard]] Result<document::Inspection> inspectionOf(const document::Document &document);
    [[nodiscard]] Result<std::vector<pack::HistoryTurn>> history(const Question &question);

    store::Library &m_library;
    const model::Catalogue &m_catalogue;
    const PromptTemplates &m_templates;
    const pack::CountTokens &m_countTokens;
    PassageSearch m_search;
};

} // namespace longleaf::ask
