// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/markdown_display.h"
#include "ui/reader/page_painter.h"
#include "ui/reader/print_job.h"
#include "ui/reader/reader_backend.h"
#include "ui/text/qt_convert.h"

#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPrinter>
#include <QTextCursor>
#include <QTextDocument>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr double kTextPointSize = 10;
constexpr double kBorderPoints = 1.2;
constexpr double kPaddingPoints = 1.5;

/// A page as a picture, as large as the paper allows, centred.
class PicturePrinter final {
public:
    PicturePrinter(QPrinter &printer, QPainter &painter)
        : m_painter(painter)
        , m_paper(QRectF(QPointF(), printer.pageLayout().paintRectPixels(printer.resolution()).size()))
        , m_dotsPerPoint(printer.resolution() / 72.0)
    {
    }

    void put(const QImage &picture, const std::vector<document::Box> &boxes,
             const std::vector<document::Box> &uncertain)
    {
        QSizeF size = QSizeF(picture.size());
        size.scale(m_paper.size(), Qt::KeepAspectRatio);
        QRectF sheet(QPointF(), size);
        sheet.moveCenter(m_paper.center());
        std::vector<document::Box> all = boxes;
        all.insert(all.end(), uncertain.begin(), uncertain.end());
        m_painter.drawImage(sheet, all.empty() ? picture : tinted(picture, all));
        frame(boxes, sheet, Qt::SolidLine);
        frame(uncertain, sheet, Qt::DashLine);
    }

    void putProblem(const QString &words)
    {
        m_painter.setPen(mark::kInk);
        m_painter.drawText(m_paper, Qt::AlignCenter | Qt::TextWordWrap, words);
    }

private:
    void frame(const std::vector<document::Box> &boxes, const QRectF &sheet, Qt::PenStyle style)
    {
        QPen pen(mark::kBorder, kBorderPoints * m_dotsPerPoint, style);
        pen.setJoinStyle(Qt::RoundJoin);
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        const double padding = kPaddingPoints * m_dotsPerPoint;
        for (const document::Box &box : boxes) {
            // The frame round a whole page must stay on the paper.
            const double outwards = isWholePage(box) ? -2 * padding : padding;
            m_painter.drawRect(rectOf(box, sheet).adjusted(-outwards, -outwards, outwards, outwards));
        }
    }

    static QRectF rectOf(const document::Box &box, const QRectF &sheet)
    {
        return {sheet.left() + static_cast<double>(box.left) * sheet.width(),
                sheet.top() + static_cast<double>(box.top) * sheet.height(),
                static_cast<double>(box.width()) * sheet.width(), static_cast<double>(box.height()) * sheet.height()};
    }

    /// In the picture, because not every printer can multiply colours.
    static QImage tinted(const QImage &picture, const std::vector<document::Box> &boxes)
    {
        QImage image = picture.convertToFormat(QImage::Format_RGB32);
        QPainter painter(&image);
        painter.setCompositionMode(QPainter::CompositionMode_Multiply);
        for (const document::Box &box : boxes) {
            if (!isWholePage(box))
                painter.fillRect(rectOf(box, QRectF(image.rect())), mark::kFill);
        }
        return image;
    }

    QPainter &m_painter;
    QRectF m_paper;
    double m_dotsPerPoint;
};

std::vector<document::Box> boxesOn(const std::vector<document::PageBox> &all, int page)
{
    std::vector<document::Box> boxes;
    for (const document::PageBox &box : all) {
        if (box.page == page)
            boxes.push_back(box.box);
    }
    return boxes;
}

Status printPictures(ReaderBackend &backend, QPrinter &printer, QPainter &painter, const PrintRequest &request,
                     const std::stop_token &stop, const std::function<void(int)> &progress)
{
    PicturePrinter paper(printer, painter);
    for (int page = request.first; page <= request.last; ++page) {
        if (page > request.first)
            printer.newPage();
        const auto picture = backend.picture(request.document, page, kPrintDpi, stop);
        if (stop.stop_requested() || (!picture && picture.error().code == ErrorCode::Canceled))
            return fail(ErrorCode::Canceled, "Printing was stopped.");
        if (picture)
            paper.put(*picture, boxesOn(request.boxes, page), boxesOn(request.uncertainBoxes, page));
        else
            paper.putProblem(QObject::tr("Page %1 cannot be shown.").arg(page) + QLatin1Char('\n') +
                             toQString(picture.error().message));
        progress(page - request.first + 1);
    }
    return {};
}

void fillDocument(QTextDocument &text, const QString &source, document::Format format)
{
    const TextLooks looks = format == document::Format::Markdown ? markdownLooks(source) : plainTextLooks(source);
    const DisplayText shown(source, looks.edits);
    QFont font;
    font.setPointSizeF(kTextPointSize);
    text.setDefaultFont(font);
    text.setPlainText(shown.text());
    QTextCursor cursor(&text);
    for (const StyledRange &range : looks.ranges) {
        cursor.setPosition(static_cast<int>(shown.position(range.begin)));
        cursor.setPosition(static_cast<int>(shown.position(range.end)), QTextCursor::KeepAnchor);
        QTextCharFormat letters;
        if ((range.style.flags & TextStyle::Bold) != 0)
            letters.setFontWeight(QFont::DemiBold);
        if ((range.style.flags & (TextStyle::Italic | TextStyle::Quote)) != 0)
            letters.setFontItalic(true);
        if ((range.style.flags & TextStyle::Mono) != 0)
            letters.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
        if (range.style.heading > 0)
            letters.setFontPointSize(kTextPointSize * (1.7 - 0.2 * std::min(3, range.style.heading)));
        cursor.mergeCharFormat(letters);
    }
}

Status printTexts(ReaderBackend &backend, QPrinter &printer, QPainter &painter, const PrintRequest &request,
                  const std::stop_token &stop, const std::function<void(int)> &progress)
{
    const QRectF paper(QPointF(), printer.pageLayout().paintRectPixels(printer.resolution()).size());
    bool first = true;
    for (int page = request.first; page <= request.last; ++page) {
        const auto source = backend.pageText(request.document.id, page);
        if (!source)
            return tl::unexpected(source.error());
        QTextDocument text;
        text.documentLayout()->setPaintDevice(&printer);
        fillDocument(text, toQString(*source), request.document.format);
        text.setDocumentMargin(0);
        text.setPageSize(paper.size());
        for (int sheet = 0; sheet < text.pageCount(); ++sheet) {
            if (stop.stop_requested())
                return fail(ErrorCode::Canceled, "Printing was stopped.");
            if (!first)
                printer.newPage();
            first = false;
            painter.save();
            painter.translate(0, -sheet * paper.height());
            text.drawContents(&painter, QRectF(0, sheet * paper.height(), paper.width(), paper.height()));
            painter.restore();
        }
        progress(page - request.first + 1);
    }
    return {};
}

} // namespace

Status printPages(ReaderBackend &backend, QPrinter &printer, const PrintRequest &request, const std::stop_token &stop,
                  const std::function<void(int)> &progress)
{
    QPainter painter;
    if (!painter.begin(&printer))
        return fail(ErrorCode::Io,
                    "The printer does not start. Check that it is there and that the file to print to can "
                    "be written.");
    const Status printed = request.document.format == document::Format::Pdf
                               ? printPictures(backend, printer, painter, request, stop, progress)
                               : printTexts(backend, printer, painter, request, stop, progress);
    if (!printed)
        printer.abort();
    painter.end();
    // Half a file looks like a whole one.
    if (!printed && !printer.outputFileName().isEmpty())
        QFile::remove(printer.outputFileName());
    return printed;
}

} // namespace longleaf::ui
