// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/provider_errors.h"

#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/model/http_failure.h"
#include "core/model/json_read.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>

namespace longleaf::model {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxWords = 4096;
constexpr std::int64_t kLargestWindow = 1'048'576; // where the model's own is not known

/// The HTTP status that an error inside a stream would have had, by words of its code or type.
struct KindStatus {
    std::string_view word;
    int status;
};
constexpr std::array kStatusOfKind = {
    KindStatus{"invalid_api_key", 401},   KindStatus{"authentication", 401},
    KindStatus{"unauthenticated", 401},   KindStatus{"permission", 403},
    KindStatus{"model_not_found", 404},   KindStatus{"not_found", 404},
    KindStatus{"billing", 402},           KindStatus{"request_too_large", 413},
    KindStatus{"rate_limit", 429},        KindStatus{"resource_exhausted", 429},
    KindStatus{"overloaded", 503},        KindStatus{"unavailable", 503},
    KindStatus{"shutting_down", 503},     KindStatus{"timeout", 504},
    KindStatus{"deadline_exceeded", 504}, KindStatus{"invalid_prompt", 400},
    KindStatus{"invalid_request", 400},   KindStatus{"invalid_argument", 400},
    KindStatus{"badrequest", 400},
};

bool contains(std::string_view text, std::span<const std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

bool isPolicy(const ProviderError &error)
{
    constexpr std::array<std::string_view, 5> kCodes = {"content_policy", "content_filter", "bio_policy",
                                                        "policy_violation", "moderation"};
    constexpr std::array<std::string_view, 2> kWords = {"requires moderation",
                                                        "was flagged"}; // OpenRouter names no code
    return contains(error.code, kCodes) || contains(lowered(error.message), kWords);
}

/// Google answers a wrong key with 400.
bool isWrongKey(const ProviderError &error)
{
    constexpr std::array<std::string_view, 3> kWords = {"api_key_invalid", "api key not valid", "api key expired"};
    return contains(lowered(error.code + ' ' + error.message), kWords);
}

/// Anthropic answers an empty account with 400.
bool isEmptyAccount(const ProviderError &error)
{
    return lowered(error.message).find("credit balance is too low") != std::string::npos;
}

bool isBilling(const ProviderError &error)
{
    constexpr std::array<std::string_view, 7> kWords = {"insufficient_quota", "billing",       "credit",       "spend",
                                                        "hard limit",         "current quota", "monthly limit"};
    // Google speaks of the quota and of billing for every limit; a limit that passes names the wait.
    return error.retryAfterSeconds < 0 &&
           contains(lowered(error.code + ' ' + error.type + ' ' + error.message), kWords);
}

bool isOverflow(const ProviderError &error)
{
    constexpr std::array<std::string_view, 11> kWords = {"context_length_exceeded",
                                                         "1048576",
                                                         "1,048,576",
                                                         "context window",
                                                         "maximum context length",
                                                         "prompt is too long",
                                                         "maximum number of tokens allowed",
                                                         "exceed_context_size",
                                                         "available context size",
                                                         "context length",
                                                         "exceeds the context"};
    return contains(lowered(error.code + ' ' + error.type + ' ' + error.message), kWords);
}

/// A 400 that is about the model's name, as OpenRouter says it.
bool isModelProblem(const ProviderError &error)
{
    constexpr std::array<std::string_view, 3> kWords = {"not a valid model", "model_not_found", "no endpoints found"};
    return contains(lowered(error.code + ' ' + error.message), kWords);
}

std::string quoted(const ProviderError &error)
{
    if (error.message.empty())
        return {};
    const std::string words = shownWords(error.message);
    return " It says: " + words + (error.param.empty() ? "" : " (" + shownWords(error.param) + ")");
}

Refusal failed(ErrorCode code, std::string sentence, const std::string &host)
{
    return {EndReason::Failed, Error{code, std::move(sentence), host}};
}

Refusal declined(const std::string &host, const ProviderError &error)
{
    return {EndReason::Declined,
            Error{ErrorCode::BadRequest, "The provider declined to answer." + quoted(error), host}};
}

/// 1234567 -> "1,234,567".
std::string grouped(std::int64_t number)
{
    std::string digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

Refusal doesNotFit(const Exchange &exchange, const ProviderError &error)
{
    std::string excess;
    if (exchange.window > 0 && exchange.tokensAsked > exchange.window)
        excess = " By our count they need " + grouped(exchange.tokensAsked) + " tokens, " +
                 grouped(exchange.tokensAsked - exchange.window) + " more than the model has.";
    return failed(ErrorCode::DoesNotFit,
                  "The documents and the room for the answer do not fit the model's window." + excess +
                      " Choose fewer documents or passages." + quoted(error),
                  exchange.host);
}

Refusal wrongKey(const std::string &host, const ProviderError &error)
{
    return failed(ErrorCode::Auth,
                  "The provider did not accept the key. Check the key in the settings." + quoted(error), host);
}

Refusal billing(const std::string &host, const ProviderError &error)
{
    return failed(ErrorCode::Billing,
                  "The account at the provider cannot be charged. Check its billing page; waiting does not help." +
                      quoted(error),
                  host);
}

Refusal rateLimited(const Exchange &exchange, const ProviderError &error)
{
    const std::string when = exchange.retryAfterSeconds > 0
                                 ? "in " + durationText(std::int64_t{1000} * exchange.retryAfterSeconds)
                                 : std::string("in a minute");
    return failed(ErrorCode::RateLimited, "The provider's limit is reached. Try again " + when + '.' + quoted(error),
                  exchange.host);
}

Refusal serverError(const Exchange &exchange, const ProviderError &error)
{
    const bool busy = exchange.status == 503 || exchange.status == 529;
    const std::string status =
        exchange.status > 0 && !exchange.inStream ? " (status " + std::to_string(exchange.status) + ')' : std::string();
    return failed(ErrorCode::ServerError,
                  (busy ? "The provider is overloaded or restarting" : "The provider failed") + status +
                      ". Another try may succeed." + quoted(error),
                  exchange.host);
}

/// "12s", "0.5s": whole seconds, rounded up; -1 if it is not a length of time.
int secondsOf(const std::string &text)
{
    double seconds = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (problem != std::errc() || std::string_view(end) != "s" || !(seconds >= 0) || seconds > 86'400)
        return -1;
    return static_cast<int>(std::ceil(seconds));
}

} // namespace

ProviderError providerError(const json &value)
{
    if (value.is_array() && value.size() == 1)
        return providerError(value.front());
    ProviderError error;
    if (!value.is_object())
        return error;
    const auto inner = value.find("error");
    if (inner != value.end() && inner->is_string()) {
        error.message = inner->get<std::string>();
        return error;
    }
    const json &fields = inner != value.end() && inner->is_object() ? *inner : value;
    error.message = textAt(fields, "message");
    error.type = textAt(fields, "type");
    if (error.type.empty() || error.type == "error")
        error.type = textAt(fields, "status");
    error.param = textAt(fields, "param");
    error.code = textAt(fields, "code");
    const std::int64_t number = numberAt(fields, "code").value_or(0);
    error.status = number >= 400 && number < 600 ? static_cast<int>(number) : 0;
    for (const json &detail : nodeAt(fields, "details")) {
        if (const std::string delay = textAt(detail, "retryDelay"); !delay.empty())
            error.retryAfterSeconds = secondsOf(delay);
        if (error.code.empty()) // Google's is a number; its word stands here
            error.code = textAt(detail, "reason");
    }
    return error;
}

ProviderError providerErrorInBody(std::string_view body)
{
    const auto value = parseJson(utf8::isValid(body) ? std::string(body) : utf8::sanitize(body));
    return value ? providerError(*value) : ProviderError{};
}

std::string shownWords(std::string_view words)
{
    std::string text = log::redacted(utf8::sanitize(utf8::truncated(words, 2 * kMaxWords)));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, ' ');
    return std::string(utf8::truncated(text, kMaxWords));
}

Refusal refusalOf(const Exchange &exchange, const ProviderError &error)
{
    const std::string &host = exchange.host;
    const int status = exchange.status == 400 && isModelProblem(error) ? 404 : exchange.status;
    if (status >= 300 && status < 400)
        return failed(
            ErrorCode::Network,
            "The address " + host +
                " has moved and points elsewhere; the key was not sent there. Check the provider's address in "
                "the settings.",
            host);
    switch (status) {
    case 401:
    case 403:
        if (isPolicy(error))
            return declined(host, error);
        return wrongKey(host, error);
    case 402: return billing(host, error);
    case 404:
        return failed(ErrorCode::ModelNotFound,
                      "The provider does not have this model, or its address is wrong. Choose another model." +
                          quoted(error),
                      host);
    case 408:
    case 504:
        return failed(ErrorCode::Timeout, "The provider did not finish in time. Try again." + quoted(error), host);
    case 413:
        return failed(ErrorCode::TooLarge,
                      "The request has too many bytes for the provider. Choose fewer documents." + quoted(error), host);
    case 429: return isBilling(error) ? billing(host, error) : rateLimited(exchange, error);
    default: break;
    }
    if (status >= 500)
        return serverError(exchange, error);
    if (isWrongKey(error))
        return wrongKey(host, error);
    if (isEmptyAccount(error))
        return billing(host, error);
    if (isPolicy(error))
        return declined(host, error);
    const std::int64_t window = exchange.window > 0 ? exchange.window : kLargestWindow;
    if (isOverflow(error) || (status == 400 && exchange.tokensAsked > window))
        return doesNotFit(exchange, error);
    return failed(ErrorCode::BadRequest,
                  "The provider rejected the request (status " + std::to_string(status) + ")." + quoted(error), host);
}

Refusal refusalInStream(const std::string &host, const ProviderError &error)
{
    const std::string kind = lowered(error.code + ' ' + error.type);
    if (isPolicy(error))
        return declined(host, error);
    if (isOverflow(error))
        return doesNotFit(Exchange{.host = host}, error);
    const auto status = std::find_if(kStatusOfKind.begin(), kStatusOfKind.end(), [&kind](const KindStatus &row) {
        return kind.find(row.word) != std::string::npos;
    });
    Exchange exchange{.host = host, .retryAfterSeconds = error.retryAfterSeconds, .inStream = true};
    if (error.code == "insufficient_quota" || error.code.starts_with("billing"))
        exchange.status = 402;
    else if (error.status > 0)
        exchange.status = error.status;
    else if (status != kStatusOfKind.end())
        exchange.status = status->status;
    return exchange.status == 0 ? serverError(exchange, error) : refusalOf(exchange, error);
}

} // namespace longleaf::model
