// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_lane.h"
#include "core/async/job_runner.h"
#include "ui/ask/ask_backend.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace longleaf::ui {

/// Decides what happens in the conversation: what would be sent, sending, streaming, stopping. Knows no widgets.
class AskController final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive the controller's jobs: `runner` waits for them when it is destroyed.
    AskController(AskBackend &backend, async::JobRunner &runner, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<Turn> &turns() const { return m_turns; }
    /// For what the views do beside the window's thread.
    [[nodiscard]] async::JobRunner &runner() const { return m_runner; }
    [[nodiscard]] bool isBusy() const { return m_run != nullptr; }
    [[nodiscard]] ConversationId conversation() const { return m_conversation; }

    // ---- what would be sent ----
    void setScope(std::vector<DocumentId> scope);
    void setDraft(const QString &text);
    /// What is known of the documents has changed, and with it what is to be said of them before sending.
    void planAnew();
    [[nodiscard]] bool hasDraft() const;
    void setMode(pack::Mode mode);
    /// Bound on the documents' part of focused requests; none: by size.
    void setDepth(std::optional<std::int64_t> tokens);
    [[nodiscard]] std::optional<std::int64_t> depth() const { return m_depth; }
    void setModel(const std::string &id);
    void setMaxCost(std::optional<double> usd);
    [[nodiscard]] const std::string &model() const { return m_question.model; }
    [[nodiscard]] pack::Mode mode() const { return m_question.mode; }
    [[nodiscard]] const std::vector<ModelChoice> &models() const { return m_models; }
    [[nodiscard]] const ModelChoice *currentModel() const;
    /// The plan of the draft; empty while it is being made or when there is nothing to send.
    [[nodiscard]] const std::optional<Result<PlanSummary>> &plan() const { return m_plan; }
    /// Writes the request of the draft as it would be sent now. `handler` is called in this thread, unless this is
    /// gone.
    using WrittenRequest = std::shared_ptr<const Result<ask::RequestPreview>>;
    void writeRequest(std::function<void(const WrittenRequest &)> handler);
    [[nodiscard]] bool isScopeEmpty() const { return m_question.scope.empty(); }
    /// Why the draft cannot be sent now; empty if it can.
    [[nodiscard]] QString blockedReason() const;

    /// Reads the catalogue and the keys again.
    void loadModels();
    void send();
    void stop();
    /// Sends the question of an earlier turn again, in its place: what was answered stays as a version of the turn.
    void askAgain(int turn);
    /// The same with another model, as a draft whose price is shown before it is sent.
    void askAgainWith(int turn, const std::string &model);
    /// Makes a draft of an earlier question that will be asked in its place.
    void editAndAsk(int turn);
    /// Shows the version of a turn that was asked `step` before (negative) or after this one.
    void showVersion(int turn, int step);
    /// A question was sent that is not committed yet.
    [[nodiscard]] bool isSendingUncommitted() const;

    /// Goes on with the parts of an earlier turn that are not complete.
    void resume(int turn);
    // ---- what an earlier turn was not given; each makes a draft, whose price is shown before it is sent ----
    void addPassage(int turn, const pack::Candidate &passage);
    /// The same question with four times the room for passages.
    void askWithMore(int turn);
    /// The same question without the passages that the turn had.
    void searchRest(int turn);
    void clearRefinement();
    /// What is special about the draft: "2 added passages; up to 256k tokens"; empty: nothing.
    [[nodiscard]] QString refinementText() const;
    /// The words of a passage around what was searched for the turn.
    void fetchSnippet(int turn, const pack::Candidate &passage, std::function<void(const QString &)> handler);
    /// Ends in passageLocated or failed.
    void openPassage(const pack::Candidate &passage);
    /// Ends in passageLocated. @param title  of the document, for a sentence if it is gone
    void openPage(DocumentId document, int page, const std::string &title);

    // ---- citations ----
    /// Fetches the document's words at a citation; ends in citationChecked when they have come.
    void loadSource(int turn, int citation);
    /// The cited words go with the next question.
    void pinCitation(const CitationEntry &entry);
    /// A user's mark, shown at once and kept with the answer; failed() if it cannot be kept.
    void markCitation(int turn, int citation, const QString &note);
    void unmarkCitation(int turn, int citation);
    /// A draft that asks on.
    void proposeFollowUp(const QString &text);

    void newConversation();
    /// @param at  turn that shall be seen, on whichever branch it is
    void openConversation(ConversationId id, AnswerId at = {});
    void loadConversations();
    [[nodiscard]] const std::vector<store::Conversation> &conversations() const { return m_conversations; }

Q_SIGNALS:
    void turnsReset();
    void turnAdded(int turn);
    void turnsCut(int count);                   ///< only the first `count` turns are left
    void turnRevealed(int turn);                ///< it was asked for
    void begun();                               ///< the question is committed
    void finished(int turn);                    ///< the answer is over
    void questionReturned(const QString &text); ///< it was refused before it was committed
    void textGrew(int turn);
    void reasoningGrew(int turn);
    void citationOpened(int turn, int citation);
    void citationChecked(int turn, int citation);
    void turnChanged(int turn);
    void planChanged();
    void modelsChanged();
    void busyChanged(bool busy);
    void conversationsChanged();
    void questionAccepted();
    void failed(const QString &sentence);
    void draftProposed(const QString &text);
    void draftRefined(); ///< mode, depth or refinement are others
    void passageLocated(const longleaf::ui::CitationEntry &passage);

private:
    struct Finished {
        Result<ask::AnswerReport> report;
    };
    using RunEvent =
        std::variant<PlanSummary, ask::Counting, ask::Begun, ask::TextGrew, ask::CitationOpened, ask::CitationChecked,
                     ask::WaitingToSend, ask::Reasoned, ask::PartBegun, ask::PartEnded, Finished>;
    using Runner = std::function<Result<ask::AnswerReport>(std::stop_token, const ask::AskSink &)>;
    using PlanEvent = Result<PlanSummary>;

    /// What a draft has that the next one does not have any more.
    struct Refinement {
        std::vector<pack::Candidate> pinned;
        AnswerId restOf;
        std::optional<std::int64_t> budgetTokens;
        std::optional<BranchPoint> branch;
    };
    struct Sent {
        std::string text;
        Refinement refinement;
    };
    [[nodiscard]] std::optional<AnswerId> followed(const std::optional<BranchPoint> &branch) const;
    [[nodiscard]] std::optional<BranchPoint> branchAt(int turn) const;
    [[nodiscard]] TurnBranch makeRoom(const std::optional<BranchPoint> &branch);
    void onBegun(const ask::Begun &committed);
    void returnQuestion();
    [[nodiscard]] ask::Question draft() const;
    /// The draft with its place in the conversation.
    [[nodiscard]] ask::Question placedDraft() const;
    void propose(int turn);
    void start(ask::Question question, const std::optional<BranchPoint> &branch);
    /// Runs the answer of the turn m_runningTurn in a job.
    void launch(Runner run);
    [[nodiscard]] Turn &runningTurn() { return m_turns[m_runningTurn]; }
    [[nodiscard]] int runningIndex() const { return static_cast<int>(m_runningTurn); }
    void onPartBegun(const ask::PartBegun &begun);
    void onPartEnded(const ask::PartEnded &ended);
    void onSweepClosed(const ask::AnswerReport &report);
    void schedulePlan();
    void startPlan();
    void onPlanned(const PlanEvent &event, std::int64_t generation);
    void onRunEvent(const RunEvent &event);
    void onCitationOpened(const ask::CitationOpened &opened);
    void onCitationChecked(const ask::CitationChecked &checked);
    void onFinished(const Finished &finished);
    void onHold(const ask::WaitingToSend &wait);
    void tickHold();
    void setState(Turn::State state);
    [[nodiscard]] CitationEntry *entryAt(int turn, int citation);
    void storeMark(int turn, int citation, std::optional<std::string> before, std::function<Status()> store);
    template <typename Event> void once(async::Job<Event> job, std::function<void(const Event &)> handler);

    AskBackend &m_backend;
    async::JobRunner &m_runner;
    async::JobLane m_marks;   ///< of citations: the last one said is the one that is kept
    ask::Question m_question; ///< the draft
    bool m_haveScope = false;
    std::optional<std::int64_t> m_depth;
    Refinement m_refinement;
    std::optional<Sent> m_sent; ///< until it is over
    std::vector<ModelChoice> m_models;
    std::vector<Turn> m_turns;
    std::vector<store::Conversation> m_conversations;
    ConversationId m_conversation;
    std::int64_t m_conversationGeneration = 0;

    QTimer m_planTimer;
    std::optional<PlanEvent> m_plan;
    bool m_planning = false;
    std::int64_t m_planGeneration = 0;

    QFutureWatcher<RunEvent> *m_run = nullptr;
    std::size_t m_runningTurn = 0;
    std::stop_source m_runStop;
    QElapsedTimer m_runClock;
    QTimer m_holdTimer; ///< once a second while a request waits to leave
    QElapsedTimer m_holdClock;
    std::int64_t m_holdMs = 0;
};

} // namespace longleaf::ui
