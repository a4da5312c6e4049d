// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>
#include <vector>

namespace longleaf::async {

/// A running job: its events arrive as results of `future` (watch it with a QFutureWatcher in the GUI thread);
/// the last event is the job's final result. Destroying the handle does not stop the job.
template <typename Event> struct Job {
    QFuture<Event> future;
    std::stop_source stop;
};

/// Processor cores of this computer, at least 1.
[[nodiscard]] int coreCount();

/// Runs synchronous core functions on a pool of threads. The only place that starts threads.
class JobRunner final {
public:
    /// @param threads  > 0; jobs beyond it wait in order.
    explicit JobRunner(int threads);
    /// Asks every running job to stop and waits for it.
    ~JobRunner();
    JobRunner(const JobRunner &) = delete;
    JobRunner &operator=(const JobRunner &) = delete;

    /// `body(stop, emit)` runs on a pool thread with its own copies of its input; `emit(event)` may be called any number of times.
    template <typename Event>
    [[nodiscard]] Job<Event> start(std::function<void(std::stop_token, const std::function<void(Event)> &)> body)
    {
        auto promise = std::make_shared<QPromise<Event>>();
        Job<Event> job{promise->future(), std::stop_source{}};
        track(job.stop, QFuture<void>(job.future));
        promise->start();
        m_pool.start([promise, body = std::move(body), stop = job.stop]() {
            body(stop.get_token(), [&promise](Event event) { promise->addResult(std::move(event)); });
            promise->finish();
        });
        return job;
    }

    void stopAll();

private:
    struct Tracked {
        std::stop_source stop;
        QFuture<void> future;
    };
    void track(const std::stop_source &stop, const QFuture<void> &future);

    QThreadPool m_pool;
    std::vector<Tracked> m_jobs; ///< waiting or running, and some that are done
};

} // namespace longleaf::async
