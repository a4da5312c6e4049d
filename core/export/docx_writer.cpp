// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/docx_body.h"
#include "core/export/docx_xml.h"
#include "core/export/prose.h"
#include "core/export/writers.h"
#include "core/export/zip_file.h"

#include <algorithm>

namespace longleaf::exporting {

namespace {

constexpr std::string_view kContentTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
    "ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Override "
    "PartName=\"/word/document.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override "
    "PartName=\"/word/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/><Override "
    "PartName=\"/word/settings.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/><Override "
    "PartName=\"/word/numbering.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/><Override "
    "PartName=\"/word/footnotes.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml\"/><Override "
    "PartName=\"/word/footer1.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/><Override "
    "PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    "<Override PartName=\"/docProps/app.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>\n";

std::string relation(const std::string &id, const std::string &type, const std::string &target)
{
    return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string &list)
{
    return std::string(kXmlHead) +
           "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + list +
           "</Relationships>\n";
}

std::string packageRelations()
{
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    return relations(relation("rId1", office + "officeDocument", "word/document.xml") +
                     relation("rId2",
                              "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                              "docProps/core.xml") +
                     relation("rId3", office + "extended-properties", "docProps/app.xml"));
}

std::string documentRelations(std::size_t pictures)
{
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    std::string list = relation("rIdStyles", office + "styles", "styles.xml") +
                       relation("rIdSettings", office + "settings", "settings.xml") +
                       relation("rIdNumbering", office + "numbering", "numbering.xml") +
                       relation("rIdFootnotes", office + "footnotes", "footnotes.xml") +
                       relation("rIdFooter", office + "footer", "footer1.xml");
    for (std::size_t i = 1; i <= pictures; ++i)
        list +=
            relation("rIdPicture" + std::to_string(i), office + "image", "media/picture" + std::to_string(i) + ".png");
    return relations(list);
}

/// When the last answer was asked for: the same answer is the same file, whenever it is exported.
std::string w3cDate(const Report &report)
{
    std::int64_t latest = 0;
    for (const Answer &one : report.answers)
        latest = std::max(latest, one.stored.createdAtMs);
    const std::string text = dateText(latest); // "2026-11-24 19:22 UTC"
    return text.size() < 16 ? std::string("1970-01-01T00:00:00Z")
                            : text.substr(0, 10) + "T" + text.substr(11, 5) + ":00Z";
}

std::string coreProperties(const Report &report)
{
    const std::string date = w3cDate(report);
    return std::string(kXmlHead) +
           "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" +
           xmlText(oneLine(report.title)) +
           "</dc:title><dc:creator>Longleaf</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">" + date +
           "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">" + date +
           "</dcterms:modified></cp:coreProperties>\n";
}

std::string appProperties()
{
    return std::string(kXmlHead) +
           "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
           "<Application>Longleaf</Application></Properties>\n";
}

} // namespace

Result<std::string> writeDocx(const Report &report)
{
    DocxBody body = docxBody(report);
    std::vector<ZipEntry> entries{{"[Content_Types].xml", std::string(kXmlHead) + std::string(kContentTypes)},
                                  {"_rels/.rels", packageRelations()},
                                  {"docProps/core.xml", coreProperties(report)},
                                  {"docProps/app.xml", appProperties()},
                                  {"word/document.xml", std::move(body.document)},
                                  {"word/_rels/document.xml.rels", documentRelations(body.pictures.size())},
                                  {"word/styles.xml", docxStyles()},
                                  {"word/settings.xml", docxSettings()},
                                  {"word/numbering.xml", std::move(body.numbering)},
                                  {"word/footnotes.xml", std::move(body.footnotes)},
                                  {"word/footer1.xml", docxFooter()}};
    for (std::size_t i = 0; i < body.pictures.size(); ++i)
        entries.push_back({"word/media/picture" + std::to_string(i + 1) + ".png", std::move(body.pictures[i]), false});
    return zipFile(entries);
}

} // namespace longleaf::exporting
