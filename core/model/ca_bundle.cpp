// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ca_bundle.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace longleaf::model {

namespace {

constexpr std::array kPlaces = {
    "/etc/ssl/certs/ca-certificates.crt",                // Debian, Ubuntu, Arch, Gentoo
    "/etc/pki/tls/certs/ca-bundle.crt",                  // Fedora, RHEL
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", // newer RHEL
    "/etc/ssl/ca-bundle.pem",                            // openSUSE
    "/etc/ssl/cert.pem",                                 // Alpine, macOS, BSD
};

bool readable(const std::string &path)
{
    return !path.empty() && std::ifstream(path).good();
}

} // namespace

std::string findCaBundle(const std::string &builtIn)
{
    if (const char *chosen = std::getenv("SSL_CERT_FILE"); chosen != nullptr && readable(chosen))
        return chosen;
    if (readable(builtIn))
        return {};
    for (const char *place : kPlaces) {
        if (readable(place))
            return place;
    }
    return {};
}

std::string readCaBundle(const std::string &path)
{
    if (path.empty())
        return {};
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace longleaf::model
