// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/passage_list.h"
#include "ui/ask/turn.h"
#include "ui/ask/verdict_style.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QFrame;

namespace longleaf::ui {

class AbsencePanel;
class AnswerView;
class CoverageMapPanel;
class CoveragePanel;
class ElidedLabel;
class ReasoningPanel;
class SweepBar;
class VerdictLine;

/// A question and its answer: the question as a quiet block, one line that says how the answer stands, the answer, and
/// on demand the ledger of what was sent.
class TurnView final : public QWidget {
    Q_OBJECT
public:
    TurnView(const Theme &theme, PassageList::SnippetSource snippets, QWidget *parent = nullptr);

    /// Everything as it is now.
    void showTurn(const Turn &turn);
    /// The header and ledger only.
    void showState(const Turn &turn);
    [[nodiscard]] AnswerView *answer() const { return m_answer; }
    [[nodiscard]] CoveragePanel *coverage() const { return m_coverage; }
    [[nodiscard]] QToolButton *ledgerButton() const { return m_ledgerButton; }
    /// What was sent, page by page; in the ledger.
    [[nodiscard]] CoverageMapPanel *map() const { return m_map; }
    [[nodiscard]] AbsencePanel *absence() const { return m_absence; }
    [[nodiscard]] SweepBar *sweepBar() const { return m_sweep; }
    [[nodiscard]] ReasoningPanel *reasoning() const { return m_reasoning; }
    [[nodiscard]] VerdictLine *verdicts() const { return m_verdicts; }
    /// The first line: state and verdicts.
    [[nodiscard]] QString headerText() const;
    /// The second line in full, as its tool tip and the ledger have it.
    [[nodiscard]] QString detail() const;
    /// The reasoning has grown.
    void showReasoning(const Turn &turn);

Q_SIGNALS:
    void askAgainRequested();
    /// The rest of an answer that was cut.
    void goOnRequested();
    /// The citations of a group shall be walked through.
    void verdictsChosen(longleaf::ui::VerdictGroup group);
    void passageOpened(const longleaf::pack::Candidate &passage);
    /// A page of the map of what was sent.
    void pageOpened(longleaf::DocumentId document, int page);
    void passageAdded(const longleaf::pack::Candidate &passage);
    void resumeRequested();
    void exportRequested();
    void copyRequested();

private:
    [[nodiscard]] QWidget *buildHeader();
    void buildLedger();
    void showLedger(const Turn &turn);
    void applyTheme();
    void showHeader(const Turn &turn);
    void showNextSteps(const Turn &turn);

    const Theme &m_theme;
    QFrame *m_questionFrame;
    QLabel *m_question;
    QLabel *m_icon = nullptr;
    VerdictLine *m_verdicts = nullptr;
    ElidedLabel *m_detail = nullptr;
    QToolButton *m_ledgerButton = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_export = nullptr;
    QLabel *m_reason;
    QPushButton *m_again;
    QPushButton *m_goOn;
    ReasoningPanel *m_reasoning;
    SweepBar *m_sweep;
    AnswerView *m_answer;
    AbsencePanel *m_absence;
    CoveragePanel *m_coverage;
    QFrame *m_ledger;
    QLabel *m_ledgerText = nullptr;
    CoverageMapPanel *m_map = nullptr;
    QString m_fullDetail;
    bool m_wasRunning = false;
    Turn m_shown; ///< for the theme's changes: state only
};

} // namespace longleaf::ui
