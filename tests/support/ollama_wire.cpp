// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ollama_wire.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace longleaf::test {

namespace {

using nlohmann::json;

json lineOf(const WireAnswer &answer, const std::string &content, const std::string &thinking)
{
    json message = {{"role", "assistant"}, {"content", content}};
    if (!thinking.empty())
        message["thinking"] = thinking;
    return {{"model", answer.model},
            {"created_at", "2026-10-06T02:23:01.482Z"},
            {"message", std::move(message)},
            {"done", false}};
}

void finish(json &line, const WireAnswer &answer)
{
    line["done"] = true;
    line["done_reason"] = endWord(answer, "stop", "length", "stop");
    line["prompt_eval_count"] = answer.promptTokens.value_or(answer.inputTokens);
    line["eval_count"] = answer.outputTokens;
    line["total_duration"] = 5'120'000'000;
    line["load_duration"] = 120'000'000;
    line["prompt_eval_duration"] = 2'000'000'000;
    line["eval_duration"] = 3'000'000'000;
}

const std::string &wordsOf(const WireAnswer &answer)
{
    return answer.refusal.empty() ? answer.text : answer.refusal;
}

} // namespace

WireStream ollamaStream(const WireAnswer &answer)
{
    WireStream stream;
    const auto add = [&stream](const json &line) {
        stream.frames.push_back(line.dump() + "\n");
    };
    for (const std::string &piece : piecesOf(thinkingOf(answer), answer.pieceBytes))
        add(lineOf(answer, "", piece));
    for (const std::string &piece : piecesOf(wordsOf(answer), answer.pieceBytes))
        add(lineOf(answer, piece, ""));
    json last = lineOf(answer, "", "");
    finish(last, answer);
    add(last);
    return stream;
}

std::string ollamaObject(const WireAnswer &answer)
{
    json line = lineOf(answer, wordsOf(answer), thinkingOf(answer));
    finish(line, answer);
    return line.dump();
}

std::string ollamaError(std::string_view message)
{
    return json{{"error", message}}.dump();
}

} // namespace longleaf::test
