// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace longleaf::test {

/// Text shown from one place on. ASCII is set in Helvetica; text with other characters (of the Basic Multilingual
/// Plane) in a font without glyphs whose characters are all half as wide as high and drawn in the given order, from
/// left to right: right-to-left text must be given as seen.
struct PdfRun {
    double x = 0;     ///< points, PDF's own system: origin bottom left of the media box, before /Rotate
    double y = 0;     ///< baseline
    std::string text; ///< UTF-8
    double size = 10;
    int turn = 0; ///< degrees against the clock: 0, 90, 180, 270
};

struct PdfPage {
    std::vector<PdfRun> runs;
    double width = 600;
    double height = 800;
    int rotate = 0;                               ///< /Rotate, clockwise
    std::optional<std::array<double, 4>> cropBox; ///< left, bottom, right, top
    std::string drawing;                          ///< content operators that are drawn before the text
};

/// A PDF file with these pages, uncompressed, with a table of objects.
/// @param labels  a /PageLabels dictionary body, e.g. "/Nums [0 << /S /r >>]", or empty
/// @param catalog  further entries of the catalog, e.g. "/Outlines 13 0 R"
/// @param objects  their objects, numbered from 9 + two for each page on; page n is object 7 + 2n
std::string makePdf(const std::vector<PdfPage> &pages, const std::string &title = {}, const std::string &labels = {},
                    const std::string &catalog = {}, const std::vector<std::string> &objects = {});

/// Lines of text under each other, 12 points apart.
std::vector<PdfRun> textLines(double x, double top, const std::vector<std::string> &lines);

} // namespace longleaf::test
