// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/report.h"

#include <string>
#include <utility>
#include <vector>

namespace longleaf::exporting {

/// The parts of a package that depend on the report.
struct DocxBody {
    std::string document;  ///< word/document.xml
    std::string footnotes; ///< word/footnotes.xml
    std::string numbering; ///< word/numbering.xml
    /// Pictures in the order of their relations "rIdPicture1" ...; equal ones are there once.
    std::vector<std::string> pictures;
};
[[nodiscard]] DocxBody docxBody(const Report &report);

} // namespace longleaf::exporting
