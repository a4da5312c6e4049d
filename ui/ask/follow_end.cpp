// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/follow_end.h"

#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

namespace longleaf::ui {

FollowEnd::FollowEnd(QScrollArea &area, const Theme &theme)
    : QObject(&area)
    , m_area(area)
    , m_button(new QPushButton(tr("New text below"), &area))
{
    m_button->setObjectName(QStringLiteral("newTextBelow"));
    m_button->setIcon(theme.icon(QStringLiteral("chevron-down")));
    m_button->setAccessibleName(tr("Go to the new text below"));
    m_button->setFont(theme.type().caption);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &FollowEnd::goToEnd);
    connect(&theme, &Theme::changed, m_button, [this, &theme]() { m_button->setFont(theme.type().caption); });
    connect(area.verticalScrollBar(), &QScrollBar::valueChanged, this, &FollowEnd::onScrolled);
    connect(area.verticalScrollBar(), &QScrollBar::rangeChanged, this, &FollowEnd::onGrown);
    area.widget()->installEventFilter(this);
    area.installEventFilter(this);
}

void FollowEnd::follow()
{
    m_following = true;
    m_button->hide();
}

void FollowEnd::setGrowing(bool growing)
{
    m_growing = growing;
    m_height = m_area.widget()->height();
}

void FollowEnd::goToEnd()
{
    follow();
    m_area.verticalScrollBar()->setValue(m_area.verticalScrollBar()->maximum());
}

void FollowEnd::onScrolled(int value)
{
    if (m_adjusting)
        return;
    m_following = value >= m_area.verticalScrollBar()->maximum() - space::kThree;
    if (m_following)
        m_button->hide();
    remember();
}

void FollowEnd::remember()
{
    m_anchor = m_area.widget()->childAt(
        m_area.widget()->mapFrom(m_area.viewport(), QPoint(m_area.viewport()->width() / 2, 1)));
    if (m_anchor != nullptr)
        m_anchorAt = m_anchor->mapTo(m_area.viewport(), QPoint()).y();
}

void FollowEnd::onGrown()
{
    QScrollBar *bar = m_area.verticalScrollBar();
    m_adjusting = true;
    if (m_following) {
        if (m_growing)
            bar->setValue(bar->maximum());
    } else if (m_anchor != nullptr && m_anchor->isVisibleTo(m_area.widget())) {
        const int moved = m_anchor->mapTo(m_area.viewport(), QPoint()).y() - m_anchorAt;
        if (moved != 0)
            bar->setValue(bar->value() + moved);
    }
    m_adjusting = false;
    if (m_growing && !m_following && m_area.widget()->height() > m_height) {
        placeButton();
        m_button->show();
        m_button->raise();
    }
    m_height = m_area.widget()->height();
}

void FollowEnd::placeButton()
{
    m_button->adjustSize();
    const QRect view = m_area.viewport()->geometry();
    m_button->move(view.center().x() - m_button->width() / 2, view.bottom() - m_button->height() - space::kOneAndHalf);
}

bool FollowEnd::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_area.widget() && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        onGrown();
    else if (watched == &m_area && event->type() == QEvent::Resize)
        placeButton();
    return QObject::eventFilter(watched, event);
}

} // namespace longleaf::ui
