// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/main_window.h"

#include <filesystem>

namespace longleaf::desktop {

/// The folder of the sample documents: share/longleaf/samples beside the program's folder, or, in a bundle of
/// macOS, Resources/samples. Empty: there is none.
[[nodiscard]] std::filesystem::path findSamples(const std::filesystem::path &programFolder);
/// The sample document and the questions about it (questions.json). Without a readable file: no sample, no questions.
[[nodiscard]] ui::Sample readSample(const std::filesystem::path &folder);

} // namespace longleaf::desktop
