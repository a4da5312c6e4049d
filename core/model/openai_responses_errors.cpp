// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/openai_responses_errors.h"

#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/model/http_failure.h"
#include "core/model/json_read.h"

#include <algorithm>
#include <array>
#include <span>

namespace longleaf::model {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxWords = 4096;
constexpr std::int64_t kWindow = 1'048'576;

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
    constexpr std::array<std::string_view, 4> kCodes = {"content_policy", "content_filter", "bio_policy",
                                                        "policy_violation"};
    return contains(error.code, kCodes);
}

bool isBilling(const ProviderError &error)
{
    constexpr std::array<std::string_view, 6> kWords = {"insufficient_quota", "billing",      "credit", "spend",
                                                        "hard limit",         "current quota"};
    return contains(lowered(error.code + ' ' + error.type + ' ' + error.message), kWords);
}

bool isOverflow(const ProviderError &error)
{
    constexpr std::array<std::string_view, 5> kWords = {"context_length_exceeded", "1048576", "1,048,576",
                                                        "context window", "maximum context length"};
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

Refusal doesNotFit(const std::string &host, const ProviderError &error)
{
    return failed(ErrorCode::DoesNotFit,
                  "The documents and the room for the answer do not fit the model's window. Choose fewer documents or "
                  "passages." +
                      quoted(error),
                  host);
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
        exchange.status > 0 ? " (status " + std::to_string(exchange.status) + ')' : std::string();
    return failed(ErrorCode::ServerError,
                  (busy ? "The provider is overloaded or restarting" : "The provider failed") + status +
                      ". Try again later." + quoted(error),
                  exchange.host);
}

} // namespace

ProviderError providerError(const json &value)
{
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
    error.param = textAt(fields, "param");
    error.code = textAt(fields, "code");
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
    const int status = exchange.status;
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
        return failed(ErrorCode::Auth,
                      "The provider did not accept the key. Check the key in the settings." + quoted(error), host);
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
    if (isPolicy(error))
        return declined(host, error);
    if (isOverflow(error) || (status == 400 && exchange.tokensAsked > kWindow))
        return doesNotFit(host, error);
    return failed(ErrorCode::BadRequest,
                  "The provider rejected the request (status " + std::to_string(status) + ")." + quoted(error), host);
}

Refusal refusalInStream(const std::string &host, const ProviderError &error)
{
    constexpr std::array<std::string_view, 3> kAuth = {"invalid_api_key", "authentication", "permission"};
    constexpr std::array<std::string_view, 1> kRate = {"rate_limit"};
    constexpr std::array<std::string_view, 2> kInvalid = {"invalid_prompt", "invalid_request"};
    constexpr std::array<std::string_view, 1> kModel = {"model_not_found"};
    const std::string kind = lowered(error.code + ' ' + error.type);
    if (isPolicy(error))
        return declined(host, error);
    if (isOverflow(error))
        return doesNotFit(host, error);
    if (contains(kind, kAuth))
        return failed(ErrorCode::Auth,
                      "The provider did not accept the key. Check the key in the settings." + quoted(error), host);
    if (contains(kind, kModel))
        return failed(ErrorCode::ModelNotFound,
                      "The provider does not have this model. Choose another." + quoted(error), host);
    if (error.code == "insufficient_quota" || error.code.starts_with("billing"))
        return billing(host, error);
    if (contains(kind, kRate))
        return rateLimited(Exchange{.host = host}, error);
    if (contains(kind, kInvalid))
        return failed(ErrorCode::BadRequest, "The provider rejected the request." + quoted(error), host);
    return serverError(Exchange{.host = host}, error);
}

} // namespace longleaf::model
