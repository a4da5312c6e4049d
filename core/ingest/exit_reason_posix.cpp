// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/exit_reason.h"

#include <csignal>

namespace longleaf::ingest {

namespace {

std::string signalText(int signal)
{
    switch (signal) {
    case SIGSEGV: return "it touched memory that is not its own (SIGSEGV)";
    case SIGBUS: return "it read memory that was taken away, as when a file is cut short (SIGBUS)";
    case SIGABRT: return "it gave up by itself (SIGABRT)";
    case SIGFPE: return "it made an arithmetic error (SIGFPE)";
    case SIGILL: return "it ran an invalid instruction (SIGILL)";
    case SIGSYS: return "it tried something that its sandbox forbids (SIGSYS)";
    case SIGKILL: return "the system ended it, perhaps for lack of memory (SIGKILL)";
    case SIGTERM: return "another program ended it (SIGTERM)";
    case SIGPIPE: return "its connection broke (SIGPIPE)";
    case SIGXFSZ: return "it tried to write a file (SIGXFSZ)";
    default: return "signal " + std::to_string(signal) + " ended it";
    }
}

} // namespace

Error exitReason(const ExitStatus &status, std::int64_t memoryLimitBytes, const std::string &name,
                 const std::string &path)
{
    if (!status.signaled)
        return {ErrorCode::ExtractorCrashed,
                "The document reader stopped while reading " + name + " (exit status " + std::to_string(status.code) +
                    "). The file may be damaged.",
                path};
    if (status.code == SIGABRT && memoryLimitBytes > 0 && status.maxResidentBytes > memoryLimitBytes / 2)
        return {ErrorCode::ResourceLimit,
                "Reading " + name + " needs more memory than the limit of " +
                    std::to_string(memoryLimitBytes / (1 << 20)) + " MiB. The file may be built to exhaust memory.",
                path};
    if (status.code == SIGXCPU)
        return {ErrorCode::ExtractorTimeout, "Reading " + name + " used too much processor time and was stopped.",
                path};
    return {ErrorCode::ExtractorCrashed,
            "The document reader crashed while reading " + name + ": " + signalText(status.code) +
                ". The file may be damaged.",
            path};
}

} // namespace longleaf::ingest
