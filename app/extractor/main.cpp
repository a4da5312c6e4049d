// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extractor/channel.h"
#include "app/extractor/request_loop.h"
#include "core/extract/warm_up.h"
#include "core/sandbox/lockdown.h"
#include "core/sandbox/process_limits.h"

#include <charconv>
#include <cstdio>
#include <string_view>

namespace {

using namespace longleaf;

struct Options {
    sandbox::Limits limits;
    sandbox::LockdownOptions lockdown;
};

// "--memory-limit BYTES" and "--sandbox A|B|C", the strongest profile that is wanted; anything else is ignored, so that
// an odd call is confined all the same.
Options optionsFrom(int argc, char **argv)
{
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name(argv[i]);
        const std::string_view value(argv[i + 1]);
        if (name == "--memory-limit")
            std::from_chars(value.data(), value.data() + value.size(), options.limits.addressSpaceBytes);
        else if (name == "--sandbox")
            options.lockdown.strongest = sandbox::profileFrom(value).value_or(options.lockdown.strongest);
    }
    return options;
}

int failed(const Error &error)
{
    std::fprintf(stderr, "longleaf-extractor: %s\n", error.message.c_str());
    return 1;
}

} // namespace

/// Parses and renders documents for Longleaf; speaks core/ipc/extractor_protocol.h on its standard streams.
int main(int argc, char **argv)
{
    const Options options = optionsFrom(argc, argv);
    sandbox::applyProcessLimits(options.limits);
    auto channel = extractor::Channel::takeStandardStreams();
    if (!channel)
        return failed(channel.error());
    const bool filesLater = sandbox::expectedLockdown(options.lockdown).profile != sandbox::Profile::NoFiles;
    const auto warm = extract::WarmUp::run(filesLater ? extract::WarmUp::For::Text : extract::WarmUp::For::Drawing,
                                           sandbox::characterTables(sandbox::readableFolders()));
    if (!warm)
        return failed(warm.error());
    // From here on nothing is left that the process could take from its user. No request was read before.
    const sandbox::Lockdown lockdown = sandbox::lockDown(options.lockdown);
    ipc::Hello hello;
    hello.parser = extract::PdfDocument::parserName();
    hello.sandboxProfile = std::string(sandbox::toWord(lockdown.profile));
    hello.landlockAbi = lockdown.landlockAbi;
    const Status done = extractor::RequestLoop(**channel, std::move(hello)).run();
    return done ? 0 : failed(done.error());
}
