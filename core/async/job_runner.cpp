// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/job_runner.h"

#include <QThread>
#include <algorithm>

namespace longleaf::async {

int coreCount()
{
    return std::max(1, QThread::idealThreadCount());
}

JobRunner::JobRunner(int threads)
{
    m_pool.setMaxThreadCount(threads);
    m_pool.setExpiryTimeout(-1);
}

JobRunner::~JobRunner()
{
    stopAll();
    m_pool.waitForDone();
}

void JobRunner::stopAll()
{
    for (Tracked &job : m_jobs)
        job.stop.request_stop();
}

void JobRunner::track(const std::stop_source &stop, const QFuture<void> &future)
{
    // Finished jobs go first, so a long job is never forgotten however many short ones come after it.
    std::erase_if(m_jobs, [](const Tracked &job) { return job.future.isFinished(); });
    m_jobs.push_back({stop, future});
}

} // namespace longleaf::async
