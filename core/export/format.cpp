// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/format.h"

#include "core/base/utf8.h"
#include "core/export/prose.h"

#include <array>

namespace longleaf::exporting {

namespace {

constexpr std::size_t kLongestName = 80; ///< bytes, without the extension

struct Known {
    Format format;
    std::string_view word;
    std::string_view extension;
    bool pictures;
};
constexpr std::array<Known, 9> kKnown{{{Format::Html, "html", ".html", true},
                                       {Format::Pdf, "pdf", ".pdf", true},
                                       {Format::Docx, "docx", ".docx", true},
                                       {Format::Markdown, "md", ".md", false},
                                       {Format::Text, "txt", ".txt", false},
                                       {Format::Csv, "csv", ".csv", false},
                                       {Format::Bibtex, "bibtex", ".bib", false},
                                       {Format::Csl, "csl", ".csl.json", false},
                                       {Format::Json, "json", ".json", false}}};

const Known &known(Format format)
{
    for (const Known &one : kKnown) {
        if (one.format == format)
            return one;
    }
    return kKnown.front();
}

} // namespace

const std::vector<Format> &allFormats()
{
    static const std::vector<Format> formats = [] {
        std::vector<Format> all;
        for (const Known &one : kKnown)
            all.push_back(one.format);
        return all;
    }();
    return formats;
}

std::string_view toWord(Format format)
{
    return known(format).word;
}

std::optional<Format> formatFromWord(std::string_view word)
{
    for (const Known &one : kKnown) {
        if (one.word == word)
            return one.format;
    }
    return std::nullopt;
}

std::string_view extensionOf(Format format)
{
    return known(format).extension;
}

bool hasPictures(Format format)
{
    return known(format).pictures;
}

bool isBinary(Format format)
{
    return format == Format::Pdf || format == Format::Docx;
}

std::string fileNameFor(std::string_view title, Format format)
{
    std::string name;
    for (const char c : oneLine(utf8::sanitize(title))) {
        const bool forbidden = static_cast<unsigned char>(c) < 0x20 || c == 0x7f ||
                               std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        if (!forbidden)
            name += c;
    }
    name = std::string(utf8::truncated(name, kLongestName));
    while (!name.empty() && (name.back() == ' ' || name.back() == '.'))
        name.pop_back();
    while (!name.empty() && (name.front() == ' ' || name.front() == '.' || name.front() == '-'))
        name.erase(0, 1); // no hidden file, nothing that looks like an option
    return (name.empty() ? "Answer" : name) + std::string(extensionOf(format));
}

} // namespace longleaf::exporting
