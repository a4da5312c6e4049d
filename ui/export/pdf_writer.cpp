// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/pdf_writer.h"

#include "core/export/prose.h"
#include "core/export/writers.h"
#include "ui/text/qt_convert.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QDateTime>
#include <QFontMetricsF>
#include <QImage>
#include <QLocale>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>
#include <QTimeZone>
#include <QUrl>
#include <algorithm>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr int kResolution = 300;
constexpr double kFootMm = 9; ///< below the text, for the running foot

double pixels(double mm)
{
    return mm / 25.4 * kResolution;
}

/// With a thin frame: the paper of the picture is as white as that around it.
QImage framed(const std::string &png)
{
    QImage image = QImage::fromData(reinterpret_cast<const uchar *>(png.data()), static_cast<int>(png.size()), "PNG")
                       .convertToFormat(QImage::Format_RGB32);
    if (!image.isNull()) {
        QPainter painter(&image);
        painter.setPen(QColor(0xbb, 0xbb, 0xbb));
        painter.drawRect(image.rect().adjusted(0, 0, -1, -1));
    }
    return image;
}

void addPictures(QTextDocument &document, const exporting::Report &report)
{
    for (const exporting::Answer &answer : report.answers) {
        for (const exporting::Reference &reference : answer.references) {
            for (std::size_t i = 0; i < reference.pictures.size(); ++i) {
                document.addResource(QTextDocument::ImageResource,
                                     QUrl(QStringLiteral("picture:%1-%2").arg(reference.number).arg(i)),
                                     framed(reference.pictures[i].png));
            }
        }
    }
}

/// Title on the left, page on the right.
void drawFoot(QPainter &painter, const QRectF &foot, const QString &title, const QString &page)
{
    painter.save();
    QFont font(QStringLiteral("Liberation Sans"));
    font.setPointSizeF(8);
    painter.setFont(font);
    painter.setPen(QColor(0x59, 0x62, 0x5c));
    const QFontMetricsF metrics(font, painter.device());
    const double pageWidth = metrics.horizontalAdvance(page);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, page);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom,
                     metrics.elidedText(title, Qt::ElideRight, foot.width() - pageWidth - pixels(6)));
    painter.restore();
}

constexpr double kMovable = 0.6; ///< of a page: what is longer is not moved for the sake of its end

/// A stretch of the document, in pages from its top.
struct Stretch {
    double top = 0;
    double bottom = 0;

    [[nodiscard]] bool isTorn() const
    {
        return static_cast<int>(top) != static_cast<int>(bottom) && bottom - top < kMovable;
    }
};

Stretch stretch(const QTextDocument &document, const QTextBlock &first, const QTextBlock &last)
{
    const QAbstractTextDocumentLayout *layout = document.documentLayout();
    const double height = document.pageSize().height();
    return {layout->blockBoundingRect(first).top() / height, (layout->blockBoundingRect(last).bottom() - 1) / height};
}

void beginPage(const QTextBlock &block)
{
    QTextBlockFormat format = block.blockFormat();
    format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    QTextCursor(block).setBlockFormat(format);
}

/// The block before or after, without the empty one that Qt keeps beside a table.
QTextBlock neighbour(const QTextBlock &block, bool after)
{
    const QTextBlock next = after ? block.next() : block.previous();
    const QTextBlock further = after ? next.next() : next.previous();
    return next.isValid() && next.length() <= 1 && further.isValid() ? further : next;
}

bool isHeading(const QTextBlock &block)
{
    return block.isValid() && QTextCursor(block).currentTable() == nullptr && block.blockFormat().headingLevel() > 0;
}

/// Finds the next place at or behind `from` that a page end tears apart, a heading from what it heads or a citation
/// from its picture, and moves it to the next page. Where to look on; -1: nothing was found.
int mendPageEnd(QTextDocument &document, int from)
{
    for (QTextBlock block = document.findBlock(from); block.isValid(); block = block.next()) {
        if (isHeading(block)) {
            const QTextBlock following = neighbour(block, true);
            if (!following.isValid() || !stretch(document, block, following.length() > 1 ? following : block).isTorn())
                continue;
            const double head = stretch(document, block, block).top;
            if (static_cast<int>(head) == static_cast<int>(stretch(document, following, following).top))
                continue; // its first lines stand below the heading
            beginPage(block);
            return block.position() + block.length();
        }
        QTextTable *table = QTextCursor(block).currentTable();
        if (table == nullptr || table->firstCursorPosition().block() != block ||
            !stretch(document, block, table->lastCursorPosition().block()).isTorn())
            continue;
        if (const QTextBlock before = neighbour(block, false); isHeading(before)) {
            beginPage(before);
        } else {
            QTextTableFormat format = table->format();
            format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            table->setFormat(format);
        }
        return table->lastPosition();
    }
    return -1;
}

bool drawPages(QPdfWriter &writer, QTextDocument &document, const QString &title, const std::stop_token &stop)
{
    const double height = writer.height() - pixels(kFootMm);
    document.setPageSize(QSizeF(writer.width(), height));
    for (int from = 0; from >= 0; from = mendPageEnd(document, from)) {
        if (stop.stop_requested())
            return false;
    }
    QPainter painter(&writer);
    const int pages = document.pageCount();
    for (int page = 0; page < pages; ++page) {
        if (stop.stop_requested())
            return false;
        if (page > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -page * height);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = QRectF(0, page * height, writer.width(), height);
        context.palette.setColor(QPalette::Text, Qt::black);
        painter.setClipRect(context.clip);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        drawFoot(painter, QRectF(0, height, writer.width(), pixels(kFootMm)), title,
                 QStringLiteral("%1 / %2").arg(page + 1).arg(pages));
    }
    return true;
}

/// Qt writes the time of printing; the same answer shall be the same file. The text keeps its length, so nothing else
/// in the file moves.
void setCreationDate(QByteArray &pdf, std::int64_t wallMs)
{
    const QByteArray key = "/CreationDate (D:";
    const qsizetype at = pdf.indexOf(key);
    const qsizetype end = at < 0 ? -1 : pdf.indexOf(')', at);
    if (end < 0)
        return;
    const qsizetype begin = at + key.size();
    QByteArray date =
        QDateTime::fromMSecsSinceEpoch(wallMs, Qt::UTC).toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1();
    date += "+00'00'";
    date.resize(end - begin, ' ');
    pdf.replace(begin, end - begin, date.left(end - begin));
}

std::int64_t lastAsked(const exporting::Report &report)
{
    std::int64_t latest = 0;
    for (const exporting::Answer &answer : report.answers)
        latest = std::max(latest, answer.stored.createdAtMs);
    return latest;
}

} // namespace

QPageSize localPaper()
{
    return QPageSize(QLocale::system().measurementSystem() == QLocale::ImperialUSSystem ? QPageSize::Letter
                                                                                        : QPageSize::A4);
}

Result<std::string> printPdf(const exporting::Report &report, const QPageSize &paper, const std::stop_token &stop)
{
    const QString title = toQString(exporting::oneLine(report.title));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    bool done = false;
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kResolution);
        writer.setPageSize(paper);
        writer.setPageMargins(QMarginsF(20, 18, 20, 14), QPageLayout::Millimeter);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Longleaf"));
        QTextDocument document;
        document.setUndoRedoEnabled(false);
        document.setDocumentMargin(0);
        addPictures(document, report);
        document.documentLayout()->setPaintDevice(&writer);
        document.setHtml(toQString(exporting::writePrintHtml(report)));
        done = drawPages(writer, document, title, stop);
    }
    if (!done)
        return fail(ErrorCode::Canceled, "The export was stopped.");
    if (!bytes.startsWith("%PDF-"))
        return fail(ErrorCode::Internal, "The PDF could not be made.");
    setCreationDate(bytes, lastAsked(report));
    return bytes.toStdString();
}

} // namespace longleaf::ui
