// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_controller.h"

#include "ui/text/qt_convert.h"

#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kScopeMs = 150;

} // namespace

LibraryController::LibraryController(LibraryBackend &backend, async::JobRunner &runner, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_runner(runner)
    , m_model(this)
    , m_reading(backend, runner, m_model, this)
    , m_collections(backend, runner, this)
    , m_originals(backend, runner, m_model, this)
    , m_watcher(backend, runner, this)
{
    m_scopeTimer.setSingleShot(true);
    m_scopeTimer.setInterval(kScopeMs);
    connectParts();
}

void LibraryController::connectParts()
{
    connect(&m_scopeTimer, &QTimer::timeout, this, &LibraryController::tellScope);
    connect(&m_model, &DocumentListModel::scopeChanged, this, &LibraryController::touchScope);
    connect(&m_collections, &CollectionController::currentChanged, this, &LibraryController::tellScope);
    connect(&m_collections, &CollectionController::membersChanged, this, [this](CollectionId id) {
        if (id == m_collections.current())
            touchScope();
    });
    connect(&m_reading, &ReadingController::readingChanged, this, [this](bool reading) {
        if (!reading)
            tellScope();
        Q_EMIT readingChanged(reading);
    });
    connect(&m_reading, &ReadingController::batchFinished, this, &LibraryController::batchFinished);
    connect(&m_reading, &ReadingController::documentRead, this, [this](DocumentId id, CollectionId collection) {
        m_collections.noteMember(collection, id);
        Q_EMIT documentAdded(id);
    });
    connect(&m_reading, &ReadingController::superseded, this,
            [this](const std::vector<DocumentId> &older, DocumentId newer) {
                m_collections.noteVersions(older, newer);
                m_originals.noteSuperseded(older, newer);
            });
    connect(&m_originals, &OriginalsController::readRequested, this,
            [this](const QStringList &paths) { m_reading.add(paths, {}); });
    connect(&m_originals, &OriginalsController::removeRequested, this, &LibraryController::remove);
    // A changed file of a watched folder is read at once.
    connect(&m_originals, &OriginalsController::checked, this, [this](int changed) {
        if (changed > 0)
            m_watcher.scanAll();
    });
    connect(&m_watcher, &FolderWatcher::filesFound, &m_reading, &ReadingController::enqueue);
    connect(&m_watcher, &FolderWatcher::filesGone, this, [this]() { m_originals.check(true); });
    connect(&m_collections.model(), &CollectionListModel::filesDropped, this,
            [this](CollectionId id, const QStringList &paths) { m_reading.add(paths, id); });
    connect(&m_reading, &ReadingController::offered, this, &LibraryController::offered);
    connect(&m_collections, &CollectionController::offered, this, &LibraryController::offered);
    connect(&m_originals, &OriginalsController::offered, this, &LibraryController::offered);
    connect(&m_watcher, &FolderWatcher::offered, this, &LibraryController::offered);
    connect(&m_reading, &ReadingController::failed, this, &LibraryController::failed);
    connect(&m_collections, &CollectionController::failed, this, &LibraryController::failed);
    connect(&m_originals, &OriginalsController::failed, this, &LibraryController::failed);
    connect(&m_watcher, &FolderWatcher::failed, this, &LibraryController::failed);
}

void LibraryController::touchScope()
{
    if (!m_reading.isReading())
        tellScope();
    else if (!m_scopeTimer.isActive())
        m_scopeTimer.start();
}

void LibraryController::tellScope()
{
    m_scopeTimer.stop();
    int all = 0;
    for (const LibraryRow &row : m_model.rows())
        all += row.state == LibraryRow::State::Ready && !row.hidden ? 1 : 0;
    m_collections.model().setAllCount(all);
    Q_EMIT scopeChanged();
}

bool LibraryController::isShown(const LibraryRow &row) const
{
    if (row.state != LibraryRow::State::Ready || row.hidden)
        return false;
    const CollectionEntry *current = m_collections.find(m_collections.current());
    return current == nullptr || current->members.count(row.document.id.value) > 0;
}

std::vector<DocumentId> LibraryController::scope() const
{
    std::vector<DocumentId> ids;
    for (const LibraryRow &row : m_model.rows()) {
        if (row.inScope && isShown(row))
            ids.push_back(row.document.id);
    }
    return ids;
}

ScopeSums LibraryController::sums() const
{
    ScopeSums sums;
    for (const LibraryRow &row : m_model.rows()) {
        if (!isShown(row))
            continue;
        ++sums.documents;
        if (!row.inScope)
            continue;
        ++sums.ticked;
        sums.pages += row.document.pageCount;
        sums.pagesWithoutText += static_cast<int>(row.document.pagesWithoutText.size());
        sums.tokens += row.document.tokensEstimate;
    }
    return sums;
}

std::optional<document::Document> LibraryController::document(DocumentId id) const
{
    const int index = m_model.indexOf(id);
    if (index < 0 || m_model.rows()[static_cast<std::size_t>(index)].hidden)
        return std::nullopt;
    return m_model.rows()[static_cast<std::size_t>(index)].document;
}

std::set<std::int64_t> LibraryController::unticked() const
{
    if (!m_loaded)
        return m_unticked;
    std::set<std::int64_t> ids;
    for (const LibraryRow &row : m_model.rows())
        if (row.state == LibraryRow::State::Ready && !row.inScope)
            ids.insert(row.document.id.value);
    return ids;
}

void LibraryController::load()
{
    // Shared, because a result is copied on its way and this one is large.
    using Shared = std::shared_ptr<Listed>;
    once<Shared>(
        m_runner, this, [backend = &m_backend](std::stop_token) { return std::make_shared<Listed>(list(*backend)); },
        [this, changes = m_collections.changes()](const Shared &listed) {
            // What was dragged or renamed meanwhile must not jump back.
            if (changes == m_collections.changes() && !m_collections.isChanging())
                showList(*listed);
            else
                load();
        });
}

LibraryController::Listed LibraryController::list(LibraryBackend &backend)
{
    Listed listed{backend.contents(), {}};
    if (!listed.contents)
        return listed;
    listed.rows.reserve(listed.contents->documents.size());
    for (document::Document &document : listed.contents->documents) {
        LibraryRow row;
        row.document = std::move(document);
        DocumentListModel::prepare(row);
        listed.rows.push_back(std::move(row));
    }
    return listed;
}

void LibraryController::showList(Listed &listed)
{
    if (!listed.contents) {
        Q_EMIT failed(toQString(listed.contents.error().message));
        return;
    }
    const bool first = !m_loaded;
    const std::set<std::int64_t> noTick = unticked();
    m_loaded = true;
    const std::set<DocumentId> removing(m_removing.begin(), m_removing.end());
    std::vector<LibraryRow> rows = std::move(listed.rows);
    // Rising ids: the order of the library.
    const auto isKnown = [&rows](DocumentId id) {
        const auto found = std::lower_bound(rows.begin(), rows.end(), id, [](const LibraryRow &row, DocumentId wanted) {
            return row.document.id < wanted;
        });
        return found != rows.end() && found->document.id == id;
    };
    const DocumentId newest = rows.empty() ? DocumentId{} : rows.back().document.id;
    for (LibraryRow &row : rows) {
        // A newer version that was removed makes its older one the newest again.
        if (row.document.supersededBy.valid() && !isKnown(row.document.supersededBy))
            row.document.supersededBy = {};
        const bool older = first && row.document.supersededBy.valid();
        row.inScope = !older && noTick.find(row.document.id.value) == noTick.end();
        row.hidden = removing.count(row.document.id) > 0;
        const int old = m_model.indexOf(row.document.id);
        if (old >= 0) {
            row.original = m_model.rows()[static_cast<std::size_t>(old)].original;
            row.originalMark = m_model.rows()[static_cast<std::size_t>(old)].originalMark;
        }
    }
    if (first) {
        for (const store::QueuedFile &file : listed.contents->queue)
            rows.push_back(ReadingController::rowOf(file));
    }
    // What was read while the list was made is not in it yet.
    for (const LibraryRow &row : m_model.rows()) {
        if (row.state != LibraryRow::State::Ready || row.document.id > newest)
            rows.push_back(row);
    }
    m_model.reset(std::move(rows));
    m_collections.show(listed.contents->collections);
    if (first) {
        m_reading.restore(listed.contents->queue);
        m_watcher.show(listed.contents->watched);
    }
    Q_EMIT loaded();
    if (first)
        m_originals.check(true);
}

void LibraryController::add(const QStringList &paths)
{
    m_reading.add(paths, m_collections.current());
}

void LibraryController::dismiss(const QString &path)
{
    const int index = m_model.indexOfPath(path);
    if (index >= 0 && m_model.rows()[static_cast<std::size_t>(index)].state == LibraryRow::State::Failed)
        m_reading.dismiss({m_model.rows()[static_cast<std::size_t>(index)].file.id});
}

void LibraryController::remove(const std::vector<DocumentId> &ids)
{
    commitRemoval();
    QString firstTitle;
    const std::set<DocumentId> wanted(ids.begin(), ids.end());
    m_model.changeAll([&](LibraryRow &row) {
        if (row.state != LibraryRow::State::Ready || row.hidden || wanted.count(row.document.id) == 0)
            return false;
        if (firstTitle.isEmpty())
            firstTitle = row.title();
        row.hidden = true;
        m_removing.push_back(row.document.id);
        return true;
    });
    const int count = static_cast<int>(m_removing.size());
    if (count == 0)
        return;
    m_collections.noteGone(m_removing);
    Q_EMIT removalOffered(count == 1 ? tr("Removed “%1” from the library. The file itself stays.").arg(firstTitle)
                                     : tr("Removed %n documents from the library. The files stay.", nullptr, count));
}

void LibraryController::undoRemoval()
{
    const std::set<DocumentId> back(m_removing.begin(), m_removing.end());
    m_removing.clear();
    m_collections.noteBack();
    m_model.changeAll([&back](LibraryRow &row) {
        if (!row.hidden || back.count(row.document.id) == 0)
            return false;
        row.hidden = false;
        return true;
    });
}

void LibraryController::commitRemoval()
{
    if (m_removing.empty())
        return;
    const std::vector<DocumentId> ids = std::exchange(m_removing, {});
    const std::set<DocumentId> gone(ids.begin(), ids.end());
    m_model.removeIf([&gone](const LibraryRow &row) {
        return row.state == LibraryRow::State::Ready && gone.count(row.document.id) > 0;
    });
    once<Status>(
        m_runner, this, [backend = &m_backend, ids](std::stop_token) { return backend->remove(ids); },
        [this](const Status &status) {
            if (status)
                return;
            Q_EMIT failed(toQString(status.error().message));
            load();
        });
}

void LibraryController::setAllInScope(bool inScope)
{
    m_model.changeAll(
        [this, inScope](LibraryRow &row) { return isShown(row) && std::exchange(row.inScope, inScope) != inScope; },
        {Qt::CheckStateRole});
}

void LibraryController::setInScope(const std::vector<DocumentId> &ids, bool inScope)
{
    const std::set<DocumentId> wanted(ids.begin(), ids.end());
    m_model.changeAll(
        [&wanted, inScope](LibraryRow &row) {
            return row.state == LibraryRow::State::Ready && wanted.count(row.document.id) > 0 &&
                   std::exchange(row.inScope, inScope) != inScope;
        },
        {Qt::CheckStateRole});
}

void LibraryController::setOnlyInScope(const std::vector<DocumentId> &ids)
{
    const std::set<DocumentId> wanted(ids.begin(), ids.end());
    m_model.changeAll(
        [this, &wanted](LibraryRow &row) {
            const bool tick = row.state == LibraryRow::State::Ready && wanted.count(row.document.id) > 0;
            return isShown(row) && std::exchange(row.inScope, tick) != tick;
        },
        {Qt::CheckStateRole});
}

void LibraryController::locate(DocumentId id, TextSpan span)
{
    using Pages = Result<std::vector<document::Page>>;
    once<Pages>(
        m_runner, this, [backend = &m_backend, id](std::stop_token) { return backend->pages(id); },
        [this, id, span](const Pages &pages) {
            if (!pages)
                return;
            for (const document::Page &page : *pages) {
                if (span.begin < page.span.begin || span.begin >= page.span.end)
                    continue;
                const std::size_t end = std::min(span.end, page.span.end);
                Q_EMIT located(id, page.number, {span.begin - page.span.begin, end - page.span.begin});
                return;
            }
        });
}

void LibraryController::placeWords(DocumentId id, int page, const std::vector<TextSpan> &words)
{
    using Boxes = Result<std::vector<document::PageBox>>;
    const auto document = this->document(id);
    if (document && document->format != document::Format::Pdf && !words.empty()) {
        locate(id, {words.front().begin, words.front().end});
        return;
    }
    once<Boxes>(
        m_runner, this, [backend = &m_backend, id, words](std::stop_token) { return backend->boxes(id, words); },
        [this, id, page](const Boxes &boxes) {
            if (!boxes)
                Q_EMIT failed(toQString(boxes.error().message));
            Q_EMIT wordsPlaced(id, page, boxes.value_or(std::vector<document::PageBox>{}));
        });
}

} // namespace longleaf::ui
