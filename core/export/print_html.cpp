// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/answer_blocks.h"
#include "core/export/html_blocks.h"
#include "core/export/prose.h"
#include "core/export/writers.h"

#include <algorithm>

namespace longleaf::exporting {

namespace {

constexpr int kWidestPicture = 560; ///< 1/96 inch: a text column on A4 and Letter, beside the citation's number

// Only what Qt's text documents know: no grids, no margins on rows.
constexpr std::string_view kPrintStyle = R"(
body { font-family: "Liberation Sans", "Noto Sans", "DejaVu Sans", Arial, sans-serif; font-size: 10pt; color: #1b1f1c; }
h1 { font-size: 17pt; margin-top: 0; margin-bottom: 10px; }
h2 { font-size: 13pt; margin-top: 22px; margin-bottom: 8px; }
h3 { font-size: 11pt; margin-top: 16px; margin-bottom: 6px; }
h4, h5, h6 { font-size: 10pt; margin-top: 12px; margin-bottom: 4px; }
p { margin-top: 0; margin-bottom: 8px; }
p.small { margin-bottom: 3px; }
pre, code { font-family: "DejaVu Sans Mono", "Liberation Mono", monospace; font-size: 9pt; }
th { background-color: #f0f3f1; text-align: left; }
table.data th { border-top: 1px solid #9aa39d; border-bottom: 1px solid #9aa39d; }
table.data td { border-bottom: 1px solid #d3d9d5; }
.soft { color: #59625c; }
.small { font-size: 8.5pt; }
.hash { font-family: "DejaVu Sans Mono", "Liberation Mono", monospace; font-size: 7.5pt; color: #59625c; }
.good { color: #1d6b3f; }
.neutral { color: #4a5b6b; }
.doubtful { color: #8a4b00; }
.bad { color: #a3212a; }
)";

const char *className(Tone tone)
{
    switch (tone) {
    case Tone::Good: return "good";
    case Tone::Neutral: return "neutral";
    case Tone::Doubtful: return "doubtful";
    case Tone::Bad: break;
    }
    return "bad";
}

const char *signOf(Tone tone)
{
    return tone == Tone::Doubtful ? "\u2260" : tone == Tone::Bad ? "\u2717" : "";
}

std::string mark(const Reference &reference, const Report &report)
{
    const ReferenceText text = textOf(reference, report);
    return std::string("<sup class=\"") + className(text.tone) + "\"><b>\u2060" + std::to_string(reference.number) +
           signOf(text.tone) + "</b></sup>";
}

constexpr std::string_view kLinedTable = "class=\"data\" style=\"margin-top: 4px; margin-bottom: 12px\" "
                                         "cellspacing=\"0\" cellpadding=\"4\"";

std::string linedTable()
{
    return "<table width=\"100%\" " + std::string(kLinedTable) + ">";
}

std::string cell(const std::string &text, const char *attributes = "")
{
    return std::string("<td ") + attributes + ">" + text + "</td>";
}

std::string head(const Answer &answer, const Report &report)
{
    const std::string level = report.isConversation ? "h2" : "h1";
    std::string out = "<" + level + ">" + htmlText(oneLine(answer.stored.turn.question)) + "</" + level +
                      "><table style=\"margin-top: 6px; margin-bottom: 14px\" cellspacing=\"0\" cellpadding=\"1\">";
    const std::vector<Fact> all = facts(answer, report.say);
    for (std::size_t i = 1; i < all.size(); ++i)
        out += "<tr>" + cell("<span class=\"small soft\">" + htmlText(all[i].name) + "&nbsp;&nbsp;&nbsp;</span>") +
               cell("<span class=\"small\">" + htmlText(all[i].value) + "</span>") + "</tr>";
    out += "</table>";
    std::string notes;
    for (const std::string &one : warnings(answer, report.say))
        notes += (notes.empty() ? "" : "<br>") + htmlText(one);
    if (!notes.empty())
        out += "<table width=\"100%\" style=\"margin-bottom: 14px\" cellspacing=\"0\" cellpadding=\"6\" "
               "bgcolor=\"#fdf3e0\"><tr>" +
               cell(notes) + "</tr></table>";
    return out;
}

std::string pictures(const Reference &reference)
{
    std::string out;
    for (std::size_t i = 0; i < reference.pictures.size(); ++i) {
        const Picture &picture = reference.pictures[i];
        const auto width = std::min(static_cast<int>(picture.widthPx * 96 / picture.dpi), kWidestPicture);
        const int height = picture.widthPx > 0 ? picture.heightPx * width / picture.widthPx : 0;
        out += "<p><img src=\"picture:" + std::to_string(reference.number) + "-" + std::to_string(i) + "\" width=\"" +
               std::to_string(width) + "\" height=\"" + std::to_string(height) + "\"></p>";
    }
    if (!reference.noPicture.empty())
        out += "<p class=\"small soft\">" + htmlText(reference.noPicture) + "</p>";
    return out;
}

std::string citation(const Reference &reference, const Report &report)
{
    const ReferenceText text = textOf(reference, report);
    std::string body;
    if (!text.quote.empty())
        body += "<p>" + htmlText(text.quote) + "</p>";
    body += std::string("<p class=\"small\"><b class=\"") + className(text.tone) + "\">" + signOf(text.tone) +
            (*signOf(text.tone) != '\0' ? " " : "") + htmlText(text.verdict) + ".</b> " + htmlText(text.meaning) +
            "</p><p class=\"small soft\">" + htmlText(text.place) +
            (text.hash.empty() ? "" : " &nbsp;<span class=\"hash\">" + htmlText(text.hash) + "</span>") + "</p>";
    for (const std::string &note : text.notes)
        body += "<p class=\"small\">" + htmlText(note) + "</p>";
    return "<table width=\"100%\" style=\"margin-bottom: 10px\" cellspacing=\"0\" cellpadding=\"2\"><tr>" +
           cell("<b>" + std::to_string(reference.number) + "</b>", "width=\"28\"") + cell(body + pictures(reference)) +
           "</tr></table>";
}

std::string coverage(const Coverage &coverage, const Report &report)
{
    const Words &say = report.say;
    std::string out =
        linedTable() + "<tr><th>" + htmlText(say("Document")) + "</th><th>" + htmlText(say("Sent")) + "</th></tr>";
    for (const SentDocument &one : coverage.sent)
        out += "<tr>" + cell(htmlText(oneLine(one.title))) + cell(htmlText(sentPages(one, say))) + "</tr>";
    out += "</table>";
    if (coverage.notSent.empty())
        return out + "<p>" + htmlText(say("Nothing was left out.")) + "</p>";
    out += "<p>" + htmlText(say("Not sent:")) + "</p><ul>";
    for (const NotSent &one : coverage.notSent)
        out += "<li>" + htmlText(oneLine(one.title) + ", " + notSentPages(one, say)) + "</li>";
    return out + "</ul>";
}

std::string documents(const Report &report)
{
    const Words &say = report.say;
    if (report.sources.empty())
        return {};
    std::string out = "<h2>" + htmlText(say("Documents cited")) + "</h2>" + linedTable() + "<tr><th>" +
                      htmlText(say("Document")) + "</th><th>" + htmlText(say("File")) + "</th></tr>";
    for (const Source &one : report.sources)
        out +=
            "<tr>" + cell(htmlText(oneLine(one.title))) +
            cell(htmlText(one.file) + "<br><span class=\"hash\">" +
                 htmlText(one.sha256.empty() ? say("no longer in the library") : "SHA-256 " + one.sha256) + "</span>") +
            "</tr>";
    return out + "</table>";
}

} // namespace

std::string writePrintHtml(const Report &report)
{
    const Words &say = report.say;
    std::string out = "<html><head><style>";
    out += kPrintStyle;
    out += "</style></head><body>";
    if (report.isConversation)
        out += "<h1>" + htmlText(oneLine(report.title)) + "</h1>";
    for (const Answer &one : report.answers) {
        out += head(one, report);
        out += htmlBlocks(blocksOf(one),
                          {[&](int chip) { return mark(one.references[static_cast<std::size_t>(chip)], report); },
                           report.isConversation ? 2 : 1, false, std::string(kLinedTable)});
        const std::string level = report.isConversation ? "h3" : "h2";
        if (!one.references.empty()) {
            out += "<" + level + ">" + htmlText(say("Citations")) + "</" + level + ">";
            for (const Reference &reference : one.references)
                out += citation(reference, report);
        }
        if (one.coverage)
            out += "<" + level + ">" + htmlText(say("What was sent")) + "</" + level + ">" +
                   coverage(*one.coverage, report);
    }
    return out + documents(report) + "<p class=\"small soft\">" + htmlText(imprint(say)) + "</p></body></html>";
}

std::string writeHtmlFragment(const Report &report)
{
    const Words &say = report.say;
    std::string out;
    for (const Answer &one : report.answers) {
        out += "<p><strong>" + htmlText(oneLine(one.stored.turn.question)) + "</strong></p>\n";
        for (const std::string &warning : warnings(one, say))
            out += "<p><em>" + htmlText(warning) + "</em></p>\n";
        out += htmlBlocks(blocksOf(one), {[&](int chip) {
                                              const Reference &reference =
                                                  one.references[static_cast<std::size_t>(chip)];
                                              return "<sup>[" + std::to_string(reference.number) + "]</sup>";
                                          },
                                          2, true});
        for (const Reference &reference : one.references) {
            const ReferenceText text = textOf(reference, report);
            out += "<p>[" + std::to_string(reference.number) + "] " +
                   htmlText((text.quote.empty() ? "" : text.quote + " \u2014 ") + text.place + ". ") + "<em>" +
                   htmlText(text.verdict) + ".</em>";
            for (const std::string &note : text.notes)
                out += " " + htmlText(note) + ".";
            out += (text.hash.empty() ? "" : " (" + htmlText(text.hash) + ")") + "</p>\n";
        }
        const std::vector<Fact> all = facts(one, say);
        out += "<p><small>";
        for (std::size_t i = 1; i < all.size(); ++i)
            out += (i > 1 ? " \u00b7 " : "") + htmlText(all[i].name + ": " + all[i].value);
        out += "</small></p>\n";
    }
    return out;
}

} // namespace longleaf::exporting
