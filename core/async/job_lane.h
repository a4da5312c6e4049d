// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace longleaf::async {

/// Jobs that follow each other: one begins when the one that was started before it on the same lane has ended, however
/// many threads the runner has. For changes of one thing, of which the last one must win. Not thread-safe itself: all
/// jobs are started by one thread, on one runner.
class JobLane final {
public:
    /// As JobRunner::start(). A job that waits for its turn holds a thread of the runner; the runner begins jobs in
    /// order, so the one it waits for runs already.
    template <typename Event>
    [[nodiscard]] Job<Event> start(JobRunner &runner,
                                   std::function<void(std::stop_token, const std::function<void(Event)> &)> body)
    {
        return runner.start<Event>([queue = m_queue, number = m_queue->given++, body = std::move(body)](
                                       std::stop_token stop, const std::function<void(Event)> &emit) {
            const Turn turn(*queue, number);
            body(std::move(stop), emit);
        });
    }

private:
    /// Outlives the lane while a job runs.
    struct Queue {
        std::uint64_t given = 0; ///< of the starting thread
        std::mutex mutex;
        std::condition_variable next;
        std::uint64_t ended = 0;
    };

    class Turn final {
    public:
        Turn(Queue &queue, std::uint64_t number)
            : m_queue(queue)
        {
            std::unique_lock lock(queue.mutex);
            queue.next.wait(lock, [&queue, number] { return queue.ended == number; });
        }
        ~Turn()
        {
            const std::lock_guard lock(m_queue.mutex);
            ++m_queue.ended;
            m_queue.next.notify_all();
        }
        Turn(const Turn &) = delete;
        Turn &operator=(const Turn &) = delete;

    private:
        Queue &m_queue;
    };

    std::shared_ptr<Queue> m_queue = std::make_shared<Queue>();
};

} // namespace longleaf::async
