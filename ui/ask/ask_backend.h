// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/ask_question.h"
#include "core/ask/request_preview.h"
#include "ui/ask/turn.h"

#include <stop_token>
#include <string>
#include <vector>

namespace longleaf::ui {

/// What the question's controller needs of the core. Synchronous; called on job threads, several at a time.
class AskBackend {
public:
    struct Models {
        std::vector<ModelChoice> choices;
        std::string preferred; ///< id of the model to begin with
    };

    virtual ~AskBackend() = default;
    [[nodiscard]] virtual Models models() = 0;
    [[nodiscard]] virtual Result<PlanSummary> plan(const ask::Question &question) = 0;
    [[nodiscard]] virtual Result<ask::AnswerReport> run(const ask::Question &question, std::stop_token stop,
                                                        const ask::AskSink &sink) = 0;
    /// The request that run() would send, byte for byte, without sending it. Errors: those that keep it from being
    /// sent.
    [[nodiscard]] virtual Result<ask::RequestPreview> preview(const ask::Question &question) = 0;
    /// Goes on with a sweep. @param limits  whose limits and effort hold from now on
    [[nodiscard]] virtual Result<ask::AnswerReport> resume(SweepId sweep, const ask::Question &limits,
                                                           std::stop_token stop, const ask::AskSink &sink) = 0;
    /// Bytes of a document's canonical text.
    [[nodiscard]] virtual Result<std::string> sourceText(DocumentId document, TextSpan span) = 0;
    /// A passage as if it had been cited exactly, with its boxes, so that it can be opened.
    [[nodiscard]] virtual Result<answer::Citation> place(const pack::Candidate &passage) = 0;
    /// Keeps a user's mark with the answer, or takes it back.
    [[nodiscard]] virtual Status markCitation(AnswerId answer, const store::CitationMark &mark) = 0;
    [[nodiscard]] virtual Status unmarkCitation(AnswerId answer, int citation, const std::string &quote) = 0;
    /// Newest first.
    [[nodiscard]] virtual Result<std::vector<store::Conversation>> conversations() = 0;
    /// Of the branch that is shown, oldest first. @param through  if valid, the branch that has this turn is shown from
    /// now on
    [[nodiscard]] virtual Result<std::vector<Turn>> turns(ConversationId conversation, AnswerId through) = 0;
    /// Remembers the chosen model for the next start.
    virtual Status rememberModel(const std::string &id) = 0;
};

} // namespace longleaf::ui
