// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/turn.h"
#include "core/ask/answer_json.h"
#include "ui/ask/hidden_sentence.h"
#include "ui/text/qt_convert.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace longleaf::ui {

namespace {

using nlohmann::json;

pack::LeftOutReason reasonFromWord(const std::string &word)
{
    for (const auto reason : {pack::LeftOutReason::NoText, pack::LeftOutReason::Unreadable, pack::LeftOutReason::NoRoom,
                              pack::LeftOutReason::NotRead}) {
        if (pack::toWord(reason) == word)
            return reason;
    }
    return pack::LeftOutReason::NotRelevant;
}

template <typename Enum> Enum enumFromWord(const std::string &word, std::initializer_list<Enum> all)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](Enum one) { return pack::toWord(one) == word; });
    return found == all.end() ? *all.begin() : *found; // rows of an older version do not have the word
}

std::string text(const json &value, const char *name)
{
    const auto found = value.find(name);
    return found != value.end() && found->is_string() ? found->get<std::string>() : std::string();
}

PlanSummary planFromJson(const json &value)
{
    PlanSummary plan;
    plan.mode = pack::modeFromWord(value.value("mode", std::string("whole"))).value_or(pack::Mode::Whole);
    plan.promptTokens = value.value("prompt_tokens", std::int64_t{0});
    for (const json &one : value.at("documents")) {
        PlanSummary::Document document;
        document.id = DocumentId{parseIdText(one.value("id", std::string())).value_or(0)};
        document.title = one.value("title", std::string());
        document.pagesTotal = one.value("pages_total", 0);
        document.sent = one.at("pages_sent").get<std::vector<int>>();
        document.pagesSent = static_cast<int>(document.sent.size());
        document.whole = one.value("whole", false);
        plan.documents.push_back(std::move(document));
    }
    for (const json &one : value.at("left_out")) {
        pack::LeftOut left;
        left.id = DocumentId{parseIdText(one.value("id", std::string())).value_or(0)};
        left.path = one.value("path", std::string());
        left.pages = one.at("pages").get<std::vector<int>>();
        left.reason = reasonFromWord(one.value("reason", std::string()));
        plan.leftOut.push_back(std::move(left));
    }
    plan.warning = text(value, "warning");
    if (const auto hidden = value.find("hidden_text"); hidden != value.end()) {
        plan.hidden = text(*hidden, "sentence");
        plan.hiddenFound = !hidden->value("documents", json::array()).empty();
    }
    plan.unread = ask::unreadFromJson(value.value("unread", json()));
    plan.regime = enumFromWord(text(value, "regime"), {pack::Regime::Everything, pack::Regime::Passages,
                                                       pack::Regime::Outlined, pack::Regime::Routed});
    plan.reason = enumFromWord(text(value, "mode_reason"),
                               {pack::ModeReason::Asked, pack::ModeReason::Fits, pack::ModeReason::NeedsEverything,
                                pack::ModeReason::BeyondUseful, pack::ModeReason::OverUsersBudget,
                                pack::ModeReason::TooLarge, pack::ModeReason::FarTooLarge});
    plan.budgetTokens = value.value("budget_tokens", std::int64_t{0});
    plan.documentTokens = value.value("document_tokens", std::int64_t{0});
    plan.search = ask::searchFromJson(value.value("search", json()));
    plan.next = ask::candidatesFromJson(value.value("next", json()));
    return plan;
}

std::optional<ask::AbsenceReport> readAbsence(const std::string &coverage)
{
    const json value = json::parse(coverage, nullptr, false);
    return value.is_object() ? ask::absenceFromJson(value.value("absence", json())) : std::nullopt;
}

// nlohmann throws on what does not fit; stored text of an older or damaged library must not end the program.
std::optional<PlanSummary> readPlan(const std::string &text)
{
    try {
        return planFromJson(json::parse(text));
    } catch (const json::exception &) {
        return std::nullopt;
    }
}

model::Usage readUsage(const std::string &text)
{
    const json value = json::parse(text, nullptr, false);
    model::Usage usage;
    if (!value.is_object())
        return usage;
    const auto number = [&value](const char *name) {
        const auto found = value.find(name);
        return found != value.end() && found->is_number_integer() ? found->get<std::int64_t>() : std::int64_t{0};
    };
    usage.inputTokens = number("input_tokens");
    usage.cachedTokens = number("cached_tokens");
    usage.outputTokens = number("output_tokens");
    usage.reasoningTokens = number("reasoning_tokens");
    usage.known = usage.inputTokens > 0;
    return usage;
}

bool lastAttemptMayBeCharged(const std::string &attempts)
{
    const json value = json::parse(attempts, nullptr, false);
    return value.is_array() && !value.empty() && value.back().is_object() &&
           value.back().value("maybe_charged", json(false)) == json(true);
}

} // namespace

int PlanSummary::pagesSent() const
{
    int pages = 0;
    for (const Document &document : documents)
        pages += document.pagesSent;
    return pages;
}

int PlanSummary::pagesTotal() const
{
    int pages = 0;
    for (const Document &document : documents)
        pages += document.pagesTotal;
    for (const pack::LeftOut &left : leftOut) {
        const bool counted = std::any_of(documents.begin(), documents.end(),
                                         [&left](const Document &document) { return document.id == left.id; });
        if (!counted)
            pages += static_cast<int>(left.pages.size());
    }
    return pages;
}

bool PlanSummary::allWhole() const
{
    return mode == pack::Mode::Whole;
}

std::string PlanSummary::nameOf(DocumentId id) const
{
    for (const Document &document : documents) {
        if (document.id == id)
            return document.title;
    }
    for (const pack::LeftOut &left : leftOut) {
        if (left.id == id)
            return left.path.substr(left.path.rfind('/') + 1);
    }
    return {};
}

PlanSummary summarise(const ask::PlannedRequest &request)
{
    PlanSummary summary;
    summary.model = request.model.id;
    summary.modelName = request.model.name;
    summary.local = request.model.local;
    summary.mode = request.plan.mode;
    summary.window = request.plan.window;
    summary.promptTokens = request.plan.promptTokens;
    summary.documentTokens = request.plan.documentTokens;
    for (const pack::PlannedDocument &document : request.plan.documents)
        summary.documents.push_back({document.id, document.title, document.pagesTotal,
                                     static_cast<int>(document.pagesSent.size()), document.whole, document.pagesSent});
    summary.leftOut = request.plan.leftOut;
    summary.regime = request.plan.regime;
    summary.reason = request.plan.reason;
    summary.warning = pack::warningOf(request.plan);
    summary.hidden = toUtf8(hiddenSentence(request.plan.hidden));
    summary.hiddenFound = !request.plan.hidden.documents.empty();
    summary.unread = request.plan.unread;
    summary.budgetTokens = request.plan.budgetTokens;
    summary.search = request.plan.search;
    summary.next = request.plan.next;
    summary.other = request.other;
    summary.uncachedUsd = request.uncachedUsd;
    summary.cachedUsd = request.cachedUsd;
    summary.exactCount = request.exactCount;
    summary.requestSha256 = request.prompt.requestSha256;
    return summary;
}

std::optional<answer::CitationStatus> CitationEntry::status() const
{
    if (!checked)
        return std::nullopt;
    return checked->verdict.status;
}

document::Sight CitationEntry::sight() const
{
    return checked ? checked->sight : document::Sight::Seen;
}

bool Turn::running() const
{
    return state == State::Waiting || state == State::Streaming || state == State::Stopping ||
           state == State::Counting || state == State::Holding;
}

Turn::State stateOf(store::AnswerState state)
{
    switch (state) {
    case store::AnswerState::Running:
    case store::AnswerState::Interrupted: return Turn::State::Stopped;
    case store::AnswerState::Complete: return Turn::State::Complete;
    case store::AnswerState::Incomplete: return Turn::State::CutShort;
    case store::AnswerState::Declined: return Turn::State::Declined;
    case store::AnswerState::Failed: break;
    }
    return Turn::State::Failed;
}

Turn turnFromStored(const store::StoredAnswer &stored)
{
    Turn turn;
    turn.question = stored.turn.question;
    turn.modelName = stored.turn.model;
    turn.state = stateOf(stored.answer.state);
    turn.text = stored.answer.text;
    turn.answer = stored.id;
    turn.plan = readPlan(stored.turn.coverageJson);
    turn.absence = readAbsence(stored.turn.coverageJson);
    turn.usage = readUsage(stored.answer.usageJson);
    if (turn.usage.known)
        turn.costUsd = stored.answer.costUsd;
    turn.maybeCharged = lastAttemptMayBeCharged(stored.answer.attemptsJson);
    if (!stored.answer.errorMessage.empty())
        // Of the codes only this one makes a difference: the rest of the answer can be asked for.
        turn.error = Error{stored.answer.errorCode == toWord(ErrorCode::ResourceLimit) ? ErrorCode::ResourceLimit
                                                                                       : ErrorCode::Internal,
                           stored.answer.errorMessage,
                           {}};
    if (auto citations = ask::citationsFromJson(stored.answer.citationsJson)) {
        for (answer::Citation &citation : *citations) {
            CitationEntry entry;
            entry.raw = citation.raw;
            entry.checked = std::move(citation);
            turn.citations.push_back(std::move(entry));
        }
    }
    turn.reasoning = stored.answer.reasoning;
    turn.interrupted = turn.state == Turn::State::Stopped && !stored.closed;
    applyMarks(turn, stored.marks);
    return turn;
}

std::vector<store::CitationMark> marksOf(const Turn &turn)
{
    std::vector<store::CitationMark> marks;
    for (std::size_t i = 0; i < turn.citations.size(); ++i) {
        if (turn.citations[i].wrongNote)
            marks.push_back({static_cast<int>(i), turn.citations[i].raw.quote, *turn.citations[i].wrongNote, 0});
    }
    return marks;
}

void applyMarks(Turn &turn, const std::vector<store::CitationMark> &marks)
{
    for (const store::CitationMark &mark : marks) {
        const auto sameQuote = [&mark](const CitationEntry &entry) {
            return entry.raw.quote == mark.quote;
        };
        const auto index = static_cast<std::size_t>(mark.citation);
        if (mark.citation >= 0 && index < turn.citations.size() && sameQuote(turn.citations[index])) {
            turn.citations[index].wrongNote = mark.note;
            continue;
        }
        const auto moved = std::find_if(turn.citations.begin(), turn.citations.end(), sameQuote);
        if (moved != turn.citations.end())
            moved->wrongNote = mark.note;
    }
}

} // namespace longleaf::ui
