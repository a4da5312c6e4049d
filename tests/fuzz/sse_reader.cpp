// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes from the network: split into events, each taken as a part of an answer.
#include "core/model/sse_reader.h"
#include "core/base/utf8.h"
#include "core/model/openai_responses_events.h"
#include "tests/fuzz/fuzz_entry.h"
#include "tests/support/responses_wire.h"

using namespace longleaf;

namespace {

/// What `bytes` come to when they arrive in pieces of this size, in one text.
std::string readingOf(std::string_view bytes, std::size_t piece)
{
    std::string text;
    const model::EventSink sink = [&text](const model::ModelEvent &event) {
        if (const auto *delta = std::get_if<model::TextDelta>(&event))
            text += "T:" + delta->text + '\n';
        else if (const auto *thought = std::get_if<model::ReasoningDelta>(&event))
            text += "R:" + thought->text + '\n';
        else if (const auto *refusal = std::get_if<model::RefusalDelta>(&event))
            text += "N:" + refusal->text + '\n';
        else
            text += "started\n";
    };
    model::ResponsesStream stream("host", sink);
    model::SseReader reader([&](const model::SseEvent &event) {
        require(utf8::isValid(event.data) && utf8::isValid(event.name));
        require(!stream.ended());
        stream.take(event);
        return !stream.ended();
    });
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        require(reader.feed(bytes.substr(at, piece)).has_value());
    const model::Outcome outcome = stream.close();
    require(outcome.error.has_value() == (outcome.reason == model::EndReason::Failed));
    require(outcome.usage.cachedTokens <= outcome.usage.inputTokens);
    require(utf8::isValid(text));
    return text + std::to_string(static_cast<int>(outcome.reason)) + (outcome.error ? outcome.error->message : "");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const std::string whole = readingOf(bytes, size > 0 ? size : 1);
    require(whole == readingOf(bytes, 1));
    require(whole == readingOf(bytes, 7));
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    const auto stream = [](const test::WireAnswer &answer) {
        std::string bytes;
        for (const std::string &frame : test::responsesFrames(answer))
            bytes += frame;
        return bytes + std::string(test::kEndMarker);
    };
    test::WireAnswer plain;
    plain.text = "Sales rose \xE2\x80\x93 by 4 %.";
    plain.pieceBytes = 5;
    test::WireAnswer rich = plain;
    rich.commentary = "I look.";
    rich.reasoningSummary = "Compare.";
    rich.deltas = false;
    test::WireAnswer refusal;
    refusal.refusal = "No.";
    test::WireAnswer capped = plain;
    capped.incompleteReason = "max_output_tokens";
    return {stream(plain),
            stream(rich),
            stream(refusal),
            stream(capped),
            test::errorFrame("server_error", "busy"),
            "\xEF\xBB\xBF: comment\r\nevent: error\r\ndata: {\"error\":{\"message\":\"\\ud83d\"}}\r\n\r\n",
            "data: {\"type\":\"response.output_text.delta\",\"delta\":\"x\",\"output_index\":1e300}\r\r",
            std::string()};
}
