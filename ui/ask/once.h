// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"

#include <QFutureWatcher>
#include <QObject>
#include <functional>
#include <utility>

namespace longleaf::ui {

/// Runs `work` as a job and hands its result to `then` in `owner`'s thread, unless `owner` is gone or the job never
/// ran.
template <typename Value>
void runOnce(async::JobRunner &runner, QObject *owner, std::function<Value()> work,
             std::function<void(const Value &)> then)
{
    auto job = runner.start<Value>(
        [work = std::move(work)](std::stop_token, const std::function<void(Value)> &emit) { emit(work()); });
    auto *watcher = new QFutureWatcher<Value>(owner);
    QObject::connect(watcher, &QFutureWatcher<Value>::finished, owner, [watcher, then = std::move(then)]() {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            then(watcher->result());
    });
    watcher->setFuture(job.future);
}

} // namespace longleaf::ui
