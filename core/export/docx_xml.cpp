// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/docx_xml.h"

#include "core/export/answer_blocks.h"

namespace longleaf::exporting {

std::string xmlText(std::string_view text)
{
    std::string out;
    for (const char c : withoutControls(text)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string runXml(std::string_view text, const RunLook &look)
{
    if (text.empty())
        return {};
    std::string properties; // in the order of the schema
    if (!look.style.empty())
        properties += "<w:rStyle w:val=\"" + look.style + "\"/>";
    else if (look.code)
        properties += "<w:rStyle w:val=\"CodeText\"/>";
    if (look.bold)
        properties += "<w:b/><w:bCs/>";
    if (look.italic)
        properties += "<w:i/><w:iCs/>";
    if (look.struck)
        properties += "<w:strike/>";
    if (!look.colour.empty())
        properties += "<w:color w:val=\"" + look.colour + "\"/>";
    if (isRightToLeft(text))
        properties += "<w:rtl/>";
    std::string out = "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>");
    std::string piece;
    const auto flush = [&] {
        if (!piece.empty())
            out += "<w:t xml:space=\"preserve\">" + xmlText(piece) + "</w:t>";
        piece.clear();
    };
    for (const char c : text) {
        if (c != '\n' && c != '\t') {
            piece += c;
            continue;
        }
        flush();
        out += c == '\n' ? "<w:br/>" : "<w:tab/>";
    }
    flush();
    return out + "</w:r>";
}

std::string paragraphXml(std::string_view style, std::string_view runs, bool rightToLeft, std::string_view properties)
{
    std::string out = "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/>";
    // The schema has an order: these before w:bidi, w:ind and w:jc after it; `properties` holds only one of them.
    const bool before = properties.starts_with("<w:numPr") || properties.starts_with("<w:keepNext") ||
                        properties.starts_with("<w:pBdr");
    if (before)
        out += properties;
    if (rightToLeft)
        out += "<w:bidi/>";
    if (!before)
        out += properties;
    out += "</w:pPr>";
    out += runs;
    return out + "</w:p>\n";
}

std::string textParagraph(std::string_view style, std::string_view text, const RunLook &look)
{
    return paragraphXml(style, runXml(text, look), isRightToLeft(text));
}

std::string docxStyles()
{
    struct Style {
        const char *id;
        const char *name;
        const char *based;
        const char *next;
        const char *paragraph; ///< of w:pPr
        const char *run;       ///< of w:rPr
    };
    static constexpr Style kParagraphs[] = {
        {"Title", "Title", "Normal", "Normal", "<w:keepNext/><w:spacing w:after=\"160\"/>",
         "<w:b/><w:bCs/><w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>"},
        {"Heading1", "heading 1", "Normal", "Normal",
         "<w:keepNext/><w:keepLines/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
         "<w:b/><w:bCs/><w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/>"},
        {"Heading2", "heading 2", "Normal", "Normal",
         "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"100\"/><w:outlineLvl w:val=\"1\"/>",
         "<w:b/><w:bCs/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>"},
        {"Heading3", "heading 3", "Normal", "Normal",
         "<w:keepNext/><w:keepLines/><w:spacing w:before=\"220\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>",
         "<w:b/><w:bCs/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>"},
        {"Heading4", "heading 4", "Normal", "Normal",
         "<w:keepNext/><w:keepLines/><w:spacing w:before=\"180\" w:after=\"60\"/><w:outlineLvl w:val=\"3\"/>",
         "<w:b/><w:bCs/>"},
        {"ListParagraph", "List Paragraph", "Normal", "ListParagraph", "<w:spacing w:after=\"60\"/>", ""},
        {"Quote", "Quote", "Normal", "Normal",
         "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"C5CEC8\"/></w:pBdr><w:ind "
         "w:left=\"360\"/>",
         "<w:color w:val=\"4A524D\"/>"},
        {"Code", "Code", "Normal", "Normal",
         "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F4F6F4\"/><w:spacing w:after=\"120\" w:line=\"240\" "
         "w:lineRule=\"auto\"/>",
         "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/><w:sz w:val=\"18\"/><w:szCs "
         "w:val=\"18\"/>"},
        {"Facts", "Facts", "Normal", "Facts", "<w:spacing w:after=\"20\"/>",
         "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"},
        {"Warning", "Warning", "Normal", "Normal",
         "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"8A4B00\"/></w:pBdr><w:shd "
         "w:val=\"clear\" "
         "w:color=\"auto\" w:fill=\"FDF3E0\"/><w:spacing w:before=\"60\" w:after=\"60\"/>",
         ""},
        {"TableText", "Table Text", "Normal", "TableText", "<w:spacing w:after=\"0\"/>",
         "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>"},
        {"Small", "Small", "Normal", "Small", "<w:spacing w:after=\"60\"/>",
         "<w:color w:val=\"59625C\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"},
        {"Picture", "Picture", "Normal", "Normal", "<w:spacing w:before=\"40\" w:after=\"160\"/>", ""},
        {"FootnoteText", "footnote text", "Normal", "FootnoteText",
         "<w:spacing w:after=\"20\" w:line=\"240\" "
         "w:lineRule=\"auto\"/>",
         "<w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>"},
        {"Footer", "footer", "Normal", "Footer", "<w:jc w:val=\"center\"/>",
         "<w:color w:val=\"59625C\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>"},
    };
    std::string out(kXmlHead);
    out += "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults>"
           "<w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Noto Sans CJK SC\" "
           "w:cs=\"Arial\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
           "<w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
           "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>"
           "</w:style>";
    for (const Style &one : kParagraphs) {
        out += std::string("<w:style w:type=\"paragraph\" w:styleId=\"") + one.id + "\"><w:name w:val=\"" + one.name +
               "\"/><w:basedOn w:val=\"" + one.based + "\"/><w:next w:val=\"" + one.next + "\"/><w:qFormat/>";
        if (*one.paragraph != '\0')
            out += std::string("<w:pPr>") + one.paragraph + "</w:pPr>";
        if (*one.run != '\0')
            out += std::string("<w:rPr>") + one.run + "</w:rPr>";
        out += "</w:style>";
    }
    out += "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:rPr>"
           "<w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>"
           "<w:style w:type=\"character\" w:styleId=\"CodeText\"><w:name w:val=\"Code Text\"/><w:rPr><w:rFonts "
           "w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/><w:sz w:val=\"19\"/><w:szCs "
           "w:val=\"19\"/></w:rPr></w:style>"
           "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal "
           "Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" "
           "w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right "
           "w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
           "<w:style w:type=\"table\" w:styleId=\"Lined\"><w:name w:val=\"Lined\"/><w:basedOn "
           "w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>";
    for (const char *side : {"top", "left", "bottom", "right", "insideH", "insideV"})
        out += std::string("<w:") + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"BFC7C2\"/>";
    return out + "</w:tblBorders><w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/><w:left w:w=\"108\" "
                 "w:type=\"dxa\"/><w:bottom w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/>"
                 "</w:tblCellMar></w:tblPr></w:style></w:styles>\n";
}

std::string docxSettings()
{
    return std::string(kXmlHead) +
           "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:zoom "
           "w:percent=\"100\"/><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
           "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
           "w:val=\"15\"/></w:compat></w:settings>\n";
}

std::string docxFooter()
{
    const auto field = [](const char *name) {
        return std::string(
                   "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> ") +
               name +
               " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r>"
               "<w:fldChar w:fldCharType=\"end\"/></w:r>";
    };
    return std::string(kXmlHead) + "<w:ftr " + std::string(kWordNamespaces) + ">" +
           paragraphXml("Footer", field("PAGE") + runXml(" / ") + field("NUMPAGES")) + "</w:ftr>\n";
}

} // namespace longleaf::exporting
