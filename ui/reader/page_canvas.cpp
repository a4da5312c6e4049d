// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/page_canvas.h"

#include "ui/reader/page_painter.h"
#include "ui/reader/page_source.h"
#include "ui/reader/picture_plan.h"

#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace longleaf::ui {

namespace {

constexpr double kPixelsPerPoint = 96.0 / 72.0;
constexpr double kLeastZoom = 0.1;
constexpr double kMostZoom = 5.0;
constexpr double kZoomStep = 1.1;
constexpr double kHighlightHeight = 0.4; // of the view; the eye looks there, and the words before it are in sight
constexpr int kLineStep = 48;
constexpr int kFlashMs = 350;
// While scrolling pictures are asked for at once; while zooming or resizing, when the size has settled.
constexpr int kScrollDelayMs = 15;
constexpr int kZoomDelayMs = 120;
// Less than the whole cache, or a page that comes out a little larger would drive out another that is wanted.
constexpr qsizetype kWantedBytes = PageCanvas::kCacheBytes / 8 * 7;

bool sameDpi(double a, double b)
{
    return std::abs(a - b) < 0.01;
}

} // namespace

PageCanvas::PageCanvas(PageSource &source, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_source(source)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    // The width must not depend on whether the bar is there, or fitting the width would flicker.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    verticalScrollBar()->setSingleStep(kLineStep);
    horizontalScrollBar()->setSingleStep(kLineStep);
    setAccessibleName(tr("Pages of the document"));
    m_requestTimer.setSingleShot(true);
    connect(&m_requestTimer, &QTimer::timeout, this, &PageCanvas::requestPictures);
    m_flash.setDuration(kFlashMs);
    m_flash.setStartValue(1.0);
    m_flash.setEndValue(0.0);
    connect(&m_flash, &QVariantAnimation::valueChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_source, &PageSource::pagesReady, this, &PageCanvas::onPages);
    connect(&m_source, &PageSource::pageReady, this, &PageCanvas::onPicture);
    connect(&m_source, &PageSource::pageFailed, this, &PageCanvas::onFailure);
}

void PageCanvas::open(const document::Document &document)
{
    close();
    m_document = document;
    m_source.requestPages(document);
}

void PageCanvas::close()
{
    m_document = {};
    m_layout.setPages({});
    m_asked.clear();
    m_failures.clear();
    m_highlight = {};
    m_pageToShow.reset();
    m_placeToShow.reset();
    m_highlightToShow = false;
    m_toldPage = 0;
    m_flash.stop();
    m_requestTimer.stop();
    updateScrollBars();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

void PageCanvas::retryFailed()
{
    m_failures.clear();
    m_requestTimer.start(kScrollDelayMs);
}

void PageCanvas::onPages(DocumentId document, const std::vector<document::Page> &pages)
{
    if (document != m_document.id)
        return;
    m_layout.setPages(pages);
    m_layout.setScale(m_fitWidth ? std::clamp(m_layout.scaleForWidth(viewport()->width()), kLeastZoom * kPixelsPerPoint,
                                              kMostZoom * kPixelsPerPoint)
                                 : m_layout.scale());
    updateScrollBars();
    if (m_highlightToShow)
        showHighlight();
    else if (m_placeToShow)
        restorePlace(*m_placeToShow);
    else
        scrollToPage(m_pageToShow.value_or(1));
    m_pageToShow.reset();
    m_placeToShow.reset();
    requestPictures();
    tellPage();
    Q_EMIT zoomChanged();
    viewport()->update();
}

void PageCanvas::onPicture(DocumentId document, int page, double dpi, const QImage &image)
{
    if (document != m_document.id || page < 1 || page > pageCount() || image.isNull())
        return;
    const auto asked = m_asked.find(page);
    if (asked != m_asked.end() && sameDpi(asked->second, dpi))
        m_asked.erase(asked);
    // An answer to a question from before the zoom must not replace the sharp picture.
    const Picture *kept = m_cache.find(key(page));
    if (kept != nullptr && sameDpi(kept->dpi, dpiOf(page)) && !sameDpi(dpi, dpiOf(page)))
        return;
    m_failures.erase(page);
    m_cache.insert(key(page), {image, dpi});
    viewport()->update();
    Q_EMIT pageRendered(page);
}

void PageCanvas::onFailure(DocumentId document, int page, const QString &reason)
{
    if (document != m_document.id || page < 1 || page > pageCount())
        return;
    m_asked.erase(page);
    m_failures[page] = reason;
    viewport()->update();
}

void PageCanvas::setHighlight(const Highlight &highlight)
{
    m_highlight = highlight;
    m_flash.stop();
    viewport()->update();
}

void PageCanvas::showHighlight()
{
    m_highlightToShow = pageCount() == 0;
    std::erase_if(m_highlight.boxes, [this](const document::PageBox &box) {
        return box.page < 1 || (pageCount() > 0 && box.page > pageCount());
    });
    if (m_highlightToShow || m_highlight.boxes.empty())
        return;
    QRectF words = m_layout.boxRect(m_highlight.boxes.front(), viewport()->width());
    if (isWholePage(m_highlight.boxes.front().box))
        scrollToPage(m_highlight.boxes.front().page);
    else
        verticalScrollBar()->setValue(qRound(words.top() - kHighlightHeight * viewport()->height()));
    for (const document::PageBox &box : m_highlight.boxes) {
        if (box.page == m_highlight.boxes.front().page)
            words = words.united(m_layout.boxRect(box, viewport()->width()));
    }
    showAcross(words);
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0)
        m_flash.start();
    viewport()->update();
}

void PageCanvas::scrollToPage(int page)
{
    if (pageCount() == 0) {
        m_pageToShow = page;
        m_placeToShow.reset();
        m_highlightToShow = false;
        return;
    }
    const int wanted = std::clamp(page, 1, pageCount());
    const int top = m_layout.pageRect(wanted, viewport()->width()).top();
    verticalScrollBar()->setValue(wanted == 1 ? 0 : top - PageLayout::kGap / 2);
}

void PageCanvas::showAcross(const QRectF &words)
{
    const int left = horizontalScrollBar()->value();
    if (words.left() < left || words.right() > left + viewport()->width())
        horizontalScrollBar()->setValue(qRound(words.left()) - PageLayout::kMargin);
}

void PageCanvas::reveal(const document::PageBox &box)
{
    if (box.page < 1 || box.page > pageCount())
        return;
    const QRectF rect = m_layout.boxRect(box, viewport()->width());
    const int top = verticalScrollBar()->value();
    if (rect.top() < top + PageLayout::kMargin || rect.bottom() > top + viewport()->height() - PageLayout::kMargin)
        verticalScrollBar()->setValue(qRound(rect.top() - kHighlightHeight * viewport()->height()));
    showAcross(rect);
    viewport()->update();
}

ReaderPlace PageCanvas::place() const
{
    if (pageCount() == 0)
        return m_placeToShow.value_or(ReaderPlace{m_pageToShow.value_or(0), 0, 0, zoom(), m_fitWidth});
    const int page = m_layout.pageAt(offset().y());
    const QRect rect = m_layout.pageRect(page, viewport()->width());
    return {page, (offset().y() - rect.top()) / static_cast<double>(rect.height()),
            offset().x() / static_cast<double>(std::max(1, m_layout.width())), zoom(), m_fitWidth};
}

void PageCanvas::restorePlace(const ReaderPlace &place)
{
    if (pageCount() == 0) {
        m_placeToShow = place;
        m_pageToShow.reset();
        m_highlightToShow = false;
        return;
    }
    if (place.fitsWidth)
        fitWidth();
    else
        setZoom(place.zoom);
    const QRect rect = m_layout.pageRect(std::clamp(place.page, 1, pageCount()), viewport()->width());
    verticalScrollBar()->setValue(qRound(rect.top() + place.offset * rect.height()));
    horizontalScrollBar()->setValue(qRound(place.left * m_layout.width()));
}

void PageCanvas::setOverlay(const PageOverlay *overlay)
{
    m_overlay = overlay;
    viewport()->update();
}

int PageCanvas::currentPage() const
{
    return m_layout.pageAt(offset().y() + viewport()->height() / 2);
}

bool PageCanvas::isRendered(int page) const
{
    return m_cache.contains(key(page));
}

std::vector<QRect> PageCanvas::visibleBoxes() const
{
    std::vector<QRect> rects;
    if (pageCount() == 0)
        return rects;
    for (const document::PageBox &box : m_highlight.boxes) {
        const QRectF rect = m_layout.boxRect(box, viewport()->width()).translated(-offset());
        if (rect.intersects(QRectF(viewport()->rect())))
            rects.push_back(rect.toAlignedRect());
    }
    return rects;
}

QPoint PageCanvas::offset() const
{
    return {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

// ---- zoom ----

double PageCanvas::zoom() const
{
    return m_layout.scale() / kPixelsPerPoint;
}

void PageCanvas::setZoom(double zoom, QPoint anchor)
{
    m_fitWidth = false;
    applyScale(zoom * kPixelsPerPoint, anchor);
}

void PageCanvas::setZoom(double zoom)
{
    setZoom(zoom, viewport()->rect().center());
}

void PageCanvas::fitWidth()
{
    m_fitWidth = true;
    applyScale(m_layout.scaleForWidth(viewport()->width()), {viewport()->width() / 2, viewport()->height() / 2});
}

void PageCanvas::applyScale(double scale, QPoint anchor)
{
    const double clamped = std::clamp(scale, kLeastZoom * kPixelsPerPoint, kMostZoom * kPixelsPerPoint);
    if (pageCount() == 0) {
        m_layout.setScale(clamped);
        Q_EMIT zoomChanged();
        return;
    }
    const QPoint before = anchor + offset();
    const int page = m_layout.pageAt(before.y());
    const QRectF oldRect = m_layout.pageRect(page, viewport()->width());
    const double x = (before.x() - oldRect.left()) / oldRect.width();
    const double y = (before.y() - oldRect.top()) / oldRect.height();
    m_layout.setScale(clamped);
    updateScrollBars();
    const QRectF newRect = m_layout.pageRect(page, viewport()->width());
    horizontalScrollBar()->setValue(qRound(newRect.left() + x * newRect.width()) - anchor.x());
    verticalScrollBar()->setValue(qRound(newRect.top() + y * newRect.height()) - anchor.y());
    m_requestTimer.start(kZoomDelayMs);
    viewport()->update();
    tellPage();
    Q_EMIT zoomChanged();
}

void PageCanvas::updateScrollBars()
{
    const QSize view = viewport()->size();
    horizontalScrollBar()->setPageStep(view.width());
    horizontalScrollBar()->setRange(0, std::max(0, m_layout.width() - view.width()));
    verticalScrollBar()->setPageStep(view.height());
    verticalScrollBar()->setRange(0, std::max(0, m_layout.height() - view.height()));
}

void PageCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    // What stands at the top stays there; the width decides the height of everything above it.
    applyScale(m_fitWidth ? m_layout.scaleForWidth(viewport()->width()) : m_layout.scale(),
               {viewport()->width() / 2, 0});
}

void PageCanvas::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    m_requestTimer.start(kScrollDelayMs);
}

// ---- pictures ----

double PageCanvas::dpiOf(int page) const
{
    return pictureDpi(m_layout, page, devicePixelRatioF());
}

void PageCanvas::requestPictures()
{
    m_requestTimer.stop();
    if (pageCount() == 0 || !isVisible())
        return;
    std::vector<int> wanted =
        picturesWanted(m_layout, QRect(offset(), viewport()->size()), devicePixelRatioF(), kWantedBytes);
    const auto [first, last] = std::minmax_element(wanted.begin(), wanted.end());
    std::erase_if(m_asked,
                  [from = *first, to = *last](const auto &asked) { return asked.first < from || asked.first > to; });
    m_source.keepOnly(*first, *last);
    // The source serves the latest request first. Finding a picture also keeps it from being dropped for another.
    std::reverse(wanted.begin(), wanted.end());
    for (const int page : wanted) {
        const double dpi = dpiOf(page);
        const Picture *picture = m_cache.find(key(page));
        const auto asked = m_asked.find(page);
        const bool there = picture != nullptr && sameDpi(picture->dpi, dpi);
        const bool underWay = asked != m_asked.end() && sameDpi(asked->second, dpi);
        if (there || underWay || m_failures.contains(page))
            continue;
        m_asked[page] = dpi;
        m_source.requestPage(m_document, page, dpi);
    }
}

// ---- events ----

void PageCanvas::scrollContentsBy(int, int)
{
    viewport()->update();
    if (!m_requestTimer.isActive())
        m_requestTimer.start(kScrollDelayMs);
    tellPage();
}

void PageCanvas::tellPage()
{
    const int page = currentPage();
    if (page == m_toldPage)
        return;
    m_toldPage = page;
    setAccessibleDescription(tr("Page %1 of %2").arg(page).arg(pageCount()));
    Q_EMIT currentPageChanged(page);
}

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

void PageCanvas::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    const int screen = std::max(kLineStep, viewport()->height() - kLineStep);
    const bool back = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Up: bar->setValue(bar->value() - kLineStep); break;
    case Qt::Key_Down: bar->setValue(bar->value() + kLineStep); break;
    case Qt::Key_Left: horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub); break;
    case Qt::Key_Right: horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd); break;
    case Qt::Key_PageUp: bar->setValue(bar->value() - screen); break;
    case Qt::Key_PageDown: bar->setValue(bar->value() + screen); break;
    case Qt::Key_Space: bar->setValue(bar->value() + (back ? -screen : screen)); break;
    case Qt::Key_Home: bar->setValue(0); break;
    case Qt::Key_End: bar->setValue(bar->maximum()); break;
    default: QAbstractScrollArea::keyPressEvent(event); return;
    }
    event->accept();
}

void PageCanvas::paintPage(QPainter &painter, int page, const QRect &visible)
{
    const QRect rect = m_layout.pageRect(page, viewport()->width()).translated(-offset());
    paintSheet(painter, rect, palette());
    const Picture *picture = m_cache.find(key(page));
    const auto failure = m_failures.find(page);
    if (picture != nullptr)
        paintPicture(painter, rect, picture->image);
    else if (failure != m_failures.end())
        paintFailure(painter, rect, page, failure->second, visible);
    else
        paintPageNumber(painter, rect, page, visible);
}

void PageCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const QRect visible = viewport()->rect();
    QColor around = palette().color(QPalette::Window);
    painter.fillRect(visible, around.lightness() > 128 ? around.darker(106) : around.darker(130));
    const auto [first, last] = m_layout.pagesBetween(offset().y(), offset().y() + visible.height());
    for (int page = first; page <= last; ++page)
        paintPage(painter, page, visible);
    if (pageCount() == 0)
        return;
    if (m_overlay != nullptr)
        m_overlay->paint(painter, first, last, [this](const document::PageBox &box) {
            return m_layout.boxRect(box, viewport()->width()).translated(-offset());
        });
    const bool flashing = m_flash.state() == QAbstractAnimation::Running;
    const double flash = flashing ? m_flash.currentValue().toDouble() : 0.0;
    std::vector<QRectF> boxes;
    for (const document::PageBox &box : m_highlight.boxes) {
        if (box.page < first || box.page > last)
            continue;
        const QRectF rect = m_layout.boxRect(box, visible.width()).translated(-offset());
        if (isWholePage(box.box))
            paintPageFrame(painter, rect, m_highlight.uncertain, flash);
        else
            boxes.push_back(rect);
    }
    paintMarks(painter, boxes, m_highlight.uncertain, flash);
}

} // namespace longleaf::ui
