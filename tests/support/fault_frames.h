// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/reply.h"

#include <string>
#include <vector>

namespace longleaf::test {

/// The frames of the reply's stream with its fault worked into them, end marker included. What happens to the
/// connection afterwards is the connection's matter.
[[nodiscard]] std::vector<std::string> faultyFrames(const Dialect &dialect, const Reply &reply);

/// The bytes in the pieces in which they go onto the wire: one, or for CharacterSplit one more than there are
/// characters of several bytes.
[[nodiscard]] std::vector<std::string> writtenPieces(const std::string &frame, Fault fault);

/// A frame that carries a piece of the answer's text.
[[nodiscard]] bool isTextFrame(const Dialect &dialect, const std::string &frame);

/// A gzip stream of about 1.7 MB that unpacks to one comment of at least `bytes` bytes. The check sum is missing:
/// whoever would see that has unpacked it.
[[nodiscard]] std::string gzipBomb(std::size_t bytes = std::size_t{260} << 20U);

} // namespace longleaf::test
