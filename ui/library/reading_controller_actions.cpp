// SPDX-License-Identifier: GPL-3.0-or-later
// What the user does about files that wait or failed, and what an earlier run of the program left.
#include "ui/library/reading_controller.h"

#include "ui/text/qt_convert.h"

#include <set>

namespace longleaf::ui {

void ReadingController::cancel()
{
    m_large.reset();
    std::vector<std::int64_t> ids;
    for (const store::QueuedFile &file : m_waiting)
        ids.push_back(file.id);
    for (const auto &[id, file] : m_running)
        ids.push_back(id);
    m_waiting.clear();
    m_canceled = true;
    m_stop.request_stop();
    if (!ids.empty()) {
        once<Status>(
            m_runner, this, [backend = &m_backend, ids](std::stop_token) { return backend->dequeue(ids); },
            [this](const Status &status) {
                if (!status)
                    Q_EMIT failed(toQString(status.error().message));
            });
    }
    m_model.removeIf([](const LibraryRow &row) {
        return row.state == LibraryRow::State::Waiting || row.state == LibraryRow::State::Reading;
    });
    if (m_phase == Phase::Paused || m_phase == Phase::Pausing)
        setPhase(Phase::Reading);
    settle();
    tellReading();
    Q_EMIT changed();
}

void ReadingController::suspend()
{
    m_suspended = true;
    m_stop.request_stop();
}

void ReadingController::retry(const std::vector<std::int64_t> &files)
{
    std::vector<store::QueuedFile> again;
    for (const std::int64_t id : files) {
        const int index = m_model.indexOfFile(id);
        if (index < 0 || m_model.rows()[static_cast<std::size_t>(index)].state != LibraryRow::State::Failed)
            continue;
        again.push_back(m_model.rows()[static_cast<std::size_t>(index)].file);
        if (m_counts.failed > 0 && m_phase != Phase::Finished) {
            --m_counts.failed;
            --m_counts.total;
        }
    }
    enqueue(std::move(again));
}

void ReadingController::retryFailed()
{
    std::vector<std::int64_t> files;
    for (const LibraryRow &row : failures())
        files.push_back(row.file.id);
    retry(files);
}

void ReadingController::dismiss(const std::vector<std::int64_t> &files)
{
    const std::set<std::int64_t> gone(files.begin(), files.end());
    m_model.removeIf([&gone](const LibraryRow &row) {
        return row.state == LibraryRow::State::Failed && gone.count(row.file.id) > 0;
    });
    once<Status>(
        m_runner, this, [backend = &m_backend, files](std::stop_token) { return backend->dequeue(files); },
        [this](const Status &status) {
            if (!status)
                Q_EMIT failed(toQString(status.error().message));
        });
    if (m_phase == Phase::Finished && failures().empty())
        setPhase(Phase::Idle);
    Q_EMIT changed();
}

void ReadingController::dismissFailed()
{
    std::vector<std::int64_t> files;
    for (const LibraryRow &row : failures())
        files.push_back(row.file.id);
    dismiss(files);
}

void ReadingController::restore(const std::vector<store::QueuedFile> &queue)
{
    if (m_phase != Phase::Idle)
        return;
    for (const store::QueuedFile &file : queue) {
        if (file.failed())
            continue;
        m_waiting.push_back(file);
        ++m_counts.total;
    }
    if (m_waiting.empty())
        return;
    setPhase(Phase::Reading);
    Q_EMIT offered({tr("%n file(s) that were not read when the program ended are read now.", nullptr, m_counts.total)});
    startRun();
    tellReading();
}

} // namespace longleaf::ui
