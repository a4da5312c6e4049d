// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/end_requests.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace longleaf::desktop {

namespace {

constexpr std::array kSignals{SIGTERM, SIGINT, SIGHUP};

/// A signal handler can reach nothing else. The pipe lives as long as the program.
volatile std::sig_atomic_t toldTo = -1;

void tell(int)
{
    const int before = errno;
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(toldTo, &byte, 1);
    errno = before;
}

} // namespace

// A handler, not a blocked signal: what the program starts (a browser, the document reader) must not inherit a mask.
EndRequests::EndRequests(QObject *parent)
    : QObject(parent)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        return;
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    m_asked = new QSocketNotifier(ends[0], QSocketNotifier::Read, this);
    connect(m_asked, &QSocketNotifier::activated, this, [end = ends[0]]() {
        char byte = 0;
        if (::read(end, &byte, 1) == 1)
            QCoreApplication::quit();
    });
    toldTo = ends[1];
    struct sigaction action = {};
    action.sa_handler = tell;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    for (const int number : kSignals)
        ::sigaction(number, &action, nullptr);
}

} // namespace longleaf::desktop
