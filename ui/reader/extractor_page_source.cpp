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

using Pages = Result<std::vector<document::Page>>;

Pages readPages(const std::filesystem::path &folder, DocumentId id)
{
    const SystemClock clock;
    const auto library = store::Library::open(folder, clock);
    return library ? (*library)->pages(id) : Pages(tl::unexpected(library.error()));
}

Result<QString> readText(const std::filesystem::path &folder, DocumentId id, int page)
{
    const SystemClock clock;
    const auto library = store::Library::open(folder, clock);
    if (!library)
        return tl::unexpected(library.error());
    const auto text = (*library)->pageText(id, page);
    if (!text)
        return tl::unexpected(text.error());
    return toQString(*text);
}

} // namespace

ExtractorPageSource::ExtractorPageSource(async::JobRunner &jobs, std::filesystem::path library,
                                         ingest::ExtractorOptions options, QObject *parent)
    : PageSource(parent)
    , m_jobs(jobs)
    , m_library(std::move(library))
    , m_renderers(std::make_shared<RendererShelf>(std::move(options)))
{
}

ExtractorPageSource::~ExtractorPageSource()
{
    m_stop.request_stop();
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
                       Q_EMIT pageFailed(id, 0, toQString(pages.error().message));
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
                Q_EMIT pageFailed(id, page, toQString(text.error().message));
        });
}

void ExtractorPageSource::requestPage(const document::Document &document, int page, double dpi)
{
    // The reader shows one document; what it left must not keep the new one waiting.
    std::erase_if(m_waiting,
                  [&](const Request &request) { return request.document.id != document.id || request.page == page; });
    if (m_inWork && m_inWork->document.id != document.id)
        m_stop.request_stop();
    m_waiting.push_back({document, page, dpi});
    // Not at once: the reader asks for several pages in a row, and the last one matters most.
    QMetaObject::invokeMethod(this, &ExtractorPageSource::renderNext, Qt::QueuedConnection);
}

void ExtractorPageSource::keepOnly(int first, int last)
{
    std::erase_if(m_waiting, [=](const Request &request) { return request.page < first || request.page > last; });
}

void ExtractorPageSource::renderNext()
{
    if (m_inWork || m_waiting.empty())
        return;
    m_inWork = std::move(m_waiting.back());
    m_waiting.pop_back();
    m_stop = run<Result<QImage>>(
        [renderers = m_renderers, request = *m_inWork](const std::stop_token &stop) {
            return renderers->render(request.document, request.page, request.dpi, stop);
        },
        [this](const Result<QImage> &image) {
            const Request request = std::move(*m_inWork);
            m_inWork.reset();
            onRendered(request, image);
            renderNext();
        });
}

void ExtractorPageSource::onRendered(const Request &request, const Result<QImage> &image)
{
    if (image)
        Q_EMIT pageReady(request.document.id, request.page, request.dpi, *image);
    else if (image.error().code != ErrorCode::Canceled)
        Q_EMIT pageFailed(request.document.id, request.page, toQString(image.error().message));
}

} // namespace longleaf::ui
