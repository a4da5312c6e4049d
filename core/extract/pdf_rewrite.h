// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace longleaf::extract {

/// poppler-cpp copies a file's object table for every page and with it loses what it unpacked from object streams,
/// which makes long files with many of them up to three times slower. True when unpacking them first costs less.
/// @param pages  how many pages are going to be read
bool unpackingPays(std::string_view bytes, int pages);

/// An addition to a PDF file: appended to `bytes`, it puts every object of an object stream into the open and ends
/// with a new object table; what was there before stays untouched. Takes little memory besides the result.
/// Errors: DamagedDocument (anything unusual about the file: it must be used as it is then).
[[nodiscard]] Result<std::string> unpackedObjects(const std::string &bytes);

} // namespace longleaf::extract
