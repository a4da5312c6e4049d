// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::exporting {

enum class Format { Html, Pdf, Docx, Markdown, Text, Csv, Bibtex, Csl, Json };

[[nodiscard]] const std::vector<Format> &allFormats();
/// "html", "pdf", "docx", "md", "txt", "csv", "bibtex", "csl", "json": the words of longleaf-cli.
[[nodiscard]] std::string_view toWord(Format format);
[[nodiscard]] std::optional<Format> formatFromWord(std::string_view word);
/// Of a file's name, with the dot: ".bib".
[[nodiscard]] std::string_view extensionOf(Format format);
/// Whether parts of pages can be shown in it.
[[nodiscard]] bool hasPictures(Format format);
/// The bytes are no text for a terminal.
[[nodiscard]] bool isBinary(Format format);

/// A name for the file, from the title, that every file system takes.
[[nodiscard]] std::string fileNameFor(std::string_view title, Format format);

} // namespace longleaf::exporting
