// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/process_limits.h"

#include "core/base/sanitized.h"

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace longleaf::sandbox {

namespace {

#ifdef __linux__
using Resource = __rlimit_resource;
#else
using Resource = int;
#endif

// Soft and hard limit alike, so that nothing in the process can raise it again.
void limit(Resource resource, rlim_t value)
{
    rlimit now{};
    if (getrlimit(resource, &now) != 0)
        return;
    const rlim_t bounded = now.rlim_max == RLIM_INFINITY ? value : std::min(value, now.rlim_max);
    const rlimit wanted{bounded, bounded};
    setrlimit(resource, &wanted);
}

// Soft below hard, so that the end is SIGXCPU, which says why, and not SIGKILL.
void limitProcessorTime(rlim_t seconds)
{
    rlimit now{};
    if (getrlimit(RLIMIT_CPU, &now) != 0)
        return;
    const rlim_t hard = now.rlim_max == RLIM_INFINITY ? seconds + 1 : std::min(seconds + 1, now.rlim_max);
    const rlimit wanted{std::min(seconds, hard), hard};
    setrlimit(RLIMIT_CPU, &wanted);
}

#ifdef __linux__
void preferForOutOfMemory()
{
    const int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return;
    const ssize_t written = write(file, "1000", 4);
    static_cast<void>(written); // best effort: the memory limit holds without it
    close(file);
}
#endif

} // namespace

void applyProcessLimits(const Limits &limits)
{
#ifdef __linux__
    // Before PR_SET_DUMPABLE, which gives /proc/self to root.
    preferForOutOfMemory();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_DUMPABLE, 0);
#endif
    limit(RLIMIT_CORE, 0);
    // A sanitizer's report is a file.
    if (!kSanitized)
        limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, static_cast<rlim_t>(std::max(limits.openFiles, 3)));
    limitProcessorTime(static_cast<rlim_t>(std::max(limits.processorSeconds, 1)));
    // A sanitizer reserves terabytes of address space for its shadow.
    if (limits.addressSpaceBytes > 0 && !kSanitized)
        limit(RLIMIT_AS, static_cast<rlim_t>(limits.addressSpaceBytes));
}

} // namespace longleaf::sandbox
