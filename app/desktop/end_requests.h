// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace longleaf::desktop {

/// Closes the windows when the system asks the program to end: at a logout or shutdown, from a terminal (Ctrl-C, or its
/// closing), by `kill`. Without it the program would end at once: drafts, the window's state and removals that can
/// still be taken back would be lost. A second such request does end it at once. Make one after the application, and
/// one only. Windows asks the windows themselves, so there it does nothing.
class EndRequests final : public QObject {
public:
    explicit EndRequests(QObject *parent = nullptr);

private:
    QSocketNotifier *m_asked = nullptr; ///< null where no pipe could be had
};

} // namespace longleaf::desktop
