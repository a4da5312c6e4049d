// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/provider_probe.h"

#include "core/model/dialect.h"
#include "core/model/json_read.h"
#include "core/model/provider_errors.h"
#include "core/model/url.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace longleaf::model {

namespace {

using nlohmann::json;

constexpr HttpTimeouts kTimeouts{15'000, 30'000, 15'000, 60'000};
constexpr std::size_t kMaxBodyBytes = std::size_t{8} << 20U;

enum class Listing {
    Models,
    Key,     ///< the list of models is open to everybody, so it tells nothing of the key
    Version, ///< a server without keys
};

Listing listingOf(const Provider &provider)
{
    if (provider.dialect == "ollama")
        return Listing::Version;
    return provider.id == "openrouter" ? Listing::Key : Listing::Models;
}

/// Lists come in pages of 20 or 50 unless a larger page is asked for.
std::string pathOf(const Provider &provider)
{
    switch (listingOf(provider)) {
    case Listing::Version: return "/api/version";
    case Listing::Key: return "/key";
    case Listing::Models: break;
    }
    if (provider.dialect == "gemini")
        return "/models?pageSize=1000";
    return provider.dialect == "anthropic-messages" ? "/models?limit=1000" : "/models";
}

HttpRequest requestTo(const Provider &provider, const Access &access)
{
    std::string base = access.baseUrl;
    while (base.ends_with('/'))
        base.pop_back();
    HttpRequest request;
    request.url = base + pathOf(provider);
    request.headers = authHeaders(Endpoint{base, access.apiKey, kTimeouts, provider.quirks});
    request.headers.emplace_back("Accept: application/json");
    if (provider.dialect == "anthropic-messages")
        request.headers.emplace_back("anthropic-version: 2023-06-01");
    return request;
}

tl::unexpected<Error> otherServer(const Provider &provider, const std::string &host)
{
    return fail(ErrorCode::ModelNotFound, "The address answers, but not like " + provider.name + ". Check it.", host);
}

std::string quoted(const ProviderError &error)
{
    return error.message.empty() ? "." : ": " + shownWords(error.message);
}

/// Google answers a wrong key with 400.
bool refusesKey(int status, const ProviderError &error)
{
    return status == 401 || status == 403 ||
           (status == 400 &&
            (error.message.find("API key") != std::string::npos || error.message.find("API_KEY") != std::string::npos));
}

Result<std::string> praise(const Provider &provider, const Access &access, const std::string &host, const json &body)
{
    const std::string begin = access.apiKey.empty() ? provider.name + " answers" : "The key works: " + provider.name;
    switch (listingOf(provider)) {
    case Listing::Version: {
        const std::string version = textAt(body, "version");
        if (version.empty())
            return otherServer(provider, host);
        return provider.name + " answers. Its version is " + shownWords(version) + ".";
    }
    case Listing::Key:
        return nodeAt(body, "data").is_object() && body.contains("data") ? Result<std::string>(begin + " accepts it.")
                                                                         : otherServer(provider, host);
    case Listing::Models: break;
    }
    const char *const name = body.contains("data") ? "data" : "models";
    const json &models = nodeAt(body, name);
    if (!models.is_array())
        return otherServer(provider, host);
    return begin + (access.apiKey.empty() ? " and lists " : " lists ") + std::to_string(models.size()) +
           (models.size() == 1 ? " model." : " models.");
}

Result<std::string> judge(const Provider &provider, const Access &access, const std::string &host,
                          const HttpResponse &response, const std::string &body)
{
    const std::size_t first = body.find_first_not_of(" \t\r\n");
    const bool page =
        response.contentType.starts_with("text/html") || (first != std::string::npos && body[first] == '<');
    if (page && response.status < 500 && response.status != 404)
        return fail(ErrorCode::Network,
                    "A web page answered instead of " + provider.name +
                        ". A sign-in page of this network may stand in between: open a web browser, sign in and try "
                        "again.",
                    host);
    const ProviderError error = providerErrorInBody(body);
    if (response.status >= 200 && response.status < 300) {
        const auto value = parseJson(body);
        return value && value->is_object() ? praise(provider, access, host, *value) : otherServer(provider, host);
    }
    if (refusesKey(response.status, error)) {
        if (access.apiKey.empty())
            return fail(ErrorCode::MissingKey, provider.name + " asks for a key" + quoted(error), host);
        return fail(ErrorCode::Auth, provider.name + " refused the key" + quoted(error), host);
    }
    if (response.status == 404 || response.status == 405)
        return otherServer(provider, host);
    Exchange exchange{.host = host, .status = response.status, .retryAfterSeconds = response.retryAfterSeconds};
    return tl::unexpected(refusalOf(exchange, error).error);
}

} // namespace

Result<std::string> testProvider(const Provider &provider, const Access &access, HttpTransport &transport,
                                 std::stop_token stop)
{
    const HttpRequest request = requestTo(provider, access);
    const auto address = parseWebAddress(request.url);
    if (!address)
        return tl::unexpected(address.error());
    HttpResponse response;
    std::string body;
    const Status done =
        transport.perform(request, kTimeouts, std::move(stop), response, [&body](std::string_view piece) {
            body.append(piece);
            return body.size() <= kMaxBodyBytes;
        });
    if (!done)
        return tl::unexpected(done.error());
    return judge(provider, access, address->origin(), response, body);
}

} // namespace longleaf::model
