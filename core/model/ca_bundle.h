// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace longleaf::model {

/// The file with the certificates to trust: SSL_CERT_FILE if set and readable; nothing if `builtIn`, the library's own
/// file, is readable (the library then uses that); else the first of the places where systems keep theirs, so that a
/// build from another system works here. Empty: leave it to the library.
[[nodiscard]] std::string findCaBundle(const std::string &builtIn);

/// The bytes of a certificate file; empty if it cannot be read.
[[nodiscard]] std::string readCaBundle(const std::string &path);

} // namespace longleaf::model
