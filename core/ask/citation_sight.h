// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/citation.h"
#include "core/store/library.h"

namespace longleaf::ask {

/// Brings up to date how much of its words a citation's page shows: a document may have been searched for hidden text
/// only after the answer. Leaves the citation as it is where nothing more is known, also when the library cannot say.
void updateSight(store::Library &library, answer::Citation &citation);

} // namespace longleaf::ask
