// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extractor/channel.h"
#include "app/extractor/request_loop.h"

#include <cstdio>

/// Parses and renders documents for Longleaf; speaks core/ipc/extractor_protocol.h on its standard streams.
int main()
{
    auto channel = longleaf::extractor::Channel::takeStandardStreams();
    if (!channel) {
        std::fprintf(stderr, "longleaf-extractor: %s\n", channel.error().message.c_str());
        return 1;
    }
    const longleaf::Status done = longleaf::extractor::RequestLoop(**channel).run();
    if (!done) {
        std::fprintf(stderr, "longleaf-extractor: %s\n", done.error().message.c_str());
        return 1;
    }
    return 0;
}
