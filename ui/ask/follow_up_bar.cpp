// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/follow_up_bar.h"

#include "ui/widgets/suggestion_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace longleaf::ui {

FollowUpBar::FollowUpBar(FollowUpController &controller, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_title(new QLabel(tr("Could follow"), this))
    , m_off(new QToolButton(this))
    , m_column(new QVBoxLayout(this))
{
    setAccessibleName(tr("Questions that could follow"));
    m_title->setProperty("tone", QStringLiteral("soft"));
    m_title->setToolTip(tr("Made from words of the cited documents, without a model"));
    m_off->setIcon(theme.icon(QStringLiteral("close")));
    m_off->setToolTip(tr("Suggest no questions (Question menu)"));
    m_off->setAccessibleName(tr("Suggest no questions"));
    auto *header = new QHBoxLayout;
    header->setContentsMargins(0, 0, 0, 0);
    header->addWidget(m_title, 1);
    header->addWidget(m_off);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kUnit);
    m_column->addLayout(header);
    connect(m_off, &QToolButton::clicked, this, [this]() { m_controller.setEnabled(false); });
    connect(&controller, &FollowUpController::changed, this, &FollowUpBar::refresh);
    connect(&theme, &Theme::changed, this, &FollowUpBar::applyTheme);
    applyTheme();
    refresh();
}

void FollowUpBar::applyTheme()
{
    m_title->setFont(m_theme.type().captionStrong);
}

void FollowUpBar::refresh()
{
    for (QPushButton *button : m_buttons)
        button->deleteLater();
    m_buttons.clear();
    for (const QString &question : m_controller.questions()) {
        auto *button = new SuggestionButton(question, this);
        connect(button, &QPushButton::clicked, this, [this, question]() { Q_EMIT chosen(question); });
        m_column->addWidget(button);
        m_buttons.push_back(button);
    }
    setVisible(!m_buttons.empty());
}

} // namespace longleaf::ui
