// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/answer_blocks.h"
#include "core/export/prose.h"
#include "core/export/writers.h"

#include <nlohmann/json.hpp>

namespace longleaf::exporting {

using nlohmann::ordered_json;

namespace {

/// The same document has the same key in every export: reference managers merge by it.
std::string keyOf(const Source &source)
{
    return "longleaf-" + (source.sha256.empty() ? "document-" + toText(source.id) : source.sha256.substr(0, 12));
}

/// A value for BibTeX and LaTeX; UTF-8 stays.
std::string bibtexText(std::string_view text)
{
    std::string out;
    for (const char c : withoutControls(oneLine(text))) {
        switch (c) {
        case '\\': out += "\\textbackslash{}"; break;
        case '{': out += "\\{"; break;
        case '}': out += "\\}"; break;
        case '~': out += "\\textasciitilde{}"; break;
        case '^': out += "\\textasciicircum{}"; break;
        case '$':
        case '&':
        case '#':
        case '%':
        case '_':
            out += '\\';
            out += c;
            break;
        default: out += c;
        }
    }
    return out;
}

/// BibTeX skips what stands outside of entries, up to the next "@".
std::string comment(std::string_view text)
{
    std::string out = "% ";
    for (const char c : withoutControls(oneLine(text))) {
        if (c == '@')
            out += "(at)";
        else
            out += c;
    }
    return out + "\n";
}

std::string citedLine(const Reference &reference, const Report &report)
{
    const ReferenceText text = textOf(reference, report);
    std::string line = "[" + std::to_string(reference.number) + "] " + text.place + ": " +
                       (text.quote.empty() ? "" : text.quote + " ") + "(" + text.verdict;
    for (const std::string &note : text.notes)
        line += "; " + note;
    return line + ")";
}

std::string formatName(const Source &source, const Words &say)
{
    if (source.format == "pdf")
        return "PDF";
    return source.format == "markdown" ? "Markdown" : source.format.empty() ? "" : say("Text file");
}

std::string entry(std::size_t index, const Report &report)
{
    const Words &say = report.say;
    const Source &source = report.sources[index];
    std::string out = "@misc{" + keyOf(source) + ",\n  title = {{" + bibtexText(source.title) + "}}";
    const std::string format = formatName(source, say);
    if (!format.empty())
        out += ",\n  howpublished = {" +
               bibtexText(source.pages > 1    ? say("%1, %2 pages", {format, std::to_string(source.pages)})
                          : source.pages == 1 ? say("%1, 1 page", {format})
                                              : format) +
               "}";
    out += ",\n  note = {" +
           bibtexText(say("File: %1", {source.file}) + "; " +
                      (source.sha256.empty() ? say("no longer in the library") : "SHA-256: " + source.sha256)) +
           "}";
    std::string cited;
    for (const Answer &answer : report.answers) {
        for (const Reference &reference : answer.references) {
            if (reference.source == index)
                cited += (cited.empty() ? "" : " ") + citedLine(reference, report);
        }
    }
    return out + ",\n  annote = {" + bibtexText(cited) + "}\n}\n";
}

/// Citations that name no document would be lost in a list of documents.
std::string withoutSource(const Answer &answer, const Report &report)
{
    std::string out;
    for (const Reference &reference : answer.references) {
        if (!reference.source)
            out += comment(citedLine(reference, report));
    }
    return out;
}

ordered_json referenceJson(const Reference &reference, const Report &report)
{
    const ReferenceText text = textOf(reference, report);
    ordered_json value = {{"number", reference.number},
                          {"quote", withoutControls(reference.citation.raw.quote)},
                          {"page", reference.citation.verdict.page > 0 ? ordered_json(reference.citation.verdict.page)
                                                                       : ordered_json(nullptr)},
                          {"place", text.place},
                          {"verdict", text.verdict}};
    if (!text.notes.empty())
        value["notes"] = text.notes;
    return value;
}

ordered_json answerJson(const Answer &answer, const Report &report)
{
    ordered_json value = ordered_json::object();
    for (const Fact &one : facts(answer, report.say))
        value[one.name] = one.value;
    ordered_json left = ordered_json::array();
    if (answer.coverage) {
        for (const NotSent &one : answer.coverage->notSent)
            left.push_back(oneLine(one.title) + ", " + notSentPages(one, report.say));
    }
    value[report.say("Not sent")] = left;
    for (const Reference &reference : answer.references) {
        if (!reference.source)
            value[report.say("Citations of no known document")].push_back(referenceJson(reference, report));
    }
    return value;
}

} // namespace

std::string writeBibtex(const Report &report)
{
    const Words &say = report.say;
    std::string out = comment(say("Documents cited by answers of Longleaf. Authors and dates are not known to it."));
    for (const Answer &answer : report.answers) {
        out += "%\n";
        for (const Fact &one : facts(answer, say))
            out += comment(one.name + ": " + one.value);
        if (answer.coverage) {
            for (const NotSent &one : answer.coverage->notSent)
                out += comment(say("Not sent:") + " " + oneLine(one.title) + ", " + notSentPages(one, say));
        }
        out += withoutSource(answer, report);
    }
    for (std::size_t i = 0; i < report.sources.size(); ++i)
        out += "\n" + entry(i, report);
    return out;
}

std::string writeCsl(const Report &report)
{
    ordered_json items = ordered_json::array();
    ordered_json answers = ordered_json::array();
    for (const Answer &answer : report.answers)
        answers.push_back(answerJson(answer, report));
    for (std::size_t i = 0; i < report.sources.size(); ++i) {
        const Source &source = report.sources[i];
        ordered_json cited = ordered_json::array();
        for (const Answer &answer : report.answers) {
            for (const Reference &reference : answer.references) {
                if (reference.source == i)
                    cited.push_back(referenceJson(reference, report));
            }
        }
        ordered_json item = {{"id", keyOf(source)}, {"type", "document"}, {"title", withoutControls(source.title)}};
        if (source.pages > 0)
            item["number-of-pages"] = std::to_string(source.pages);
        item["custom"] = {{"file", withoutControls(source.file)},
                          {"sha256", source.sha256.empty() ? ordered_json(nullptr) : ordered_json(source.sha256)},
                          {"citations", std::move(cited)},
                          {"answers", answers}};
        items.push_back(std::move(item));
    }
    if (items.empty()) { // the answer is told even where nothing was cited
        items.push_back({{"id", "longleaf-answer"},
                         {"type", "document"},
                         {"title", withoutControls(oneLine(report.title))},
                         {"custom", {{"answers", answers}}}});
    }
    return items.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

} // namespace longleaf::exporting
