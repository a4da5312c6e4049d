// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/ingest/open_file.h"
#include "core/ingest/path_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace longleaf::ingest {

namespace {

constexpr std::size_t kPdfHeaderWithin = 1024;

struct Signature {
    std::string_view bytes;
    std::size_t offset;
    std::string_view looksLike;
};

using namespace std::string_view_literals;

// Formats told by their first bytes; the longest and most telling first where two begin alike.
constexpr std::array kSignatures = {
    Signature{"\x7F"
              "ELF"sv,
              0, "a program"sv},
    Signature{"MZ\x90"sv, 0, "a Windows program"sv},
    Signature{"\x89PNG\r\n\x1A\n"sv, 0, "a PNG picture"sv},
    Signature{"\xFF\xD8\xFF"sv, 0, "a JPEG picture"sv},
    Signature{"GIF8"sv, 0, "a GIF picture"sv},
    Signature{"II*\0"sv, 0, "a TIFF picture"sv},
    Signature{"MM\0*"sv, 0, "a TIFF picture"sv},
    Signature{"WEBP"sv, 8, "a WebP picture"sv},
    Signature{"ftypheic"sv, 4, "a HEIC picture"sv},
    Signature{"ftyp"sv, 4, "a video"sv},
    Signature{"RIFF"sv, 0, "a sound or video file"sv},
    Signature{"ID3"sv, 0, "a sound file"sv},
    Signature{"OggS"sv, 0, "a sound or video file"sv},
    Signature{"\x1A\x45\xDF\xA3"sv, 0, "a video"sv},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0, "an old Office document (.doc, .xls, .ppt)"sv},
    Signature{"{\\rtf"sv, 0, "an RTF document"sv},
    Signature{"%!PS"sv, 0, "a PostScript file"sv},
    Signature{"\x1F\x8B"sv, 0, "a gzip archive"sv},
    Signature{"7z\xBC\xAF\x27\x1C"sv, 0, "a 7-Zip archive"sv},
    Signature{"Rar!\x1A\x07"sv, 0, "a RAR archive"sv},
    Signature{"BZh"sv, 0, "a bzip2 archive"sv},
    Signature{"\xFD"
              "7zXZ\0"sv,
              0, "an xz archive"sv},
    Signature{"ustar"sv, 257, "a tar archive"sv},
    Signature{"AT&TFORM"sv, 0, "a DjVu document"sv},
    Signature{"SQLite format 3\0"sv, 0, "an SQLite database"sv},
};

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

// Empty unless the bytes are a ZIP archive. Office formats are ZIP archives; their first entries tell which.
std::string_view zipKind(std::string_view head, std::string_view extension)
{
    if (!head.starts_with("PK\x03\x04") && !head.starts_with("PK\x05\x06"))
        return {};
    if (extension == ".docx" || contains(head, "word/"))
        return "a Word document (.docx)";
    if (extension == ".xlsx" || contains(head, "xl/"))
        return "an Excel workbook (.xlsx)";
    if (extension == ".pptx" || contains(head, "ppt/"))
        return "a PowerPoint presentation (.pptx)";
    if (extension == ".epub" || contains(head, "application/epub+zip"))
        return "an EPUB book";
    if (contains(head, "application/vnd.oasis.opendocument"))
        return "an OpenDocument file";
    return "a ZIP archive";
}

bool looksLikeHtml(std::string_view head)
{
    std::string_view text = head;
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0)
        text.remove_prefix(1);
    const std::string start = lowered(text.substr(0, 512));
    return start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head") ||
           start.starts_with("<body") || (start.starts_with("<?xml") && contains(start, "<html"));
}

std::string_view binaryKind(std::string_view head, std::string_view extension)
{
    if (const std::string_view zip = zipKind(head, extension); !zip.empty())
        return zip;
    for (const Signature &signature : kSignatures) {
        if (head.size() >= signature.offset + signature.bytes.size() &&
            head.substr(signature.offset, signature.bytes.size()) == signature.bytes)
            return signature.looksLike;
    }
    return {};
}

bool hasUtf16Or32Mark(std::string_view head)
{
    return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") || head.starts_with("\0\0\xFE\xFF"sv);
}

// Zero bytes in nearly every second place: UTF-16 of a Latin text without a byte-order mark.
bool looksLikeUtf16(std::string_view head)
{
    std::array<std::size_t, 2> zeros = {0, 0};
    for (std::size_t i = 0; i < head.size(); ++i)
        zeros[i % 2] += head[i] == '\0' ? 1U : 0U;
    const std::size_t half = head.size() / 2;
    return half >= 2 && std::max(zeros[0], zeros[1]) * 10 >= half * 7 && std::min(zeros[0], zeros[1]) * 10 <= half;
}

// Share of control characters that no text file has, in percent, rounded up.
std::size_t controlPercent(std::string_view head)
{
    const auto controls = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        const bool usual = (byte >= 0x07 && byte <= 0x0D) || byte == 0x1B;
        return (byte < 0x20 && !usual) || byte == 0x7F;
    }));
    return (controls * 100 + head.size() - 1) / head.size();
}

bool looksLikeText(std::string_view head, std::string_view extension)
{
    if (hasUtf16Or32Mark(head) || looksLikeUtf16(head))
        return true;
    // A name that says text is given more trust: a text file with some stray zero bytes is still read.
    return controlPercent(head) <= (hasTextEnding(extension) ? 25U : 2U);
}

bool isPdf(std::string_view head, std::string_view extension)
{
    const std::size_t at = head.substr(0, kPdfHeaderWithin).find("%PDF-");
    if (at == std::string_view::npos)
        return false;
    // A text that speaks of "%PDF-" is not a PDF; a PDF with a text's name is.
    return at == 0 || !hasTextEnding(extension) || !utf8::isValid(utf8::truncated(head, head.size() - 1)) ||
           contains(head, " obj");
}

tl::unexpected<Error> wrongType(const std::filesystem::path &name, std::string_view looksLike)
{
    return fail(ErrorCode::WrongType,
                quotedName(name) + " is named like a PDF, but it looks like " + std::string(looksLike) + ".",
                pathText(name));
}

tl::unexpected<Error> unsupported(const std::filesystem::path &name, std::string_view looksLike)
{
    return fail(ErrorCode::UnsupportedType,
                quotedName(name) + " looks like " + std::string(looksLike) +
                    "; Longleaf reads PDF, plain text and Markdown. Save it as PDF to add it.",
                pathText(name));
}

Result<document::Format> sniffNamedPdf(std::string_view head, const std::filesystem::path &name)
{
    if (const std::string_view kind = binaryKind(head, {}); !kind.empty())
        return wrongType(name, kind);
    if (looksLikeHtml(head))
        return wrongType(name, "a web page; the download may have been an error message");
    // A PDF that lost its header may still be repaired by the parser, which judges what is left.
    if (contains(head, " obj") || !looksLikeText(head, {}))
        return document::Format::Pdf;
    return wrongType(name, "plain text");
}

} // namespace

bool hasTextEnding(std::string_view ending)
{
    constexpr std::array kTextEndings = {".txt"sv, ".text"sv, ".md"sv,  ".markdown"sv, ".csv"sv, ".tsv"sv,
                                            ".log"sv, ".json"sv, ".xml"sv, ".rst"sv,      ".tex"sv, ".org"sv};
    return std::find(kTextEndings.begin(), kTextEndings.end(), ending) != kTextEndings.end();
}

Result<document::Format> sniffFormat(std::string_view head, const std::filesystem::path &name)
{
    const std::string extension = lowered(pathText(name.extension()));
    if (head.empty())
        return fail(ErrorCode::EmptyFile, quotedName(name) + " is empty (0 bytes).", pathText(name));
    if (isPdf(head, extension))
        return document::Format::Pdf;
    if (extension == ".pdf")
        return sniffNamedPdf(head, name);
    if (const std::string_view kind = binaryKind(head, extension); !kind.empty() && !hasUtf16Or32Mark(head))
        return unsupported(name, kind);
    if (!hasTextEnding(extension) && looksLikeHtml(head))
        return unsupported(name, "a web page");
    if (!looksLikeText(head, extension))
        return unsupported(name, "data without readable text");
    if (extension == ".md" || extension == ".markdown")
        return document::Format::Markdown;
    return document::Format::PlainText;
}

} // namespace longleaf::ingest
