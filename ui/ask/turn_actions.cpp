// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/turn_actions.h"

#include "ui/text/qt_convert.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

namespace longleaf::ui {

TurnActions::TurnActions(AskController &controller, NotesController &notes, int turn, const Theme &theme,
                         QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_notes(notes)
    , m_turn(turn)
    , m_theme(theme)
    , m_earlier(add(QStringLiteral("chevron-left"), tr("Version before")))
    , m_versions(new QLabel(this))
    , m_later(add(QStringLiteral("chevron-right"), tr("Version after")))
    , m_retry(add(QStringLiteral("retry"), tr("Ask again, in place of this")))
    , m_retryWith(add(QStringLiteral("chevron-down"), tr("Ask again with another model")))
    , m_edit(add(QStringLiteral("edit"), tr("Edit the question and ask again")))
    , m_note(add(QStringLiteral("note"), tr("Write a note")))
    , m_pin(add(QStringLiteral("pin"), tr("Pin this answer")))
    , m_models(new QMenu(m_retryWith))
{
    setAccessibleName(tr("What can be done with this answer"));
    m_versions->setFont(theme.type().caption);
    m_versions->setProperty("tone", QStringLiteral("soft"));
    m_pin->setCheckable(true);
    m_retryWith->setMenu(m_models);
    m_retryWith->setPopupMode(QToolButton::InstantPopup);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    for (QToolButton *button : {m_retry, m_retryWith, m_edit, m_note, m_pin})
        row->addWidget(button);
    row->addStretch();
    row->addWidget(m_earlier);
    row->addWidget(m_versions);
    row->addWidget(m_later);
    connect(m_earlier, &QToolButton::clicked, this, [this]() { m_controller.showVersion(m_turn, -1); });
    connect(m_later, &QToolButton::clicked, this, [this]() { m_controller.showVersion(m_turn, 1); });
    connect(m_retry, &QToolButton::clicked, this, [this]() { m_controller.askAgain(m_turn); });
    connect(m_edit, &QToolButton::clicked, this, [this]() { m_controller.editAndAsk(m_turn); });
    connect(m_note, &QToolButton::clicked, this, &TurnActions::noteRequested);
    connect(m_pin, &QToolButton::clicked, this, [this]() { m_notes.togglePin(m_turn); });
    connect(m_models, &QMenu::aboutToShow, this, &TurnActions::fillModels);
    connect(&notes, &NotesController::changed, this, &TurnActions::refresh);
    connect(&controller, &AskController::busyChanged, this, &TurnActions::refresh);
    connect(&theme, &Theme::changed, this, [this]() { m_versions->setFont(m_theme.type().caption); });
}

QToolButton *TurnActions::add(const QString &icon, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setIcon(m_theme.icon(icon));
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

void TurnActions::fillModels()
{
    m_models->clear();
    m_models->addSection(tr("Ask again with"));
    for (const ModelChoice &choice : m_controller.models()) {
        if (!choice.usable)
            continue;
        QString name = toQString(choice.info.name);
        name.replace(QLatin1Char('&'), QStringLiteral("&&"));
        m_models->addAction(name, this, [this, id = choice.info.id]() { m_controller.askAgainWith(m_turn, id); });
    }
}

void TurnActions::refresh()
{
    if (m_turn >= static_cast<int>(m_controller.turns().size()))
        return;
    const Turn &turn = m_controller.turns()[static_cast<std::size_t>(m_turn)];
    const bool idle = !m_controller.isBusy();
    const auto &versions = turn.branch.versions;
    const auto here = std::find(versions.begin(), versions.end(), turn.answer) - versions.begin();
    const auto count =
        static_cast<std::ptrdiff_t>(versions.size()) + (here == static_cast<std::ptrdiff_t>(versions.size()) ? 1 : 0);
    m_versions->setText(tr("%1 of %2").arg(here + 1).arg(count));
    m_versions->setAccessibleName(tr("Version %1 of %2 of this question").arg(here + 1).arg(count));
    for (QWidget *part :
         {static_cast<QWidget *>(m_earlier), static_cast<QWidget *>(m_versions), static_cast<QWidget *>(m_later)})
        part->setVisible(count > 1);
    m_earlier->setEnabled(idle && here > 0);
    m_later->setEnabled(idle && here + 1 < count);
    m_retry->setEnabled(idle);
    m_retryWith->setEnabled(idle);
    m_edit->setEnabled(idle);
    m_note->setEnabled(turn.answer.valid());
    m_pin->setEnabled(turn.answer.valid());
    const bool pinned = m_notes.isPinned(turn.answer);
    m_pin->setChecked(pinned);
    m_pin->setToolTip(pinned ? tr("Take the pin away") : tr("Pin this answer"));
    m_pin->setAccessibleName(m_pin->toolTip());
    setVisible(!turn.running());
}

} // namespace longleaf::ui
