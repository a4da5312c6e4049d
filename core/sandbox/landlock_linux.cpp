// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/landlock_linux.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace longleaf::sandbox {

namespace {

// The headers of the oldest system that this is built on know version 1 only, so the interface is spelt out here.
// Source: linux/landlock.h of kernel 6.12; the numbers are the same on every architecture.
constexpr long kCreateRuleset = 444;
constexpr long kAddRule = 445;
constexpr long kRestrictSelf = 446;
constexpr std::uint32_t kAskVersion = 1U;
constexpr int kRulePathBeneath = 1;

constexpr std::uint64_t kReadFile = 1ULL << 2U;
constexpr std::uint64_t kReadDirectory = 1ULL << 3U;

/// Rights over files by version: 1 has 13 of them; 2 adds moving between folders, 3 cutting short, 5 ioctl of devices.
constexpr std::uint64_t fileRights(int abi)
{
    unsigned count = 13;
    count += abi >= 2 ? 1U : 0U;
    count += abi >= 3 ? 1U : 0U;
    count += abi >= 5 ? 1U : 0U;
    return (1ULL << count) - 1;
}

struct RulesetAttributes {
    std::uint64_t files = 0;
    std::uint64_t network = 0; ///< from version 4: bind and connect TCP
    std::uint64_t scoped = 0;  ///< from version 6: abstract sockets and signals stay inside
};

constexpr std::size_t attributesSize(int abi)
{
    return sizeof(std::uint64_t) * (abi >= 6 ? 3U : abi >= 4 ? 2U : 1U);
}

struct [[gnu::packed]] PathBeneath {
    std::uint64_t allowed = 0;
    std::int32_t folder = -1;
};

bool allowReading(int ruleset, const std::string &folder)
{
    PathBeneath rule;
    rule.folder = open(folder.c_str(), O_PATH | O_CLOEXEC | O_DIRECTORY);
    if (rule.folder < 0)
        return true; // not there, so there is nothing to read
    rule.allowed = kReadFile | kReadDirectory;
    const bool added = syscall(kAddRule, ruleset, kRulePathBeneath, &rule, 0) == 0;
    close(rule.folder);
    return added;
}

} // namespace

int landlockAbi(int newest)
{
    const long version = syscall(kCreateRuleset, nullptr, 0, kAskVersion);
    return static_cast<int>(std::clamp<long>(version, 0, std::max(newest, 0)));
}

bool restrictFiles(int abi, const std::vector<std::string> &folders)
{
    if (abi < 1)
        return false;
    RulesetAttributes attributes;
    attributes.files = fileRights(abi);
    attributes.network = 3;
    attributes.scoped = 3;
    const auto ruleset = static_cast<int>(syscall(kCreateRuleset, &attributes, attributesSize(abi), 0));
    if (ruleset < 0)
        return false;
    const bool complete = std::all_of(folders.begin(), folders.end(),
                                      [ruleset](const std::string &folder) { return allowReading(ruleset, folder); });
    const bool restricted = complete && syscall(kRestrictSelf, ruleset, 0) == 0;
    close(ruleset);
    return restricted;
}

} // namespace longleaf::sandbox
