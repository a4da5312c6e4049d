// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/reader_view.h"

#include "ui/reader/page_canvas.h"
#include "ui/reader/page_source.h"
#include "ui/reader/reader_bar.h"
#include "ui/reader/text_pane.h"

#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr double kZoomStep = 1.25;
constexpr int kHintMargin = 32;

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
    bool openPages(const document::Document &document) const
    {
        const bool isNew = !showsPages() || canvas->document().id != document.id;
        show(canvas);
        if (isNew) {
            text->close();
            canvas->open(document);
        }
        return isNew;
    }

    bool openText(const document::Document &document, int page) const
    {
        const bool isNew = !showsText() || text->document().id != document.id;
        show(text);
        if (isNew) {
            canvas->close();
            text->open(document, page);
        }
        return isNew;
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
    connect(d->canvas, &PageCanvas::zoomChanged, this, [this] { d->tellZoom(); });
    connect(d->text, &TextPane::zoomChanged, this, [this] { d->tellZoom(); });
    connect(d->bar, &ReaderBar::zoomIn, this, &ReaderView::zoomIn);
    connect(d->bar, &ReaderBar::zoomOut, this, &ReaderView::zoomOut);
    connect(d->bar, &ReaderBar::fitWidth, this, &ReaderView::fitWidth);
    connect(d->bar, &ReaderBar::fitPage, this, &ReaderView::fitPage);
    connect(d->bar, &ReaderBar::zoomChosen, this, &ReaderView::setZoom);
    connect(d->bar, &ReaderBar::zoomLeft, this, [this] { d->stack->currentWidget()->setFocus(); });
    connect(d->bar, &ReaderBar::pageChosen, this, [this](int page) {
        if (d->showsPages())
            d->canvas->scrollToPage(page);
        else if (d->showsText())
            d->text->scrollToPage(page);
        d->stack->currentWidget()->setFocus();
    });
    connect(&source, &PageSource::pageFailed, this, [this](DocumentId document, int page, const QString &reason) {
        const bool nothingToShow = page == 0 || (d->showsText() && d->text->isEmpty());
        if (nothingToShow && document == currentDocument())
            d->showHint(reason);
    });
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
