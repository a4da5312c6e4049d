// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/answer_blocks.h"
#include "core/export/base64.h"
#include "core/export/html_blocks.h"
#include "core/export/html_style.h"
#include "core/export/prose.h"
#include "core/export/writers.h"

namespace longleaf::exporting {

namespace {

std::string className(Tone tone)
{
    switch (tone) {
    case Tone::Good: return "good";
    case Tone::Neutral: return "neutral";
    case Tone::Doubtful: return "doubtful";
    case Tone::Bad: break;
    }
    return "bad";
}

class Page {
public:
    explicit Page(const Report &report)
        : m_report(report)
        , m_say(report.say)
    {
    }

    std::string write();

private:
    std::string answer(const Answer &answer) const;
    std::string head(const Answer &answer) const;
    std::string mark(const Reference &reference) const;
    std::string citation(const Reference &reference) const;
    std::string figures(const Reference &reference) const;
    std::string coverage(const Coverage &coverage) const;
    std::string documents() const;
    [[nodiscard]] std::string heading(int level, const std::string &text) const
    {
        const std::string name = "h" + std::to_string(m_report.isConversation ? level + 1 : level);
        return "<" + name + ">" + htmlText(text) + "</" + name + ">\n";
    }

    const Report &m_report;
    const Words &m_say;
};

std::string Page::write()
{
    std::string out =
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
        "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"generator\" content=\"Longleaf\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<title>" +
        htmlText(oneLine(m_report.title)) + "</title>\n<style>";
    out += kPageStyle;
    out += "</style>\n</head>\n<body>\n<main>\n";
    if (m_report.isConversation)
        out += "<h1 dir=\"auto\">" + htmlText(oneLine(m_report.title)) + "</h1>\n";
    for (const Answer &one : m_report.answers)
        out += "<article>\n" + answer(one) + "</article>\n";
    out += documents();
    return out + "<footer><p>" + htmlText(imprint(m_say)) + "</p></footer>\n</main>\n</body>\n</html>\n";
}

std::string Page::answer(const Answer &answer) const
{
    std::string out = head(answer);
    out +=
        "<section>\n" +
        htmlBlocks(blocksOf(answer), {[&](int chip) { return mark(answer.references[static_cast<std::size_t>(chip)]); },
                                      m_report.isConversation ? 2 : 1}) +
        "</section>\n";
    if (!answer.references.empty()) {
        out += "<section>\n" + heading(2, m_say("Citations")) + "<ol class=\"citations\">\n";
        for (const Reference &one : answer.references)
            out += citation(one);
        out += "</ol>\n</section>\n";
    }
    if (answer.coverage)
        out += coverage(*answer.coverage);
    return out;
}

std::string Page::head(const Answer &answer) const
{
    const std::string level = m_report.isConversation ? "h2" : "h1";
    std::string out = "<" + level + " dir=\"auto\">" + htmlText(oneLine(answer.stored.turn.question)) + "</" + level +
                      ">\n<dl class=\"facts\">\n";
    const std::vector<Fact> all = facts(answer, m_say);
    for (std::size_t i = 1; i < all.size(); ++i) // the first is the question
        out += "<dt>" + htmlText(all[i].name) + "</dt><dd>" + htmlText(all[i].value) + "</dd>\n";
    out += "</dl>\n";
    std::string notes;
    for (const std::string &one : warnings(answer, m_say))
        notes += "<p>" + htmlText(one) + "</p>\n";
    if (!notes.empty())
        out += "<div class=\"warnings\" role=\"note\">\n" + notes + "</div>\n";
    return out;
}

std::string Page::mark(const Reference &reference) const
{
    const ReferenceText text = textOf(reference, m_report);
    const std::string number = std::to_string(reference.number);
    const char *sign = text.tone == Tone::Doubtful ? "\u2260" : text.tone == Tone::Bad ? "\u2717" : "";
    return "<sup class=\"mark " + className(text.tone) + "\"><a id=\"r" + number + "\" href=\"#c" + number +
           "\" title=\"" + htmlText(text.verdict + ": " + text.place) + "\">" + number + sign + "</a></sup>";
}

std::string Page::citation(const Reference &reference) const
{
    const ReferenceText text = textOf(reference, m_report);
    const std::string number = std::to_string(reference.number);
    std::string out = "<li id=\"c" + number + "\"><div><a class=\"number\" href=\"#r" + number + "\" title=\"" +
                      htmlText(m_say("Back to the text")) + "\">" + number + "</a></div>\n<div>\n";
    if (!text.quote.empty())
        out += "<blockquote class=\"quote\" dir=\"auto\">" + htmlText(text.quote) + "</blockquote>\n";
    const char *sign = text.tone == Tone::Good       ? "\u2713 "
                       : text.tone == Tone::Doubtful ? "\u2260 "
                       : text.tone == Tone::Bad      ? "\u2717 "
                                                     : "";
    out += "<p class=\"verdict " + className(text.tone) + "\">" + sign + htmlText(text.verdict) + ". <span>" +
           htmlText(text.meaning) + "</span></p>\n";
    out += "<p class=\"place\" dir=\"auto\">" + htmlText(text.place);
    if (!text.hash.empty())
        out += " <span class=\"hash\">" + htmlText(text.hash) + "</span>";
    out += "</p>\n";
    for (const std::string &note : text.notes)
        out += "<p class=\"note\" dir=\"auto\">" + htmlText(note) + "</p>\n";
    return out + figures(reference) + "</div></li>\n";
}

std::string Page::figures(const Reference &reference) const
{
    std::string out;
    const std::string title = reference.source ? m_report.sources[*reference.source].title : std::string();
    for (const Picture &picture : reference.pictures) {
        const std::string caption = m_say("%1, p. %2", {oneLine(title), std::to_string(picture.page)});
        const auto width = static_cast<int>(picture.widthPx * 96 / picture.dpi);
        const auto height = static_cast<int>(picture.heightPx * 96 / picture.dpi);
        out += "<figure><img width=\"" + std::to_string(width) + "\" height=\"" + std::to_string(height) + "\" alt=\"" +
               htmlText(m_say("Part of the page with the cited words marked: %1", {caption})) +
               "\" src=\"data:image/png;base64," + base64(picture.png) + "\"><figcaption>" + htmlText(caption) +
               "</figcaption></figure>\n";
    }
    if (!reference.noPicture.empty())
        out += "<p class=\"note\">" + htmlText(reference.noPicture) + "</p>\n";
    return out;
}

std::string Page::coverage(const Coverage &coverage) const
{
    std::string out = "<section>\n" + heading(2, m_say("What was sent")) + "<table>\n<thead><tr><th>" +
                      htmlText(m_say("Document")) + "</th><th>" + htmlText(m_say("Sent")) +
                      "</th></tr></thead>\n<tbody>\n";
    for (const SentDocument &one : coverage.sent)
        out += "<tr><td dir=\"auto\">" + htmlText(oneLine(one.title)) + "</td><td>" + htmlText(sentPages(one, m_say)) +
               "</td></tr>\n";
    out += "</tbody>\n</table>\n";
    if (coverage.notSent.empty())
        return out + "<p>" + htmlText(m_say("Nothing was left out.")) + "</p>\n</section>\n";
    out += "<p>" + htmlText(m_say("Not sent:")) + "</p>\n<ul>\n";
    for (const NotSent &one : coverage.notSent)
        out += "<li dir=\"auto\">" + htmlText(oneLine(one.title) + ", " + notSentPages(one, m_say)) + "</li>\n";
    return out + "</ul>\n</section>\n";
}

std::string Page::documents() const
{
    if (m_report.sources.empty())
        return {};
    std::string out = "<section>\n<h2>" + htmlText(m_say("Documents cited")) + "</h2>\n<table>\n<thead><tr><th>" +
                      htmlText(m_say("Document")) + "</th><th>" + htmlText(m_say("File")) +
                      "</th></tr></thead>\n<tbody>\n";
    for (const Source &one : m_report.sources) {
        out += "<tr><td dir=\"auto\">" + htmlText(oneLine(one.title)) + "</td><td dir=\"auto\">" + htmlText(one.file) +
               "<br><span class=\"hash\">" +
               htmlText(one.sha256.empty() ? m_say("no longer in the library") : "SHA-256 " + one.sha256) +
               "</span></td></tr>\n";
    }
    return out + "</tbody>\n</table>\n</section>\n";
}

} // namespace

std::string writeHtml(const Report &report)
{
    return Page(report).write();
}

} // namespace longleaf::exporting
