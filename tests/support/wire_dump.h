// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dialect.h"

#include <filesystem>
#include <string_view>

namespace longleaf::test {

/// What tests/vendor/check_schema.py judges. Its file is "<wire>.<flavour>.<name>.<kind>", e.g.
/// "chat.openrouter.follow-up.body".
enum class Dumped {
    Stream, ///< the bytes of a stream
    Object, ///< the answer to a request without streaming
    Body,   ///< a request
};

/// Writes one into the folder, which it makes. @param name  letters and hyphens. False if that failed.
bool dumpWire(const std::filesystem::path &folder, const Dialect &dialect, std::string_view name, Dumped kind,
              std::string_view bytes);

/// Frames and whole answers of every dialect: plain, with reasoning, declined, cut by the limit, filtered, cited.
/// Requests: the small samples of sample_requests.h. False if a file could not be written.
bool dumpAllWires(const std::filesystem::path &folder);

} // namespace longleaf::test
