// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace longleaf::ingest {

/// A path as UTF-8 text, for storage and messages. Bytes that are not UTF-8 become U+FFFD.
std::string pathText(const std::filesystem::path &path);

/// The last part of a path in quotation marks, for messages: “report.pdf”.
std::string quotedName(const std::filesystem::path &path);

} // namespace longleaf::ingest
