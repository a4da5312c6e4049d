// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/interrupt.h"

#include <csignal>
#include <ctime>
#include <pthread.h>
#include <thread>

namespace longleaf::async {

struct InterruptWatcher::State {
    std::stop_source interrupted;
    std::jthread waiter;
};

InterruptWatcher::InterruptWatcher()
    : m_state(std::make_unique<State>())
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_state->waiter = std::jthread([signals, source = m_state->interrupted](std::stop_token ended) mutable {
        const timespec slice{0, 50'000'000};
        while (!ended.stop_requested()) {
            if (sigtimedwait(&signals, nullptr, &slice) > 0)
                source.request_stop();
        }
    });
}

InterruptWatcher::~InterruptWatcher() = default;

std::stop_token InterruptWatcher::token() const
{
    return m_state->interrupted.get_token();
}

} // namespace longleaf::async
