// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/wait_readable.h"

#include <poll.h>

namespace longleaf::ingest {

void waitReadable(const std::vector<int> &descriptors, int timeoutMs)
{
    std::vector<pollfd> waiting;
    waiting.reserve(descriptors.size());
    for (const int descriptor : descriptors)
        waiting.push_back({descriptor, POLLIN, 0});
    poll(waiting.data(), static_cast<nfds_t>(waiting.size()), timeoutMs);
}

} // namespace longleaf::ingest
