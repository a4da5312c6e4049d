// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/url.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>

namespace longleaf::model {

namespace {

constexpr int kHttpPort = 80;
constexpr int kHttpsPort = 443;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

std::optional<int> number(std::string_view digits, int maximum)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool padded = digits.size() > 1 && digits.front() == '0';
    if (digits.empty() || padded || error != std::errc() || end != digits.data() + digits.size() || value < 0 ||
        value > maximum)
        return std::nullopt;
    return value;
}

/// Only the full form a.b.c.d: shorter and octal forms mean different hosts to different programs.
bool isLoopbackIpv4(std::string_view host)
{
    int parts = 0;
    while (true) {
        const std::size_t dot = host.find('.');
        const auto value = number(host.substr(0, dot), 255);
        if (!value || (parts == 0 && *value != 127))
            return false;
        ++parts;
        if (dot == std::string_view::npos)
            return parts == 4;
        host.remove_prefix(dot + 1);
    }
}

bool isHostName(std::string_view host)
{
    return !host.empty() && host.front() != '.' && std::all_of(host.begin(), host.end(), [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '_';
    });
}

bool isIpv6Literal(std::string_view host)
{
    return host.size() > 3 && host.front() == '[' && host.back() == ']' &&
           std::all_of(host.begin() + 1, host.end() - 1,
                       [](char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || c == ':' || c == '.'; });
}

bool isPlainPath(std::string_view path)
{
    return std::all_of(path.begin(), path.end(), [](char c) { return c > ' ' && c < '\x7f' && c != '\\' && c != '#'; });
}

tl::unexpected<Error> notAnAddress(std::string_view url)
{
    return fail(ErrorCode::InvalidInput, "This is not a usable web address. Write it like https://api.example.com/v1.",
                std::string(url));
}

} // namespace

bool WebAddress::loopback() const
{
    return host == "localhost" || host == "[::1]" || isLoopbackIpv4(host);
}

std::string WebAddress::origin() const
{
    const int usual = scheme == "https" ? kHttpsPort : kHttpPort;
    return port == usual ? host : host + ':' + std::to_string(port);
}

Result<WebAddress> parseWebAddress(std::string_view url)
{
    const std::size_t schemeEnd = url.find("://");
    if (schemeEnd == std::string_view::npos)
        return notAnAddress(url);
    WebAddress address;
    address.scheme = lowered(url.substr(0, schemeEnd));
    if (address.scheme != "https" && address.scheme != "http")
        return notAnAddress(url);
    const std::string_view rest = url.substr(schemeEnd + 3);
    const std::size_t authorityEnd = std::min(rest.find_first_of("/?"), rest.size());
    std::string authority = lowered(rest.substr(0, authorityEnd));
    address.path = rest.substr(authorityEnd);
    const std::size_t colon = authority.rfind(':');
    const std::size_t bracket = authority.rfind(']');
    address.port = address.scheme == "https" ? kHttpsPort : kHttpPort;
    if (colon != std::string::npos && (bracket == std::string::npos || colon > bracket)) {
        const auto port = number(std::string_view(authority).substr(colon + 1), 65'535);
        if (!port || *port == 0)
            return notAnAddress(url);
        address.port = *port;
        authority.resize(colon);
    }
    address.host = authority;
    if ((!isHostName(authority) && !isIpv6Literal(authority)) || !isPlainPath(address.path))
        return notAnAddress(url);
    if (address.scheme == "http" && !address.loopback())
        return fail(ErrorCode::InvalidInput,
                    "Plain http is only allowed to this computer, because the key and the documents would travel "
                    "unencrypted. Use an address that begins with https.",
                    std::string(url));
    return address;
}

} // namespace longleaf::model
