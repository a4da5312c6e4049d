// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace longleaf {

/// What exec and posix_spawn take as arguments or environment: the texts' own characters, and a null behind them.
/// `texts` must outlive the pointers and not change while they are used.
[[nodiscard]] inline std::vector<char *> execWords(std::vector<std::string> &texts)
{
    std::vector<char *> pointers;
    pointers.reserve(texts.size() + 1);
    for (std::string &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace longleaf
