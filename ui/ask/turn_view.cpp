// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/turn_view.h"

#include "ui/ask/absence_panel.h"
#include "ui/ask/answer_view.h"
#include "ui/ask/coverage_map_panel.h"
#include "ui/ask/coverage_panel.h"
#include "ui/ask/reasoning_panel.h"
#include "ui/ask/sweep_bar.h"
#include "ui/ask/turn_text.h"
#include "ui/ask/unread_sentence.h"
#include "ui/ask/verdict_line.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/format.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kMapHeight = 240;
constexpr int kMostLines = 24; // of documents in words; the map has them all

QLabel *wrappingLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString ledgerText(const PlanSummary &plan, const QString &detail)
{
    QStringList lines{detail};
    if (const QString why = reasonText(plan); !why.isEmpty())
        lines << why;
    for (const PlanSummary::Document &document : plan.documents) {
        if (lines.size() > kMostLines)
            break;
        const QString sent = document.whole
                                 ? TurnView::tr("whole, %n page(s)", nullptr, document.pagesSent)
                                 : TurnView::tr("%1 of %2 pages").arg(document.pagesSent).arg(document.pagesTotal);
        lines << toQString(document.title) + QStringLiteral(" – ") + sent;
    }
    for (const pack::LeftOut &left : plan.leftOut) {
        if (lines.size() > 2 * kMostLines)
            break;
        const QString file = toQString(left.path).section(QLatin1Char('/'), -1);
        lines << TurnView::tr("Not sent: %1, p. %2 (%3)")
                     .arg(file, pageRanges(left.pages), leftOutReasonText(left.reason));
    }
    if (lines.size() > kMostLines)
        lines << TurnView::tr("The map below has every document and every page.");
    return lines.join(QLatin1Char('\n'));
}

} // namespace

TurnView::TurnView(const Theme &theme, PassageList::SnippetSource snippets, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_questionFrame(new QFrame(this))
    , m_question(wrappingLabel(m_questionFrame))
    , m_reason(wrappingLabel(this))
    , m_again(new QPushButton(this))
    , m_goOn(new QPushButton(tr("Ask for the rest"), this))
    , m_reasoning(new ReasoningPanel(theme, this))
    , m_sweep(new SweepBar(theme, this))
    , m_answer(new AnswerView(theme, this))
    , m_absence(new AbsencePanel(theme, snippets, this))
    , m_coverage(new CoveragePanel(theme, std::move(snippets), this))
    , m_ledger(new QFrame(this))
{
    m_questionFrame->setProperty("surface", QStringLiteral("question"));
    auto *questionRow = new QHBoxLayout(m_questionFrame);
    questionRow->setContentsMargins(space::kTwo, space::kOneAndHalf, space::kTwo, space::kOneAndHalf);
    questionRow->addWidget(m_question);
    m_reason->setContentsMargins(0, space::kHalf, 0, 0);
    m_reason->hide();
    buildLedger();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_questionFrame);
    column->addSpacing(space::kTwo);
    column->addWidget(buildHeader());
    auto *ledgerRow = new QVBoxLayout;
    ledgerRow->setContentsMargins(0, 0, 0, 0);
    ledgerRow->addWidget(m_ledger);
    column->addSpacing(space::kHalf);
    column->addLayout(ledgerRow);
    column->addWidget(m_reason);
    column->addWidget(m_sweep);
    connect(m_sweep, &SweepBar::resumeRequested, this, &TurnView::resumeRequested);
    auto *againRow = new QHBoxLayout;
    againRow->setContentsMargins(0, space::kUnit, 0, 0);
    againRow->setSpacing(space::kUnit);
    againRow->addWidget(m_goOn);
    againRow->addWidget(m_again);
    againRow->addStretch();
    column->addLayout(againRow);
    m_again->setAccessibleName(tr("Ask this question again"));
    m_again->hide();
    connect(m_again, &QPushButton::clicked, this, &TurnView::askAgainRequested);
    m_goOn->setAccessibleName(tr("Write a question for the rest of this answer"));
    m_goOn->hide();
    connect(m_goOn, &QPushButton::clicked, this, &TurnView::goOnRequested);
    column->addSpacing(space::kUnit);
    column->addWidget(m_reasoning);
    column->addSpacing(space::kUnit);
    column->addWidget(m_answer);
    column->addSpacing(space::kUnit);
    column->addWidget(m_absence);
    column->addSpacing(space::kHalf);
    column->addWidget(m_coverage);
    for (PassageList *list : {m_absence->passages(), m_coverage->passages()}) {
        connect(list, &PassageList::opened, this, &TurnView::passageOpened);
        connect(list, &PassageList::added, this, &TurnView::passageAdded);
    }
    connect(&theme, &Theme::changed, this, &TurnView::applyTheme);
    applyTheme();
}

QWidget *TurnView::buildHeader()
{
    auto *header = new QWidget(this);
    m_icon = new QLabel(header);
    m_icon->setFixedSize(16, 16);
    m_verdicts = new VerdictLine(m_theme, header);
    m_detail = new ElidedLabel(header);
    m_detail->setProperty("tone", QStringLiteral("soft"));
    m_ledgerButton = new QToolButton(header);
    m_ledgerButton->setIcon(m_theme.icon(QStringLiteral("ledger")));
    m_ledgerButton->setCheckable(true);
    m_ledgerButton->setToolTip(tr("What was sent, page by page"));
    m_ledgerButton->setAccessibleName(tr("What was sent"));
    m_copy = new QToolButton(header);
    m_copy->setIcon(m_theme.icon(QStringLiteral("copy")));
    m_copy->setToolTip(tr("Copy the answer with its citations"));
    m_copy->setAccessibleName(tr("Copy the answer with its citations"));
    m_export = new QToolButton(header);
    m_export->setIcon(m_theme.icon(QStringLiteral("download")));
    m_export->setToolTip(tr("Export this answer"));
    m_export->setAccessibleName(tr("Export this answer"));

    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_verdicts);
    texts->addWidget(m_detail);
    connect(m_verdicts, &VerdictLine::chosen, this, &TurnView::verdictsChosen);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kUnit);
    auto *icon = new QVBoxLayout;
    icon->setContentsMargins(0, 3, 0, 0); // on the first line's middle
    icon->addWidget(m_icon);
    icon->addStretch();
    row->addLayout(icon);
    row->addLayout(texts, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    buttons->addWidget(m_ledgerButton);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_export);
    row->addLayout(buttons);
    row->setAlignment(buttons, Qt::AlignTop);
    connect(m_ledgerButton, &QToolButton::toggled, this, [this](bool open) {
        m_ledger->setVisible(open);
        showLedger(m_shown);
    });
    connect(m_copy, &QToolButton::clicked, this, &TurnView::copyRequested);
    connect(m_export, &QToolButton::clicked, this, &TurnView::exportRequested);
    return header;
}

void TurnView::buildLedger()
{
    m_ledger->setProperty("surface", QStringLiteral("ledger"));
    m_ledgerText = wrappingLabel(m_ledger);
    m_map = new CoverageMapPanel(m_theme, kMapHeight, m_ledger);
    auto *column = new QVBoxLayout(m_ledger);
    column->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kOneAndHalf, space::kUnit);
    column->setSpacing(space::kUnit);
    column->addWidget(m_ledgerText);
    column->addWidget(m_map);
    connect(m_map, &CoverageMapPanel::pageActivated, this, &TurnView::pageOpened);
    m_ledger->hide();
}

void TurnView::applyTheme()
{
    const TypeScale &type = m_theme.type();
    m_question->setFont(type.body);
    m_detail->setFont(type.caption);
    m_reason->setFont(type.body);
    m_again->setFont(type.caption);
    m_goOn->setFont(type.caption);
    m_ledgerText->setFont(type.caption);
    m_answer->themeChanged();
    if (!m_shown.question.empty())
        showState(Turn(m_shown));
}

void TurnView::showTurn(const Turn &turn)
{
    showState(turn);
    m_answer->updateNow(turn);
}

void TurnView::showState(const Turn &turn)
{
    m_question->setText(toQString(turn.question));
    m_questionFrame->setAccessibleName(tr("Question"));
    m_question->setAccessibleName(tr("Question: %1").arg(toQString(turn.question)));
    showHeader(turn);
    showNextSteps(turn);
    showReasoning(turn);
    const bool haveText = !turn.text.empty();
    m_sweep->showTurn(turn);
    m_answer->setVisible(haveText);
    m_copy->setVisible(haveText && !turn.running());
    m_export->setVisible(turn.answer.valid() && !turn.running());
    m_absence->showTurn(turn);
    m_coverage->showTurn(turn);
    m_ledgerButton->setVisible(turn.plan.has_value());
    showLedger(turn);
    setAccessibleDescription(headerText());
    if (std::exchange(m_wasRunning, turn.running()) && !turn.running())
        announce(m_verdicts, endAnnouncement(turn));
    setAccessibleName(tr("Question and answer"));
    m_shown = turn;
    m_shown.text = haveText ? std::string(" ") : std::string();
}

void TurnView::showHeader(const Turn &turn)
{
    const Tokens &t = m_theme.tokens();
    const TurnTone tone = toneOf(turn);
    const QColor color = tone == TurnTone::Good      ? t.good
                         : tone == TurnTone::Warning ? t.warn
                         : tone == TurnTone::Bad     ? t.bad
                                                     : t.neutral;
    const QString icon = turn.running()              ? QStringLiteral("arriving")
                         : tone == TurnTone::Bad     ? QStringLiteral("error")
                         : tone == TurnTone::Warning ? QStringLiteral("warning")
                                                     : QStringLiteral("check");
    m_icon->setPixmap(m_theme.pixmap(icon, color, 16, devicePixelRatioF()));
    const bool counted = !turn.text.empty() && (!turn.citations.empty() || turn.state == Turn::State::Complete);
    static constexpr const char *kTones[] = {"good", "neutral", "warn", "bad"};
    m_verdicts->showVerdicts(stateWord(turn), kTones[static_cast<int>(tone)], turn.citations, counted);
    m_fullDetail = detailText(turn);
    m_detail->setFullText(detailLine(turn));
    m_detail->setToolTip(m_fullDetail);
    m_detail->setAccessibleDescription(m_fullDetail);
}

void TurnView::showNextSteps(const Turn &turn)
{
    QString reason = stateReason(turn);
    // The answer itself says what it was not given, not only the line before sending.
    if (turn.plan && !turn.plan->warning.empty() && !turn.text.empty())
        reason += (reason.isEmpty() ? QString() : QStringLiteral(" ")) + toQString(turn.plan->warning);
    if (turn.plan && turn.plan->hiddenFound && !turn.text.empty())
        reason += (reason.isEmpty() ? QString() : QStringLiteral(" ")) + toQString(turn.plan->hidden);
    if (turn.plan && !turn.text.empty()) {
        if (const QString unread = unreadSentence(turn.plan->unread); !unread.isEmpty())
            reason += (reason.isEmpty() ? QString() : QStringLiteral(" ")) + unread;
    }
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    const bool unfinished = turn.state == Turn::State::Failed || turn.state == Turn::State::CutShort ||
                            turn.state == Turn::State::Stopped || turn.state == Turn::State::NotSent ||
                            turn.state == Turn::State::Declined;
    m_again->setText(turn.maybeCharged ? tr("Ask again (this may be charged twice)") : tr("Ask again"));
    m_again->setVisible(unfinished && !(turn.sweep && turn.sweep->canResume));
    m_goOn->setVisible(canGoOn(turn) && !turn.sweep);
}

void TurnView::showReasoning(const Turn &turn)
{
    m_reasoning->showReasoning(turn.reasoning, turn.running() && turn.text.empty());
}

void TurnView::showLedger(const Turn &turn)
{
    // Nobody sees it before it is opened, and a library has thousands of pages.
    if (!turn.plan || !m_ledgerButton->isChecked())
        return;
    m_ledgerText->setText(ledgerText(*turn.plan, m_fullDetail));
    m_map->showPlan(*turn.plan);
}

QString TurnView::headerText() const
{
    return m_verdicts->text();
}

QString TurnView::detail() const
{
    return m_fullDetail;
}

} // namespace longleaf::ui
