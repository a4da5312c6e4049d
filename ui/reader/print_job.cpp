// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/print_job.h"

#include "ui/reader/reader_backend.h"
#include "ui/text/qt_convert.h"

#include <QFutureWatcher>
#include <QPrinter>
#include <functional>
#include <utility>
#include <variant>

namespace longleaf::ui {

PrintJob::PrintJob(ReaderBackend &backend, async::JobRunner &runner, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_runner(runner)
{
}

PrintJob::~PrintJob()
{
    m_stop.request_stop();
}

void PrintJob::start(std::shared_ptr<QPrinter> printer, PrintRequest request)
{
    using Event = std::variant<int, Status>;
    m_running = true;
    const int pages = request.last - request.first + 1;
    auto job = m_runner.start<Event>([&backend = m_backend, printer = std::move(printer), request = std::move(request)](
                                         std::stop_token stop, const std::function<void(Event)> &emit) {
        emit(printPages(backend, *printer, request, stop, [&emit](int done) { emit(done); }));
    });
    m_stop = job.stop;
    auto *watcher = new QFutureWatcher<Event>(this);
    connect(watcher, &QFutureWatcherBase::resultReadyAt, this, [this, watcher, pages](int index) {
        const Event event = watcher->resultAt(index);
        if (const int *done = std::get_if<int>(&event)) {
            Q_EMIT progressed(*done, pages);
            return;
        }
        m_running = false;
        const Status printed = std::get<Status>(event);
        const bool cancelled = !printed && printed.error().code == ErrorCode::Canceled;
        Q_EMIT finished(cancelled, printed || cancelled ? QString() : toQString(printed.error().message));
    });
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(job.future);
}

void PrintJob::cancel()
{
    m_stop.request_stop();
}

} // namespace longleaf::ui
