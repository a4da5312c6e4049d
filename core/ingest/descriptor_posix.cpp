// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/descriptor.h"

#include <unistd.h>

namespace longleaf::ingest {

void Descriptor::reset() noexcept
{
    if (m_value >= 0)
        close(m_value);
    m_value = -1;
}

} // namespace longleaf::ingest
