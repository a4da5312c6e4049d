// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/prose.h"

#include <algorithm>

namespace longleaf::exporting {

namespace {

using answer::CitationStatus;

constexpr std::size_t kShownHashDigits = 12;

std::string meaningOf(CitationStatus status, const Words &say)
{
    switch (status) {
    case CitationStatus::Exact: return say("The quote stands in the document exactly like this.");
    case CitationStatus::ExactOtherPage:
        return say("The quote stands in the document, but not on the page that the answer names.");
    case CitationStatus::Close: return say("The document has almost the same words; all numbers agree.");
    case CitationStatus::Reworded: return say("The document says something similar in other words; all numbers agree.");
    case CitationStatus::TableMatch:
        return say("The words and numbers stand on the page in another order, as in a table.");
    case CitationStatus::NumbersDiffer: return say("The document has this passage, but with another number.");
    case CitationStatus::NotFound: return say("These words are not in the text that was sent.");
    case CitationStatus::PageOnly:
        return say("The answer names a page without quoting it, so there is nothing to compare.");
    }
    return {};
}

std::string placeOf(const Reference &reference, const Report &report)
{
    const Words &say = report.say;
    const answer::Verdict &verdict = reference.citation.verdict;
    const std::optional<int> cited = reference.citation.raw.page;
    std::string place = reference.source ? oneLine(report.sources[*reference.source].title) : say("no known document");
    const bool found = verdict.status != CitationStatus::NotFound && verdict.page > 0;
    if (found) {
        place += ", " + (reference.pageLabel.empty()
                             ? say("p. %1", {std::to_string(verdict.page)})
                             : say("p. %1 (printed %2)", {std::to_string(verdict.page), reference.pageLabel}));
        if (cited && *cited != verdict.page)
            place += " " + say("(cited as p. %1)", {std::to_string(*cited)});
    } else if (cited) {
        place += ", " + say("cited as p. %1", {std::to_string(*cited)});
    }
    return place;
}

} // namespace

Tone toneOf(CitationStatus status)
{
    switch (status) {
    case CitationStatus::Exact:
    case CitationStatus::ExactOtherPage:
    case CitationStatus::Close:
    case CitationStatus::TableMatch: return Tone::Good;
    case CitationStatus::Reworded:
    case CitationStatus::PageOnly: return Tone::Neutral;
    case CitationStatus::NumbersDiffer: return Tone::Doubtful;
    case CitationStatus::NotFound: break;
    }
    return Tone::Bad;
}

std::string verdictWord(CitationStatus status, const Words &say)
{
    switch (status) {
    case CitationStatus::Exact: return say("Word for word");
    case CitationStatus::ExactOtherPage: return say("Word for word, on another page");
    case CitationStatus::Close: return say("Nearly word for word");
    case CitationStatus::Reworded: return say("Reworded");
    case CitationStatus::TableMatch: return say("Found in a table");
    case CitationStatus::NumbersDiffer: return say("A number differs");
    case CitationStatus::PageOnly: return say("Page only");
    case CitationStatus::NotFound: break;
    }
    return say("Not found");
}

std::string verdictSummary(const Answer &answer, const Words &say)
{
    const auto count = [&answer](CitationStatus status) {
        return std::count_if(answer.references.begin(), answer.references.end(),
                             [status](const Reference &one) { return one.citation.verdict.status == status; });
    };
    const auto pages = count(CitationStatus::PageOnly);
    const auto quotes = static_cast<std::ptrdiff_t>(answer.references.size()) - pages;
    std::string text;
    const auto add = [&text](const std::string &part) {
        text += (text.empty() ? "" : " \u00b7 ") + part;
    };
    if (quotes > 0)
        add(say("%1 of %2 quotes word for word",
                {std::to_string(count(CitationStatus::Exact) + count(CitationStatus::ExactOtherPage)),
                 std::to_string(quotes)}));
    const std::pair<CitationStatus, const char *> others[] = {
        {CitationStatus::Close, "%1 nearly word for word"}, {CitationStatus::TableMatch, "%1 in a table"},
        {CitationStatus::Reworded, "%1 reworded"},          {CitationStatus::NumbersDiffer, "%1 with another number"},
        {CitationStatus::NotFound, "%1 not found"},         {CitationStatus::PageOnly, "%1 without a quote"}};
    for (const auto &[status, pattern] : others) {
        if (const auto number = count(status); number > 0)
            add(say(pattern, {std::to_string(number)}));
    }
    return text.empty() ? say("no citations") : text;
}

ReferenceText textOf(const Reference &reference, const Report &report)
{
    const Words &say = report.say;
    const answer::Citation &citation = reference.citation;
    ReferenceText text;
    if (!citation.raw.quote.empty())
        text.quote = "\u201c" + oneLine(citation.raw.quote) + "\u201d";
    text.place = placeOf(reference, report);
    text.verdict = verdictWord(citation.verdict.status, say);
    text.meaning = meaningOf(citation.verdict.status, say);
    if (reference.markedWrong)
        text.verdict = say("%1; marked as wrong by the reader", {text.verdict});
    text.tone = reference.markedWrong ? Tone::Bad : toneOf(citation.verdict.status);
    if (citation.sight != document::Sight::Seen) {
        const bool all = citation.sight == document::Sight::Hidden;
        text.verdict = all ? say("%1; cannot be seen on the page", {text.verdict})
                           : say("%1; partly cannot be seen on the page", {text.verdict});
        text.notes.push_back(all ? say("These words cannot be seen on the page.")
                                 : say("Some of these words cannot be seen on the page."));
        text.tone = text.tone == Tone::Bad ? Tone::Bad : Tone::Doubtful;
    }
    if (!reference.documentText.empty())
        text.notes.push_back(say("The document says: \u201c%1\u201d", {oneLine(reference.documentText)}));
    std::string missing;
    for (const answer::UnsupportedPart &part : citation.notInPassage)
        missing += (missing.empty() ? "" : ", ") + oneLine(part.text);
    if (!missing.empty())
        text.notes.push_back(say("In the statement, but not in the cited passage: %1", {missing}));
    if (reference.markedWrong && !reference.remark.empty())
        text.notes.push_back(say("The reader's remark: %1", {oneLine(reference.remark)}));
    if (reference.source) {
        const Source &source = report.sources[*reference.source];
        if (source.sha256.empty())
            text.notes.push_back(say("The document is no longer in the library"));
        else
            text.hash = "SHA-256 " + source.sha256.substr(0, kShownHashDigits) + "\u2026";
    }
    return text;
}

} // namespace longleaf::exporting
