// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/end_requests.h"

namespace longleaf::desktop {

// Windows sends WM_QUERYENDSESSION, which Qt turns into closing the windows.
EndRequests::EndRequests(QObject *parent)
    : QObject(parent)
{
}

} // namespace longleaf::desktop
