// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::sandbox {

/// How tightly a process that parses untrusted bytes is confined, best first.
enum class Profile {
    ReadOnlyFiles, ///< "A": reads fonts and character tables; no other file, no network, no program
    NoFiles,       ///< "B": opens no file at all, because nothing here could confine it to the harmless ones
    LimitsOnly     ///< "C": a process of its own with limited memory, and nothing more
};

/// "A", "B" or "C": what stands in the Hello message.
[[nodiscard]] std::string_view toWord(Profile profile);
[[nodiscard]] std::optional<Profile> profileFrom(std::string_view word);
/// One sentence for the user: what confines the parser, and what may be lost.
[[nodiscard]] std::string_view describe(Profile profile);

/// Folders that a parser may read: poppler's character tables, fonts, and what fontconfig needs to find them. Not all
/// of them exist everywhere.
struct ReadableFolders {
    std::vector<std::string> characterTables; ///< the first that holds a folder "cMap" is used
    std::vector<std::string> fonts;
    std::vector<std::string> fontSettings;

    [[nodiscard]] std::vector<std::string> all() const;
};
[[nodiscard]] ReadableFolders readableFolders();
/// The folder of character tables in use; empty: none is installed.
[[nodiscard]] std::string characterTables(const ReadableFolders &folders);

/// What may be in force; tests take less than the system offers.
struct LockdownOptions {
    Profile strongest = Profile::ReadOnlyFiles;
    int newestLandlockAbi = std::numeric_limits<int>::max();
};

/// What is in force.
struct Lockdown {
    Profile profile = Profile::LimitsOnly;
    int landlockAbi = 0; ///< version of the kernel's file rules (Linux); 0: none
};

/// What lockDown() will reach here. Files that the parser needs under NoFiles have to be read before.
[[nodiscard]] Lockdown expectedLockdown(const LockdownOptions &options = {});

/// Confines the calling process, for good. Call after applyProcessLimits(), with one thread, before the first untrusted
/// byte. What the system refuses is left out, and the result says what holds. Linux: no new privileges, Landlock by
/// the version in force, then a list of allowed system calls; whatever is not on it ends the process (SIGSYS).
[[nodiscard]] Lockdown lockDown(const LockdownOptions &options = {});

} // namespace longleaf::sandbox
