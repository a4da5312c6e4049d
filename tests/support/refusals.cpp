// SPDX-License-Identifier: GPL-3.0-or-later
// What each vendor says when it refuses a request.
#include "tests/support/wires.h"

#include <array>
#include <ctime>

namespace longleaf::test {

namespace {

bool looksLikeOpenAi(const Dialect &dialect)
{
    return dialect.flavour == Flavour::OpenAi || dialect.flavour == Flavour::Meta;
}

Reply statusReply(int status, std::string message, std::string type = {}, std::string code = {})
{
    Reply reply;
    reply.fault = Fault::Status;
    reply.status = status;
    reply.message = std::move(message);
    if (!type.empty())
        reply.type = std::move(type);
    reply.code = std::move(code);
    return reply;
}

std::string dateAhead(int seconds)
{
    const std::time_t then = std::time(nullptr) + seconds;
    std::tm parts{};
    gmtime_r(&then, &parts);
    std::array<char, 64> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text.data(), size};
}

Reply keyRefused(const Dialect &dialect)
{
    switch (dialect.flavour) {
    case Flavour::Anthropic: return statusReply(401, "invalid x-api-key");
    case Flavour::Gemini: {
        // The one vendor that answers a wrong key with 400.
        Reply reply = statusReply(400, "API key not valid. Please pass a valid API key.");
        reply.extra = R"({"details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID",)"
                      R"("domain":"googleapis.com","metadata":{"service":"generativelanguage.googleapis.com"}}]})";
        return reply;
    }
    case Flavour::OpenRouter: return statusReply(401, "No auth credentials found");
    case Flavour::LlamaServer: return statusReply(401, "Invalid API Key", "authentication_error");
    case Flavour::Ollama: return statusReply(401, "unauthorized");
    default: return statusReply(401, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key");
    }
}

Reply spendLimit(const Dialect &dialect)
{
    const std::string quota = "You exceeded your current quota, please check your plan and billing details.";
    switch (dialect.flavour) {
    case Flavour::Anthropic:
        return statusReply(429, "This organization has reached its monthly spend limit.", "rate_limit_error");
    case Flavour::Gemini: return statusReply(429, quota);
    case Flavour::OpenRouter: return statusReply(429, "Key limit exceeded (monthly limit).");
    default: return statusReply(429, quota, "insufficient_quota", "insufficient_quota");
    }
}

Reply unknownModel(const Dialect &dialect, const std::string &model)
{
    switch (dialect.flavour) {
    case Flavour::Anthropic: return statusReply(404, "model: " + model);
    case Flavour::Gemini:
        return statusReply(404, "models/" + model +
                                    " is not found for API version v1beta, or is not supported for generateContent.");
    case Flavour::Ollama: return statusReply(404, "model '" + model + "' not found");
    case Flavour::Vllm: return statusReply(404, "The model `" + model + "` does not exist.", "NotFoundError");
    case Flavour::OpenRouter: return statusReply(400, model + " is not a valid model ID");
    default:
        return statusReply(404, "The model `" + model + "` does not exist or you do not have access to it.",
                           "invalid_request_error", "model_not_found");
    }
}

Reply chatOverflow(const Dialect &dialect, const RefusalFacts &facts)
{
    const std::string tokens = std::to_string(facts.tokens);
    const std::string limit = std::to_string(facts.limit);
    const std::string output = std::to_string(facts.outputTokens);
    const std::string all = std::to_string(facts.tokens + facts.outputTokens);
    switch (dialect.flavour) {
    case Flavour::LlamaServer: {
        Reply reply = statusReply(400,
                                  "request (" + tokens + " tokens) exceeds the available context size (" + limit +
                                      " tokens), try increasing it",
                                  "exceed_context_size_error");
        reply.extra = "{\"n_prompt_tokens\":" + tokens + ",\"n_ctx\":" + limit + "}";
        return reply;
    }
    case Flavour::Vllm: {
        Reply reply = statusReply(
            400,
            dialect.oldShape
                ? "This model's maximum context length is " + limit + " tokens. However, you requested " + all +
                      " tokens (" + tokens + " in the messages, " + output + " in the completion)."
                : "This model's maximum context length is " + limit + " tokens. However, you requested " + output +
                      " output tokens and your prompt contains at least " + tokens + " input tokens.",
            "BadRequestError");
        reply.param = "input_tokens";
        return reply;
    }
    case Flavour::LmStudio:
        return statusReply(200, "The number of tokens to keep from the initial prompt is greater than the context "
                                "length (" +
                                    tokens + " > " + limit + ").");
    case Flavour::OpenRouter:
        return statusReply(400, "This endpoint's maximum context length is " + limit +
                                    " tokens. However, you requested about " + all + " tokens.");
    default: {
        Reply reply = statusReply(400,
                                  "This model's maximum context length is " + limit +
                                      " tokens. However, your messages resulted in " + tokens + " tokens.",
                                  "invalid_request_error", "context_length_exceeded");
        reply.param = "messages";
        return reply;
    }
    }
}

Reply overflow(const Dialect &dialect, const RefusalFacts &facts)
{
    const std::string tokens = std::to_string(facts.tokens);
    const std::string limit = std::to_string(facts.limit);
    if (dialect.wire == Wire::Chat && dialect.flavour != Flavour::Meta)
        return chatOverflow(dialect, facts);
    switch (dialect.flavour) {
    case Flavour::Anthropic:
        return statusReply(400, "prompt is too long: " + tokens + " tokens > " + limit + " maximum");
    case Flavour::Gemini:
        return statusReply(400, "The input token count (" + tokens +
                                    ") exceeds the maximum number of tokens allowed (" + limit + ").");
    case Flavour::Ollama:
        return statusReply(400, "prompt too long; exceeded max context length by " +
                                    std::to_string(facts.tokens - facts.limit) + " tokens");
    case Flavour::OpenAi: {
        Reply reply = statusReply(400, "Your input exceeds the context window of this model.", "invalid_request_error",
                                  "context_length_exceeded");
        reply.param = "input";
        return reply;
    }
    default:
        return statusReply(400,
                           tokens + " input tokens and " + std::to_string(facts.outputTokens) +
                               " requested output tokens exceed the limit of " + limit + " tokens.",
                           "invalid_request_error");
    }
}

Reply rateLimited(const Dialect &dialect)
{
    Reply reply = looksLikeOpenAi(dialect) ? statusReply(429, "Rate limit exceeded. Please retry after a brief wait.",
                                                         "rate_limit_error", "rate_limit_exceeded")
                                           : statusReply(429, "Too many requests. Please wait.");
    if (dialect.flavour == Flavour::Gemini) // says how long in the body, not in a header
        reply.extra = R"({"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1s"}]})";
    else
        reply.retryAfter = "1";
    return reply;
}

Reply ofFault(const Dialect &dialect, Fault fault, const RefusalFacts &facts)
{
    switch (fault) {
    case Fault::KeyRefused: return keyRefused(dialect);
    case Fault::Forbidden: return statusReply(403, "This key may not use this model.");
    case Fault::NoCredit:
        return looksLikeOpenAi(dialect) ? statusReply(402, "Billing is not set up for this team.",
                                                      "invalid_request_error", "billing_not_configured")
                                        : statusReply(402, "This request requires more credits, or fewer max_tokens.");
    case Fault::SpendLimit: return spendLimit(dialect);
    case Fault::UnknownModel: return unknownModel(dialect, facts.model);
    case Fault::TooLarge:
        return looksLikeOpenAi(dialect)
                   ? statusReply(413, "The request is too large.", "invalid_request_error", "payload_too_large")
                   : statusReply(413, "Request exceeds the maximum size.");
    case Fault::Overflow:
    case Fault::OverflowInStream: return overflow(dialect, facts);
    case Fault::RateLimited: return rateLimited(dialect);
    case Fault::RateLimitedDate: {
        Reply reply = rateLimited(dialect);
        reply.retryAfter = dateAhead(2);
        return reply;
    }
    case Fault::BadGateway: return statusReply(502, "Bad gateway.");
    case Fault::Unavailable:
        return looksLikeOpenAi(dialect)
                   ? statusReply(503, "The service is overloaded.", "server_error", "service_overloaded")
                   : statusReply(503, "The model is overloaded. Please try again later.");
    case Fault::GatewayTimeout:
        return looksLikeOpenAi(dialect) ? statusReply(504, "Gateway timeout.", "server_error", "gateway_timeout")
                                        : statusReply(504, "Gateway timeout.");
    case Fault::Overloaded:
        return dialect.flavour == Flavour::Anthropic ? statusReply(529, "Overloaded")
                                                     : ofFault(dialect, Fault::Unavailable, facts);
    case Fault::ProxyLogin: {
        Reply reply = statusReply(407, "Proxy authentication required.");
        reply.fault = Fault::StatusHtml;
        return reply;
    }
    default: return statusReply(500, "The server had an error.");
    }
}

} // namespace

bool isRefusal(Fault fault)
{
    return fault >= Fault::KeyRefused && fault <= Fault::ProxyLogin && fault != Fault::OverflowInStream;
}

Reply refusalOf(const Dialect &dialect, Fault fault, const RefusalFacts &facts)
{
    Reply reply = ofFault(dialect, fault, facts);
    if (!facts.message.empty())
        reply.message = facts.message;
    return reply;
}

Reply brokenRuleReply(const Dialect &dialect, const std::string &what)
{
    if (dialect.wire == Wire::Chat && dialect.flavour == Flavour::Vllm)
        return statusReply(400, what, "BadRequestError");
    return dialect.flavour == Flavour::Gemini ? statusReply(400, what)
                                              : statusReply(400, what, "invalid_request_error");
}

} // namespace longleaf::test
