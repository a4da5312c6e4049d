// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/question_planner.h"
#include "core/ask/sweep_merge.h"
#include "core/ask/sweep_record.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace longleaf::ask {

/// A sweep that is under way, in memory as it is in the library. Every request of it goes through here.
class SweepWork final {
public:
    /// What does not change while the sweep goes on.
    struct Given {
        Question question;
        SweepOptions options;
        PlanBasis basis;
        pack::Plan united; ///< all pages of all parts
        SweepId id;
        AnswerId answer;
        ConversationId conversation;
    };

    SweepWork(Given given, std::vector<store::StoredSweepPart> stored, std::vector<SweepPart> parts,
              std::unique_ptr<model::ModelClient> client, store::Library &library, const Clock &clock,
              std::stop_token stop, const AskSink &sink);

    [[nodiscard]] const Given &given() const { return m_given; }
    [[nodiscard]] const std::vector<SweepPart> &parts() const { return m_parts; }
    [[nodiscard]] bool allComplete() const;
    [[nodiscard]] bool stopRequested() const { return m_stop.stop_requested(); }
    [[nodiscard]] pack::Plan coverage() const;
    /// The parts' statements side by side.
    [[nodiscard]] MergedAnswer merged() const;
    /// What is stored of a request of a level, if it is complete.
    [[nodiscard]] const store::StoredSweepPart *completed(int level, int number, std::string_view pages) const;
    /// Usage, cost and tries of all requests so far.
    void addTotals(AnswerReport &report) const;
    [[nodiscard]] double spentUsd() const;

    /// Checks the limits, commits that the request leaves, sends it, checks its citations against the pages of its
    /// plan, and commits how it ended. @param label  for the window; empty for a merge.
    /// Errors: OverBudget and those of the store: the request was not sent, or is not kept. How the answer ended is in
    /// the report.
    [[nodiscard]] Result<AnswerReport> send(int level, int number, const std::string &pages, const std::string &label,
                                            PlannedRequest request);

private:
    [[nodiscard]] store::StoredSweepPart &row(int level, int number, const std::string &pages);
    void note(int level, int number, const AnswerReport &report);
    [[nodiscard]] Status commit(int level, int number, const AnswerReport &report, double expectedUsd);

    Given m_given;
    std::vector<store::StoredSweepPart> m_stored; ///< every level
    std::vector<SweepPart> m_parts;               ///< level 0
    std::unique_ptr<model::ModelClient> m_client;
    store::Library &m_library;
    const Clock &m_clock;
    std::stop_token m_stop;
    const AskSink &m_sink;
};

} // namespace longleaf::ask
