// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/answer_blocks.h"
#include "core/export/prose.h"
#include "core/export/writers.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <utf8proc.h>

namespace longleaf::exporting {

namespace {

using answer::markdown::Align;
using answer::markdown::Block;
using answer::markdown::Cell;
using answer::markdown::Run;

constexpr std::size_t kWidestRule = 72;

/// Columns of a terminal.
std::size_t widthOf(std::string_view text)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded one = utf8::decode(text, at);
        width +=
            static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(one.codePoint))));
        at += one.size;
    }
    return width;
}

std::string titled(const std::string &title, char rule)
{
    const std::string line = oneLine(title);
    return line + "\n" + std::string(std::clamp<std::size_t>(widthOf(line), 3, kWidestRule), rule) + "\n\n";
}

std::string runText(const std::vector<Run> &runs, const Answer &answer)
{
    std::string out;
    for (const Run &run : runs) {
        if (run.kind == Run::Kind::Chip)
            out += "[" + std::to_string(answer.references[static_cast<std::size_t>(run.chip)].number) + "]";
        else
            out += withoutControls(run.text);
    }
    return out;
}

std::string table(const Block &block, const Answer &answer)
{
    std::vector<std::size_t> widths;
    std::vector<std::vector<std::string>> cells;
    for (const auto &row : block.rows) {
        cells.emplace_back();
        for (std::size_t c = 0; c < row.size(); ++c) {
            cells.back().push_back(oneLine(runText(row[c].runs, answer)));
            widths.resize(std::max(widths.size(), c + 1));
            widths[c] = std::max(widths[c], widthOf(cells.back().back()));
        }
    }
    std::string out;
    for (std::size_t r = 0; r < cells.size(); ++r) {
        std::string line;
        for (std::size_t c = 0; c < cells[r].size(); ++c) {
            const std::string room(widths[c] - widthOf(cells[r][c]), ' ');
            const bool right = block.rows[r][c].align == Align::Right;
            line += (c > 0 ? "  " : "") + (right ? room + cells[r][c] : cells[r][c] + room);
        }
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
        if (r > 0)
            continue;
        for (std::size_t c = 0; c < widths.size(); ++c)
            out += (c > 0 ? "  " : "") + std::string(widths[c], '-');
        out += "\n";
    }
    return out;
}

std::string indented(const std::string &text, const std::string &indent)
{
    std::string out = indent;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        if (text[i] == '\n' && i + 1 < text.size())
            out += indent;
    }
    return out;
}

std::string body(const Answer &answer)
{
    std::string out;
    const Block *before = nullptr;
    for (const Block &block : blocksOf(answer)) {
        const bool item = before != nullptr && block.listDepth > 0 && before->listDepth > 0;
        out += before != nullptr && !item ? "\n" : "";
        std::string indent(static_cast<std::size_t>(2 * std::max(0, block.listDepth - 1)), ' ');
        for (int i = 0; i < block.quoteDepth; ++i)
            indent += "> ";
        std::string text = block.kind == Block::Kind::Table  ? table(block, answer)
                           : block.kind == Block::Kind::Rule ? std::string(3, '-') + "\n"
                                                             : runText(block.runs, answer);
        if (!text.empty() && text.back() != '\n')
            text += '\n';
        if (block.kind == Block::Kind::Code)
            indent += "    ";
        else if (block.listDepth > 0)
            text = block.marker.empty() ? indented(text, "  ") : block.marker + " " + indented(text, "  ").substr(2);
        out += indented(text, indent);
        static const Block kItem = [] {
            Block one;
            one.listDepth = 1;
            return one;
        }();
        static const Block kOther;
        before = block.listDepth > 0 ? &kItem : &kOther;
    }
    return out;
}

std::string citation(const Reference &reference, const Report &report)
{
    const ReferenceText text = textOf(reference, report);
    const std::string mark = "[" + std::to_string(reference.number) + "] ";
    const std::string indent(mark.size(), ' ');
    std::string out = mark;
    if (!text.quote.empty())
        out += text.quote + "\n" + indent;
    out += text.place + "\n" + indent + text.verdict + ". " + text.meaning + "\n";
    for (const std::string &note : text.notes)
        out += indent + note + "\n";
    if (!text.hash.empty())
        out += indent + text.hash + "\n";
    return out;
}

std::string written(const Answer &answer, const Report &report)
{
    const Words &say = report.say;
    std::string out = titled(answer.stored.turn.question, '=');
    const std::vector<Fact> all = facts(answer, say);
    for (std::size_t i = 1; i < all.size(); ++i)
        out += all[i].name + ": " + all[i].value + "\n";
    for (const std::string &one : warnings(answer, say))
        out += "\n! " + one + "\n";
    out += "\n" + body(answer);
    if (!answer.references.empty()) {
        out += "\n" + titled(say("Citations"), '-');
        for (const Reference &one : answer.references)
            out += citation(one, report);
    }
    if (!answer.coverage)
        return out;
    out += "\n" + titled(say("What was sent"), '-');
    for (const SentDocument &one : answer.coverage->sent)
        out += "- " + oneLine(one.title) + ": " + sentPages(one, say) + "\n";
    if (answer.coverage->notSent.empty())
        return out + "\n" + say("Nothing was left out.") + "\n";
    out += "\n" + say("Not sent:") + "\n";
    for (const NotSent &one : answer.coverage->notSent)
        out += "- " + oneLine(one.title) + ", " + notSentPages(one, say) + "\n";
    return out;
}

} // namespace

std::string writeText(const Report &report)
{
    const Words &say = report.say;
    std::string out;
    if (report.isConversation)
        out += titled(report.title, '#');
    for (const Answer &one : report.answers)
        out += written(one, report) + "\n";
    if (!report.sources.empty()) {
        out += titled(say("Documents cited"), '-');
        for (const Source &one : report.sources)
            out += "- " + oneLine(one.title) + ": " + one.file + ", " +
                   (one.sha256.empty() ? say("no longer in the library") : "SHA-256 " + one.sha256) + "\n";
        out += "\n";
    }
    return withoutControls(out + imprint(say) + "\n");
}

} // namespace longleaf::exporting
