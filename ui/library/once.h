// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"

#include <QFutureWatcher>
#include <QObject>
#include <functional>

namespace longleaf::ui {

/// Runs `work` as a job and gives its result to `then` in the main thread, unless `owner` is gone or the job never ran.
template <typename T>
std::stop_source once(async::JobRunner &runner, QObject *owner, std::function<T(std::stop_token)> work,
                      std::function<void(const T &)> then)
{
    auto job = runner.start<T>([work = std::move(work)](std::stop_token stop, const std::function<void(T)> &emit) {
        emit(work(std::move(stop)));
    });
    auto *watcher = new QFutureWatcher<T>(owner);
    QObject::connect(watcher, &QFutureWatcher<T>::finished, owner, [watcher, then = std::move(then)]() {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            then(watcher->result());
    });
    watcher->setFuture(job.future);
    return job.stop;
}

/// A sentence with something that can be done about it, for the notice bar.
struct Offer {
    QString text;
    QString action = {};                ///< empty: none
    std::function<void()> run = {};     ///< the action was chosen
    std::function<void()> expired = {}; ///< the notice went without it
    bool warning = false;
};

} // namespace longleaf::ui
