// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/reader_bar.h"

#include "ui/reader/zoom_box.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QResizeEvent>
#include <QToolButton>
#include <QToolTip>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kSpacing = 8;
constexpr int kMargin = 4;
constexpr int kPageDigits = 6;
constexpr int kMostTyped = 40;       // printed labels may be words
constexpr int kWidthForArrows = 360; // below it there is room for the number only

} // namespace

ReaderBar::ReaderBar(QWidget *parent)
    : QFrame(parent)
{
    setProperty("surface", QStringLiteral("footer"));
    m_page = new QLineEdit(this);
    m_page->setAlignment(Qt::AlignRight);
    m_page->setMaxLength(kMostTyped);
    m_page->setAccessibleName(tr("Page number"));
    m_page->setToolTip(tr("Type a page number, or what is printed on the page, and press Enter (Ctrl+G)"));
    m_page->installEventFilter(this);
    m_previous = button(QString(), tr("Previous page"));
    m_previous->setArrowType(Qt::UpArrow);
    m_next = button(QString(), tr("Next page"));
    m_next->setArrowType(Qt::DownArrow);
    m_count = new ElidedLabel(this);
    m_count->setProperty("tone", QStringLiteral("soft"));
    m_zoom = new ZoomBox(this);
    QToolButton *smaller = button(QStringLiteral("\u2212"), tr("Zoom out (Ctrl+-)"));
    QToolButton *larger = button(QStringLiteral("+"), tr("Zoom in (Ctrl++)"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kSpacing, kMargin, kSpacing, kMargin);
    row->setSpacing(kSpacing);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_page);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(smaller);
    row->addWidget(m_zoom);
    row->addWidget(larger);

    ensurePolished();
    m_page->setFixedWidth(fontMetrics().horizontalAdvance(QString(kPageDigits, QLatin1Char('0'))) + 3 * kSpacing);
    connect(m_page, &QLineEdit::returnPressed, this, &ReaderBar::choosePage);
    connect(m_page, &QLineEdit::editingFinished, this, [this] { setPage(m_current, m_pages); });
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT pageTurned(std::max(1, m_current - 1)); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT pageTurned(std::min(m_pages, m_current + 1)); });
    connect(smaller, &QToolButton::clicked, this, &ReaderBar::zoomOut);
    connect(larger, &QToolButton::clicked, this, &ReaderBar::zoomIn);
    connect(m_zoom, &ZoomBox::fitWidthChosen, this, &ReaderBar::fitWidth);
    connect(m_zoom, &ZoomBox::fitPageChosen, this, &ReaderBar::fitPage);
    connect(m_zoom, &ZoomBox::zoomChosen, this, &ReaderBar::zoomChosen);
    connect(m_zoom, &ZoomBox::left, this, &ReaderBar::zoomLeft);
}

QToolButton *ReaderBar::button(const QString &text, const QString &tip)
{
    auto *result = new QToolButton(this);
    result->setText(text);
    result->setToolTip(tip);
    result->setAccessibleName(tip);
    result->setAutoRaise(true);
    return result;
}

void ReaderBar::setPage(int page, int count)
{
    m_current = page;
    m_pages = count;
    m_previous->setEnabled(page > 1);
    m_next->setEnabled(page < count);
    tellCount();
    // A number that is being typed stays.
    if (!m_page->hasFocus() || !m_page->isModified())
        m_page->setText(QString::number(page));
}

void ReaderBar::setNumbers(const PageNumbers &numbers)
{
    m_numbers = numbers;
    tellCount();
}

void ReaderBar::tellCount()
{
    const QString printed = m_numbers.label(m_current);
    const QString count = QLocale().toString(m_pages);
    m_count->setFullText(printed.isEmpty() ? tr("of %1").arg(count)
                                           : tr("of %1, printed %2").arg(count, printed.left(kPageDigits + 2)));
}

void ReaderBar::editPage()
{
    m_page->setFocus(Qt::ShortcutFocusReason);
    m_page->selectAll();
}

bool ReaderBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_page && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_page->setModified(false);
        m_page->setText(QString::number(m_current));
        Q_EMIT left();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void ReaderBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    const bool room = event->size().width() >= kWidthForArrows;
    m_previous->setVisible(room);
    m_next->setVisible(room);
}

void ReaderBar::setZoom(double zoom, bool fitsWidth, bool fitsPage)
{
    m_zoom->setZoom(zoom, fitsWidth, fitsPage);
}

void ReaderBar::choosePage()
{
    const QString typed = m_page->text().simplified();
    m_page->setModified(false);
    m_page->setText(QString::number(m_current));
    if (m_pages < 1 || typed.isEmpty())
        return;
    std::optional<int> page = m_numbers.find(typed);
    bool isNumber = false;
    const int number = QLocale().toInt(typed, &isNumber);
    if (!page && isNumber)
        page = std::clamp(number, 1, m_pages);
    if (page) {
        Q_EMIT pageChosen(*page);
        Q_EMIT left();
        return;
    }
    const QString why =
        tr("No page is numbered “%1”. This document has the pages 1 to %2.").arg(typed, QLocale().toString(m_pages));
    QToolTip::showText(m_page->mapToGlobal(QPoint(0, -m_page->height())), why, m_page);
    m_page->setAccessibleDescription(why);
    m_page->selectAll();
}

} // namespace longleaf::ui
