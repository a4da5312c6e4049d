// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/side_panel.h"

#include "ui/reader/hit_list.h"
#include "ui/reader/outline_panel.h"
#include "ui/reader/thumbnail_panel.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace longleaf::ui {

SidePanel::SidePanel(ReaderBackend &backend, async::JobRunner &runner, FindSession &session, const Theme &theme,
                     QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_outline(new OutlinePanel(backend, runner, theme, this))
    , m_thumbnails(new ThumbnailPanel(backend, runner, theme, this))
    , m_hits(new HitList(session, theme, this))
    , m_header(new QFrame(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("sidePanel"));
    setProperty("surface", QStringLiteral("panel"));
    setAccessibleName(tr("Panel beside the pages"));
    m_header->setProperty("surface", QStringLiteral("header"));
    auto *row = new QHBoxLayout(m_header);
    row->setContentsMargins(space::kUnit, space::kHalf, space::kHalf, space::kHalf);
    row->setSpacing(space::kHalf);
    addView(tr("Contents"), tr("Contents of the document"), m_outline);
    addView(tr("Pages"), tr("Pages in small"), m_thumbnails);
    addView(tr("Hits"), tr("Hits in the document"), m_hits);
    row->addStretch(1);
    auto *close = new QToolButton(m_header);
    close->setIcon(theme.icon(QStringLiteral("close")));
    close->setToolTip(tr("Close the panel"));
    close->setAccessibleName(tr("Close the panel"));
    close->setAutoRaise(true);
    row->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT changed();
    });
    hide();
}

void SidePanel::addView(const QString &text, const QString &name, QWidget *widget)
{
    const int index = m_stack->addWidget(widget);
    auto *button = new QToolButton(m_header);
    button->setText(text);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setChecked(index == 0);
    button->setAutoRaise(true);
    m_header->layout()->addWidget(button);
    m_buttons.push_back(button);
    connect(button, &QToolButton::clicked, this, [this, index] { open(static_cast<View>(index)); });
}

void SidePanel::open(View view)
{
    m_stack->setCurrentIndex(static_cast<int>(view));
    m_buttons[static_cast<std::size_t>(view)]->setChecked(true);
    show();
    Q_EMIT changed();
}

SidePanel::View SidePanel::view() const
{
    return static_cast<View>(m_stack->currentIndex());
}

void SidePanel::setDocument(const document::Document &document)
{
    m_outline->setDocument(document);
    m_thumbnails->setDocument(document);
}

void SidePanel::setPlace(int page, double offset)
{
    m_outline->setPlace(page, offset);
    m_thumbnails->setPlace(page);
}

} // namespace longleaf::ui
