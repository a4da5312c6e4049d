// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/settings/settings.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace longleaf::ui {

/// A provider that can have a key; never holds the key itself.
struct ProviderRow {
    std::string id;          ///< "meta", "openai", ...
    std::string name;        ///< for people
    std::string keyHint;     ///< where to get a key: a web address or a few words; may be empty
    bool hasKey = false;     ///< one is stored or in the environment
    std::string keyPlace;    ///< completes "A key is kept": "in the system's keychain"; empty without a key
    std::string addressHint; ///< its built-in address, or how an address of it looks
    bool keyOptional = false;
    bool keyFixed = false;      ///< the key comes from the environment: it cannot be removed here
    bool addressNeeded = false; ///< there is no built-in address

    bool operator==(const ProviderRow &) const = default;
};

struct CollectionRow {
    CollectionId id;
    std::string name;
    bool allowTraining = false;
    std::optional<double> maxCostUsd; ///< bound on all its answers together
    double spentUsd = 0;              ///< since it exists

    bool operator==(const CollectionRow &) const = default;
};

/// Which other words the search looks up for those of a question.
struct SynonymLists {
    std::string builtIn;
    std::string own;                    ///< the user's list, as its file has it; empty without a file
    std::string file;                   ///< where that is, whether or not there is one
    std::string problem;                ///< why the user's list cannot be shown; then it is not edited
    std::optional<std::string> changed; ///< what takes the place of `own`; empty: it stays
};

/// What the settings window shows and changes.
struct SettingsForm {
    settings::Settings settings;
    std::vector<ProviderRow> providers;         ///< in the order in which they are shown
    std::map<std::string, std::string> newKeys; ///< provider -> key that replaces the stored one; empty text removes it
    std::vector<CollectionRow> collections;     ///< load(): all; save(): those that changed
    SynonymLists synonyms;
    double spentTodayUsd = 0;
    std::string warning;       ///< sentences, shown when keys are kept in a file; else empty
    std::string folder;        ///< where the settings are kept
    bool portable = false;     ///< that is beside the program
    std::string updateAddress; ///< what is asked about newer versions; empty: this build never asks
};

} // namespace longleaf::ui
