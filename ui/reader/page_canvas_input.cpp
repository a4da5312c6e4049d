// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard on the pages: selecting, copying, scrolling.
#include "ui/reader/page_canvas.h"

#include "ui/reader/page_text.h"
#include "ui/text/qt_convert.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kLineStep = 48;
constexpr int kCaretMargin = 24; // between the caret and the view's edge

using Step = PageSelector::Step;

struct StepKey {
    int key;
    bool wordwise; ///< with Ctrl
    Step step;
};
// All with Shift.
constexpr StepKey kStepKeys[] = {
    {Qt::Key_Left, false, Step::PreviousCharacter}, {Qt::Key_Right, false, Step::NextCharacter},
    {Qt::Key_Left, true, Step::PreviousWord},       {Qt::Key_Right, true, Step::NextWord},
    {Qt::Key_Up, false, Step::LineAbove},           {Qt::Key_Down, false, Step::LineBelow},
    {Qt::Key_Home, false, Step::LineBegin},         {Qt::Key_End, false, Step::LineEnd},
};

} // namespace

PageCanvas::PointOnPage PageCanvas::at(const QPoint &inViewport) const
{
    if (pageCount() == 0)
        return {};
    const QPoint point = inViewport + offset();
    const int page = m_layout.pageAt(point, viewport()->width());
    return {page, m_layout.onPage(page, point, viewport()->width())};
}

// ---- mouse ----

void PageCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || pageCount() == 0) {
        QAbstractScrollArea::mousePressEvent(event);
        return;
    }
    const QPoint where = event->pos();
    const PointOnPage place = at(where);
    m_mouse = where;
    const bool third =
        m_tripleClick.isActive() && (where - m_doubleClick).manhattanLength() < QApplication::startDragDistance();
    m_tripleClick.stop();
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_selector.extendTo(place.page, place.point);
        m_selecting = true;
    } else if (!third && m_selector.contains(place.page, place.point)) {
        m_dragBegin = where;
    } else {
        m_selector.press(place.page, place.point, third ? PageSelector::Grain::Line : PageSelector::Grain::Character);
        m_selecting = true;
    }
    event->accept();
}

void PageCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || pageCount() == 0) {
        QAbstractScrollArea::mouseDoubleClickEvent(event);
        return;
    }
    const PointOnPage place = at(event->pos());
    m_dragBegin.reset();
    m_selector.press(place.page, place.point, PageSelector::Grain::Word);
    m_selecting = true;
    m_mouse = event->pos();
    m_doubleClick = event->pos();
    m_tripleClick.start(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    event->accept();
}

void PageCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragBegin) {
        if ((event->pos() - *m_dragBegin).manhattanLength() >= QApplication::startDragDistance())
            startDrag();
        return;
    }
    if (!m_selecting) {
        updateCursor(event->pos());
        return;
    }
    m_mouse = event->pos();
    selectTo(m_mouse);
    if (viewport()->rect().contains(m_mouse))
        m_selectScroll.stop();
    else if (!m_selectScroll.isActive())
        m_selectScroll.start();
}

void PageCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QAbstractScrollArea::mouseReleaseEvent(event);
        return;
    }
    m_selectScroll.stop();
    if (std::exchange(m_dragBegin, std::nullopt)) {
        const PointOnPage place = at(event->pos());
        m_selector.press(place.page, place.point, PageSelector::Grain::Character);
    }
    m_selecting = false;
    // What the middle button pastes, where there is such a thing.
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (const auto selected = m_selector.text(); selected && clipboard->supportsSelection())
        clipboard->setText(selected->text, QClipboard::Selection);
    event->accept();
}

void PageCanvas::selectTo(const QPoint &inViewport)
{
    const PointOnPage place = at(inViewport);
    if (place.page > 0)
        m_selector.extendTo(place.page, place.point);
}

void PageCanvas::scrollWhileSelecting()
{
    const QRect view = viewport()->rect();
    const int beyond = m_mouse.y() < view.top() ? m_mouse.y() - view.top() : std::max(0, m_mouse.y() - view.bottom());
    const int aside = m_mouse.x() < view.left() ? m_mouse.x() - view.left() : std::max(0, m_mouse.x() - view.right());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + aside);
    selectTo(m_mouse);
}

void PageCanvas::startDrag()
{
    m_dragBegin.reset();
    std::unique_ptr<QMimeData> dragged = draggedData();
    if (!dragged)
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(dragged.release());
    drag->exec(Qt::CopyAction);
}

std::unique_ptr<QMimeData> PageCanvas::draggedData()
{
    // Waits for nobody: what the library would have to read first cannot be dragged, only copied.
    const auto selected = m_selector.text();
    if (!selected)
        return nullptr;
    auto mime = std::make_unique<QMimeData>();
    mime->setText(selected->text);
    return mime;
}

void PageCanvas::updateCursor(const QPoint &inViewport)
{
    const PointOnPage place = at(inViewport);
    const auto words = place.page > 0 ? m_selector.words().find(place.page) : nullptr;
    const bool onText = words && isOnText(*words, place.point);
    viewport()->setCursor(onText ? Qt::IBeamCursor : Qt::ArrowCursor);
}

void PageCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    if (pageCount() == 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_copy);
    menu->addAction(m_copyReference);
    menu->addSeparator();
    menu->addAction(m_selectPage);
    menu->popup(event->globalPos());
}

// ---- what is selected ----

std::vector<QRect> PageCanvas::selectionRects()
{
    std::vector<QRect> rects;
    const auto [first, last] = pagesInSight();
    for (int page = first; page <= last; ++page) {
        for (const document::Box &box : m_selector.boxes(page)) {
            const QRectF rect = inView({page, box});
            if (rect.intersects(QRectF(viewport()->rect())))
                rects.push_back(rect.toAlignedRect());
        }
    }
    return rects;
}

void PageCanvas::copy()
{
    m_selector.withText([](const SelectedText &selected) { QGuiApplication::clipboard()->setText(selected.text); });
}

void PageCanvas::copyWithReference()
{
    m_selector.withText([title = toQString(m_document.title).simplified()](const SelectedText &selected) {
        QGuiApplication::clipboard()->setText(withReference(selected, title));
    });
}

void PageCanvas::selectPage()
{
    if (pageCount() > 0)
        m_selector.selectPage(currentPage());
}

void PageCanvas::showCaret()
{
    const auto caret = m_selector.caretBox();
    if (!caret)
        return;
    const QRectF place = inView(*caret);
    const QRectF view = QRectF(viewport()->rect()).adjusted(kCaretMargin, kCaretMargin, -kCaretMargin, -kCaretMargin);
    const auto step = [](double low, double high, double from, double to) {
        return low < from ? qRound(low - from) : high > to ? qRound(high - to) : 0;
    };
    verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                  step(place.top(), place.bottom(), view.top(), view.bottom()));
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() +
                                    step(place.left(), place.right(), view.left(), view.right()));
}

void PageCanvas::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void PageCanvas::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

// ---- keyboard ----

bool PageCanvas::isCopyWithReference(const QKeyEvent &event) const
{
    return event.key() == Qt::Key_C && event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier) && hasSelection();
}

bool PageCanvas::event(QEvent *event)
{
    // The window has the same key for a citation; what is selected on the pages comes first.
    if (event->type() == QEvent::ShortcutOverride && isCopyWithReference(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

bool PageCanvas::selectWithKey(const QKeyEvent &event)
{
    if (pageCount() == 0)
        return false;
    if (isCopyWithReference(event)) {
        copyWithReference();
        return true;
    }
    if (event.matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    if (event.matches(QKeySequence::SelectAll)) {
        selectPage();
        return true;
    }
    if (event.key() == Qt::Key_Escape && hasSelection()) {
        m_selector.clear();
        return true;
    }
    if (!event.modifiers().testFlag(Qt::ShiftModifier))
        return false;
    const bool wordwise = event.modifiers().testFlag(Qt::ControlModifier);
    const auto *found = std::find_if(std::begin(kStepKeys), std::end(kStepKeys), [&](const StepKey &known) {
        return known.key == event.key() && known.wordwise == wordwise;
    });
    if (found == std::end(kStepKeys))
        return false;
    m_selector.move(found->step, currentPage());
    showCaret();
    return true;
}

bool PageCanvas::scrollWithKey(const QKeyEvent &event)
{
    QScrollBar *bar = verticalScrollBar();
    const int screen = std::max(kLineStep, viewport()->height() - kLineStep);
    const bool back = event.modifiers().testFlag(Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_Up: bar->setValue(bar->value() - kLineStep); return true;
    case Qt::Key_Down: bar->setValue(bar->value() + kLineStep); return true;
    case Qt::Key_Left: horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub); return true;
    case Qt::Key_Right: horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd); return true;
    case Qt::Key_PageUp: bar->setValue(bar->value() - screen); return true;
    case Qt::Key_PageDown: bar->setValue(bar->value() + screen); return true;
    case Qt::Key_Space: bar->setValue(bar->value() + (back ? -screen : screen)); return true;
    case Qt::Key_Home: bar->setValue(0); return true;
    case Qt::Key_End: bar->setValue(bar->maximum()); return true;
    default: return false;
    }
}

void PageCanvas::keyPressEvent(QKeyEvent *event)
{
    // Keys with Alt or Meta belong to the window.
    const bool others = (event->modifiers() & (Qt::AltModifier | Qt::MetaModifier)) != 0;
    if (!others && (selectWithKey(*event) || scrollWithKey(*event)))
        event->accept();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

} // namespace longleaf::ui
