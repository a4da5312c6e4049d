// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/citation_handle.h"

#include "ui/ask/verdict_style.h"
#include "ui/text/qt_convert.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

namespace longleaf::ui {

CitationHandle::CitationHandle(int index, const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_index(index)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setText(QString::number(index + 1));
    connect(this, &QAbstractButton::clicked, this, [this]() { Q_EMIT cardRequested(m_index); });
}

void CitationHandle::setWords(const QString &name, const QString &quote)
{
    if (accessibleName() != name)
        setAccessibleName(name);
    if (accessibleDescription() != quote)
        setAccessibleDescription(quote);
}

void CitationHandle::paintEvent(QPaintEvent *)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.tokens().accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
}

void CitationHandle::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT opened(m_index); break;
    case Qt::Key_Space: Q_EMIT cardRequested(m_index); break;
    case Qt::Key_Left: Q_EMIT stepped(m_index, isRightToLeft() ? 1 : -1); break;
    case Qt::Key_Right: Q_EMIT stepped(m_index, isRightToLeft() ? -1 : 1); break;
    default: event->ignore(); return; // not QAbstractButton's arrow keys
    }
    event->accept();
}

void CitationHandle::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    Q_EMIT focused(m_index);
}

void CitationHandle::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuRequested(m_index, mapToGlobal(rect().bottomLeft()));
    event->accept();
}

CitationHandles::CitationHandles(const Theme &theme, QWidget *surface)
    : QObject(surface)
    , m_theme(theme)
    , m_surface(surface)
{
}

void CitationHandles::add()
{
    auto *handle = new CitationHandle(static_cast<int>(m_handles.size()), m_theme, m_surface);
    connect(handle, &CitationHandle::opened, this, &CitationHandles::opened);
    connect(handle, &CitationHandle::cardRequested, this, &CitationHandles::cardRequested);
    connect(handle, &CitationHandle::menuRequested, this, &CitationHandles::menuRequested);
    connect(handle, &CitationHandle::focused, this, &CitationHandles::focused);
    connect(handle, &CitationHandle::stepped, this, [this](int index, int direction) { focus(index + direction); });
    m_handles.push_back(handle);
}

void CitationHandles::describe(const std::vector<CitationEntry> &citations)
{
    while (m_handles.size() > citations.size()) {
        m_handles.back()->deleteLater();
        m_handles.pop_back();
    }
    while (m_handles.size() < citations.size())
        add();
    for (std::size_t i = 0; i < citations.size(); ++i)
        describe(static_cast<int>(i), citations[i]);
}

void CitationHandles::describe(int index, const CitationEntry &citation)
{
    m_handles[static_cast<std::size_t>(index)]->setWords(spokenCitation(citation, index + 1),
                                                         toQString(citation.raw.quote).simplified());
}

void CitationHandles::place(const std::function<QRect(int)> &chipRect)
{
    for (CitationHandle *handle : m_handles) {
        const QRect chip = chipRect(handle->index());
        if (!chip.isEmpty() && handle->geometry() != chip)
            handle->setGeometry(chip);
        handle->setVisible(!chip.isEmpty());
    }
}

void CitationHandles::focus(int index)
{
    if (index >= 0 && index < static_cast<int>(m_handles.size()))
        m_handles[static_cast<std::size_t>(index)]->setFocus(Qt::TabFocusReason);
}

int CitationHandles::focusedIndex() const
{
    for (const CitationHandle *handle : m_handles)
        if (handle->hasFocus())
            return handle->index();
    return -1;
}

} // namespace longleaf::ui
