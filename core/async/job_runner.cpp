// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/job_runner.h"

#include <QThread>
#include <algorithm>

namespace longleaf::async {

namespace {

// Enough to remember every job that can be running or waiting; older sources belong to finished jobs.
constexpr std::size_t kTrackedJobs = 256;

} // namespace

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
    for (std::stop_source &stop : m_stops)
        stop.request_stop();
}

void JobRunner::track(const std::stop_source &stop)
{
    if (m_stops.size() >= kTrackedJobs)
        m_stops.erase(m_stops.begin(), m_stops.begin() + kTrackedJobs / 2);
    m_stops.push_back(stop);
}

} // namespace longleaf::async
