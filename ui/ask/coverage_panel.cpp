// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/coverage_panel.h"

#include "ui/ask/panel_header.h"
#include "ui/text/qt_convert.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace longleaf::ui {

CoveragePanel::CoveragePanel(const Theme &theme, PassageList::SnippetSource snippets, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_header(new QToolButton(this))
    , m_body(new QWidget(this))
    , m_list(new PassageList(theme, std::move(snippets), m_body))
    , m_more(new QPushButton(tr("Ask again with 4× more…"), this))
    , m_rest(new QPushButton(tr("Search the rest…"), this))
{
    setProperty("surface", QStringLiteral("ledger"));
    setAccessibleName(tr("What was not sent"));
    connectPanelHeader(m_header, m_body, theme);
    m_more->setAccessibleName(tr("Ask again with four times more; the price is shown first"));
    m_more->setToolTip(m_more->accessibleName());
    m_rest->setAccessibleName(tr("Ask again with other passages than before; the price is shown first"));
    m_rest->setToolTip(m_rest->accessibleName());
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, space::kHalf);
    body->addWidget(m_list);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(space::kUnit);
    actions->addWidget(m_more);
    actions->addWidget(m_rest);
    actions->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kOneAndHalf, space::kUnit);
    column->setSpacing(space::kUnit);
    column->addWidget(m_header);
    column->addWidget(m_body);
    column->addLayout(actions);
    connect(m_more, &QPushButton::clicked, this, &CoveragePanel::moreRequested);
    connect(m_rest, &QPushButton::clicked, this, &CoveragePanel::restRequested);
    connect(&theme, &Theme::changed, this, &CoveragePanel::applyTheme);
    applyTheme();
    hide();
}

void CoveragePanel::applyTheme()
{
    m_header->setFont(m_theme.type().captionStrong);
    m_more->setFont(m_theme.type().caption);
    m_rest->setFont(m_theme.type().caption);
}

void CoveragePanel::showTurn(const Turn &turn)
{
    const bool partly = turn.plan && turn.plan->mode == pack::Mode::Focused && !turn.plan->next.empty();
    setVisible(partly && !turn.running() && turn.answer.valid());
    if (!partly)
        return;
    std::vector<PassageList::Row> rows;
    for (const pack::Candidate &one : turn.plan->next)
        rows.push_back({one, toQString(turn.plan->nameOf(one.document)), false});
    m_list->setRows(rows);
    m_header->setText(tr("Not sent: the next best passages (%1)").arg(rows.size()));
    m_rest->setVisible(turn.absence.has_value());
    // Four times more than the window holds is no more than the window.
    m_more->setVisible(turn.plan->window <= 0 || turn.plan->budgetTokens * 2 < turn.plan->window);
}

} // namespace longleaf::ui
