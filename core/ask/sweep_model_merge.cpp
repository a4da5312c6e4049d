// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/sweep_model_merge.h"

#include "core/ask/answer_json.h"
#include "core/ask/spending.h"
#include "core/base/sha256.h"
#include "core/pack/document_costs.h"
#include "core/pack/markup.h"

#include <algorithm>
#include <utility>

namespace longleaf::ask {

namespace {

std::string sha256(std::string_view text)
{
    Sha256 hash;
    hash.add(text);
    return hash.finishHex();
}

/// A piece's text must not end its own frame.
std::string framed(std::string text)
{
    for (const std::string_view mark : {std::string_view("<part"), std::string_view("</part")}) {
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + mark.size()))
            text.insert(at + 1, " ");
    }
    return text;
}

std::string attribute(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '"' || c == '<' || c == '>' || c == '\n'; }, ' ');
    return text;
}

Result<MergedAnswer> answerOf(const store::StoredSweepPart &stored)
{
    auto citations = citationsFromJson(stored.answer.citationsJson);
    if (!citations)
        return tl::unexpected(citations.error());
    return MergedAnswer{stored.answer.text, std::move(*citations), 0, 0};
}

} // namespace

SweepModelMerge::SweepModelMerge(const pack::PromptTemplate &fixed, const pack::CountTokens &countTokens)
    : m_fixed(fixed)
    , m_countTokens(countTokens)
{
}

Result<MergedAnswer> SweepModelMerge::run(SweepWork &work) const
{
    std::vector<Piece> pieces;
    for (const SweepPart &part : work.parts()) {
        if (!saysNothing(part) || !part.citations.empty())
            pieces.push_back({pagesLabel(part.pages, work.given().basis.scope), partAnswer(part)});
    }
    for (int level = 1; pieces.size() > 1; ++level) {
        const std::size_t before = pieces.size();
        std::vector<Piece> next;
        int number = 0;
        for (const std::vector<Piece> &group : groups(std::move(pieces), work)) {
            if (group.size() == 1) {
                next.push_back(group.front());
                continue;
            }
            auto answer = merge(work, level, ++number, group);
            if (!answer)
                return answer;
            next.push_back({group.front().label + "; ...; " + group.back().label, std::move(*answer)});
        }
        if (next.size() == before)
            return fail(ErrorCode::ResourceLimit, "The answers of the parts are longer than the model can write.");
        pieces = std::move(next);
    }
    if (pieces.empty())
        return work.merged(); // nothing was found: there is nothing to put together
    const pack::Plan ledger = work.coverage();
    MergedAnswer answer = std::move(pieces.front().answer);
    answer.text += "\n\n" + coverageSummary({work.parts(), work.given().basis.scope, ledger});
    return answer;
}

std::vector<std::vector<SweepModelMerge::Piece>> SweepModelMerge::groups(std::vector<Piece> pieces,
                                                                         const SweepWork &work) const
{
    // What goes in comes out again at about the same length, so the model's room for output is the bound.
    const pack::Limits &limits = work.given().basis.limits;
    const std::int64_t most = std::min(limits.maxOutputTokens, limits.contextWindow / 3);
    std::vector<std::vector<Piece>> groups;
    std::int64_t tokens = 0;
    for (Piece &piece : pieces) {
        const std::int64_t more = pack::scaled(m_countTokens(material({piece})), limits);
        if (groups.empty() || tokens + more > most) {
            groups.emplace_back();
            tokens = 0;
        }
        tokens += more;
        groups.back().push_back(std::move(piece));
    }
    return groups;
}

std::string SweepModelMerge::material(const std::vector<Piece> &pieces) const
{
    std::string text;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        text += "<part n=\"" + std::to_string(i + 1) + "\" pages=\"" + attribute(pieces[i].label) + "\">\n" +
                framed(pieces[i].answer.rawText()) + "\n</part>\n";
    return text;
}

PlannedRequest SweepModelMerge::request(const SweepWork &work, const std::vector<Piece> &pieces) const
{
    const PlanBasis &basis = work.given().basis;
    PlannedRequest request;
    request.model = basis.model;
    request.maxOutputTokens = basis.limits.maxOutputTokens;
    request.tokenScale = basis.limits.tokenFactor * (1.0 + basis.limits.safetyMargin);
    request.collection = basis.collection;
    std::string answers = material(pieces);
    std::string question =
        "<question>\n" + pack::defused(work.given().question.text) + "\n</question>\n\n" + m_fixed.reminder;
    request.plan = work.coverage(); // citations are checked against all that was read
    request.plan.documentTokens = 0;
    request.plan.promptTokens = pack::scaled(
        m_countTokens(m_fixed.instructions) + m_countTokens(answers) + m_countTokens(question), basis.limits);
    request.prompt.instructions = m_fixed.instructions;
    request.prompt.prefixSha256 = sha256(m_fixed.instructions + answers);
    request.prompt.requestSha256 = sha256(m_fixed.instructions + answers + question);
    request.prompt.messages = {{pack::Role::User, {std::move(answers), std::move(question)}}};
    setExpectedPrice(request, false);
    return request;
}

Result<MergedAnswer> SweepModelMerge::merge(SweepWork &work, int level, int number,
                                            const std::vector<Piece> &pieces) const
{
    PlannedRequest planned = request(work, pieces);
    const std::string key = "{\"inputs\":\"" + planned.prompt.requestSha256 + "\"}";
    Result<MergedAnswer> answer = MergedAnswer{};
    if (const store::StoredSweepPart *done = work.completed(level, number, key)) {
        answer = answerOf(*done);
    } else {
        auto report = work.send(level, number, key, {}, std::move(planned));
        if (!report)
            return tl::unexpected(report.error());
        if (report->state == store::AnswerState::Interrupted)
            return fail(ErrorCode::Canceled, "Putting the parts together was stopped.");
        if (report->state != store::AnswerState::Complete)
            return tl::unexpected(report->error.value_or(
                Error{ErrorCode::Cut, "The model did not put the parts together to the end.", {}}));
        answer = MergedAnswer{report->text, std::move(report->citations), 0, 0};
    }
    if (!answer)
        return answer;
    for (const Piece &piece : pieces)
        appendMissing(*answer, piece.answer);
    return answer;
}

} // namespace longleaf::ask
