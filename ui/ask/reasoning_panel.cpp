// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/reasoning_panel.h"

#include "core/answer/markdown.h"
#include "ui/ask/panel_header.h"
#include "ui/text/qt_convert.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kWriteMs = 250;

} // namespace

ReasoningPanel::ReasoningPanel(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_header(new QToolButton(this))
    , m_body(new QWidget(this))
    , m_warning(new QLabel(tr("The model’s own account of its thinking. Nothing in it is checked."), m_body))
    , m_text(new QLabel(m_body))
{
    setProperty("surface", QStringLiteral("ledger"));
    setAccessibleName(tr("Reasoning"));
    connectPanelHeader(m_header, m_body, theme);
    for (QLabel *label : {m_warning, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_warning->setProperty("tone", QStringLiteral("soft"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, space::kHalf);
    body->setSpacing(space::kUnit);
    body->addWidget(m_warning);
    body->addWidget(m_text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kOneAndHalf, space::kHalf, space::kOneAndHalf, space::kHalf);
    column->setSpacing(space::kHalf);
    column->addWidget(m_header);
    column->addWidget(m_body);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kWriteMs);
    connect(&m_timer, &QTimer::timeout, this, &ReasoningPanel::write);
    connect(m_header, &QToolButton::toggled, this, &ReasoningPanel::write);
    connect(&theme, &Theme::changed, this, &ReasoningPanel::applyTheme);
    applyTheme();
    hide();
}

void ReasoningPanel::applyTheme()
{
    m_header->setFont(m_theme.type().captionStrong);
    m_warning->setFont(m_theme.type().caption);
    m_text->setFont(m_theme.type().caption);
}

void ReasoningPanel::showReasoning(const std::string &reasoning, bool running)
{
    setVisible(!reasoning.empty());
    m_header->setText(running ? tr("Reasoning, arriving") : tr("Reasoning"));
    if (reasoning.size() == m_reasoning.size())
        return;
    m_reasoning = reasoning;
    if (m_header->isChecked() && !m_timer.isActive())
        m_timer.start();
}

void ReasoningPanel::write()
{
    if (m_header->isChecked())
        m_text->setText(text());
}

QString ReasoningPanel::text() const
{
    return toQString(answer::markdown::defused(m_reasoning)).trimmed();
}

} // namespace longleaf::ui
