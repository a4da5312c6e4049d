// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/answer_json.h"
#include "core/export/prose.h"
#include "core/export/writers.h"

#include <nlohmann/json.hpp>

namespace longleaf::exporting {

using nlohmann::json;

namespace {

json parsed(const std::string &text, json otherwise)
{
    json value = json::parse(text, nullptr, false);
    return value.is_discarded() ? std::move(otherwise) : value;
}

std::string stateWord(store::AnswerState state)
{
    // The words of `ask`: an answer of which nothing came is incomplete, and its error says why.
    return std::string(store::toWord(state == store::AnswerState::Failed ? store::AnswerState::Incomplete : state));
}

bool lastTryMayBeCharged(const json &attempts)
{
    return attempts.is_array() && !attempts.empty() && attempts.back().is_object() &&
           attempts.back().value("maybe_charged", json(false)) == json(true);
}

json sourceJson(const Source &source)
{
    return {{"id", toText(source.id)},
            {"title", source.title},
            {"file", source.file},
            {"pages", source.pages > 0 ? json(source.pages) : json(nullptr)},
            {"sha256", source.sha256.empty() ? json(nullptr) : json(source.sha256)}};
}

json citationJson(const Reference &reference, const Report &report)
{
    const ReferenceText text = textOf(reference, report);
    json value = ask::toJson(reference.citation);
    value["number"] = reference.number;
    value["verdict"] = text.verdict;
    value["page_label"] = reference.pageLabel.empty() ? json(nullptr) : json(reference.pageLabel);
    value["document_text"] = reference.documentText.empty() ? json(nullptr) : json(reference.documentText);
    value["marked_wrong"] = reference.markedWrong;
    value["remark"] = reference.remark.empty() ? json(nullptr) : json(reference.remark);
    const std::string hash = reference.source ? report.sources[*reference.source].sha256 : std::string();
    value["sha256"] = hash.empty() ? json(nullptr) : json(hash);
    return value;
}

json answerJson(const Answer &answer, const Report &report)
{
    const store::StoredAnswer &stored = answer.stored;
    json citations = json::array();
    for (const Reference &one : answer.references)
        citations.push_back(citationJson(one, report));
    json coverage = parsed(stored.turn.coverageJson, json(nullptr));
    json absence = coverage.is_object() ? coverage.value("absence", json(nullptr)) : json(nullptr);
    const json attempts = parsed(stored.answer.attemptsJson, json::array());
    const model::Usage usage = ask::usageFromJson(stored.answer.usageJson);
    json value = {{"conversation", toText(stored.conversation)},
                  {"answer_id", toText(stored.id)},
                  {"question", stored.turn.question},
                  {"asked_at", dateText(stored.createdAtMs)},
                  {"state", stateWord(stored.answer.state)},
                  {"model", stored.turn.model},
                  {"mode", stored.turn.mode},
                  {"text", stored.answer.text},
                  {"citations", std::move(citations)},
                  {"coverage", std::move(coverage)},
                  {"absence", std::move(absence)},
                  {"usage", ask::usageJson(usage)},
                  {"cost_usd", usage.known ? json(stored.answer.costUsd) : json(nullptr)},
                  {"maybe_charged", lastTryMayBeCharged(attempts)},
                  {"attempts", attempts},
                  {"request_sha256", stored.turn.requestSha256}};
    if (!stored.answer.errorCode.empty() || !stored.answer.errorMessage.empty())
        value["error"] = {{"code", stored.answer.errorCode}, {"message", stored.answer.errorMessage}};
    return value;
}

} // namespace

std::string writeJson(const Report &report)
{
    json sources = json::array();
    for (const Source &one : report.sources)
        sources.push_back(sourceJson(one));
    json value;
    if (report.isConversation) {
        json answers = json::array();
        for (const Answer &one : report.answers)
            answers.push_back(answerJson(one, report));
        value = {{"conversation", toText(report.answers.front().stored.conversation)},
                 {"title", report.title},
                 {"answers", std::move(answers)}};
    } else {
        value = answerJson(report.answers.front(), report);
    }
    value["documents"] = std::move(sources);
    return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace longleaf::exporting
