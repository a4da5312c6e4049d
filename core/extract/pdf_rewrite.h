// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace longleaf::extract {

/// poppler-cpp copies a file's object table for every page and with it loses what it unpacked from object streams,
/// which makes long files with many of them about three times slower. True when a rewrite costs less than that.
/// @param pages  how many pages are going to be read
bool rewritePays(std::string_view bytes, int pages);

/// The same PDF with every object outside of object streams; the contents of streams stay as they are.
/// Errors: DamagedDocument (any complaint of qpdf's: the original must be used then).
[[nodiscard]] Result<std::string> withoutObjectStreams(const std::string &bytes);

} // namespace longleaf::extract
