// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/answer_recovery.h"

#include "core/ask/answer_json.h"
#include "core/ask/answer_stream.h"

#include <nlohmann/json.hpp>

namespace longleaf::ask {

namespace {

using nlohmann::json;

/// The documents that had been sent, as far as the checker needs them.
pack::Plan sentPlan(const std::string &coverage)
{
    pack::Plan plan;
    const json value = json::parse(coverage, nullptr, false);
    if (!value.is_object())
        return plan;
    try {
        for (const json &one : value.at("documents")) {
            pack::PlannedDocument document;
            document.id = DocumentId{parseIdText(one.value("id", std::string())).value_or(0)};
            document.title = one.value("title", std::string());
            document.path = one.value("path", std::string());
            document.whole = one.value("whole", false);
            for (const json &part : one.value("passages", json::array())) {
                pack::Passage passage;
                passage.span = {part.at("begin").get<std::size_t>(), part.at("end").get<std::size_t>()};
                document.passages.push_back(passage);
            }
            plan.documents.push_back(std::move(document));
        }
    } catch (const json::exception &) {
        // A ledger of another form: quotes of the documents so far can be found, others are "not found".
    }
    return plan;
}

} // namespace

void recoverAnswer(store::StoredAnswer &stored, store::Library &library, const Clock &clock)
{
    if (stored.closed || !stored.answer.text.empty() || stored.answer.rawText.empty())
        return;
    const pack::Plan plan = sentPlan(stored.turn.coverageJson);
    CitationChecker checker(library, plan);
    const AskSink nobody = [](const AskEvent &) {
    };
    AnswerStream stream([](std::string_view) { return Status(); }, checker, nobody, clock);
    stream.feed(stored.answer.rawText);
    stream.finish();
    stored.answer.text = stream.text();
    json citations = json::array();
    for (const answer::Citation &one : stream.citations())
        citations.push_back(toJson(one));
    stored.answer.citationsJson = citations.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace longleaf::ask
