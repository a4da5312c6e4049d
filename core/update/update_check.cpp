// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/update/update_check.h"

#include "core/model/url.h"

#include <utility>

namespace longleaf::update {

namespace {

constexpr model::HttpTimeouts kTimeouts{10'000, 10'000, 10'000, 20'000};
constexpr std::int64_t kDayMs = std::int64_t{24} * 3'600 * 1'000;

} // namespace

UpdateCheck::UpdateCheck(model::HttpTransport &transport, std::string address)
    : m_transport(transport)
    , m_address(std::move(address))
{
}

Result<std::string> UpdateCheck::fetch(std::stop_token stop) const
{
    const auto address = model::parseWebAddress(m_address);
    if (!address)
        return tl::unexpected(address.error());
    const std::string host = address->origin();
    model::HttpRequest request;
    request.url = m_address;
    request.headers.emplace_back("Accept: application/json");
    model::HttpResponse response;
    std::string body;
    bool tooLarge = false;
    const Status done =
        m_transport.perform(request, kTimeouts, std::move(stop), response, [&body, &tooLarge](std::string_view piece) {
            tooLarge = body.size() + piece.size() > kMostNoticeBytes;
            if (!tooLarge)
                body += piece;
            return !tooLarge;
        });
    if (!done && done.error().code == ErrorCode::Timeout)
        return fail(ErrorCode::Timeout, host + " did not answer in time. Check the internet connection.", host);
    if (!done)
        return tl::unexpected(done.error());
    if (response.status >= 300 && response.status < 400)
        return fail(ErrorCode::Network, host + " sends to another address, which is not followed.", host);
    if (response.status != 200)
        return fail(ErrorCode::Network,
                    host + " has nothing about the newest version (status " + std::to_string(response.status) + ").",
                    host);
    if (tooLarge)
        return fail(ErrorCode::TooLarge, host + " sent more than 64 kB, which was not read.", host);
    return body;
}

Result<std::optional<UpdateNotice>> UpdateCheck::look(std::string_view own, std::stop_token stop) const
{
    const auto ownVersion = parseVersion(own);
    if (!ownVersion)
        return fail(ErrorCode::InvalidInput, "The version of this program, " + std::string(own) + ", is no version.");
    const auto body = fetch(std::move(stop));
    if (!body)
        return tl::unexpected(body.error());
    auto notice = readNotice(*body);
    if (!notice)
        return tl::unexpected(notice.error());
    if (!isOffered(notice->version, *ownVersion))
        return std::nullopt;
    return std::move(*notice);
}

bool isDue(std::optional<std::int64_t> lastLookMs, std::int64_t nowMs)
{
    return !lastLookMs || nowMs < *lastLookMs || nowMs - *lastLookMs >= kDayMs;
}

} // namespace longleaf::update
