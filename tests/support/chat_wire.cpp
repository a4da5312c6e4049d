// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/chat_wire.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace longleaf::test {

namespace {

using nlohmann::json;

json orNull(std::string_view text)
{
    return text.empty() ? json(nullptr) : json(text);
}

bool isVendorOfOpenAi(Flavour flavour)
{
    return flavour == Flavour::OpenAi || flavour == Flavour::Meta;
}

/// The field for readable reasoning; empty where the wire has none.
std::string_view thinkingField(Flavour flavour)
{
    if (isVendorOfOpenAi(flavour))
        return {};
    return flavour == Flavour::OpenRouter ? "reasoning" : "reasoning_content";
}

json usageOf(const WireAnswer &answer, Flavour flavour)
{
    const std::int64_t prompt = answer.promptTokens.value_or(answer.inputTokens);
    json usage = {{"prompt_tokens", prompt},
                  {"completion_tokens", answer.outputTokens},
                  {"total_tokens", prompt + answer.outputTokens}};
    if (flavour == Flavour::Vllm || flavour == Flavour::LmStudio)
        return usage; // vLLM counts cached tokens only when told to
    usage["prompt_tokens_details"] = {{"cached_tokens", answer.cachedTokens}};
    if (flavour == Flavour::LlamaServer)
        return usage;
    usage["completion_tokens_details"] = {{"reasoning_tokens", answer.reasoningTokens}};
    if (flavour == Flavour::OpenAi)
        usage["prompt_tokens_details"]["cache_write_tokens"] = answer.cacheWriteTokens;
    if (flavour == Flavour::OpenRouter)
        usage["cost"] = 0.00125;
    return usage;
}

json timingsOf(const WireAnswer &answer)
{
    const std::int64_t prompt = answer.promptTokens.value_or(answer.inputTokens);
    return {{"cache_n", answer.cachedTokens},
            {"prompt_n", prompt - answer.cachedTokens},
            {"prompt_ms", 412.5},
            {"predicted_n", answer.outputTokens},
            {"predicted_ms", 2210.25}};
}

json envelopeOf(const WireAnswer &answer, Flavour flavour, std::string_view object)
{
    json chunk = {{"id", flavour == Flavour::OpenRouter ? "gen-1791253381-a1" : "chatcmpl-a1"},
                  {"object", object},
                  {"created", kCreatedAtSeconds},
                  {"model", answer.model}};
    if (flavour == Flavour::OpenRouter)
        chunk["provider"] = "Replay";
    if (flavour == Flavour::OpenAi)
        chunk["service_tier"] = "default";
    return chunk;
}

std::string sse(const json &data)
{
    return "data: " + data.dump() + "\n\n";
}

class Chunks final {
public:
    Chunks(const WireAnswer &answer, Flavour flavour)
        : m_answer(answer)
        , m_flavour(flavour)
    {
    }
    void add(json delta, std::string_view finish = {})
    {
        json choice = {{"index", 0}, {"delta", std::move(delta)}, {"finish_reason", orNull(finish)}};
        if (m_flavour != Flavour::LlamaServer)
            choice["logprobs"] = nullptr;
        if (m_flavour == Flavour::OpenRouter)
            choice["native_finish_reason"] = orNull(finish);
        json chunk = envelopeOf(m_answer, m_flavour, "chat.completion.chunk");
        chunk["choices"] = json::array({std::move(choice)});
        if (m_flavour == Flavour::OpenAi)
            chunk["usage"] = nullptr; // every chunk has the member once the usage was asked for
        m_frames.push_back(sse(chunk));
    }
    void addUsage()
    {
        json chunk = envelopeOf(m_answer, m_flavour, "chat.completion.chunk");
        chunk["choices"] = json::array();
        chunk["usage"] = usageOf(m_answer, m_flavour);
        if (m_flavour == Flavour::LlamaServer)
            chunk["timings"] = timingsOf(m_answer);
        m_frames.push_back(sse(chunk));
    }
    void addComment() { m_frames.emplace_back(": OPENROUTER PROCESSING\n\n"); }
    [[nodiscard]] std::vector<std::string> take() { return std::move(m_frames); }

private:
    const WireAnswer &m_answer;
    Flavour m_flavour;
    std::vector<std::string> m_frames;
};

json roleDelta(Flavour flavour)
{
    json delta = {{"role", "assistant"}, {"content", ""}};
    if (flavour == Flavour::OpenAi)
        delta["refusal"] = nullptr;
    if (flavour == Flavour::LlamaServer)
        delta["content"] = nullptr;
    return delta;
}

/// OpenAI has a field for a refusal; the others end with "content_filter" after the words.
bool refusesInAField(const WireAnswer &answer, Flavour flavour)
{
    return !answer.refusal.empty() && flavour == Flavour::OpenAi;
}

std::string finishOf(const WireAnswer &answer, Flavour flavour)
{
    if (!answer.refusal.empty() && !refusesInAField(answer, flavour))
        return "content_filter";
    return endWord(answer, "stop", "length", "content_filter");
}

std::string lowerType(int status)
{
    if (status == 401 || status == 403)
        return "authentication_error";
    if (status == 429)
        return "rate_limit_error";
    return status >= 500 ? "server_error" : "invalid_request_error";
}

} // namespace

WireStream chatStream(const WireAnswer &answer, Flavour flavour)
{
    Chunks chunks(answer, flavour);
    if (flavour == Flavour::OpenRouter)
        chunks.addComment();
    chunks.add(roleDelta(flavour));
    if (const std::string field(thinkingField(flavour)); !field.empty()) {
        for (const std::string &piece : piecesOf(thinkingOf(answer), answer.pieceBytes))
            chunks.add({{field, piece}});
    }
    if (flavour == Flavour::OpenRouter)
        chunks.addComment();
    const std::string &words = answer.refusal.empty() ? answer.text : answer.refusal;
    const std::string field = refusesInAField(answer, flavour) ? "refusal" : "content";
    for (const std::string &piece : piecesOf(words, answer.pieceBytes))
        chunks.add({{field, piece}});
    chunks.add(json::object(), finishOf(answer, flavour));
    chunks.addUsage();
    return {chunks.take(), 2, std::string(kEndMarker)};
}

std::string chatObject(const WireAnswer &answer, Flavour flavour)
{
    json message = {{"role", "assistant"}, {"content", answer.refusal.empty() ? answer.text : answer.refusal}};
    if (refusesInAField(answer, flavour))
        message["content"] = nullptr;
    if (flavour == Flavour::OpenAi)
        message["refusal"] = orNull(answer.refusal);
    if (const std::string field(thinkingField(flavour)); !field.empty() && !thinkingOf(answer).empty())
        message[field] = thinkingOf(answer);
    json object = envelopeOf(answer, flavour, "chat.completion");
    object["choices"] = json::array({{{"index", 0},
                                      {"message", std::move(message)},
                                      {"logprobs", nullptr},
                                      {"finish_reason", finishOf(answer, flavour)}}});
    object["usage"] = usageOf(answer, flavour);
    if (flavour == Flavour::LlamaServer)
        object["timings"] = timingsOf(answer);
    return object.dump();
}

std::string chatErrorFrame(Flavour flavour, int status, std::string_view message, std::string_view type,
                           std::string_view code)
{
    if (flavour == Flavour::OpenRouter) {
        WireAnswer none;
        json chunk = envelopeOf(none, flavour, "chat.completion.chunk");
        chunk["error"] = {{"code", status}, {"message", message}};
        chunk["choices"] = json::array({{{"index", 0}, {"delta", {{"content", ""}}}, {"finish_reason", "error"}}});
        return sse(chunk);
    }
    const std::string data = chatErrorBody({Wire::Chat, flavour}, status, message, type, {}, code);
    return (flavour == Flavour::LmStudio ? "event: error\ndata: " : "data: ") + data + "\n\n";
}

std::string chatErrorBody(const Dialect &dialect, int status, std::string_view message, std::string_view type,
                          std::string_view param, std::string_view code, std::string_view extra)
{
    json error = {{"message", message}};
    switch (dialect.flavour) {
    case Flavour::OpenRouter: error["code"] = status; break;
    case Flavour::LlamaServer:
        error["code"] = status;
        error["type"] = type.empty() ? lowerType(status) : std::string(type);
        break;
    case Flavour::Vllm:
        if (status == 401)
            return R"({"error":"Unauthorized"})";
        error["code"] = status;
        error["type"] = type.empty() ? "BadRequestError" : std::string(type);
        error["param"] = orNull(param);
        break;
    default:
        error["type"] = type.empty() ? lowerType(status) : std::string(type);
        error["param"] = orNull(param);
        error["code"] = orNull(code);
    }
    if (!extra.empty())
        error.update(json::parse(extra));
    if (dialect.oldShape) {
        error["object"] = "error";
        return error.dump();
    }
    return json{{"error", std::move(error)}}.dump();
}

} // namespace longleaf::test
