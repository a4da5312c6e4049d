// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/reader_backend.h"
#include "ui/reader/thumbnail_panel.h"

#include <QFutureWatcher>
#include <QLocale>
#include <algorithm>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr double kDpi = 24; // a letter page comes out 204 pixels wide
constexpr double kUsualWidthInches = 8.5;

} // namespace

ThumbnailModel::ThumbnailModel(ReaderBackend &backend, async::JobRunner &runner, QObject *parent)
    : QAbstractListModel(parent)
    , m_backend(backend)
    , m_runner(runner)
{
}

ThumbnailModel::~ThumbnailModel()
{
    stop();
}

void ThumbnailModel::stop()
{
    ++m_run;
    if (m_stop)
        m_stop->request_stop();
    m_stop.reset();
    m_inWork = 0;
    m_wanted.clear();
}

void ThumbnailModel::setDocument(const document::Document &document, int widthPx)
{
    if (document.id == m_document.id && widthPx == m_widthPx)
        return;
    beginResetModel();
    stop();
    m_document = document;
    m_widthPx = widthPx;
    m_pictures.clear();
    m_failed.clear();
    m_here = 0;
    endResetModel();
}

void ThumbnailModel::setCited(std::set<int> pages)
{
    if (pages == m_cited)
        return;
    m_cited = std::move(pages);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {CitedRole});
}

void ThumbnailModel::setHere(int page)
{
    const int before = std::exchange(m_here, page);
    for (const int changed : {before, page}) {
        if (changed >= 1 && changed <= rowCount() && before != page)
            Q_EMIT dataChanged(index(changed - 1), index(changed - 1), {HereRole});
    }
}

void ThumbnailModel::want(int first, int last)
{
    m_wanted.clear();
    for (int page = std::max(1, first); page <= std::min(last, rowCount()); ++page) {
        if (!m_pictures.contains(page) && !m_failed.contains(page) && page != m_inWork)
            m_wanted.push_back(page);
    }
    drawNext();
}

void ThumbnailModel::drawNext()
{
    // Text files have no pictures.
    if (m_inWork != 0 || m_wanted.empty() || m_document.format != document::Format::Pdf)
        return;
    m_inWork = m_wanted.front();
    m_wanted.pop_front();
    using Drawn = Result<QImage>;
    const double dpi = std::max(kDpi, m_widthPx / kUsualWidthInches);
    auto job = m_runner.start<Drawn>([&backend = m_backend, document = m_document, page = m_inWork, dpi,
                                      width = m_widthPx](std::stop_token stop, const std::function<void(Drawn)> &emit) {
        auto picture = backend.picture(document, page, dpi, stop);
        // Wide pages come out wider than is shown.
        emit(picture && picture->width() > width ? Drawn(picture->scaledToWidth(width, Qt::SmoothTransformation))
                                                 : std::move(picture));
    });
    m_stop = job.stop;
    auto *watcher = new QFutureWatcher<Drawn>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, run = m_run] {
        watcher->deleteLater();
        if (run != m_run || watcher->future().resultCount() == 0)
            return;
        const int page = std::exchange(m_inWork, 0);
        const Drawn drawn = watcher->result();
        if (drawn)
            m_pictures.insert(page, new QImage(*drawn), static_cast<int>(drawn->sizeInBytes()));
        else
            m_failed.insert(page);
        Q_EMIT dataChanged(index(page - 1), index(page - 1), {PictureRole});
        drawNext();
    });
    watcher->setFuture(job.future);
}

int ThumbnailModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_document.format != document::Format::Pdf ? 0 : m_document.pageCount;
}

QVariant ThumbnailModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int page = index.row() + 1;
    const bool cited = m_cited.contains(page);
    switch (role) {
    case PageRole: return page;
    case PictureRole: {
        const QImage *picture = m_pictures.object(page);
        return picture != nullptr ? QVariant(*picture) : QVariant();
    }
    case CitedRole: return cited;
    case HereRole: return page == m_here;
    case FailedRole: return m_failed.contains(page);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        const QString number = tr("Page %1").arg(QLocale().toString(page));
        return cited ? tr("%1, cited by the answer").arg(number) : number;
    }
    default: return {};
    }
}

} // namespace longleaf::ui
