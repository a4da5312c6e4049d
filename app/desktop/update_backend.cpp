// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/update_backend.h"

#include "core/model/http_transport.h"
#include "core/update/update_check.h"
#include "longleaf_version.h"

#include <utility>

namespace longleaf::desktop {

CoreUpdateBackend::CoreUpdateBackend(settings::SettingsStore settings, std::string address)
    : m_settings(std::move(settings))
    , m_address(std::move(address))
{
}

Result<std::optional<update::UpdateNotice>> CoreUpdateBackend::look(std::stop_token stop)
{
    const auto settings = m_settings.load();
    if (!settings)
        return tl::unexpected(settings.error());
    model::CurlTransport transport({settings->extraCaFile, settings->proxy});
    return update::UpdateCheck(transport, m_address).look(kVersion, std::move(stop));
}

QString CoreUpdateBackend::ownVersion() const
{
    return QString::fromLatin1(kVersion);
}

} // namespace longleaf::desktop
