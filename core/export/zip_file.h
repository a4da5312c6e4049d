// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace longleaf::exporting {

struct ZipEntry {
    std::string name; ///< with '/' between folders
    std::string bytes;
    bool packed = true; ///< deflated; pictures are packed already
};

/// The bytes of a zip file with these entries in this order, all with the same fixed date, so that the same entries are
/// the same bytes. Errors: Internal, ResourceLimit (4 GiB and more).
[[nodiscard]] Result<std::string> zipFile(const std::vector<ZipEntry> &entries);

} // namespace longleaf::exporting
