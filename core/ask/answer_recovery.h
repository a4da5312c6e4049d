// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/library.h"

namespace longleaf::ask {

/// The program may end while an answer arrives; its raw text is on disk then, but not what was shown of it. Writes the
/// text and the citations, checked now against what had been sent, into `stored`. An answer whose end was written stays
/// as it is.
void recoverAnswer(store::StoredAnswer &stored, store::Library &library, const Clock &clock);

} // namespace longleaf::ask
