// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of JSON from a server: split, each taken as a part of an answer; the pieces in which they come change nothing.
#include "core/model/json_lines.h"
#include "core/base/utf8.h"
#include "core/model/dialect.h"
#include "tests/fuzz/fuzz_entry.h"

#include <nlohmann/json.hpp>

using namespace longleaf;

namespace {

constexpr std::size_t kMaxLine = 4096;

std::string readingOf(std::string_view bytes, std::size_t piece)
{
    std::string text;
    const model::EventSink sink = [&text](const model::ModelEvent &event) {
        if (const auto *delta = std::get_if<model::TextDelta>(&event))
            text += delta->text;
    };
    const model::ModelRequest request;
    const auto stream = model::findDialect("ollama")->reader("host", request, sink);
    model::JsonLines lines(
        [&](const model::SseEvent &event) {
            require(utf8::isValid(event.data) && event.data.size() <= 3 * kMaxLine);
            stream->take(event);
            return !stream->ended();
        },
        kMaxLine);
    bool stopped = false;
    for (std::size_t at = 0; at < bytes.size() && !stopped; at += piece) {
        const Status fed = lines.feed(bytes.substr(at, piece));
        require(fed.has_value() || fed.error().code == ErrorCode::Protocol);
        stopped = !fed;
    }
    if (!stopped)
        lines.finish();
    const model::Outcome outcome = stream->close();
    require(outcome.error.has_value() == (outcome.reason == model::EndReason::Failed));
    require(utf8::isValid(text));
    return text + '\n' + std::to_string(static_cast<int>(outcome.reason)) + (stopped ? " stopped" : "");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const std::string whole = readingOf(bytes, size > 0 ? size : 1);
    require(whole == readingOf(bytes, 1));
    require(whole == readingOf(bytes, 11));
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    return {"{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"Sales \xC3\xA9\"},\"done\":false}\n"
            "{\"model\":\"m\",\"message\":{\"content\":\"rose.\",\"thinking\":\"hm\"},\"done\":true,\"done_reason\":"
            "\"stop\",\"prompt_eval_count\":12,\"eval_count\":3}\n",
            "{\"error\":\"model not found\"}\r\n",
            "\n\n{\"message\":{\"content\":1},\"done\":\"x\"}\n[1]\nnull\n",
            "{\"done\":true,\"done_reason\":\"length\"}",
            std::string(5000, 'x') + "\n{}",
            std::string()};
}
