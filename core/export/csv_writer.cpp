// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/answer_blocks.h"
#include "core/export/prose.h"
#include "core/export/writers.h"

#include <algorithm>
#include <cstdio>

namespace longleaf::exporting {

namespace {

/// RFC 4180; what a spreadsheet could run as a formula is made text first (OWASP, "CSV Injection").
std::string cell(std::string_view raw)
{
    std::string text = withoutControls(raw);
    if (const std::size_t first = text.find_first_not_of(' ');
        first != std::string::npos && std::string_view("=+-@\t").find(text[first]) != std::string_view::npos)
        text.insert(0, "'");
    if (text.find_first_of("\",\r\n;'") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + "\"";
}

std::string row(const std::vector<std::string> &cells)
{
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i)
        out += (i > 0 ? "," : "") + cell(cells[i]);
    return out + "\r\n";
}

std::string statementOf(const Answer &answer, const Reference &reference)
{
    const std::string &text = answer.stored.answer.text;
    const TextSpan span = reference.citation.raw.statement;
    const std::size_t begin = std::min(span.begin, text.size());
    return oneLine(std::string_view(text).substr(begin, std::min(span.end, text.size()) - begin));
}

std::string notSentText(const Answer &answer, const Words &say)
{
    std::string text;
    if (answer.coverage) {
        for (const NotSent &one : answer.coverage->notSent)
            text += (text.empty() ? "" : "; ") + oneLine(one.title) + ", " + notSentPages(one, say);
    }
    return text;
}

std::string percent(double share)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.0f %%", share * 100);
    return text;
}

std::vector<std::string> cells(const Answer &answer, const Reference *reference, const Report &report)
{
    const Words &say = report.say;
    const std::vector<Fact> all = facts(answer, say);
    std::vector<std::string> out;
    for (const Fact &one : all)
        out.push_back(one.value);
    out.push_back(notSentText(answer, say));
    if (reference == nullptr) {
        out.resize(out.size() + 15); // the columns of a citation stay empty
        return out;
    }
    const answer::Citation &citation = reference->citation;
    const ReferenceText text = textOf(*reference, report);
    const Source none;
    const Source &source = reference->source ? report.sources[*reference->source] : none;
    std::string missing;
    for (const answer::UnsupportedPart &part : citation.notInPassage)
        missing += (missing.empty() ? "" : "; ") + oneLine(part.text);
    const bool quoted = !citation.raw.quote.empty();
    for (std::string &one : std::vector<std::string>{
             std::to_string(reference->number), statementOf(answer, *reference), oneLine(citation.raw.quote),
             text.verdict, text.meaning, oneLine(source.title), source.file,
             citation.verdict.page > 0 ? std::to_string(citation.verdict.page) : std::string(), reference->pageLabel,
             citation.raw.page ? std::to_string(*citation.raw.page) : std::string(), oneLine(reference->documentText),
             quoted ? percent(citation.verdict.similarity) : std::string(), missing,
             reference->markedWrong ? say("wrong") + (reference->remark.empty() ? "" : ": " + reference->remark)
                                    : std::string()})
        out.push_back(std::move(one));
    out.push_back(source.sha256);
    return out;
}

} // namespace

std::string writeCsv(const Report &report)
{
    const Words &say = report.say;
    std::string out = "\xef\xbb\xbf";
    out += row({say("Question"),
                say("Asked"),
                say("Model"),
                say("Mode"),
                say("State"),
                say("Citations"),
                say("Coverage"),
                say("Not sent"),
                say("Number"),
                say("Statement"),
                say("Quote"),
                say("Verdict"),
                say("Meaning of the verdict"),
                say("Document"),
                say("File"),
                say("Page"),
                say("Printed page"),
                say("Cited page"),
                say("Text of the document"),
                say("Likeness"),
                say("Not in the cited passage"),
                say("Reader's mark"),
                say("SHA-256 of the file")});
    for (const Answer &answer : report.answers) {
        if (answer.references.empty())
            out += row(cells(answer, nullptr, report)); // an answer without citations is told, too
        for (const Reference &reference : answer.references)
            out += row(cells(answer, &reference, report));
    }
    return out;
}

} // namespace longleaf::exporting
