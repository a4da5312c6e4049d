// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extractor/channel.h"
#include "app/extractor/request_loop.h"
#include "core/sandbox/process_limits.h"

#include <charconv>
#include <cstdio>
#include <string_view>

namespace {

// "--memory-limit BYTES"; anything else is ignored, so that an odd call is confined all the same.
longleaf::sandbox::Limits limitsFrom(int argc, char **argv)
{
    longleaf::sandbox::Limits limits;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    // The sanitizers map terabytes of shadow memory, so an address space limit would end the process at its start.
    limits.addressSpaceBytes = 0;
    return limits;
#endif
    if (argc == 3 && std::string_view(argv[1]) == "--memory-limit") {
        const std::string_view number(argv[2]);
        std::from_chars(number.data(), number.data() + number.size(), limits.addressSpaceBytes);
    }
    return limits;
}

} // namespace

/// Parses and renders documents for Longleaf; speaks core/ipc/extractor_protocol.h on its standard streams.
int main(int argc, char **argv)
{
    const std::string profile = longleaf::sandbox::applyProcessLimits(limitsFrom(argc, argv));
    auto channel = longleaf::extractor::Channel::takeStandardStreams();
    if (!channel) {
        std::fprintf(stderr, "longleaf-extractor: %s\n", channel.error().message.c_str());
        return 1;
    }
    const longleaf::Status done = longleaf::extractor::RequestLoop(**channel, profile).run();
    if (!done) {
        std::fprintf(stderr, "longleaf-extractor: %s\n", done.error().message.c_str());
        return 1;
    }
    return 0;
}
