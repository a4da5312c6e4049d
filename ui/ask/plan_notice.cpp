// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/plan_notice.h"

#include "ui/ask/turn_text.h"
#include "ui/ask/unread_sentence.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/format.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

namespace {

QPushButton *quietButton(QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setProperty("variant", QStringLiteral("quiet"));
    return button;
}

/// Whether reading everything in parts would read more.
bool lacksText(const PlanSummary &plan)
{
    const auto readable = [](const pack::LeftOut &left) {
        return left.reason != pack::LeftOutReason::NoText && left.reason != pack::LeftOutReason::Unreadable;
    };
    return plan.mode != pack::Mode::Sweep &&
           (std::any_of(plan.documents.begin(), plan.documents.end(), [](const auto &one) { return !one.whole; }) ||
            std::any_of(plan.leftOut.begin(), plan.leftOut.end(), readable));
}

} // namespace

PlanNotice::PlanNotice(AskController &controller, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_text(new QLabel(this))
    , m_other(quietButton(this))
    , m_everything(quietButton(this))
    , m_clear(quietButton(this))
{
    setProperty("surface", QStringLiteral("notice"));
    setAccessibleName(tr("About this request"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_everything->setText(tr("Read everything part by part…"));
    m_everything->setAccessibleName(m_everything->text());
    m_other->setAccessibleName(tr("Choose the other mode"));
    m_clear->setText(tr("As usual"));
    m_clear->setAccessibleName(tr("Ask as usual again"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kHalf);
    for (QPushButton *button : {m_other, m_everything, m_clear})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kOneAndHalf, space::kHalf);
    column->setSpacing(0);
    column->addWidget(m_text);
    column->addLayout(buttons);
    connect(m_other, &QPushButton::clicked, this, [this]() {
        if (const auto &plan = m_controller.plan(); plan && *plan && (*plan)->other)
            m_controller.setMode((*plan)->other->mode);
    });
    connect(m_everything, &QPushButton::clicked, this, [this]() {
        if (m_readEverything)
            m_readEverything();
    });
    connect(m_clear, &QPushButton::clicked, &m_controller, &AskController::clearRefinement);
    connect(&controller, &AskController::planChanged, this, &PlanNotice::refresh);
    connect(&controller, &AskController::draftRefined, this, &PlanNotice::refresh);
    connect(&theme, &Theme::changed, this, &PlanNotice::refresh);
    hide();
}

void PlanNotice::setReadEverything(std::function<void()> run)
{
    m_readEverything = std::move(run);
    refresh();
}

QString PlanNotice::text() const
{
    return m_text->text();
}

void PlanNotice::refresh()
{
    const auto &plan = m_controller.plan();
    const QString refined = m_controller.refinementText();
    if (!plan && refined.isEmpty() && isVisible())
        return; // the last words stay until the new plan is there
    QStringList sentences;
    if (!refined.isEmpty())
        sentences << refined;
    const PlanSummary *summary = plan && *plan ? &**plan : nullptr;
    // Before anything is typed the plan only gives an idea of the price.
    const bool warned = summary != nullptr && !summary->warning.empty() && m_controller.hasDraft();
    if (summary != nullptr) {
        if (const QString why = reasonText(*summary); !why.isEmpty())
            sentences << why;
        if (warned)
            sentences << toQString(summary->warning);
        if (!summary->hidden.empty() && m_controller.hasDraft())
            sentences << toQString(summary->hidden);
        if (const QString unread = unreadSentence(summary->unread); !unread.isEmpty() && m_controller.hasDraft())
            sentences << unread;
    }
    const bool other = summary != nullptr && summary->other && m_controller.mode() == pack::Mode::Auto;
    if (other) {
        const ask::OtherMode &mode = *summary->other;
        const QString figures = tr("%1 tokens, %2").arg(shortCount(mode.promptTokens), moneyText(mode.uncachedUsd));
        m_other->setText(mode.mode == pack::Mode::Whole ? tr("Send everything (%1)").arg(figures)
                                                        : tr("Send passages only (%1)").arg(figures));
        m_other->setAccessibleName(m_other->text());
    }
    m_other->setVisible(other);
    m_everything->setVisible(warned && m_readEverything && lacksText(*summary));
    m_clear->setVisible(!refined.isEmpty());
    for (QPushButton *button : {m_other, m_everything, m_clear})
        button->setFont(m_theme.type().caption);
    m_text->setFont(m_theme.type().caption);
    m_text->setText(sentences.join(QLatin1Char(' ')));
    setProperty("tone", warned ? QStringLiteral("warn") : QString());
    style()->unpolish(this);
    style()->polish(this);
    setAccessibleDescription(m_text->text());
    setVisible(!sentences.isEmpty());
}

} // namespace longleaf::ui
