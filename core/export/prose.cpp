// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/prose.h"

#include "core/export/coverage.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <functional>

namespace longleaf::exporting {

namespace {

using answer::CitationStatus;

std::string modeText(pack::Mode mode, const Words &say)
{
    switch (mode) {
    case pack::Mode::Focused: return say("Focused: passages chosen for the question");
    case pack::Mode::Sweep: return say("In parts: every page read, part by part");
    case pack::Mode::Auto:
    case pack::Mode::Whole: break;
    }
    return say("Whole documents");
}

/// "[2], [8]": the citations for which it holds; empty: none.
std::string numbers(const Answer &answer, const std::function<bool(const Reference &)> &holds)
{
    std::string list;
    for (const Reference &one : answer.references) {
        if (holds(one))
            list += (list.empty() ? "[" : ", [") + std::to_string(one.number) + "]";
    }
    return list;
}

std::string absenceText(const ask::AbsenceReport &absence, const Words &say)
{
    std::string text = absence.everythingSent
                           ? say("The answer says that something is not in the documents. All their text was sent.")
                           : say("The answer says that something is not in the documents. Only a part was sent.");
    if (absence.search.pagesSearched > 0)
        text += " " + say("Pages searched: %1.", {std::to_string(absence.search.pagesSearched)});
    if (absence.pagesWithoutText > 0)
        text += " " + say("Pages without text: %1.", {std::to_string(absence.pagesWithoutText)});
    if (absence.pagesUnreadable > 0)
        text += " " + say("Pages that could not be read: %1.", {std::to_string(absence.pagesUnreadable)});
    if (absence.pagesPartial > 0)
        text += " " + say("Pages that could be read only in part: %1.", {std::to_string(absence.pagesPartial)});
    std::string terms;
    for (const pack::SearchedTerm &term : absence.search.terms) {
        terms += (terms.empty() ? "" : ", ") + term.term;
        if (term.hits >= 0)
            terms += " (" + std::to_string(term.hits) + ")";
    }
    if (!terms.empty())
        text += " " + say("Terms looked for, with the passages that have them: %1.", {terms});
    return text;
}

} // namespace

std::string stateText(const Answer &answer, const Words &say)
{
    std::string text;
    switch (answer.stored.answer.state) {
    case store::AnswerState::Complete: text = say("Complete"); break;
    case store::AnswerState::Running: text = say("Still being written when it was exported"); break;
    case store::AnswerState::Incomplete: text = say("Cut short before the end"); break;
    case store::AnswerState::Declined: text = say("Declined by the model"); break;
    case store::AnswerState::Interrupted: text = say("Stopped before the end"); break;
    case store::AnswerState::Failed: text = say("Failed: no answer came"); break;
    }
    if (!answer.stored.answer.errorMessage.empty())
        text += ". " + oneLine(answer.stored.answer.errorMessage);
    return text;
}

std::vector<std::string> warnings(const Answer &answer, const Words &say)
{
    std::vector<std::string> found;
    const store::FinishedAnswer &stored = answer.stored.answer;
    if (stored.state != store::AnswerState::Complete || !stored.errorMessage.empty())
        found.push_back(say("This answer is not complete: %1.", {stateText(answer, say)}));
    if (answer.coverage && !answer.coverage->warning.empty())
        found.push_back(oneLine(answer.coverage->warning));
    if (answer.coverage && answer.coverage->nothingFound)
        found.push_back(say("The search found nothing for this question; the beginnings of the documents were sent."));
    const auto has = [](CitationStatus status) {
        return [status](const Reference &one) {
            return one.citation.verdict.status == status;
        };
    };
    if (const std::string differ = numbers(answer, has(CitationStatus::NumbersDiffer)); !differ.empty())
        found.push_back(say("Citations whose number differs from the document: %1.", {differ}));
    if (const std::string lost = numbers(answer, has(CitationStatus::NotFound)); !lost.empty())
        found.push_back(say("Citations whose quote was not found in what was sent: %1.", {lost}));
    const std::string unseen =
        numbers(answer, [](const Reference &one) { return one.citation.sight != document::Sight::Seen; });
    if (!unseen.empty())
        found.push_back(say("Citations whose words cannot be seen on the page, or not all of them: %1.", {unseen}));
    const std::string marked = numbers(answer, [](const Reference &one) { return one.markedWrong; });
    if (!marked.empty())
        found.push_back(say("Citations that the reader marked as wrong: %1.", {marked}));
    if (answer.absence)
        found.push_back(absenceText(*answer.absence, say));
    return found;
}

std::string coverageText(const Answer &answer, const Words &say)
{
    if (!answer.coverage)
        return say("not known");
    const Coverage &coverage = *answer.coverage;
    return say("%1 of %2 pages sent; documents: %3",
               {std::to_string(coverage.pagesSent()), std::to_string(coverage.pagesTotal()),
                std::to_string(coverage.sent.size())});
}

std::vector<Fact> facts(const Answer &answer, const Words &say)
{
    return {{say("Question"), oneLine(answer.stored.turn.question)},
            {say("Asked"), dateText(answer.stored.createdAtMs)},
            {say("Model"), answer.model},
            {say("Mode"), modeText(pack::modeFromWord(answer.stored.turn.mode).value_or(pack::Mode::Whole), say)},
            {say("State"), stateText(answer, say)},
            {say("Citations"), verdictSummary(answer, say)},
            {say("Coverage"), coverageText(answer, say)}};
}

std::string leftOutText(pack::LeftOutReason reason, const Words &say)
{
    switch (reason) {
    case pack::LeftOutReason::NotRelevant: return say("not chosen for this question");
    case pack::LeftOutReason::NoText: return say("no text on these pages");
    case pack::LeftOutReason::Unreadable: return say("could not be read");
    case pack::LeftOutReason::NoRoom: return say("no room left");
    case pack::LeftOutReason::NotRead: return say("its part is not complete");
    }
    return {};
}

std::string sentPages(const SentDocument &sent, const Words &say)
{
    const std::string total = std::to_string(sent.pagesTotal);
    if (sent.whole)
        return say("whole (%1 of %1 pages)", {total});
    if (sent.pages.empty())
        return say("none of %1 pages", {total});
    return say("p. %1 (%2 of %3 pages)", {pageRanges(sent.pages), std::to_string(sent.pages.size()), total});
}

std::string notSentPages(const NotSent &left, const Words &say)
{
    return say("p. %1: %2", {pageRanges(left.pages), leftOutText(left.reason, say)});
}

std::string dateText(std::int64_t wallMs)
{
    const auto seconds = static_cast<std::time_t>(wallMs / 1'000);
    std::tm parts{};
    std::array<char, 32> text{};
    // UTC: the same answer is the same file wherever it is exported.
    if (gmtime_r(&seconds, &parts) == nullptr)
        return {};
    return std::string(text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M UTC", &parts));
}

std::string oneLine(std::string_view text)
{
    std::string out;
    bool gap = false;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v') {
            gap = !out.empty();
            continue;
        }
        if (gap)
            out += ' ';
        gap = false;
        out += c;
    }
    return out;
}

std::string imprint(const Words &say)
{
    return say("Made with Longleaf. Each quote was compared with the text of its document; the verdict says what came "
               "of it. Whether the statement follows from the quote is for the reader to judge.");
}

} // namespace longleaf::exporting
