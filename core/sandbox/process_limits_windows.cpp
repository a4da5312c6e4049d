// SPDX-License-Identifier: GPL-3.0-or-later
// Untried: written after Microsoft's documents and compiled by MinGW; run on no Windows yet.
#include "core/sandbox/process_limits.h"

#include <windows.h>

namespace longleaf::sandbox {

namespace {

constexpr LONGLONG kTicksPerSecond = 10'000'000; // of 100 ns

} // namespace

void applyProcessLimits(const Limits &limits)
{
    // No window when the process dies: it has no user to ask.
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
    const HANDLE job = CreateJobObjectW(nullptr, nullptr);
    if (job == nullptr)
        return;
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION wanted{};
    wanted.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_ACTIVE_PROCESS | JOB_OBJECT_LIMIT_PROCESS_TIME |
                                              JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION |
                                              JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    wanted.BasicLimitInformation.ActiveProcessLimit = 1;
    wanted.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart = limits.processorSeconds * kTicksPerSecond;
    if (limits.addressSpaceBytes > 0) {
        wanted.BasicLimitInformation.LimitFlags |= JOB_OBJECT_LIMIT_PROCESS_MEMORY;
        wanted.ProcessMemoryLimit = static_cast<SIZE_T>(limits.addressSpaceBytes);
    }
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &wanted, sizeof(wanted));
    JOBOBJECT_BASIC_UI_RESTRICTIONS surface{};
    surface.UIRestrictionsClass = JOB_OBJECT_UILIMIT_DESKTOP | JOB_OBJECT_UILIMIT_DISPLAYSETTINGS |
                                  JOB_OBJECT_UILIMIT_EXITWINDOWS | JOB_OBJECT_UILIMIT_GLOBALATOMS |
                                  JOB_OBJECT_UILIMIT_HANDLES | JOB_OBJECT_UILIMIT_READCLIPBOARD |
                                  JOB_OBJECT_UILIMIT_SYSTEMPARAMETERS | JOB_OBJECT_UILIMIT_WRITECLIPBOARD;
    SetInformationJobObject(job, JobObjectBasicUIRestrictions, &surface, sizeof(surface));
    // The handle stays open until the process ends: closing it would end the process at once.
    AssignProcessToJobObject(job, GetCurrentProcess());
}

} // namespace longleaf::sandbox
