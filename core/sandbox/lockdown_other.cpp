// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/lockdown.h"

namespace longleaf::sandbox {

ReadableFolders readableFolders()
{
    return {};
}

Lockdown expectedLockdown(const LockdownOptions &)
{
    return {};
}

Lockdown lockDown(const LockdownOptions &)
{
    return {};
}

} // namespace longleaf::sandbox
