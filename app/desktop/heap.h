// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace longleaf::desktop {

/// Lets blocks of half a mebibyte and more (pictures of pages on their way, documents' texts) go back to the system
/// when they are freed. Left to itself glibc raises that bound to the largest block seen, and keeps pictures' memory,
/// once per thread, for good. Does nothing with other C libraries.
void returnLargeBlocks();

} // namespace longleaf::desktop
