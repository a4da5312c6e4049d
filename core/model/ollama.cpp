// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ollama.h"

#include "core/model/chat_request.h"
#include "core/model/ollama_lines.h"
#include "core/pack/token_estimate.h"

#include <algorithm>
#include <bit>
#include <utility>

#include <nlohmann/json.hpp>

namespace longleaf::model {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kSmallestStep = 1'024;
constexpr std::int64_t kStepsInPowerOfTwo = 8;
constexpr std::int64_t kTemplateTokens = 256; // a model's template around the messages that are not in its cache

std::int64_t tokensOf(const pack::PromptMessage &message)
{
    std::int64_t tokens = 0;
    for (const std::string &part : message.parts)
        tokens += pack::estimateTokens(part);
    return tokens;
}

std::int64_t promptTokens(const ModelRequest &request)
{
    return request.promptTokens > 0 ? request.promptTokens : pack::estimateTokens(chatText(request));
}

/// Our own count of the most that a server with a warm cache reads anew.
std::int64_t newTokens(const ModelRequest &request)
{
    const auto &messages = request.messages;
    if (messages.empty())
        return 0;
    const pack::PromptMessage &last = messages.back();
    if (messages.size() == 1)
        return last.parts.empty() ? 0 : pack::estimateTokens(last.parts.back());
    return tokensOf(messages[messages.size() - 2]) + tokensOf(last);
}

} // namespace

std::int64_t ollamaWindow(const ModelRequest &request)
{
    const std::int64_t need = promptTokens(request) + outputLimit(request);
    const auto power = static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(need)));
    const std::int64_t step = std::max(kSmallestStep, power / kStepsInPowerOfTwo);
    const std::int64_t window = (need + step - 1) / step * step;
    return request.contextWindow > 0 ? std::min(window, request.contextWindow) : window;
}

PromptRead ollamaPromptRead(const ModelRequest &request, std::int64_t inputTokens, bool countsCache, bool freshlyLoaded)
{
    const std::int64_t sent = request.promptTokens;
    if (sent <= 0 || inputTokens <= 0 || 10 * inputTokens >= 7 * sent)
        return PromptRead::Whole;
    const bool warm = !countsCache && !freshlyLoaded;
    const std::int64_t mostAnew = newTokens(request) * 5 / 4 + kTemplateTokens;
    return warm && inputTokens <= mostAnew ? PromptRead::NewPart : PromptRead::Cut;
}

HttpRequest Ollama::request(const Endpoint &endpoint, const ModelRequest &request) const
{
    Json body;
    body["model"] = request.wireModel;
    body["messages"] = chatMessages(request, TextForm::Plain);
    body["stream"] = true;
    body["truncate"] = false;
    body["shift"] = false;
    if (const std::string effort = effortFor(endpoint.quirks, request.effort); effort == "none")
        body["think"] = false;
    else if (!effort.empty())
        body["think"] = effort;
    body["options"] = Json::object({{"num_ctx", ollamaWindow(request)}, {"num_predict", outputLimit(request)}});
    return postJson(endpoint, endpoint.baseUrl + "/api/chat", "application/x-ndjson",
                    bodyText(std::move(body), endpoint.quirks));
}

std::unique_ptr<AnswerReader> Ollama::reader(std::string host, const ModelRequest &request, const EventSink &sink) const
{
    return std::make_unique<OllamaLines>(std::move(host), request, sink);
}

} // namespace longleaf::model
