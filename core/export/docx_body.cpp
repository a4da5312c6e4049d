// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/docx_body.h"

#include "core/export/answer_blocks.h"
#include "core/export/docx_blocks.h"
#include "core/export/docx_xml.h"
#include "core/export/prose.h"

#include <algorithm>

namespace longleaf::exporting {

namespace {

constexpr double kEmuPerInch = 914'400;
constexpr double kWidestInch = 6.6; ///< the text's width, A4 with margins of 2 cm

const char *colourOf(Tone tone)
{
    switch (tone) {
    case Tone::Good: return "1D6B3F";
    case Tone::Neutral: return "4A5B6B";
    case Tone::Doubtful: return "8A4B00";
    case Tone::Bad: break;
    }
    return "A3212A";
}

class Body {
public:
    explicit Body(const Report &report)
        : m_report(report)
        , m_say(report.say)
    {
    }

    DocxBody write();

private:
    void add(const Answer &answer);
    void addHead(const Answer &answer);
    void addCitation(const Reference &reference);
    void addCoverage(const Coverage &coverage);
    void addDocuments();
    [[nodiscard]] std::string footnote(const Reference &reference) const;
    [[nodiscard]] std::string picture(const Picture &picture, const std::string &caption);
    [[nodiscard]] std::string headingStyle(int level) const
    {
        return "Heading" + std::to_string(m_report.isConversation ? level : level - 1);
    }

    const Report &m_report;
    const Words &m_say;
    std::string m_document;
    std::string m_footnotes;
    DocxLists m_lists;
    std::vector<std::string> m_pictures;
    int m_drawings = 0;
};

DocxBody Body::write()
{
    if (m_report.isConversation)
        m_document += textParagraph("Title", oneLine(m_report.title));
    for (const Answer &one : m_report.answers)
        add(one);
    addDocuments();
    m_document += textParagraph("Small", imprint(m_say));
    DocxBody body;
    body.document = std::string(kXmlHead) + "<w:document " + std::string(kWordNamespaces) + "><w:body>\n" + m_document +
                    "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/><w:pgSz w:w=\"11906\" "
                    "w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" "
                    "w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n";
    body.footnotes =
        std::string(kXmlHead) + "<w:footnotes " + std::string(kWordNamespaces) +
        "><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
        "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r>"
        "</w:p></w:footnote>\n" +
        m_footnotes + "</w:footnotes>\n";
    body.numbering = m_lists.xml();
    body.pictures = std::move(m_pictures);
    return body;
}

void Body::add(const Answer &answer)
{
    addHead(answer);
    m_document += docxBlocks(
        blocksOf(answer),
        [&](int chip) {
            const Reference &reference = answer.references[static_cast<std::size_t>(chip)];
            return "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"" +
                   std::to_string(reference.number) + "\"/></w:r>";
        },
        m_report.isConversation ? 2 : 1, m_lists);
    for (const Reference &one : answer.references)
        m_footnotes += footnote(one);
    if (!answer.references.empty()) {
        m_document += textParagraph(headingStyle(2), m_say("Citations"));
        for (const Reference &one : answer.references)
            addCitation(one);
    }
    if (answer.coverage)
        addCoverage(*answer.coverage);
}

void Body::addHead(const Answer &answer)
{
    m_document += textParagraph(m_report.isConversation ? "Heading1" : "Title", oneLine(answer.stored.turn.question));
    const std::vector<Fact> all = facts(answer, m_say);
    for (std::size_t i = 1; i < all.size(); ++i)
        m_document += paragraphXml("Facts", runXml(all[i].name + ": ", {.colour = "59625C"}) + runXml(all[i].value));
    const std::vector<std::string> notes = warnings(answer, m_say);
    if (!notes.empty())
        m_document += paragraphXml("Facts", {});
    for (const std::string &one : notes)
        m_document += textParagraph("Warning", one);
    m_document += paragraphXml("Facts", {});
}

std::string Body::footnote(const Reference &reference) const
{
    const ReferenceText text = textOf(reference, m_report);
    std::string runs =
        "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>" + runXml(" ");
    if (!text.quote.empty())
        runs += runXml(text.quote) + runXml(" \u2014 ");
    runs += runXml(text.place, {.italic = true}) + runXml(". ") +
            runXml(text.verdict + ".", {.bold = true, .colour = colourOf(text.tone)});
    for (const std::string &note : text.notes)
        runs += runXml(" ") + runXml(note + ".");
    if (!text.hash.empty())
        runs += runXml(" " + text.hash, {.colour = "59625C"});
    return "<w:footnote w:id=\"" + std::to_string(reference.number) + "\">" +
           paragraphXml("FootnoteText", runs, isRightToLeft(text.quote)) + "</w:footnote>\n";
}

void Body::addCitation(const Reference &reference)
{
    const ReferenceText text = textOf(reference, m_report);
    const std::string number = std::to_string(reference.number) + ".  ";
    const std::string quote = text.quote.empty() ? m_say("No quote was given.") : text.quote;
    m_document +=
        paragraphXml("Normal", runXml(number, {.bold = true}) + runXml(quote), isRightToLeft(quote), "<w:keepNext/>");
    // What is said of a picture stays on its page.
    const char *keep = reference.pictures.empty() ? "" : "<w:keepNext/>";
    m_document +=
        paragraphXml("Small",
                     runXml(text.verdict + ". ", {.bold = true, .colour = colourOf(text.tone)}) +
                         runXml(text.meaning + " ") + runXml(text.place + ". ", {.italic = true}) + runXml(text.hash),
                     false, keep);
    for (const std::string &note : text.notes)
        m_document += paragraphXml("Small", runXml(note), isRightToLeft(note), keep);
    if (!reference.noPicture.empty())
        m_document += textParagraph("Small", reference.noPicture);
    const std::string title = reference.source ? oneLine(m_report.sources[*reference.source].title) : std::string();
    for (const Picture &one : reference.pictures)
        m_document += paragraphXml("Picture", picture(one, m_say("%1, p. %2", {title, std::to_string(one.page)})));
}

std::string Body::picture(const Picture &picture, const std::string &caption)
{
    auto known = std::find(m_pictures.begin(), m_pictures.end(), picture.png);
    if (known == m_pictures.end())
        known = m_pictures.insert(m_pictures.end(), picture.png);
    const std::string relation = "rIdPicture" + std::to_string(known - m_pictures.begin() + 1);
    const std::string id = std::to_string(++m_drawings);
    const std::string text = xmlText(m_say("Part of the page with the cited words marked: %1", {caption}));
    const double scale = std::min(1.0, kWidestInch / (picture.widthPx / picture.dpi));
    const std::string width = std::to_string(static_cast<long>(picture.widthPx / picture.dpi * scale * kEmuPerInch));
    const std::string height = std::to_string(static_cast<long>(picture.heightPx / picture.dpi * scale * kEmuPerInch));
    return "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"" + width +
           "\" cy=\"" + height + "\"/><wp:docPr id=\"" + id + "\" name=\"Picture " + id + "\" descr=\"" + text +
           "\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic>"
           "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"
           "<pic:cNvPr id=\"" +
           id + "\" name=\"Picture " + id + "\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"" +
           relation +
           "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" "
           "y=\"0\"/><a:ext cx=\"" +
           width + "\" cy=\"" + height +
           "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:ln w=\"6350\"><a:solidFill><a:srgbClr "
           "val=\"BFC7C2\"/></a:solidFill></a:ln></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
           "</w:drawing></w:r>";
}

void Body::addCoverage(const Coverage &coverage)
{
    m_document += textParagraph(headingStyle(2), m_say("What was sent"));
    std::vector<std::vector<std::string>> cells{{textParagraph("TableText", m_say("Document"), {.bold = true}),
                                                 textParagraph("TableText", m_say("Sent"), {.bold = true})}};
    for (const SentDocument &one : coverage.sent)
        cells.push_back(
            {textParagraph("TableText", oneLine(one.title)), textParagraph("TableText", sentPages(one, m_say))});
    m_document += docxTable(cells, {3'000, 2'000});
    if (coverage.notSent.empty()) {
        m_document += textParagraph("Normal", m_say("Nothing was left out."));
        return;
    }
    m_document += textParagraph("Normal", m_say("Not sent:"));
    for (const NotSent &one : coverage.notSent) {
        const std::string text = oneLine(one.title) + ", " + notSentPages(one, m_say);
        m_document += paragraphXml("ListParagraph", runXml(text), isRightToLeft(text),
                                   "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" +
                                       std::to_string(DocxLists::kBullets) + "\"/></w:numPr>");
    }
}

void Body::addDocuments()
{
    if (m_report.sources.empty())
        return;
    m_document += textParagraph("Heading1", m_say("Documents cited"));
    std::vector<std::vector<std::string>> cells{{textParagraph("TableText", m_say("Document"), {.bold = true}),
                                                 textParagraph("TableText", m_say("File"), {.bold = true})}};
    for (const Source &one : m_report.sources) {
        const std::string hash = one.sha256.empty() ? m_say("no longer in the library") : "SHA-256 " + one.sha256;
        cells.push_back({textParagraph("TableText", oneLine(one.title)),
                         textParagraph("TableText", one.file) + textParagraph("Small", hash)});
    }
    m_document += docxTable(cells, {2'000, 3'000});
}

} // namespace

DocxBody docxBody(const Report &report)
{
    return Body(report).write();
}

} // namespace longleaf::exporting
