// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/extractor_page_source.h"

#include "core/base/clock.h"
#include "core/store/library.h"
#include "ui/reader/renderer_shelf.h"
#include "ui/text/qt_convert.h"

#include <QFutureWatcher>
#include <algorithm>
#include <utility>

namespace longleaf::ui {

namespace {

// A picture that is not in sight may take so long before a page in sight gets its process. Longer than nearly every
// page takes, for ending a process costs the next picture its start.
constexpr int kPatienceMs = 150;

template <typename Value, typename Read>
Result<Value> fromLibrary(const std::filesystem::path &folder, const Read &read)
{
    const SystemClock clock;
    const auto library = store::Library::open(folder, clock);
    if (!library)
        return tl::unexpected(library.error());
    return read(**library);
}

using Pages = Result<std::vector<document::Page>>;
using Words = Result<std::shared_ptr<const PageWords>>;

Pages readPages(const std::filesystem::path &folder, DocumentId id)
{
    return fromLibrary<std::vector<document::Page>>(folder,
                                                    [id](store::Library &library) { return library.pages(id); });
}

Words readWords(const std::filesystem::path &folder, DocumentId id, int page)
{
    return fromLibrary<std::shared_ptr<const PageWords>>(folder, [id, page](store::Library &library) -> Words {
        auto text = library.pageText(id, page);
        if (!text)
            return tl::unexpected(text.error());
        auto layer = library.textLayer(id, page);
        if (!layer)
            return tl::unexpected(layer.error());
        return std::make_shared<const PageWords>(PageWords{std::move(*text), std::move(*layer)});
    });
}

Result<QString> asQString(const Result<std::string> &text)
{
    return text ? Result<QString>(toQString(*text)) : Result<QString>(tl::unexpected(text.error()));
}

Result<QString> readText(const std::filesystem::path &folder, DocumentId id, int page)
{
    return fromLibrary<QString>(folder,
                                [id, page](store::Library &library) { return asQString(library.pageText(id, page)); });
}

Result<QString> readSpan(const std::filesystem::path &folder, DocumentId id, TextSpan span)
{
    return fromLibrary<QString>(folder,
                                [id, span](store::Library &library) { return asQString(library.text(id, span)); });
}

} // namespace

ExtractorPageSource::ExtractorPageSource(async::JobRunner &jobs, std::filesystem::path library,
                                         ingest::ExtractorOptions options, QObject *parent)
    : PageSource(parent)
    , m_jobs(jobs)
    , m_library(std::move(library))
{
    m_lanes[0].renderers = std::make_shared<RendererShelf>(options, kDocumentsInSight);
    m_lanes[0].least = PictureUse::InSight;
    m_lanes[1].renderers = std::make_shared<RendererShelf>(std::move(options), 1);
    m_lanes[1].least = PictureUse::StandIn;
    // Not at once: several askers may speak in a row.
    m_dispatch.setSingleShot(true);
    connect(&m_dispatch, &QTimer::timeout, this, &ExtractorPageSource::dispatch);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &ExtractorPageSource::dispatch);
}

ExtractorPageSource::~ExtractorPageSource()
{
    for (Lane &lane : m_lanes)
        lane.stop.request_stop();
}

template <typename Value>
std::stop_source ExtractorPageSource::run(std::function<Value(const std::stop_token &)> body,
                                          std::function<void(const Value &)> then)
{
    auto *watcher = new QFutureWatcher<Value>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [watcher, then = std::move(then)] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            then(watcher->result());
    });
    const async::Job<Value> job = m_jobs.start<Value>(
        [body = std::move(body)](std::stop_token stop, const std::function<void(Value)> &emitResult) {
            emitResult(body(stop));
        });
    watcher->setFuture(job.future);
    return job.stop;
}

void ExtractorPageSource::requestPages(const document::Document &document)
{
    run<Pages>([folder = m_library, id = document.id](const std::stop_token &) { return readPages(folder, id); },
               [this, id = document.id](const Pages &pages) {
                   if (pages)
                       Q_EMIT pagesReady(id, *pages);
                   else
                       failPage(id, 0, pages.error());
               });
    if (document.format == document::Format::Pdf)
        warm(document);
}

void ExtractorPageSource::requestWords(const document::Document &document, int page)
{
    run<Words>(
        [folder = m_library, id = document.id, page](const std::stop_token &) { return readWords(folder, id, page); },
        [this, id = document.id, page](const Words &words) {
            if (words) {
                Q_EMIT wordsReady(id, page, *words);
            } else {
                Q_EMIT wordsFailed(id, page, toQString(words.error().message));
                tellDamage(id, page, words.error());
            }
        });
}

void ExtractorPageSource::requestSpan(const document::Document &document, TextSpan span)
{
    run<Result<QString>>(
        [folder = m_library, id = document.id, span](const std::stop_token &) { return readSpan(folder, id, span); },
        [this, id = document.id, span](const Result<QString> &text) {
            if (text)
                Q_EMIT spanReady(id, span, *text);
            else
                Q_EMIT spanFailed(id, span, toQString(text.error().message));
        });
}

void ExtractorPageSource::requestText(const document::Document &document, int page)
{
    run<Result<QString>>(
        [folder = m_library, id = document.id, page](const std::stop_token &) { return readText(folder, id, page); },
        [this, id = document.id, page](const Result<QString> &text) {
            if (text)
                Q_EMIT textReady(id, page, *text);
            else
                failPage(id, page, text.error());
        });
}

void ExtractorPageSource::failPage(DocumentId document, int page, const Error &error)
{
    Q_EMIT pageFailed(document, page, toQString(error.message));
    tellDamage(document, page, error);
}

void ExtractorPageSource::tellDamage(DocumentId document, int page, const Error &error)
{
    if (error.code == ErrorCode::StoreDamaged)
        Q_EMIT pageDamaged(document, page, toQString(error.message));
}

void ExtractorPageSource::wantPictures(const QObject *asker, const document::Document &document,
                                       std::vector<PictureRequest> wanted)
{
    if (m_askers.insert(asker).second) {
        connect(asker, &QObject::destroyed, this, [this, asker] {
            m_askers.erase(asker);
            m_queue.forget(asker);
        });
    }
    m_queue.replace(asker, document, std::move(wanted));
    m_dispatch.start(0);
}

void ExtractorPageSource::warm(const document::Document &document)
{
    Lane &lane = m_lanes.front();
    if (lane.busy)
        return; // the first picture starts what it needs
    lane.busy = true;
    lane.job.reset();
    lane.since.start();
    lane.stop = run<Status>(
        [renderers = lane.renderers, document](const std::stop_token &stop) { return renderers->warm(document, stop); },
        // A failure is told when a picture is asked for.
        [this, &lane](const Status &) {
            lane.busy = false;
            dispatch();
        });
}

void ExtractorPageSource::dispatch()
{
    // A process that is about to be ready has the first picture sooner than one that must be started.
    const Lane &first = m_lanes.front();
    const bool warming = first.busy && !first.job && first.since.elapsed() < kPatienceMs;
    for (Lane &lane : m_lanes) {
        if (lane.busy || warming)
            continue;
        // What is drawn in advance must not take the processor from what is waited for.
        if (auto job = m_queue.take(first.busy ? PictureUse::InSight : lane.least))
            begin(lane, std::move(*job));
    }
    giveUpForSight();
}

void ExtractorPageSource::begin(Lane &lane, PictureJob job)
{
    lane.busy = true;
    lane.job = std::move(job);
    lane.since.start();
    lane.stop = run<Result<QImage>>(
        [renderers = lane.renderers, job = *lane.job](const std::stop_token &stop) {
            return renderers->render(job.document, job.request, stop);
        },
        [this, &lane](const Result<QImage> &image) { finish(lane, image); });
}

void ExtractorPageSource::finish(Lane &lane, const Result<QImage> &image)
{
    const PictureJob job = std::move(*lane.job);
    lane.job.reset();
    lane.busy = false;
    // An asker that is gone must not be compared with one that got its place in memory.
    const bool known = m_askers.contains(job.asker);
    if (!image && image.error().code == ErrorCode::Canceled) {
        m_queue.putBack(job);
    } else {
        m_queue.done(job);
        if (image && known)
            Q_EMIT pictureReady(job.asker, job.document.id, job.request, *image);
        else if (known)
            Q_EMIT pictureFailed(job.asker, job.document.id, job.request, toQString(image.error().message));
    }
    dispatch();
}

void ExtractorPageSource::giveUpForSight()
{
    if (!m_queue.hasWaiting(PictureUse::InSight))
        return;
    for (Lane &lane : m_lanes) {
        if (!lane.busy || (lane.job && m_queue.wantedFor(*lane.job) == PictureUse::InSight))
            continue;
        const qint64 left = kPatienceMs - lane.since.elapsed();
        if (left > 0 && !m_patience.isActive())
            m_patience.start(static_cast<int>(left) + 1);
        else if (left <= 0 && lane.job)
            lane.stop.request_stop();
    }
}

} // namespace longleaf::ui
