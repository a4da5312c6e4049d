// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::ingest {

/// The title to show: what the document calls itself if that is a title (not empty, not "untitled", not a file's name
/// or path, not only digits), else the file's name without its extension. UTF-8, one line, at most 300 bytes;
/// characters that nobody sees are their numbers.
std::string chooseTitle(std::string_view ownTitle, const std::filesystem::path &file);

/// Page numbers (rising) as readers write them: "2, 5–7 and 9"; after twelve groups "and 31 more".
std::string pageList(const std::vector<int> &pages);

} // namespace longleaf::ingest
