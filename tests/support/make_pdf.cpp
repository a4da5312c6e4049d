// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/make_pdf.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cstdio>

namespace longleaf::test {

namespace {

constexpr int kFirstPageObject = 9; // 1 catalog, 2 pages, 3-8 fonts and document data

std::string number(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3f", value);
    return text.data();
}

std::string hex16(unsigned value)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%04X", value & 0xFFFFU);
    return text.data();
}

bool isAscii(const std::string &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string shown(const std::string &text)
{
    std::string out;
    if (isAscii(text)) {
        out = "(";
        for (const char c : text) {
            if (c == '(' || c == ')' || c == '\\')
                out += '\\';
            out += c;
        }
        return out + ")";
    }
    out = "<";
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded decoded = utf8::decode(text, i);
        out += hex16(static_cast<unsigned>(decoded.codePoint));
        i += decoded.size;
    }
    return out + ">";
}

std::string matrixOf(const PdfRun &run)
{
    const char *turn = "1 0 0 1 ";
    if (run.turn == 90)
        turn = "0 1 -1 0 ";
    else if (run.turn == 180)
        turn = "-1 0 0 -1 ";
    else if (run.turn == 270)
        turn = "0 -1 1 0 ";
    return turn + number(run.x) + " " + number(run.y) + " Tm ";
}

std::string contentOf(const PdfPage &page)
{
    std::string content = page.drawing.empty() ? std::string() : "q " + page.drawing + " Q\n";
    for (const PdfRun &run : page.runs) {
        content += "BT /" + std::string(isAscii(run.text) ? "F1 " : "F2 ") + number(run.size) + " Tf " + matrixOf(run) +
                   shown(run.text) + " Tj ET\n";
    }
    return content;
}

std::string streamObject(const std::string &content)
{
    return "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream";
}

/// Every two-byte code stands for the character of that number.
std::string identityToUnicode()
{
    std::string map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                      "/CMapName /Identity def /CMapType 2 def\n"
                      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
    for (unsigned first = 0; first < 256; first += 64) {
        map += "64 beginbfrange\n";
        for (unsigned high = first; high < first + 64; ++high)
            map += "<" + hex16(high << 8U) + "> <" + hex16((high << 8U) | 0xFFU) + "> <" + hex16(high << 8U) + ">\n";
        map += "endbfrange\n";
    }
    return map + "endcmap end end";
}

std::string pageObject(const PdfPage &page, int contentObject)
{
    std::string object = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + number(page.width) + " " +
                         number(page.height) + "] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents " +
                         std::to_string(contentObject) + " 0 R";
    if (page.rotate != 0)
        object += " /Rotate " + std::to_string(page.rotate);
    if (page.cropBox) {
        object += " /CropBox [";
        for (const double side : *page.cropBox)
            object += number(side) + " ";
        object += "]";
    }
    return object + " >>";
}

std::string assembled(const std::vector<std::string> &objects)
{
    std::string pdf = "%PDF-1.5\n";
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        offsets.push_back(pdf.size());
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t table = pdf.size();
    pdf += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets) {
        std::array<char, 32> line{};
        std::snprintf(line.data(), line.size(), "%010zu 00000 n \n", offset);
        pdf += line.data();
    }
    return pdf + "trailer\n<< /Size " + std::to_string(objects.size() + 1) +
           " /Root 1 0 R /Info 8 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

} // namespace

std::string makePdf(const std::vector<PdfPage> &pages, const std::string &title, const std::string &labels,
                    const std::string &catalog, const std::vector<std::string> &more)
{
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i)
        kids += std::to_string(kFirstPageObject + 2 * static_cast<int>(i)) + " 0 R ";
    std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R" + (labels.empty() ? "" : " /PageLabels << " + labels + " >>") + " " + catalog +
            " >>",
        "<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [5 0 R] "
        "/ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 6 0 R >>",
        "<< /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 -200 500 800] /ItalicAngle 0 /Ascent 800 "
        "/Descent -200 /CapHeight 700 /StemV 80 >>",
        streamObject(identityToUnicode()),
        "<< /Title (" + title + ") >>",
    };
    for (std::size_t i = 0; i < pages.size(); ++i) {
        objects.push_back(pageObject(pages[i], kFirstPageObject + 2 * static_cast<int>(i) + 1));
        objects.push_back(streamObject(contentOf(pages[i])));
    }
    objects.insert(objects.end(), more.begin(), more.end());
    return assembled(objects);
}

std::vector<PdfRun> textLines(double x, double top, const std::vector<std::string> &lines)
{
    std::vector<PdfRun> runs;
    double y = top;
    for (const std::string &line : lines) {
        runs.push_back({x, y, line});
        y -= 12;
    }
    return runs;
}

} // namespace longleaf::test
