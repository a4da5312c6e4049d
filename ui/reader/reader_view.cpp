// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/reader_view.h"

#include "ui/reader/find_marks.h"
#include "ui/reader/find_session.h"
#include "ui/reader/page_canvas.h"
#include "ui/reader/page_numbers.h"
#include "ui/reader/page_source.h"
#include "ui/reader/reader_bar.h"
#include "ui/reader/text_pane.h"

#include <QKeyEvent>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>

namespace longleaf::ui {

namespace {

constexpr double kZoomStep = 1.25;
constexpr int kHintMargin = 32;
constexpr qsizetype kMostWanted = 200; ///< letters that somebody would look for
constexpr double kAirAbove = 0.03;     // of a page's height

bool isText(const document::Document &document)
{
    return document.format != document::Format::Pdf;
}

} // namespace

struct ReaderView::Private {
    QStackedWidget *stack = nullptr;
    QLabel *hint = nullptr;
    PageCanvas *canvas = nullptr;
    TextPane *text = nullptr;
    ReaderBar *bar = nullptr;
    Highlight noHighlight;
    PageNumbers numbers;
    const FindSession *session = nullptr;
    std::unique_ptr<FindMarks> marks;

    [[nodiscard]] bool showsPages() const { return stack->currentWidget() == canvas; }
    [[nodiscard]] bool showsText() const { return stack->currentWidget() == text; }

    void show(QWidget *widget) const
    {
        stack->setCurrentWidget(widget);
        bar->setVisible(widget != hint);
    }

    void showHint(const QString &words) const
    {
        hint->setText(words);
        show(hint);
    }

    /// Makes the document the one that is shown. True if it was not before.
    bool openPages(const document::Document &document)
    {
        const bool isNew = !showsPages() || canvas->document().id != document.id;
        show(canvas);
        if (isNew) {
            forgetNumbers();
            text->close();
            canvas->open(document);
        }
        return isNew;
    }

    bool openText(const document::Document &document, int page)
    {
        const bool isNew = !showsText() || text->document().id != document.id;
        show(text);
        if (isNew) {
            forgetNumbers();
            canvas->close();
            text->open(document, page);
        }
        return isNew;
    }

    void forgetNumbers()
    {
        numbers.clear();
        bar->setNumbers(numbers);
    }

    void setZoom(double zoom) const
    {
        if (showsPages())
            canvas->setZoom(zoom);
        else if (showsText())
            text->setZoom(zoom);
    }

    void zoomBy(double factor) const { setZoom((showsPages() ? canvas->zoom() : text->zoom()) * factor); }

    void fit(ZoomMode mode) const
    {
        if (showsPages())
            canvas->setZoomMode(mode);
        else if (showsText())
            text->setZoom(1);
    }

    void tellZoom() const
    {
        if (showsText())
            bar->setZoom(text->zoom(), text->zoom() == 1.0, false);
        else
            bar->setZoom(canvas->zoom(), canvas->fitsWidth(), canvas->zoomMode() == ZoomMode::Page);
    }
};

ReaderView::ReaderView(PageSource &source, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    setAccessibleName(tr("Reader"));
    d->stack = new QStackedWidget(this);
    d->hint = new QLabel(d->stack);
    d->hint->setAlignment(Qt::AlignCenter);
    d->hint->setWordWrap(true);
    d->hint->setMargin(kHintMargin);
    d->hint->setProperty("tone", QStringLiteral("soft"));
    d->canvas = new PageCanvas(source, d->stack);
    d->text = new TextPane(source, d->stack);
    d->stack->addWidget(d->hint);
    d->stack->addWidget(d->canvas);
    d->stack->addWidget(d->text);
    d->bar = new ReaderBar(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(d->stack, 1);
    column->addWidget(d->bar);
    connectParts(source);
    clear();
}

ReaderView::~ReaderView() = default;

void ReaderView::connectParts(PageSource &source)
{
    connect(d->canvas, &PageCanvas::currentPageChanged, this, &ReaderView::tellPage);
    connect(d->text, &TextPane::currentPageChanged, this, &ReaderView::tellPage);
    connect(d->canvas, &PageCanvas::pageRendered, this, &ReaderView::pageRendered);
    connect(d->text, &TextPane::pageLoaded, this, &ReaderView::pageRendered);
    connect(d->canvas->verticalScrollBar(), &QScrollBar::valueChanged, this, &ReaderView::placeChanged);
    connect(d->text->verticalScrollBar(), &QScrollBar::valueChanged, this, &ReaderView::placeChanged);
    connect(d->canvas, &PageCanvas::zoomChanged, this, [this] { d->tellZoom(); });
    connect(d->text, &TextPane::zoomChanged, this, [this] { d->tellZoom(); });
    connect(d->bar, &ReaderBar::zoomIn, this, &ReaderView::zoomIn);
    connect(d->bar, &ReaderBar::zoomOut, this, &ReaderView::zoomOut);
    connect(d->bar, &ReaderBar::fitWidth, this, &ReaderView::fitWidth);
    connect(d->bar, &ReaderBar::fitPage, this, &ReaderView::fitPage);
    connect(d->bar, &ReaderBar::zoomChosen, this, &ReaderView::setZoom);
    connect(d->bar, &ReaderBar::zoomLeft, this, [this] { d->stack->currentWidget()->setFocus(); });
    connect(d->bar, &ReaderBar::pageChosen, this, [this](int page) {
        Q_EMIT aboutToJump();
        scrollToPage(page);
    });
    connect(d->bar, &ReaderBar::pageTurned, this, &ReaderView::scrollToPage);
    connect(d->bar, &ReaderBar::left, this, [this] { d->stack->currentWidget()->setFocus(); });
    connect(&source, &PageSource::pagesReady, this,
            [this](DocumentId document, const std::vector<document::Page> &pages) {
                if (document != currentDocument())
                    return;
                d->numbers.setPages(pages);
                d->bar->setNumbers(d->numbers);
                if (d->showsText())
                    tellPage(d->text->currentPage());
            });
    connect(&source, &PageSource::pageFailed, this, [this](DocumentId document, int page, const QString &reason) {
        const bool nothingToShow = page == 0 || (d->showsText() && d->text->isEmpty());
        if (nothingToShow && document == currentDocument())
            d->showHint(reason);
    });
}

QString ReaderView::selectedWords() const
{
    QString words;
    if (d->showsPages()) {
        const auto selected = d->canvas->selector().text();
        if (selected && selected->firstPage == selected->lastPage)
            words = asOneLine(selected->text);
    } else if (d->showsText()) {
        words = asOneLine(d->text->textCursor().selectedText());
    }
    return words.size() <= kMostWanted ? words : QString();
}

void ReaderView::tellPage(int page)
{
    const int count = d->showsText() ? d->text->document().pageCount : d->canvas->pageCount();
    d->bar->setPage(page, count);
    d->tellZoom();
    Q_EMIT currentPageChanged(page, count);
}

void ReaderView::showDocument(const document::Document &document)
{
    if (isText(document)) {
        if (!d->openText(document, 1))
            d->text->clearMark();
        return;
    }
    if (!d->openPages(document)) {
        d->canvas->setHighlight({});
        d->canvas->retryFailed();
    }
}

void ReaderView::showHighlight(const document::Document &document, const Highlight &highlight)
{
    if (isText(document) || highlight.boxes.empty()) {
        showDocument(document);
        return;
    }
    if (!d->openPages(document))
        d->canvas->retryFailed();
    d->canvas->setHighlight(highlight);
    d->canvas->showHighlight();
}

void ReaderView::showTextHighlight(const document::Document &document, int page, TextSpan spanInPage, bool uncertain)
{
    if (!isText(document)) {
        showPage(document, page);
        return;
    }
    d->openText(document, page);
    d->text->showSpan(page, spanInPage, uncertain);
}

void ReaderView::showPage(const document::Document &document, int page)
{
    if (isText(document)) {
        if (!d->openText(document, page)) {
            d->text->clearMark();
            d->text->scrollToPage(page);
        }
        return;
    }
    showDocument(document);
    d->canvas->scrollToPage(page);
}

ReaderState ReaderView::state() const
{
    if (d->showsPages())
        return {d->canvas->place(), d->canvas->highlight(), 0, {}, false};
    ReaderState state;
    if (d->showsText()) {
        state.place = d->text->place();
        if (const std::optional<TextPane::Mark> &mark = d->text->mark()) {
            state.markPage = mark->page;
            state.mark = mark->span;
            state.markUncertain = mark->uncertain;
        }
    }
    return state;
}

void ReaderView::restore(const document::Document &document, const ReaderState &state)
{
    if (isText(document)) {
        d->openText(document, std::max(1, state.place.page));
        d->text->clearMark();
        if (state.markPage > 0)
            d->text->setMark(state.markPage, state.mark, state.markUncertain);
        d->text->restorePlace(state.place);
        return;
    }
    if (!d->openPages(document))
        d->canvas->retryFailed();
    d->canvas->setHighlight(state.highlight);
    d->canvas->restorePlace(state.place);
}

void ReaderView::setFindSession(const FindSession *session)
{
    d->session = session;
    d->marks = std::make_unique<FindMarks>(*session);
    d->canvas->setOverlay(d->marks.get());
    d->text->setFindSession(session);
    connect(session, &FindSession::changed, d->canvas->viewport(), qOverload<>(&QWidget::update));
}

void ReaderView::showHit(int index)
{
    if (d->session == nullptr || d->session->document() != currentDocument())
        return;
    const answer::FindHit &hit = d->session->hits()[static_cast<std::size_t>(index)];
    if (d->showsText())
        d->text->showHit(index);
    else if (hit.boxes.empty())
        d->canvas->scrollToPage(hit.page);
    else
        d->canvas->reveal({hit.page, hit.boxes.front()});
}

void ReaderView::scrollToPage(int page)
{
    if (d->showsPages())
        d->canvas->scrollToPage(page);
    else if (d->showsText())
        d->text->scrollToPage(page);
}

void ReaderView::scrollTo(int page, double top)
{
    ReaderPlace place = state().place;
    place.page = page;
    // A little air above what one jumps to.
    place.offset = top > 0 ? top - kAirAbove : 0;
    if (d->showsPages())
        d->canvas->restorePlace(place);
    else if (d->showsText())
        d->text->restorePlace(place);
}

std::pair<int, double> ReaderView::readingPlace() const
{
    const ReaderPlace place = state().place;
    return {place.page, place.offset + kAirAbove};
}

void ReaderView::goToPage()
{
    if (currentDocument().valid())
        d->bar->editPage();
}

const PageNumbers &ReaderView::numbers() const
{
    return d->numbers;
}

void ReaderView::clear()
{
    d->canvas->close();
    d->text->close();
    d->showHint(tr("Click a citation, or a document, to read it here."));
}

PageCanvas *ReaderView::pages() const
{
    return d->showsPages() ? d->canvas : nullptr;
}

PageCanvas *ReaderView::canvas() const
{
    return d->canvas;
}

void ReaderView::zoomIn()
{
    d->zoomBy(kZoomStep);
}

void ReaderView::zoomOut()
{
    d->zoomBy(1 / kZoomStep);
}

void ReaderView::setZoom(double zoom)
{
    d->setZoom(zoom);
}

void ReaderView::fitWidth()
{
    d->fit(ZoomMode::Width);
}

void ReaderView::fitPage()
{
    d->fit(ZoomMode::Page);
}

// What the pages leave to their surroundings. In the window the menu has the same keys.
void ReaderView::keyPressEvent(QKeyEvent *event)
{
    const bool larger = event->matches(QKeySequence::ZoomIn) ||
                        (event->key() == Qt::Key_Equal && event->modifiers() == Qt::ControlModifier);
    if (larger)
        zoomIn();
    else if (event->matches(QKeySequence::ZoomOut))
        zoomOut();
    else if (event->key() == Qt::Key_0 && event->modifiers() == Qt::ControlModifier)
        fitWidth();
    else
        QWidget::keyPressEvent(event);
}

DocumentId ReaderView::currentDocument() const
{
    if (d->showsPages())
        return d->canvas->document().id;
    return d->showsText() ? d->text->document().id : DocumentId{};
}

int ReaderView::currentPage() const
{
    if (d->showsPages())
        return d->canvas->currentPage();
    return d->showsText() ? d->text->currentPage() : 0;
}

const Highlight &ReaderView::highlight() const
{
    return d->showsPages() ? d->canvas->highlight() : d->noHighlight;
}

std::vector<QRect> ReaderView::visibleHighlightRects() const
{
    std::vector<QRect> rects;
    const QAbstractScrollArea *area = d->canvas;
    if (d->showsPages()) {
        rects = d->canvas->visibleBoxes();
    } else if (d->showsText()) {
        rects = d->text->visibleMarks();
        area = d->text;
    }
    const QPoint origin = area->viewport()->mapTo(this, QPoint());
    for (QRect &rect : rects)
        rect.translate(origin);
    return rects;
}

bool ReaderView::isPageRendered(int page) const
{
    if (d->showsPages())
        return d->canvas->isRendered(page);
    return d->showsText() && d->text->isLoaded(page);
}

} // namespace longleaf::ui
