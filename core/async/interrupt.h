// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>

namespace longleaf::async {

/// Turns Ctrl-C and a polite request to end (SIGINT, SIGTERM) into a stop request. Make it first thing in main, before
/// any other thread: it changes the signal mask that later threads and child processes inherit, so that a Ctrl-C typed in a
/// terminal does not kill the extractor processes under the program's feet.
class InterruptWatcher final {
public:
    InterruptWatcher();
    ~InterruptWatcher();
    InterruptWatcher(const InterruptWatcher &) = delete;
    InterruptWatcher &operator=(const InterruptWatcher &) = delete;

    [[nodiscard]] std::stop_token token() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace longleaf::async
