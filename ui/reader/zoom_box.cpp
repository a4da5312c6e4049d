// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/zoom_box.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kLeastPercent = 10;
constexpr int kMostPercent = 500;
constexpr int kMostTyped = 8;
constexpr int kInset = 8;

} // namespace

const QList<int> &ZoomBox::steps()
{
    static const QList<int> all{25, 50, 75, 100, 125, 150, 200, 300, 400};
    return all;
}

ZoomBox::ZoomBox(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_button(new QToolButton(this))
{
    m_field->setAlignment(Qt::AlignRight);
    m_field->setMaxLength(kMostTyped);
    m_field->setAccessibleName(tr("Zoom in percent"));
    m_field->setToolTip(tr("Type a percentage and press Enter"));
    m_field->installEventFilter(this);
    m_button->setAutoRaise(true);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setArrowType(Qt::DownArrow);
    m_button->setAccessibleName(tr("Choose the zoom"));
    m_button->setToolTip(tr("Choose the zoom"));
    makeMenu();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_field);
    row->addWidget(m_button);
    ensurePolished();
    m_field->setFixedWidth(fontMetrics().horizontalAdvance(tr("%1 %").arg(kMostPercent)) + 3 * kInset);
    connect(m_field, &QLineEdit::returnPressed, this, &ZoomBox::chooseTyped);
    connect(m_field, &QLineEdit::editingFinished, this, &ZoomBox::showZoom);
    showZoom();
}

void ZoomBox::makeMenu()
{
    auto *menu = new QMenu(m_button);
    m_fitWidth = menu->addAction(tr("Fit &width"), this, &ZoomBox::fitWidthChosen);
    m_fitPage = menu->addAction(tr("Whole &page"), this, &ZoomBox::fitPageChosen);
    m_fitWidth->setCheckable(true);
    m_fitPage->setCheckable(true);
    menu->addSeparator();
    for (const int percent : steps())
        menu->addAction(tr("%1 %").arg(QLocale().toString(percent)), this,
                        [this, percent] { Q_EMIT zoomChosen(percent / 100.0); });
    m_button->setMenu(menu);
}

void ZoomBox::setZoom(double zoom, bool fitsWidth, bool fitsPage)
{
    m_percent = qRound(zoom * 100);
    m_fitWidth->setChecked(fitsWidth);
    m_fitPage->setChecked(fitsPage);
    // A number that is being typed stays.
    if (!m_field->hasFocus() || !m_field->isModified())
        showZoom();
}

void ZoomBox::showZoom()
{
    m_field->setText(tr("%1 %").arg(QLocale().toString(m_percent)));
    m_field->setModified(false);
}

void ZoomBox::chooseTyped()
{
    QString typed = m_field->text();
    typed.remove(QLatin1Char('%'));
    bool isNumber = false;
    const double percent = QLocale().toDouble(typed.simplified(), &isNumber);
    m_field->setModified(false);
    showZoom();
    if (isNumber && percent > 0)
        Q_EMIT zoomChosen(std::clamp(percent, double{kLeastPercent}, double{kMostPercent}) / 100);
    Q_EMIT left();
}

bool ZoomBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        showZoom();
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace longleaf::ui
