// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_controller.h"

#include "ui/text/qt_convert.h"

#include <QFile>
#include <algorithm>

namespace longleaf::ui {

LibraryController::LibraryController(LibraryBackend &backend, async::JobRunner &runner, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_runner(runner)
    , m_model(this)
{
    connect(&m_model, &DocumentListModel::scopeChanged, this, &LibraryController::scopeChanged);
}

std::vector<DocumentId> LibraryController::scope() const
{
    std::vector<DocumentId> ids;
    for (const LibraryRow &row : m_model.rows())
        if (row.state == LibraryRow::State::Ready && row.inScope && !row.hidden)
            ids.push_back(row.document.id);
    return ids;
}

std::optional<document::Document> LibraryController::document(DocumentId id) const
{
    const int index = m_model.indexOf(id);
    if (index < 0)
        return std::nullopt;
    return m_model.rows()[static_cast<std::size_t>(index)].document;
}

std::set<std::int64_t> LibraryController::unticked() const
{
    std::set<std::int64_t> ids;
    for (const LibraryRow &row : m_model.rows())
        if (row.state == LibraryRow::State::Ready && !row.inScope)
            ids.insert(row.document.id.value);
    return ids;
}

void LibraryController::load()
{
    auto job =
        m_runner.start<ListEvent>([backend = &m_backend](std::stop_token, const std::function<void(ListEvent)> &emit) {
            emit(backend->documents());
        });
    auto *watcher = new QFutureWatcher<ListEvent>(this);
    connect(watcher, &QFutureWatcher<ListEvent>::finished, this, [this, watcher]() {
        if (watcher->future().resultCount() > 0)
            showList(watcher->result());
        watcher->deleteLater();
    });
    watcher->setFuture(job.future);
}

void LibraryController::showList(const ListEvent &list)
{
    if (!list) {
        Q_EMIT failed(toQString(list.error().message));
        return;
    }
    std::vector<LibraryRow> rows;
    for (const document::Document &document : *list) {
        LibraryRow row;
        row.document = document;
        row.inScope = m_unticked.find(document.id.value) == m_unticked.end();
        rows.push_back(std::move(row));
    }
    for (const LibraryRow &row : m_model.rows())
        if (row.state != LibraryRow::State::Ready)
            rows.push_back(row);
    m_loaded = true;
    m_model.reset(std::move(rows));
    Q_EMIT loaded();
}

void LibraryController::add(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    for (const QString &path : paths) {
        LibraryRow row;
        row.state = LibraryRow::State::Waiting;
        row.path = path;
        const int old = m_model.indexOfPath(path);
        if (old < 0)
            m_model.append(std::move(row));
        else if (m_model.rows()[static_cast<std::size_t>(old)].state == LibraryRow::State::Failed)
            m_model.replace(old, std::move(row));
    }
    m_batches.push_back(paths);
    startNextBatch();
}

void LibraryController::retry(const QString &path)
{
    add({path});
}

void LibraryController::stopReading()
{
    m_batches.clear();
    m_ingestStop.request_stop();
}

void LibraryController::dismiss(const QString &path)
{
    const int index = m_model.indexOfPath(path);
    if (index >= 0 && m_model.rows()[static_cast<std::size_t>(index)].state == LibraryRow::State::Failed)
        m_model.removeAt(index);
}

void LibraryController::startNextBatch()
{
    if (m_ingest != nullptr || m_batches.empty())
        return;
    std::vector<std::filesystem::path> paths;
    for (const QString &path : m_batches.front())
        paths.emplace_back(QFile::encodeName(path).toStdString());
    m_batches.pop_front();
    m_ready = m_failed = m_unchanged = 0;

    auto job = m_runner.start<IngestEvent>(
        [backend = &m_backend, paths](std::stop_token stop, const std::function<void(IngestEvent)> &emit) {
            const Status status = backend->ingest(paths, stop, [&emit](const ingest::IngestProgress &progress) {
                FileProgress event{progress.path, progress.pagesDone, progress.pagesTotal, std::nullopt};
                if (progress.finished != nullptr)
                    event.result = *progress.finished;
                emit(std::move(event));
            });
            emit(BatchDone{status});
        });
    m_ingestStop = job.stop;
    m_ingest = new QFutureWatcher<IngestEvent>(this);
    connect(m_ingest, &QFutureWatcher<IngestEvent>::resultsReadyAt, this, [this](int begin, int end) {
        for (int i = begin; i < end && m_ingest != nullptr; ++i) {
            const IngestEvent event = m_ingest->resultAt(i);
            if (const auto *progress = std::get_if<FileProgress>(&event))
                onProgress(*progress);
            else
                onBatchDone(std::get<BatchDone>(event));
        }
    });
    m_ingest->setFuture(job.future);
    Q_EMIT readingChanged(true);
}

void LibraryController::onProgress(const FileProgress &progress)
{
    if (progress.result) {
        onFileDone(*progress.result);
        return;
    }
    LibraryRow row;
    row.state = LibraryRow::State::Reading;
    row.path = toQString(progress.path);
    row.pagesDone = progress.pagesDone;
    row.pagesTotal = progress.pagesTotal;
    if (row.path.isEmpty())
        return;
    const int index = m_model.indexOfPath(row.path);
    if (index < 0)
        m_model.append(std::move(row));
    else
        m_model.replace(index, std::move(row));
}

void LibraryController::onFileDone(const ingest::FileResult &result)
{
    const QString path = toQString(result.path);
    const int index = m_model.indexOfPath(path);
    LibraryRow row;
    row.path = path;
    if (result.outcome == ingest::FileOutcome::Failed) {
        if (result.error.code == ErrorCode::Canceled) {
            if (index >= 0)
                m_model.removeAt(index);
            return;
        }
        ++m_failed;
        row.state = LibraryRow::State::Failed;
        row.error = result.error;
    } else {
        result.outcome == ingest::FileOutcome::Unchanged ? ++m_unchanged : ++m_ready;
        row.document = result.document;
        const int known = m_model.indexOf(result.document.id);
        if (known >= 0) {
            m_model.replace(known, std::move(row));
            if (index >= 0)
                m_model.removeAt(index);
            Q_EMIT documentAdded(result.document.id);
            return;
        }
    }
    if (index < 0)
        m_model.append(std::move(row));
    else
        m_model.replace(index, std::move(row));
    if (result.outcome != ingest::FileOutcome::Failed)
        Q_EMIT documentAdded(result.document.id);
}

void LibraryController::onBatchDone(const BatchDone &done)
{
    m_ingest->disconnect(this);
    m_ingest->deleteLater();
    m_ingest = nullptr;
    if (!done.status && done.status.error().code != ErrorCode::Canceled)
        Q_EMIT failed(toQString(done.status.error().message));

    // Rows for folders and for files that were not reached have no result; those of later batches stay.
    QStringList later;
    for (const QStringList &batch : m_batches)
        later += batch;
    for (int i = m_model.rowCount() - 1; i >= 0; --i) {
        const LibraryRow &row = m_model.rows()[static_cast<std::size_t>(i)];
        const bool unfinished = row.state == LibraryRow::State::Waiting || row.state == LibraryRow::State::Reading;
        if (unfinished && !later.contains(row.path))
            m_model.removeAt(i);
    }
    Q_EMIT batchFinished(m_ready, m_failed, m_unchanged);
    startNextBatch();
    if (m_ingest == nullptr)
        Q_EMIT readingChanged(false);
}

void LibraryController::remove(const std::vector<DocumentId> &ids)
{
    commitRemoval();
    QString firstTitle;
    for (const DocumentId id : ids) {
        const int index = m_model.indexOf(id);
        if (index < 0)
            continue;
        LibraryRow row = m_model.rows()[static_cast<std::size_t>(index)];
        if (firstTitle.isEmpty())
            firstTitle = row.title();
        row.hidden = true;
        m_model.replace(index, std::move(row));
        m_removing.push_back(id);
    }
    const int count = static_cast<int>(m_removing.size());
    if (count == 0)
        return;
    Q_EMIT removalOffered(count == 1 ? tr("Removed “%1” from the library. The file itself stays.").arg(firstTitle)
                                     : tr("Removed %n documents from the library. The files stay.", nullptr, count));
}

void LibraryController::undoRemoval()
{
    for (const DocumentId id : m_removing) {
        const int index = m_model.indexOf(id);
        if (index < 0)
            continue;
        LibraryRow row = m_model.rows()[static_cast<std::size_t>(index)];
        row.hidden = false;
        m_model.replace(index, std::move(row));
    }
    m_removing.clear();
}

void LibraryController::commitRemoval()
{
    if (m_removing.empty())
        return;
    for (const DocumentId id : m_removing) {
        const int index = m_model.indexOf(id);
        if (index >= 0)
            m_model.removeAt(index);
    }
    runRemoval(std::exchange(m_removing, {}));
}

void LibraryController::runRemoval(std::vector<DocumentId> ids)
{
    auto job = m_runner.start<Status>(
        [backend = &m_backend, ids = std::move(ids)](std::stop_token, const std::function<void(Status)> &emit) {
            emit(backend->remove(ids));
        });
    auto *watcher = new QFutureWatcher<Status>(this);
    connect(watcher, &QFutureWatcher<Status>::finished, this, [this, watcher]() {
        if (watcher->future().resultCount() > 0 && !watcher->result()) {
            Q_EMIT failed(toQString(watcher->result().error().message));
            load();
        }
        watcher->deleteLater();
    });
    watcher->setFuture(job.future);
}

void LibraryController::locate(DocumentId id, TextSpan span)
{
    using Pages = Result<std::vector<document::Page>>;
    auto job =
        m_runner.start<Pages>([backend = &m_backend, id](std::stop_token, const std::function<void(Pages)> &emit) {
            emit(backend->pages(id));
        });
    auto *watcher = new QFutureWatcher<Pages>(this);
    connect(watcher, &QFutureWatcher<Pages>::finished, this, [this, watcher, id, span]() {
        watcher->deleteLater();
        if (watcher->future().resultCount() == 0 || !watcher->result())
            return;
        const Pages pages = watcher->result();
        for (const document::Page &page : *pages) {
            if (span.begin < page.span.begin || span.begin >= page.span.end)
                continue;
            const std::size_t end = std::min(span.end, page.span.end);
            Q_EMIT located(id, page.number, {span.begin - page.span.begin, end - page.span.begin});
            return;
        }
    });
    watcher->setFuture(job.future);
}

void LibraryController::setAllInScope(bool inScope)
{
    for (int i = 0; i < m_model.rowCount(); ++i)
        m_model.setInScope(i, inScope);
}

} // namespace longleaf::ui
