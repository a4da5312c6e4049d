// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/heap.h"

#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace longleaf::desktop {

void returnLargeBlocks()
{
#ifdef __GLIBC__
    constexpr int kLargeBytes = 512 * 1024;
    constexpr int kTrimBytes = 8 * 1024 * 1024; // small blocks are kept for the next ones, as is usual
    mallopt(M_MMAP_THRESHOLD, kLargeBytes);
    mallopt(M_TRIM_THRESHOLD, kTrimBytes);
#endif
}

} // namespace longleaf::desktop
