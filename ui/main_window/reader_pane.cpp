// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/reader_pane.h"

#include "ui/text/qt_convert.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

ReaderPane::ReaderPane(PageSource &source, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_title(new ElidedLabel(this))
    , m_position(new QLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_view(new ReaderView(source, this))
{
    setProperty("surface", QStringLiteral("panel"));
    setAccessibleName(tr("Reader"));
    auto *header = new QFrame(this);
    header->setProperty("surface", QStringLiteral("header"));
    header->setFixedHeight(space::kHeader);
    m_position->setProperty("tone", QStringLiteral("soft"));
    m_previous->setIcon(theme.icon(QStringLiteral("chevron-up")));
    m_previous->setToolTip(tr("Previous page"));
    m_previous->setAccessibleName(tr("Previous page"));
    m_next->setIcon(theme.icon(QStringLiteral("chevron-down")));
    m_next->setToolTip(tr("Next page"));
    m_next->setAccessibleName(tr("Next page"));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(space::kTwo, 0, space::kUnit, 0);
    row->setSpacing(space::kHalf);
    row->addWidget(m_title, 1);
    row->addSpacing(space::kHalf);
    row->addWidget(m_position);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(m_view, 1);

    connect(m_view, &ReaderView::currentPageChanged, this, &ReaderPane::showPosition);
    connect(m_previous, &QToolButton::clicked, this, [this]() { turnPage(-1); });
    connect(m_next, &QToolButton::clicked, this, [this]() { turnPage(1); });
    connect(&theme, &Theme::changed, this, &ReaderPane::applyTheme);
    applyTheme();
    m_title->setFullText(tr("Reader"));
    showPosition(0, 0);
}

void ReaderPane::applyTheme()
{
    m_title->setFont(m_theme.type().title);
    m_position->setFont(m_theme.type().caption);
}

void ReaderPane::setDocument(const document::Document &document)
{
    m_document = document;
    m_title->setFullText(toQString(document.title).simplified());
    m_title->setToolTip(toQString(document.path));
}

void ReaderPane::showDocument(const document::Document &document)
{
    setDocument(document);
    m_view->showDocument(document);
}

void ReaderPane::showPage(const document::Document &document, int page)
{
    setDocument(document);
    m_view->showPage(document, page);
}

void ReaderPane::showHighlight(const document::Document &document, const Highlight &highlight)
{
    setDocument(document);
    m_view->showHighlight(document, highlight);
}

void ReaderPane::showTextHighlight(const document::Document &document, int page, TextSpan spanInPage, bool uncertain)
{
    setDocument(document);
    m_view->showTextHighlight(document, page, spanInPage, uncertain);
}

void ReaderPane::closeDocument(DocumentId id)
{
    if (m_document.id != id)
        return;
    m_document = {};
    m_view->clear();
    m_title->setFullText(tr("Reader"));
    showPosition(0, 0);
}

void ReaderPane::showPosition(int page, int count)
{
    const bool any = page > 0 && count > 0;
    m_position->setText(any ? tr("p. %1 of %2").arg(page).arg(count) : QString());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_position, m_previous, m_next})
        widget->setVisible(any);
    m_previous->setEnabled(page > 1);
    m_next->setEnabled(page < count);
}

void ReaderPane::turnPage(int step)
{
    const int page = std::clamp(m_view->currentPage() + step, 1, std::max(1, m_document.pageCount));
    if (m_document.id.valid())
        m_view->showPage(m_document, page);
}

} // namespace longleaf::ui
