// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/thumbnail_panel.h"

#include "ui/reader/page_painter.h"
#include "ui/widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

namespace longleaf::ui {

namespace {

constexpr int kPictureWidth = 104;
constexpr int kPictureHeight = 136; // of a letter page at that width
constexpr int kSettleMs = 60;
constexpr int kCitedMark = 18;

class ThumbnailDelegate final : public QStyledItemDelegate {
public:
    ThumbnailDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {kPictureWidth + 2 * space::kUnit,
                kPictureHeight + QFontMetrics(m_theme.type().caption).height() + 2 * space::kUnit + space::kHalf};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &tokens = m_theme.tokens();
        painter->save();
        if (option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_HasFocus))
            painter->fillRect(option.rect, tokens.hover);
        const bool here = index.data(ThumbnailModel::HereRole).toBool();
        const int page = index.data(ThumbnailModel::PageRole).toInt();
        QRect frame(option.rect.left() + (option.rect.width() - kPictureWidth) / 2, option.rect.top() + space::kUnit,
                    kPictureWidth, kPictureHeight);
        const QImage picture = index.data(ThumbnailModel::PictureRole).value<QImage>();
        if (!picture.isNull()) {
            QSizeF size = QSizeF(picture.size());
            size.scale(frame.size(), Qt::KeepAspectRatio);
            QRect sheet(QPoint(), size.toSize());
            sheet.moveCenter(frame.center());
            frame = sheet;
        }
        paintSheet(*painter, frame, option.palette);
        if (!picture.isNull()) {
            painter->setRenderHint(QPainter::SmoothPixmapTransform);
            painter->drawImage(frame, picture);
        } else if (index.data(ThumbnailModel::FailedRole).toBool()) {
            painter->drawPixmap(frame.center() - QPoint(8, 8),
                                m_theme.pixmap(QStringLiteral("warning"), QColor(0x8a, 0x4b, 0x00), 16,
                                               painter->device()->devicePixelRatioF()));
        }
        if (here) {
            painter->setPen(QPen(tokens.accent, 2));
            painter->drawRect(frame.adjusted(-2, -2, 2, 2));
        }
        if (index.data(ThumbnailModel::CitedRole).toBool())
            paintCited(painter, frame);
        painter->setFont(here ? m_theme.type().captionStrong : m_theme.type().caption);
        painter->setPen(here ? tokens.text : tokens.textSoft);
        painter->drawText(option.rect.adjusted(0, space::kUnit + kPictureHeight + space::kHalf, 0, 0),
                          Qt::AlignHCenter | Qt::AlignTop, QLocale().toString(page));
        painter->restore();
    }

private:
    /// A ribbon with a quotation mark at the page's upper corner, in the colours of cited words.
    void paintCited(QPainter *painter, const QRect &frame) const
    {
        const QRect mark(frame.right() - kCitedMark - 3, frame.top() - 2, kCitedMark, kCitedMark + 4);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(mark::kBorder, 1.5));
        painter->setBrush(mark::kFill);
        painter->drawPolygon(QPolygon({mark.topLeft(), mark.topRight(), mark.bottomRight(),
                                       QPoint(mark.center().x(), mark.bottom() - 5), mark.bottomLeft()}));
        painter->setFont(m_theme.type().bodyStrong);
        painter->setPen(mark::kInk);
        painter->drawText(mark.adjusted(0, 1, 0, -2), Qt::AlignCenter, QStringLiteral("\u201D"));
        painter->setBrush(Qt::NoBrush);
    }

    const Theme &m_theme;
};

} // namespace

ThumbnailPanel::ThumbnailPanel(ReaderBackend &backend, async::JobRunner &runner, const Theme &theme, QWidget *parent)
    : QListView(parent)
    , m_theme(theme)
    , m_model(new ThumbnailModel(backend, runner, this))
{
    setObjectName(QStringLiteral("thumbnails"));
    setAccessibleName(tr("Pages in small"));
    setModel(m_model);
    setItemDelegate(new ThumbnailDelegate(theme, this));
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, &ThumbnailPanel::wantVisible);
    const auto choose = [this](const QModelIndex &index) {
        Q_EMIT chosen(index.row() + 1);
    };
    connect(this, &QListView::clicked, this, choose);
    connect(this, &QListView::activated, this, choose);
}

void ThumbnailPanel::setDocument(const document::Document &document)
{
    m_model->setDocument(document, qRound(kPictureWidth * devicePixelRatioF()));
    m_settle.start();
}

void ThumbnailPanel::setPlace(int page)
{
    if (page == m_model->here())
        return;
    m_model->setHere(page);
    if (isVisible() && !hasFocus() && page >= 1)
        scrollTo(m_model->index(page - 1));
}

void ThumbnailPanel::wantVisible()
{
    if (!isVisible() || m_model->rowCount() == 0)
        return;
    const QRect view = viewport()->rect();
    QModelIndex first = indexAt(view.topLeft() + QPoint(space::kTwo, space::kUnit));
    if (!first.isValid())
        first = m_model->index(0);
    int last = first.row();
    while (last + 1 < m_model->rowCount() && visualRect(m_model->index(last + 1)).top() < view.bottom())
        ++last;
    m_model->want(first.row() + 1, last + 1);
}

void ThumbnailPanel::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    if (m_model->here() >= 1)
        scrollTo(m_model->index(m_model->here() - 1));
    m_settle.start();
}

void ThumbnailPanel::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    m_settle.start();
}

void ThumbnailPanel::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    m_settle.start();
}

void ThumbnailPanel::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_model->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(m_theme.tokens().textSoft);
    painter.drawText(viewport()->rect().adjusted(space::kTwo, space::kTwo, -space::kTwo, -space::kTwo),
                     Qt::AlignTop | Qt::AlignHCenter | Qt::TextWordWrap, tr("Only PDF documents have pages to show."));
}

} // namespace longleaf::ui
