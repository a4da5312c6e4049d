// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/answer_blocks.h"
#include "core/export/markdown_escape.h"
#include "core/export/prose.h"
#include "core/export/writers.h"

namespace longleaf::exporting {

namespace {

std::string headingOf(const Report &report, int level, const std::string &text)
{
    const int depth = report.isConversation ? level + 1 : level;
    return std::string(static_cast<std::size_t>(depth), '#') + " " + markdownText(oneLine(text), false) + "\n\n";
}

std::string head(const Answer &answer, const Report &report)
{
    const Words &say = report.say;
    std::string out = headingOf(report, 1, answer.stored.turn.question);
    const std::vector<Fact> all = facts(answer, say);
    for (std::size_t i = 1; i < all.size(); ++i)
        out += "- **" + markdownText(all[i].name, false) + ":** " + markdownText(all[i].value, false) + "\n";
    out += "\n";
    for (const std::string &one : warnings(answer, say))
        out += "> **\u26a0** " + markdownText(one, false) + "\n>\n";
    if (out.ends_with(">\n"))
        out.replace(out.size() - 2, 1, ""); // the last line of the quote is no empty one
    return out;
}

std::string footnote(const Reference &reference, const Report &report)
{
    const ReferenceText text = textOf(reference, report);
    std::string out = "[^" + std::to_string(reference.number) + "]: ";
    if (!text.quote.empty())
        out += markdownText(text.quote, false) + " \u2014 ";
    out += "*" + markdownText(text.place, false) + "*. **" + markdownText(text.verdict, false) + ".** " +
           markdownText(text.meaning, false);
    for (const std::string &note : text.notes)
        out += " " + markdownText(note, false) + ".";
    if (!text.hash.empty())
        out += " " + markdownText(text.hash, false);
    return out + "\n";
}

std::string coverage(const Coverage &coverage, const Report &report)
{
    const Words &say = report.say;
    std::string out = "\n" + headingOf(report, 2, say("What was sent"));
    for (const SentDocument &one : coverage.sent)
        out += "- " + markdownText(oneLine(one.title), true) + ": " + markdownText(sentPages(one, say), false) + "\n";
    if (coverage.notSent.empty())
        return out + "\n" + markdownText(say("Nothing was left out.")) + "\n";
    out += "\n" + markdownText(say("Not sent:")) + "\n\n";
    for (const NotSent &one : coverage.notSent)
        out +=
            "- " + markdownText(oneLine(one.title), true) + ", " + markdownText(notSentPages(one, say), false) + "\n";
    return out;
}

} // namespace

std::string writeMarkdown(const Report &report)
{
    const Words &say = report.say;
    std::string out;
    if (report.isConversation)
        out += "# " + markdownText(oneLine(report.title), false) + "\n\n";
    for (const Answer &one : report.answers) {
        if (&one != &report.answers.front())
            out += "\n";
        out += head(one, report);
        out += markdownBlocks(
            blocksOf(one),
            [&one](int chip) {
                return "[^" + std::to_string(one.references[static_cast<std::size_t>(chip)].number) + "]";
            },
            report.isConversation ? 2 : 1);
        if (one.coverage)
            out += coverage(*one.coverage, report);
    }
    if (!report.sources.empty()) {
        out += "\n## " + markdownText(say("Documents cited"), false) + "\n\n";
        for (const Source &one : report.sources)
            out += "- " + markdownText(oneLine(one.title), true) + ": " + markdownText(one.file, false) + ", " +
                   (one.sha256.empty() ? markdownText(say("no longer in the library"), false)
                                       : "SHA-256 `" + one.sha256 + "`") +
                   "\n";
    }
    out += "\n---\n\n*" + markdownText(imprint(say), false) + "*\n";
    std::string notes;
    for (const Answer &one : report.answers) {
        for (const Reference &reference : one.references)
            notes += footnote(reference, report);
    }
    return notes.empty() ? out : out + "\n" + notes;
}

} // namespace longleaf::exporting
