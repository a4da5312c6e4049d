// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/citation_pictures.h"

#include "ui/ask/verdict_style.h"
#include "ui/reader/page_painter.h"
#include "ui/reader/page_source.h"
#include "ui/text/qt_convert.h"

#include <QPainter>
#include <algorithm>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr double kLeastDpi = 64; ///< on the card; smaller letters cannot be read
constexpr double kMostDpi = 130;
constexpr double kMargin = 10;      ///< round the boxes, in device-independent pixels
constexpr double kFirstBoxAt = 0.3; ///< of the height: what comes before is in sight
constexpr std::size_t kTextAround = 600;

PictureKey keyOf(DocumentId document, int page)
{
    PictureKey key;
    key.document = document;
    key.page = page;
    return key;
}

} // namespace

QImage cropAround(const QImage &page, double dpi, const std::vector<document::Box> &boxes, bool uncertain, QSize size,
                  double ratio)
{
    const double width = size.width();
    const double height = size.height();
    const double inches = page.width() / dpi;
    document::Box around = boxes.empty() ? document::Box{0, 0, 1, 0} : boxes.front();
    for (const document::Box &box : boxes)
        around = around.united(box);
    const bool whole = boxes.empty() || isWholePage(around);
    const double wanted = (width - 2 * kMargin) / std::max(0.01, static_cast<double>(around.width()) * inches);
    const double onCard = std::clamp(whole ? width / inches : wanted, whole ? 1.0 : kLeastDpi, kMostDpi);
    const double pageWidth = inches * onCard; // of the whole page, on the card
    const double scale = pageWidth / page.width();
    const double pageHeight = page.height() * scale;
    double left = around.left * pageWidth - kMargin;
    if (around.width() * pageWidth + 2 * kMargin <= width) // it fits: in the middle
        left = (around.left + around.right) / 2 * pageWidth - width / 2;
    left = pageWidth <= width ? (pageWidth - width) / 2 : std::clamp(left, 0.0, pageWidth - width);
    const double blockHeight = around.height() * pageHeight;
    const double top = whole                      ? 0.0
                       : blockHeight < height / 2 ? (around.top + around.bottom) / 2 * pageHeight - height / 2
                                                  : boxes.front().top * pageHeight - kFirstBoxAt * height / 2;
    const double y = std::clamp(top, 0.0, std::max(0.0, pageHeight - height));
    QImage crop(QSize(qRound(width * ratio), qRound(height * ratio)), QImage::Format_RGB32);
    crop.setDevicePixelRatio(ratio);
    crop.fill(Qt::white);
    const QRectF source =
        QRectF(left / scale, y / scale, width / scale, height / scale).intersected(QRectF(page.rect()));
    if (source.isEmpty())
        return crop;
    QPainter painter(&crop);
    // Scaled in one step by a filter that reads every pixel; a painter's transform would skip some.
    const QSize target(qRound(source.width() * scale * ratio), qRound(source.height() * scale * ratio));
    const QImage part =
        page.copy(source.toAlignedRect()).scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    painter.drawImage(QRectF(QPointF(source.x() * scale - left, source.y() * scale - y), QSizeF(target) / ratio), part);
    std::vector<QRectF> marks;
    for (const document::Box &box : boxes) {
        const QRectF rect(box.left * pageWidth - left, box.top * pageHeight - y, box.width() * pageWidth,
                          box.height() * pageHeight);
        if (isWholePage(box))
            paintPageFrame(painter, rect, {uncertain, 0, false, false});
        else
            marks.push_back(rect);
    }
    paintMarks(painter, marks, {uncertain, 0, false, false});
    return crop;
}

CitationPictures::CitationPictures(PageSource &pages, Documents documents, QObject *parent)
    : PassagePictures(parent)
    , m_pages(pages)
    , m_documents(std::move(documents))
{
    connect(&pages, &PageSource::pictureReady, this,
            [this](const QObject *asker, DocumentId document, const PictureRequest &request, const QImage &image) {
                if (asker == this)
                    onPage(document, request.page, request.dpi, image);
            });
    connect(&pages, &PageSource::pictureFailed, this,
            [this](const QObject *asker, DocumentId document, const PictureRequest &request, const QString &reason) {
                if (asker == this)
                    onFailure(document, request.page, reason);
            });
    connect(&pages, &PageSource::pagesReady, this, &CitationPictures::onPages);
    connect(&pages, &PageSource::textReady, this, &CitationPictures::onText);
    connect(&pages, &PageSource::pageFailed, this, &CitationPictures::onFailure);
}

void CitationPictures::request(int ticket, const CitationEntry &entry, QSize size, double devicePixelRatio)
{
    m_wanted.reset();
    if (!entry.checked)
        return;
    const answer::Citation &citation = *entry.checked;
    const auto document = m_documents(citation.verdict.document);
    if (!document) {
        Q_EMIT failed(ticket, tr("The document is no longer in the library."));
        return;
    }
    Wanted wanted{ticket, *document,        citation.verdict.page,       {}, citation.verdict.span, false,
                  size,   devicePixelRatio, kMostDpi * devicePixelRatio, {}};
    if (!citation.boxes.empty())
        wanted.page = citation.boxes.front().page;
    for (const document::PageBox &box : citation.boxes) {
        if (box.page == wanted.page)
            wanted.boxes.push_back(box.box);
    }
    wanted.uncertain = isUncertain(citation.verdict.status);
    m_wanted = std::move(wanted);
    if (m_wanted->document.format != document::Format::Pdf) {
        m_pages.requestPages(*document);
        return;
    }
    const Picture *kept = m_cache.find(keyOf(document->id, m_wanted->page));
    if (kept != nullptr && kept->dpi == m_wanted->dpi)
        giveCrop(kept->image);
    else
        m_pages.wantPictures(this, *document, {{m_wanted->page, m_wanted->dpi, {}, {}, PictureUse::InSight}});
}

bool CitationPictures::isWanted(DocumentId document, int page) const
{
    return m_wanted && m_wanted->document.id == document && (page == 0 || m_wanted->page == page);
}

void CitationPictures::onPage(DocumentId document, int page, double dpi, const QImage &image)
{
    m_cache.insert(keyOf(document, page), {image, dpi, {}});
    if (isWanted(document, page) && m_wanted->document.format == document::Format::Pdf)
        giveCrop(image);
}

void CitationPictures::giveCrop(const QImage &image)
{
    const Wanted wanted = *std::exchange(m_wanted, std::nullopt);
    // The extractor lowers the resolution of very large pages; the shape is what counts.
    Q_EMIT pictureReady(wanted.ticket,
                        cropAround(image, wanted.dpi, wanted.boxes, wanted.uncertain, wanted.size, wanted.ratio));
}

void CitationPictures::onPages(DocumentId document, const std::vector<document::Page> &pages)
{
    if (!isWanted(document, 0) || m_wanted->document.format == document::Format::Pdf)
        return;
    const auto page = std::find_if(pages.begin(), pages.end(),
                                   [this](const document::Page &one) { return one.number == m_wanted->page; });
    if (page == pages.end()) {
        onFailure(document, 0, tr("The document has no such page any more."));
        return;
    }
    m_wanted->pageSpan = page->span;
    m_pages.requestText(m_wanted->document, m_wanted->page);
}

void CitationPictures::onText(DocumentId document, int page, const QString &text)
{
    if (!isWanted(document, page) || m_wanted->document.format == document::Format::Pdf)
        return;
    const Wanted wanted = *std::exchange(m_wanted, std::nullopt);
    const QByteArray bytes = text.toUtf8();
    const auto size = static_cast<std::size_t>(bytes.size());
    const auto inPage = [&](std::size_t at) {
        return std::min(at - std::min(at, wanted.pageSpan.begin), size);
    };
    const std::size_t begin = inPage(wanted.span.begin);
    const std::size_t end = std::max(begin, inPage(wanted.span.end));
    const std::size_t from = begin - std::min(begin, kTextAround);
    const std::size_t to = std::min(size, end + kTextAround);
    const auto part = [&bytes](std::size_t first, std::size_t last) {
        QString cut = QString::fromUtf8(bytes.constData() + first, static_cast<qsizetype>(last - first));
        cut.remove(QChar::ReplacementCharacter); // half a character at the cut
        return cut;
    };
    Q_EMIT textReady(wanted.ticket, part(from, begin), part(begin, end), part(end, to));
}

void CitationPictures::onFailure(DocumentId document, int page, const QString &reason)
{
    if (!isWanted(document, page))
        return;
    const Wanted wanted = *std::exchange(m_wanted, std::nullopt);
    Q_EMIT failed(wanted.ticket, tr("There is no picture of this page: %1").arg(reason));
}

} // namespace longleaf::ui
