// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace longleaf::sandbox {

/// What a process that parses untrusted bytes takes from itself.
struct Limits {
    std::int64_t addressSpaceBytes = 1LL << 30; ///< 0: unlimited
    int openFiles = 32;
    /// Of processor time, in all. A backstop for the case that nobody watches any more; who waits for the process ends
    /// it far earlier, when it makes no progress. The longest known document (16,248 pages) needs two minutes.
    int processorSeconds = 3600;
};

/// Applies the limits to the calling process, for good: address space, open descriptors, processor time, no core dump,
/// no byte written to a file, not dumpable or traceable, first to be ended when the system runs out of memory, and
/// ended with the parent (Linux: with the thread that started it). Call once, before the first untrusted byte and
/// before threads. A limit that the system refuses is left out; memory and descriptors are never raised above what is
/// in force.
void applyProcessLimits(const Limits &limits);

} // namespace longleaf::sandbox
