// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte chooses a wire, the rest is its stream, then one whole answer: typed reads of whatever a server says.
#include "core/base/utf8.h"
#include "core/model/dialect.h"
#include "core/model/json_read.h"
#include "core/model/sse_reader.h"
#include "tests/fuzz/fuzz_entry.h"

#include <array>
#include <nlohmann/json.hpp>

using namespace longleaf;

namespace {

constexpr std::array<const char *, 5> kWires{"openai-responses", "openai-chat", "anthropic-messages", "gemini",
                                             "ollama"};

struct Listener {
    std::string text;
    model::EventSink sink = [this](const model::ModelEvent &event) {
        if (const auto *delta = std::get_if<model::TextDelta>(&event))
            text += delta->text;
        else if (const auto *thought = std::get_if<model::ReasoningDelta>(&event))
            require(utf8::isValid(thought->text));
    };
};

void check(const model::Outcome &outcome, const std::string &text)
{
    require(outcome.error.has_value() == (outcome.reason == model::EndReason::Failed));
    require(!outcome.error || utf8::isValid(outcome.error->message));
    require(outcome.usage.cachedTokens <= outcome.usage.inputTokens);
    require(outcome.usage.outputTokens >= 0);
    require(utf8::isValid(text));
}

std::string asStream(const model::Dialect &dialect, std::string_view bytes, std::size_t piece)
{
    Listener listener;
    const model::ModelRequest request;
    const auto stream = dialect.reader("host", request, listener.sink);
    model::SseReader reader([&](const model::SseEvent &event) {
        stream->take(event);
        return !stream->ended();
    });
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        require(reader.feed(bytes.substr(at, piece)).has_value() || bytes.size() > model::SseReader::kMaxLineBytes);
    const model::Outcome outcome = stream->close();
    check(outcome, listener.text);
    return listener.text + '\n' + std::to_string(static_cast<int>(outcome.reason)) +
           (outcome.error ? outcome.error->message : "");
}

void asWhole(const model::Dialect &dialect, std::string_view bytes)
{
    const auto value = nlohmann::json::parse(bytes, nullptr, false);
    if (value.is_discarded())
        return;
    Listener listener;
    const model::ModelRequest request;
    const auto whole = dialect.reader("host", request, listener.sink);
    whole->takeWhole(value);
    check(whole->close(), listener.text);
    static_cast<void>(dialect.countIn(value));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const model::Dialect *dialect = model::findDialect(kWires[data[0] % kWires.size()]);
    require(dialect != nullptr);
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 1, size - 1);
    require(asStream(*dialect, bytes, size) == asStream(*dialect, bytes, 3));
    asWhole(*dialect, bytes);
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    const auto seed = [](char wire, const char *text) {
        return std::string(1, wire) + text;
    };
    return {
        seed(0, "data: {\"type\":\"response.output_text.delta\",\"delta\":\"Sales\"}\n\n"
                "data: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"usage\":{"
                "\"input_tokens\":9,\"output_tokens\":2,\"input_tokens_details\":{\"cached_tokens\":4}}}}\n\n"),
        seed(1, "data: {\"choices\":[{\"delta\":{\"content\":\"Sales\"},\"finish_reason\":null}]}\n\n"
                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,"
                "\"completion_tokens\":1}}\n\ndata: [DONE]\n\n"),
        seed(2,
             "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"a\",\"model\":\"m\","
             "\"usage\":{\"input_tokens\":3}}}\n\nevent: content_block_start\ndata: {\"type\":\"content_block_start\","
             "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\nevent: content_block_delta\ndata: "
             "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"citations_delta\",\"citation\":{"
             "\"type\":\"content_block_location\",\"document_index\":0,\"start_block_index\":0,\"end_block_index\":"
             "1,\"cited_text\":\"x\"}}}\n\nevent: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{"
             "\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":5}}\n\nevent: message_stop\ndata: {"
             "\"type\":\"message_stop\"}\n\n"),
        seed(3, "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Sales\"},{\"text\":\"hm\",\"thought\":true"
                "}]},\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":2,"
                "\"cachedContentTokenCount\":1,\"totalTokenCount\":5}}\n\n"),
        seed(4, "{\"message\":{\"content\":\"Sales\"},\"done\":true,\"done_reason\":\"stop\",\"eval_count\":3}"),
        seed(1, "{\"error\":{\"message\":\"busy\",\"type\":\"server_error\",\"code\":null}}"),
        seed(2, "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy\"}}")};
}
