// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/provider_probe.h"

#include "core/base/log.h"
#include "core/model/dialect.h"
#include "core/model/json_read.h"
#include "core/model/provider_errors.h"
#include "core/model/url.h"

#include <utility>

namespace longleaf::model {

namespace {

constexpr std::size_t kMaxBody = std::size_t{8} << 20U;
constexpr HttpTimeouts kTimeouts{15'000, 30'000, 15'000, 60'000};

HttpRequest probeRequest(const Provider &provider, const Access &access)
{
    std::string base = access.baseUrl;
    while (base.ends_with('/'))
        base.pop_back();
    HttpRequest request;
    // OpenRouter lists its models to anybody.
    if (provider.dialect == "ollama")
        request.url = base + "/api/version";
    else if (provider.id == "openrouter")
        request.url = base + "/key";
    else
        request.url = base + "/models";
    request.headers = authHeaders({base, access.apiKey, kTimeouts, provider.quirks});
    if (provider.dialect == "anthropic-messages")
        request.headers.emplace_back("anthropic-version: 2023-06-01");
    return request;
}

std::string works(const Provider &provider, const Access &access, const nlohmann::json &answer)
{
    const std::string begin =
        access.apiKey.empty() ? provider.name + " answers" : "The key works: " + provider.name + " answers";
    for (const char *member : {"data", "models"})
        if (const auto &rows = nodeAt(answer, member); rows.is_array() && !rows.empty())
            return begin + " and lists " + std::to_string(rows.size()) + (rows.size() == 1 ? " model." : " models.");
    return begin + '.';
}

} // namespace

Result<std::string> testProvider(const Provider &provider, const Access &access, HttpTransport &transport,
                                 std::stop_token stop)
{
    log::addSecret(access.apiKey);
    const HttpRequest request = probeRequest(provider, access);
    std::string body;
    HttpResponse response;
    const Status transfer =
        transport.perform(request, kTimeouts, std::move(stop), response, [&body](std::string_view bytes) {
            body.append(bytes);
            return body.size() < kMaxBody;
        });
    if (!transfer)
        return tl::unexpected(transfer.error());
    const auto address = parseWebAddress(access.baseUrl);
    const std::string host = address ? address->origin() : access.baseUrl;
    const ProviderError error = providerErrorInBody(body);
    if (response.status == 401 || response.status == 403)
        return fail(ErrorCode::Auth,
                    provider.name + " refused the key" +
                        (error.message.empty() ? std::string(".") : ": " + shownWords(error.message)),
                    host);
    if (response.status == 404)
        return fail(ErrorCode::InvalidInput,
                    "The address answers, but not like " + provider.name + ". Check the address.", host);
    if (response.status < 200 || response.status >= 300)
        return tl::unexpected(refusalOf({.host = host, .status = response.status}, error).error);
    const auto answer = parseJson(body);
    if (!answer)
        return fail(ErrorCode::Protocol,
                    host +
                        " sent a web page instead of an answer. The network may want you to sign in, or the address "
                        "is not that of " +
                        provider.name + ".",
                    host);
    return works(provider, access, *answer);
}

} // namespace longleaf::model
