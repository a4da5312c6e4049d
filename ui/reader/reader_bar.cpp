// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/reader_bar.h"

#include "ui/reader/zoom_box.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kSpacing = 8;
constexpr int kMargin = 4;
constexpr int kPageDigits = 6;

} // namespace

ReaderBar::ReaderBar(QWidget *parent)
    : QFrame(parent)
{
    setProperty("surface", QStringLiteral("footer"));
    m_page = new QLineEdit(this);
    m_page->setAlignment(Qt::AlignRight);
    m_page->setMaxLength(kPageDigits);
    m_page->setAccessibleName(tr("Page number"));
    m_page->setToolTip(tr("Type a page number and press Enter"));
    m_count = new QLabel(this);
    m_count->setProperty("tone", QStringLiteral("soft"));
    m_zoom = new ZoomBox(this);
    QToolButton *smaller = button(QStringLiteral("\u2212"), tr("Zoom out (Ctrl+-)"));
    QToolButton *larger = button(QStringLiteral("+"), tr("Zoom in (Ctrl++)"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kSpacing, kMargin, kSpacing, kMargin);
    row->setSpacing(kSpacing);
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
    m_count->setText(tr("of %1").arg(QLocale().toString(count)));
    // A number that is being typed stays.
    if (!m_page->hasFocus() || !m_page->isModified())
        m_page->setText(QString::number(page));
}

void ReaderBar::setZoom(double zoom, bool fitsWidth, bool fitsPage)
{
    m_zoom->setZoom(zoom, fitsWidth, fitsPage);
}

void ReaderBar::choosePage()
{
    bool isNumber = false;
    const int page = QLocale().toInt(m_page->text().trimmed(), &isNumber);
    m_page->setModified(false);
    if (isNumber && m_pages > 0)
        Q_EMIT pageChosen(std::clamp(page, 1, m_pages));
    m_page->setText(QString::number(m_current));
}

} // namespace longleaf::ui
