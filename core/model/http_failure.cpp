// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/http_failure.h"

#include <algorithm>
#include <array>

namespace longleaf::model {

namespace {

bool mentions(std::string_view text, std::string_view words)
{
    const auto same = [](char a, char b) {
        const auto lower = [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        };
        return lower(a) == lower(b);
    };
    return std::search(text.begin(), text.end(), words.begin(), words.end(), same) != text.end();
}

std::string certificateSentence(const std::string &host, std::string_view detail)
{
    if (mentions(detail, "not yet valid") || mentions(detail, "not yet activated"))
        return "The certificate of " + host + " is not yet valid. Check the date and time of this computer.";
    if (mentions(detail, "expired"))
        return "The certificate of " + host +
               " has expired. Check the date and time of this computer; if they are right, the server must be "
               "repaired.";
    if (mentions(detail, "subject name") || mentions(detail, "does not match") || mentions(detail, "host name"))
        return "The server that answered for " + host +
               " has a certificate for another name. Nothing was sent. Check the address and the network.";
    if (mentions(detail, "self-signed") || mentions(detail, "self signed"))
        return "The server that answered for " + host +
               " has a certificate that it signed itself. Nothing was sent. A filter or sign-in page of this network "
               "may stand in between.";
    return "The certificate of " + host +
           " could not be verified. Nothing was sent. A filter of this network may stand in between, or the system's "
           "list of certificates is missing.";
}

} // namespace

bool canPass(HttpFault fault)
{
    constexpr std::array kPassing = {HttpFault::HostNotFound, HttpFault::NoConnection, HttpFault::SecureConnection,
                                     HttpFault::Broken};
    return std::find(kPassing.begin(), kPassing.end(), fault) != kPassing.end();
}

Error httpError(HttpFault fault, const std::string &host, std::string_view detail)
{
    const auto network = [&host](std::string sentence) {
        return Error{ErrorCode::Network, std::move(sentence), host};
    };
    switch (fault) {
    case HttpFault::HostNotFound:
        return network("The address " + host + " was not found. Check the internet connection and the address.");
    case HttpFault::ProxyNotFound:
        return network("The proxy that this system is set to use was not found. Check the proxy setting.");
    case HttpFault::ProxySignIn:
        return network("The proxy of this network asks for a name and password. Check the proxy setting.");
    case HttpFault::NoConnection:
        return network("There is no connection to " + host + ". Check the internet connection and the address.");
    case HttpFault::ConnectTimeout:
        return Error{ErrorCode::Timeout,
                     host + " did not answer in time. Check the internet connection and the address.", host};
    case HttpFault::Certificate: return network(certificateSentence(host, detail));
    case HttpFault::SecureConnection:
        return network("No secure connection to " + host +
                       " could be made. A filter or sign-in page of this network may stand in between.");
    case HttpFault::Broken: return network("The connection to " + host + " broke before the answer was complete.");
    case HttpFault::Other: break;
    }
    return network("The connection to " + host + " failed: " + std::string(detail.empty() ? "unknown reason" : detail) +
                   ".");
}

std::string durationText(std::int64_t ms)
{
    constexpr std::int64_t kSecond = 1'000;
    constexpr std::int64_t kMinute = 60 * kSecond;
    const auto text = [](std::int64_t count, const char *unit) {
        return std::to_string(count) + ' ' + unit + (count == 1 ? "" : "s");
    };
    if (ms >= 2 * kMinute && ms % kMinute == 0)
        return text(ms / kMinute, "minute");
    if (ms >= kSecond && ms % kSecond == 0)
        return text(ms / kSecond, "second");
    return text(ms, "millisecond");
}

} // namespace longleaf::model
