// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/free_memory.h"

#include <fstream>
#include <limits>
#include <string>

namespace longleaf::ingest {

std::int64_t freeMemoryBytes()
{
    // Linux; elsewhere there is no such file.
    std::ifstream file("/proc/meminfo");
    std::string name;
    std::int64_t kibibytes = 0;
    while (file >> name >> kibibytes) {
        if (name == "MemAvailable:")
            return kibibytes * 1024;
        file.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }
    return -1;
}

} // namespace longleaf::ingest
