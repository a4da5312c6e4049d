// SPDX-License-Identifier: GPL-3.0-or-later
// How large and how turned the pages are.
#include "ui/reader/page_canvas.h"

#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace longleaf::ui {

namespace {

constexpr double kPixelsPerPoint = 96.0 / 72.0;
constexpr double kLeastZoom = 0.1;
constexpr double kMostZoom = 5.0;
constexpr double kZoomStep = 1.1;
// While zooming or resizing pictures are asked for when the size has settled.
constexpr int kZoomDelayMs = 120;

double clamped(double scale)
{
    return std::clamp(scale, kLeastZoom * kPixelsPerPoint, kMostZoom * kPixelsPerPoint);
}

} // namespace

double PageCanvas::zoom() const
{
    return m_layout.scale() / kPixelsPerPoint;
}

double PageCanvas::scaleOf(ZoomMode mode) const
{
    switch (mode) {
    case ZoomMode::Width: return clamped(m_layout.scaleForWidth(viewport()->width()));
    case ZoomMode::Page: return clamped(m_layout.scaleForView(viewport()->size()));
    default: return clamped(m_layout.scale());
    }
}

void PageCanvas::setZoom(double zoom, QPoint anchor)
{
    m_zoomMode = ZoomMode::Free;
    applyScale(zoom * kPixelsPerPoint, anchor);
}

void PageCanvas::setZoom(double zoom)
{
    setZoom(zoom, viewport()->rect().center());
}

void PageCanvas::setZoomMode(ZoomMode mode)
{
    const int page = currentPage();
    m_zoomMode = mode;
    applyScale(scaleOf(mode), {viewport()->width() / 2, viewport()->height() / 2});
    if (mode == ZoomMode::Page && page > 0)
        scrollToPage(page);
}

void PageCanvas::applyScale(double scale, QPoint anchor)
{
    if (pageCount() == 0) {
        m_layout.setScale(clamped(scale));
        Q_EMIT zoomChanged();
        return;
    }
    const QPoint before = anchor + offset();
    const int page = m_layout.pageAt(before, viewport()->width());
    const QRectF oldRect = m_layout.pageRect(page, viewport()->width());
    const double x = (before.x() - oldRect.left()) / oldRect.width();
    const double y = (before.y() - oldRect.top()) / oldRect.height();
    m_layout.setScale(clamped(scale));
    updateScrollBars();
    const QRectF newRect = m_layout.pageRect(page, viewport()->width());
    horizontalScrollBar()->setValue(qRound(newRect.left() + x * newRect.width()) - anchor.x());
    verticalScrollBar()->setValue(qRound(newRect.top() + y * newRect.height()) - anchor.y());
    m_requestTimer.start(kZoomDelayMs);
    viewport()->update();
    tellPage();
    Q_EMIT zoomChanged();
}

void PageCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    // What stands at the top stays there; the width decides the height of everything above it.
    applyScale(scaleOf(m_zoomMode), {viewport()->width() / 2, 0});
}

// ---- turned, in pairs, dark ----

/// Changes the layout and keeps the page that is read in sight.
void PageCanvas::relayout(const std::function<void()> &change)
{
    const int page = currentPage();
    change();
    m_layout.setScale(scaleOf(m_zoomMode));
    updateScrollBars();
    if (page > 0)
        scrollToPage(page);
    requestPictures();
    viewport()->update();
    tellPage();
    Q_EMIT zoomChanged();
}

void PageCanvas::changeLook(PageLook from)
{
    if (pageCount() == 0)
        return;
    m_pictures.changeLook(pagesInSight(), from, look());
    requestPictures();
    viewport()->update();
}

void PageCanvas::turn(int quarterTurns)
{
    const PageLook before = look();
    const std::pair<int, int> seen = pagesInSight();
    relayout([this, before, seen, quarterTurns] {
        m_layout.setQuarterTurns(m_layout.quarterTurns() + quarterTurns);
        if (pageCount() > 0)
            m_pictures.changeLook(seen, before, look());
    });
}

void PageCanvas::setArrangement(PageArrangement arrangement)
{
    if (arrangement != m_layout.arrangement())
        relayout([this, arrangement] { m_layout.setArrangement(arrangement); });
}

void PageCanvas::setDarkPages(bool dark)
{
    if (dark == m_dark)
        return;
    const PageLook before = look();
    m_dark = dark;
    changeLook(before);
}

// ---- wheel and fingers ----

void PageCanvas::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    // Touchpads send parts of a step.
    m_wheelRest += event->angleDelta().y();
    const int steps = m_wheelRest / QWheelEvent::DefaultDeltasPerStep;
    m_wheelRest -= steps * QWheelEvent::DefaultDeltasPerStep;
    if (steps != 0)
        setZoom(zoom() * std::pow(kZoomStep, steps), event->position().toPoint());
    event->accept();
}

void PageCanvas::pinch(double factor, const QPoint &anchor)
{
    if (factor > 0 && factor != 1.0)
        setZoom(zoom() * factor, anchor);
}

bool PageCanvas::nativeGesture(const QNativeGestureEvent &event)
{
    const QPoint anchor = event.position().toPoint();
    if (event.gestureType() == Qt::ZoomNativeGesture) {
        pinch(1 + event.value(), anchor);
        return true;
    }
    if (event.gestureType() == Qt::SmartZoomNativeGesture) {
        setZoomMode(m_zoomMode == ZoomMode::Width ? ZoomMode::Page : ZoomMode::Width);
        return true;
    }
    return false;
}

bool PageCanvas::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture && nativeGesture(*static_cast<QNativeGestureEvent *>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::Gesture) {
        auto *gestures = static_cast<QGestureEvent *>(event);
        if (const auto *fingers = static_cast<QPinchGesture *>(gestures->gesture(Qt::PinchGesture))) {
            pinch(fingers->scaleFactor(), viewport()->mapFromGlobal(fingers->hotSpot().toPoint()));
            gestures->accept(gestures->gesture(Qt::PinchGesture));
            return true;
        }
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace longleaf::ui
