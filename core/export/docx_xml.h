// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/markdown.h"
#include "core/export/report.h"

#include <string>
#include <string_view>
#include <vector>

/// The pieces of WordprocessingML (ECMA-376 part 1) that a report is made of.
namespace longleaf::exporting {

/// Text for element content and attributes.
[[nodiscard]] std::string xmlText(std::string_view text);

struct RunLook {
    bool bold = false;
    bool italic = false;
    bool struck = false;
    bool code = false;
    std::string style = {};  ///< of characters
    std::string colour = {}; ///< RRGGBB
};
/// w:r with the text; line breaks and tabs become elements. Right-to-left text is marked as such.
[[nodiscard]] std::string runXml(std::string_view text, const RunLook &look = {});
/// w:p. `properties`: what stands in w:pPr after the style. `rightToLeft`: the paragraph's direction.
[[nodiscard]] std::string paragraphXml(std::string_view style, std::string_view runs, bool rightToLeft = false,
                                       std::string_view properties = {});
/// w:p with text in one look.
[[nodiscard]] std::string textParagraph(std::string_view style, std::string_view text, const RunLook &look = {});

/// The parts of the package that are the same for every report.
[[nodiscard]] std::string docxStyles();
[[nodiscard]] std::string docxSettings();
[[nodiscard]] std::string docxFooter();

inline constexpr std::string_view kXmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view kWordNamespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
    "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

} // namespace longleaf::exporting
