// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/sweep_bar.h"

#include "ui/ask/sweep_status.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kBarHeight = 4;

} // namespace

SweepBar::SweepBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_resume(new QPushButton(tr("Resume"), this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setProperty("tone", QStringLiteral("soft"));
    m_text->setAccessibleName(tr("Progress of reading everything"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(kBarHeight);
    m_progress->setAccessibleName(tr("Parts that are complete"));
    m_resume->setAccessibleName(tr("Resume reading the parts that are not complete"));
    m_resume->setToolTip(tr("Goes on with the first part that is not complete; what is complete is not asked again"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_resume);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kUnit, 0, 0);
    column->setSpacing(space::kHalf);
    column->addWidget(m_text);
    column->addWidget(m_progress);
    column->addLayout(buttons);
    connect(m_resume, &QPushButton::clicked, this, &SweepBar::resumeRequested);
    connect(&theme, &Theme::changed, this, &SweepBar::applyTheme);
    applyTheme();
    hide();
}

QString SweepBar::text() const
{
    return m_text->text();
}

void SweepBar::showTurn(const Turn &turn)
{
    const bool shown = turn.sweep && (turn.running() || turn.sweep->canResume);
    setVisible(shown);
    if (!shown)
        return;
    m_text->setText(sweepProgressText(*turn.sweep));
    m_text->setAccessibleDescription(m_text->text());
    m_progress->setRange(0, qMax(turn.sweep->parts, 1));
    m_progress->setValue(turn.sweep->complete);
    m_resume->setVisible(!turn.running());
}

void SweepBar::applyTheme()
{
    m_text->setFont(m_theme.type().caption);
    m_resume->setFont(m_theme.type().caption);
}

} // namespace longleaf::ui
