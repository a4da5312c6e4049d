// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/passage_list.h"
#include "ui/ask/turn.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QFrame;

namespace longleaf::ui {

class AbsencePanel;
class AnswerView;
class CoveragePanel;
class ElidedLabel;
class SweepBar;

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
    [[nodiscard]] AbsencePanel *absence() const { return m_absence; }
    [[nodiscard]] SweepBar *sweepBar() const { return m_sweep; }
    [[nodiscard]] QString headerText() const;
    [[nodiscard]] QString detail() const;

Q_SIGNALS:
    void askAgainRequested();
    void passageOpened(const longleaf::pack::Candidate &passage);
    void passageAdded(const longleaf::pack::Candidate &passage);
    void resumeRequested();

private:
    [[nodiscard]] QWidget *buildHeader();
    void buildLedger();
    void showLedger(const Turn &turn);
    void applyTheme();
    void setTone(QLabel *label, const char *tone);

    const Theme &m_theme;
    QFrame *m_questionFrame;
    QLabel *m_question;
    QLabel *m_icon = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_detail = nullptr;
    QToolButton *m_ledgerButton = nullptr;
    QToolButton *m_copy = nullptr;
    QLabel *m_reason;
    QPushButton *m_again;
    SweepBar *m_sweep;
    AnswerView *m_answer;
    AbsencePanel *m_absence;
    CoveragePanel *m_coverage;
    QFrame *m_ledger;
    QLabel *m_ledgerText = nullptr;
    Turn m_shown; ///< for the theme's changes: state only
};

} // namespace longleaf::ui
