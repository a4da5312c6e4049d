// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/page_canvas.h"

#include "ui/reader/page_painter.h"
#include "ui/reader/page_source.h"
#include "ui/widgets/accessible_role.h"

#include <QAction>
#include <QScrollBar>
#include <QStyle>
#include <algorithm>
#include <cstdlib>

namespace longleaf::ui {

namespace {

constexpr double kHighlightHeight = 0.4; // of the view; the eye looks there, and the words before it are in sight
constexpr int kLineStep = 48;
constexpr int kFlashMs = 350;
constexpr int kSelectScrollMs = 30;
// While scrolling pictures are asked for at once.
constexpr int kScrollDelayMs = 15;

} // namespace

PageCanvas::PageCanvas(PageSource &source, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_source(source)
    , m_pictures(source, this)
    , m_selector(source, this)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    // The width must not depend on whether the bar is there, or fitting the width would flicker.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    verticalScrollBar()->setSingleStep(kLineStep);
    horizontalScrollBar()->setSingleStep(kLineStep);
    setAccessibleRole(this, QAccessible::Document); // first: a name is told, and with it the role asked for
    setAccessibleName(tr("Pages of the document"));
    viewport()->setMouseTracking(true);
    viewport()->grabGesture(Qt::PinchGesture);
    m_requestTimer.setSingleShot(true);
    m_tripleClick.setSingleShot(true);
    m_selectScroll.setInterval(kSelectScrollMs);
    connect(&m_requestTimer, &QTimer::timeout, this, &PageCanvas::requestPictures);
    connect(&m_selectScroll, &QTimer::timeout, this, &PageCanvas::scrollWhileSelecting);
    m_flash.setDuration(kFlashMs);
    m_flash.setStartValue(1.0);
    m_flash.setEndValue(0.0);
    connect(&m_flash, &QVariantAnimation::valueChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_source, &PageSource::pagesReady, this, &PageCanvas::onPages);
    connect(&m_pictures, &PictureStore::arrived, this, &PageCanvas::onPicture);
    connect(&m_pictures, &PictureStore::failed, viewport(), qOverload<>(&QWidget::update));
    connect(&m_pictures, &PictureStore::moreWanted, this, [this] { m_requestTimer.start(0); });
    connect(&m_selector.words(), &WordShelf::arrived, viewport(), qOverload<>(&QWidget::update));
    connect(&m_selector, &PageSelector::failed, this, &PageCanvas::failed);
    connect(&m_selector, &PageSelector::changed, this, [this] {
        m_copy->setEnabled(hasSelection());
        m_copyReference->setEnabled(hasSelection());
        viewport()->update();
        Q_EMIT selectionChanged();
    });
    makeActions();
}

void PageCanvas::makeActions()
{
    const auto action = [this](const QString &text, const char *name, auto slot) {
        auto *made = new QAction(text, this);
        made->setObjectName(QLatin1String(name));
        connect(made, &QAction::triggered, this, slot);
        return made;
    };
    m_copy = action(tr("&Copy"), "copySelected", &PageCanvas::copy);
    m_copyReference = action(tr("Copy with &reference"), "copySelectedWithReference", &PageCanvas::copyWithReference);
    m_selectPage = action(tr("&Select the page"), "selectPage", &PageCanvas::selectPage);
    m_copy->setEnabled(false);
    m_copyReference->setEnabled(false);
}

void PageCanvas::open(const document::Document &document)
{
    close();
    m_document = document;
    const auto before = m_shown.find(document.id);
    const Shown shown = before != m_shown.end() ? before->second : Shown{};
    m_zoomMode = shown.mode;
    m_layout.setScale(shown.scale);
    m_layout.setQuarterTurns(shown.turns);
    m_pictures.open(document);
    m_selector.open(document);
    m_source.requestPages(document);
}

void PageCanvas::close()
{
    if (m_document.id.valid() && pageCount() > 0)
        m_shown[m_document.id] = {m_zoomMode, m_layout.scale(), m_layout.quarterTurns()};
    m_document = {};
    m_layout.setPages({});
    m_pictures.open({});
    m_selector.open({});
    m_highlight = {};
    m_pageToShow.reset();
    m_placeToShow.reset();
    m_highlightToShow = false;
    m_toldPage = 0;
    m_focusPage = 0;
    m_direction = 0;
    m_selecting = false;
    m_dragBegin.reset();
    m_flash.stop();
    m_requestTimer.stop();
    m_selectScroll.stop();
    updateScrollBars();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

void PageCanvas::retryFailed()
{
    m_pictures.retryFailed();
    m_requestTimer.start(kScrollDelayMs);
}

void PageCanvas::onPages(DocumentId document, const std::vector<document::Page> &pages)
{
    // Another part of the program may have asked for the same pages.
    if (document != m_document.id || pageCount() > 0)
        return;
    m_layout.setPages(pages);
    m_selector.setPages(pages);
    m_layout.setScale(scaleOf(m_zoomMode));
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

void PageCanvas::onPicture(int page, bool standIn)
{
    const auto [first, last] = pagesInSight();
    if (page >= first && page <= last)
        viewport()->update();
    if (!standIn)
        Q_EMIT pageRendered(page);
}

// ---- where it stands ----

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
    m_focusPage = m_highlight.boxes.front().page;
    if (isWholePage(m_highlight.boxes.front().box))
        scrollToPage(m_focusPage);
    else
        scrollFor(m_focusPage, qRound(words.top() - kHighlightHeight * viewport()->height()));
    for (const document::PageBox &box : m_highlight.boxes) {
        if (box.page == m_highlight.boxes.front().page)
            words = words.united(m_layout.boxRect(box, viewport()->width()));
    }
    showAcross(words);
    tellPage();
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
    m_focusPage = std::clamp(page, 1, pageCount());
    const QRect rect = m_layout.pageRect(m_focusPage, viewport()->width());
    // A row that is shown whole stands alone; else a little of the row above says that there is one.
    const int above = m_zoomMode == ZoomMode::Page ? PageLayout::kGap : PageLayout::kGap / 2;
    scrollFor(m_focusPage, m_layout.rowOf(m_focusPage).first == 1 ? 0 : rect.top() - above);
    const int left = horizontalScrollBar()->value();
    if (rect.right() < left || rect.left() > left + viewport()->width())
        showAcross(QRectF(rect));
    tellPage();
}

/// As long as nobody scrolls from there that page is the current one, also where the middle of the view shows another.
void PageCanvas::scrollFor(int page, int top)
{
    m_focusPage = page;
    m_focusTop = std::clamp(top, 0, verticalScrollBar()->maximum());
    verticalScrollBar()->setValue(m_focusTop);
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
    if (pageCount() == 0) {
        return m_placeToShow.value_or(
            ReaderPlace{m_pageToShow.value_or(0), 0, 0, zoom(), fitsWidth(), m_zoomMode == ZoomMode::Page});
    }
    const int page = m_layout.pageAt(offset().y());
    const QRect rect = m_layout.pageRect(page, viewport()->width());
    return {page,
            (offset().y() - rect.top()) / static_cast<double>(rect.height()),
            offset().x() / static_cast<double>(std::max(1, m_layout.width())),
            zoom(),
            fitsWidth(),
            m_zoomMode == ZoomMode::Page};
}

void PageCanvas::restorePlace(const ReaderPlace &place)
{
    if (pageCount() == 0) {
        m_placeToShow = place;
        m_pageToShow.reset();
        m_highlightToShow = false;
        return;
    }
    if (place.fitsWidth || place.fitsPage)
        setZoomMode(place.fitsPage ? ZoomMode::Page : ZoomMode::Width);
    else
        setZoom(place.zoom);
    const QRect rect = m_layout.pageRect(std::clamp(place.page, 1, pageCount()), viewport()->width());
    verticalScrollBar()->setValue(qRound(rect.top() + place.offset * rect.height()));
    horizontalScrollBar()->setValue(qRound(place.left * m_layout.width()));
}

int PageCanvas::currentPage() const
{
    if (pageCount() == 0)
        return 0;
    const int page = m_layout.pageAt(offset().y() + viewport()->height() / 2);
    const auto [first, last] = m_layout.rowOf(page);
    const bool stays = m_focusPage > 0 && offset().y() == m_focusTop;
    return stays || (m_focusPage >= first && m_focusPage <= last) ? m_focusPage : page;
}

std::pair<int, int> PageCanvas::pagesInSight() const
{
    return m_layout.pagesBetween(offset().y(), offset().y() + viewport()->height() - 1);
}

QPoint PageCanvas::offset() const
{
    return {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

QRectF PageCanvas::inView(const document::PageBox &box) const
{
    return m_layout.boxRect(box, viewport()->width()).translated(-offset());
}

std::vector<QRect> PageCanvas::visibleBoxes() const
{
    std::vector<QRect> rects;
    if (pageCount() == 0)
        return rects;
    for (const document::PageBox &box : m_highlight.boxes) {
        const QRectF rect = inView(box);
        if (rect.intersects(QRectF(viewport()->rect())))
            rects.push_back(rect.toAlignedRect());
    }
    return rects;
}

void PageCanvas::updateScrollBars()
{
    const QSize view = viewport()->size();
    horizontalScrollBar()->setPageStep(view.width());
    horizontalScrollBar()->setRange(0, std::max(0, m_layout.width() - view.width()));
    verticalScrollBar()->setPageStep(view.height());
    verticalScrollBar()->setRange(0, std::max(0, m_layout.height() - view.height()));
}

void PageCanvas::scrollContentsBy(int, int dy)
{
    viewport()->update();
    // A jump has no direction.
    const bool jump = std::abs(dy) > 2 * viewport()->height();
    m_direction = jump ? 0 : dy == 0 ? m_direction : dy < 0 ? 1 : -1;
    if (jump)
        m_requestTimer.start(0);
    else if (!m_requestTimer.isActive())
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

void PageCanvas::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    m_requestTimer.start(kScrollDelayMs);
}

void PageCanvas::hideEvent(QHideEvent *event)
{
    QAbstractScrollArea::hideEvent(event);
    m_pictures.wantNothing();
}

// ---- pictures ----

PictureView PageCanvas::view() const
{
    return {QRect(offset(), viewport()->size()), viewport()->width(), devicePixelRatioF(), m_direction, m_dark};
}

void PageCanvas::requestPictures()
{
    m_requestTimer.stop();
    if (pageCount() == 0 || !isVisible())
        return;
    m_pictures.want(m_layout, view());
    const auto [first, last] = pagesInSight();
    for (int page = first; page <= last; ++page)
        m_selector.words().want(page);
}

bool PageCanvas::isRendered(int page) const
{
    return m_pictures.contains(page, look());
}

bool PageCanvas::isSharp(int page)
{
    const Picture *picture = m_pictures.whole(page, look());
    return picture != nullptr && std::abs(picture->dpi - sharpDpi(m_layout, page, devicePixelRatioF())) < 0.01;
}

bool PageCanvas::isBlank(int page)
{
    if (isRendered(page) || m_pictures.standIn(page) != nullptr || m_pictures.failure(page) != nullptr)
        return false;
    const auto words = m_selector.words().find(page);
    return !words || words->layer.empty();
}

void PageCanvas::setOverlay(const PageOverlay *overlay)
{
    m_overlay = overlay;
    viewport()->update();
}

} // namespace longleaf::ui
