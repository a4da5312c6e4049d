// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/sweep_summary.h"

#include <algorithm>

namespace longleaf::ask {

namespace {

std::string counted(int count, std::string_view noun)
{
    return grouped(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

/// "3, 5-7"
std::string ranges(const std::vector<int> &pages)
{
    std::string text;
    for (std::size_t i = 0; i < pages.size();) {
        std::size_t last = i;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1)
            ++last;
        text += (text.empty() ? "" : ", ") + std::to_string(pages[i]);
        if (last > i)
            text += "-" + std::to_string(pages[last]);
        i = last + 1;
    }
    return text;
}

std::string titleOf(DocumentId id, const SweepFindings &findings)
{
    for (const pack::ScopeDocument &one : findings.scope) {
        if (one.id == id)
            return one.title;
    }
    return toText(id);
}

std::string reasonText(pack::LeftOutReason reason)
{
    switch (reason) {
    case pack::LeftOutReason::NoText: return "no text on them";
    case pack::LeftOutReason::Unreadable: return "they could not be read";
    case pack::LeftOutReason::NoRoom: return "one page is more than the model takes";
    case pack::LeftOutReason::NotRead:
    case pack::LeftOutReason::NotRelevant: break;
    }
    return "not read";
}

std::string problemOf(const SweepPart &part)
{
    if (part.error && !part.error->message.empty())
        return part.error->message;
    switch (part.state) {
    case store::AnswerState::Declined: return "The model refused to answer.";
    case store::AnswerState::Incomplete: return "The answer was cut short; what came is shown.";
    case store::AnswerState::Failed: return "No answer came.";
    default: return "It was stopped.";
    }
}

std::string notReadLines(const SweepFindings &findings)
{
    std::string lines;
    for (const SweepPart &part : findings.parts) {
        if (part.complete())
            continue;
        lines += "\n- Not read to the end: part " + std::to_string(part.number) + ", " +
                 pagesText(part.pages, findings.scope);
        lines += part.begun ? ". " + problemOf(part) : std::string(". Its turn has not come.");
    }
    for (const pack::LeftOut &left : findings.coverage.leftOut) {
        if (left.reason == pack::LeftOutReason::NotRead)
            continue;
        lines += std::string("\n- Left out: page") + (left.pages.size() == 1 ? " " : "s ") + ranges(left.pages) +
                 " of " + titleOf(left.id, findings) + " (" + reasonText(left.reason) + ").";
    }
    return lines;
}

} // namespace

bool beginsWithNothing(std::string_view text)
{
    if (text.size() < kNothingPhrase.size())
        return false;
    return std::equal(kNothingPhrase.begin(), kNothingPhrase.end(), text.begin(), [](char a, char b) {
        const auto lower = [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        };
        return lower(a) == lower(b);
    });
}

std::string grouped(int number)
{
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

std::string coverageSummary(const SweepFindings &findings)
{
    int total = 0;
    for (const pack::ScopeDocument &one : findings.scope)
        total += static_cast<int>(one.pages.size());
    int read = 0;
    for (const pack::PlannedDocument &one : findings.coverage.documents)
        read += static_cast<int>(one.pagesSent.size());
    const auto complete = static_cast<int>(std::count_if(findings.parts.begin(), findings.parts.end(),
                                                         [](const SweepPart &one) { return one.complete(); }));
    std::string text = (read == total ? "All " : "") + grouped(read) + " of " + counted(total, "page") + " read in " +
                       counted(complete, "request") + ".";
    std::string empty;
    int emptyParts = 0;
    for (const SweepPart &part : findings.parts) {
        if (!part.complete() || !saysNothing(part))
            continue;
        ++emptyParts;
        empty += (empty.empty() ? "" : "; ") + pagesLabel(part.pages, findings.scope);
    }
    if (emptyParts > 0)
        text += " Nothing was found in " + counted(emptyParts, "part") + " (" + empty + ").";
    const std::string missing = notReadLines(findings);
    return missing.empty() ? text : text + "\n" + missing;
}

} // namespace longleaf::ask
