// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/dialect.h"

#include "core/model/anthropic_messages.h"
#include "core/model/gemini.h"
#include "core/model/json_write.h"
#include "core/model/ollama.h"
#include "core/model/openai_chat.h"
#include "core/model/openai_responses.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace longleaf::model {

namespace {

constexpr std::int64_t kMinOutputTokens = 4'096; // smaller limits are used up by reasoning before any text comes

constexpr std::array<std::string_view, 7> kEfforts = {"none", "minimal", "low", "medium", "high", "xhigh", "max"};

std::ptrdiff_t rankOf(std::string_view effort)
{
    const auto *const found = std::find(kEfforts.begin(), kEfforts.end(), effort);
    return found == kEfforts.end() ? -1 : found - kEfforts.begin();
}

} // namespace

std::vector<std::string> authHeaders(const Endpoint &endpoint)
{
    if (endpoint.apiKey.empty())
        return {};
    if (endpoint.quirks.auth == "bearer")
        return {"Authorization: Bearer " + endpoint.apiKey};
    return {endpoint.quirks.auth + ": " + endpoint.apiKey};
}

std::optional<HttpRequest> Dialect::countRequest(const Endpoint &, const ModelRequest &) const
{
    return std::nullopt;
}

std::optional<std::int64_t> Dialect::countIn(const nlohmann::json &) const
{
    return std::nullopt;
}

const Dialect *findDialect(std::string_view name)
{
    static const OpenAiResponses responses;
    if (name == "openai-responses")
        return &responses;
    static const OpenAiChat chat;
    if (name == "openai-chat")
        return &chat;
    static const AnthropicMessages messages;
    if (name == "anthropic-messages")
        return &messages;
    static const Gemini gemini;
    if (name == "gemini")
        return &gemini;
    static const Ollama ollama;
    if (name == "ollama")
        return &ollama;
    return nullptr;
}

std::int64_t outputLimit(const ModelRequest &request)
{
    return std::max(request.maxOutputTokens, kMinOutputTokens);
}

std::string effortFor(const Quirks &quirks, const std::string &wanted)
{
    if (wanted.empty() || quirks.efforts.empty())
        return {};
    const auto distance = [wanted = rankOf(wanted)](const std::string &one) {
        return std::abs(rankOf(one) - wanted);
    };
    return *std::min_element(
        quirks.efforts.begin(), quirks.efforts.end(),
        [&distance](const std::string &a, const std::string &b) { return distance(a) < distance(b); });
}

std::string bodyText(nlohmann::ordered_json body, const Quirks &quirks)
{
    if (!quirks.extraBody.empty()) {
        const auto extra = nlohmann::ordered_json::parse(quirks.extraBody, nullptr, false);
        if (extra.is_object())
            body.update(extra);
    }
    return writeJson(body);
}

Usage plausible(const Usage &usage)
{
    const bool positive = usage.inputTokens >= 0 && usage.outputTokens >= 0 && usage.cachedTokens >= 0 &&
                          usage.reasoningTokens >= 0 && usage.cacheWriteTokens >= 0 && usage.cacheWriteLongTokens >= 0;
    const bool agrees =
        usage.cachedTokens <= usage.inputTokens && usage.cacheWriteTokens <= usage.inputTokens - usage.cachedTokens &&
        usage.cacheWriteLongTokens <= usage.cacheWriteTokens && usage.reasoningTokens <= usage.outputTokens;
    return positive && agrees ? usage : Usage{};
}

Error cutError(const std::string &host)
{
    return Error{ErrorCode::Cut,
                 "The answer ended before it was complete. The text that came is kept; ask again for a whole answer.",
                 host};
}

} // namespace longleaf::model
