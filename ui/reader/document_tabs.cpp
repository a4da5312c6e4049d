// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/document_tabs.h"

#include "ui/text/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QMouseEvent>
#include <QSignalBlocker>
#include <QToolButton>
#include <QWheelEvent>
#include <algorithm>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr int kMostWidth = 224;
constexpr int kLeastWidth = 96;
constexpr int kCloseSize = 20;
constexpr int kCloseIcon = 12;

} // namespace

DocumentTabs::DocumentTabs(const Theme &theme, QWidget *parent)
    : QTabBar(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Open documents"));
    setMovable(true);
    setExpanding(false);
    setDrawBase(false);
    setDocumentMode(true);
    setElideMode(Qt::ElideMiddle);
    setUsesScrollButtons(true);
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0)
            Q_EMIT chosen(documentAt(index));
    });
}

DocumentId DocumentTabs::documentAt(int index) const
{
    return DocumentId{tabData(index).toLongLong()};
}

int DocumentTabs::indexOf(DocumentId document) const
{
    for (int i = 0; i < count(); ++i) {
        if (documentAt(i) == document)
            return i;
    }
    return -1;
}

void DocumentTabs::show(const document::Document &document)
{
    const QSignalBlocker quiet(this);
    int index = indexOf(document.id);
    if (index < 0) {
        index = currentIndex() + 1;
        insertTab(index, QString());
        setTabData(index, static_cast<qlonglong>(document.id.value));
        addCloseButton(index);
    }
    const QString title = toQString(document.title).simplified();
    QString shown = title;
    setTabText(index, shown.replace(QLatin1Char('&'), QStringLiteral("&&")));
    setTabToolTip(index, title + QLatin1Char('\n') + toQString(document.path));
    if (QWidget *close = tabButton(index, QTabBar::RightSide)) {
        close->setAccessibleName(tr("Close %1").arg(title));
        close->setToolTip(tr("Close %1").arg(title));
    }
    setCurrentIndex(index);
}

/// The style's own button is a red box that follows no theme.
void DocumentTabs::addCloseButton(int index)
{
    auto *close = new QToolButton(this);
    close->setIcon(m_theme.icon(QStringLiteral("close")));
    close->setIconSize(QSize(kCloseIcon, kCloseIcon));
    close->setFixedSize(kCloseSize, kCloseSize);
    close->setAutoRaise(true);
    // Ctrl+W and the middle button do the same; the way through the tabs with the keyboard stays short.
    close->setFocusPolicy(Qt::NoFocus);
    setTabButton(index, QTabBar::RightSide, close);
    connect(close, &QToolButton::clicked, this, [this, id = documentAt(index)] { Q_EMIT closeRequested(id); });
}

void DocumentTabs::remove(DocumentId document)
{
    const QSignalBlocker quiet(this);
    if (const int index = indexOf(document); index >= 0)
        removeTab(index);
}

DocumentId DocumentTabs::current() const
{
    return currentIndex() >= 0 ? documentAt(currentIndex()) : DocumentId{};
}

std::vector<DocumentId> DocumentTabs::documents() const
{
    std::vector<DocumentId> all;
    for (int i = 0; i < count(); ++i)
        all.push_back(documentAt(i));
    return all;
}

void DocumentTabs::step(int step)
{
    if (count() > 1)
        setCurrentIndex(((currentIndex() + step) % count() + count()) % count());
}

void DocumentTabs::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::MiddleButton ? tabAt(event->pos()) : -1;
    QTabBar::mousePressEvent(event);
}

void DocumentTabs::mouseReleaseEvent(QMouseEvent *event)
{
    const int pressed = std::exchange(m_pressed, -1);
    if (event->button() == Qt::MiddleButton && pressed >= 0 && tabAt(event->pos()) == pressed) {
        Q_EMIT closeRequested(documentAt(pressed));
        return;
    }
    QTabBar::mouseReleaseEvent(event);
}

/// Turning the wheel over the tabs changes documents in Qt; who only scrolls past must not lose their page.
void DocumentTabs::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

QSize DocumentTabs::tabSizeHint(int index) const
{
    QSize size = QTabBar::tabSizeHint(index);
    size.setWidth(std::clamp(size.width(), kLeastWidth, kMostWidth));
    return size;
}

QSize DocumentTabs::minimumTabSizeHint(int index) const
{
    QSize size = tabSizeHint(index);
    size.setWidth(kLeastWidth);
    return size;
}

} // namespace longleaf::ui
