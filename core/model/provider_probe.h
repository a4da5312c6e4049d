// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/catalogue.h"
#include "core/model/http_transport.h"
#include "core/model/model_factory.h"

#include <stop_token>
#include <string>

namespace longleaf::model {

/// Asks a provider whether it takes the key: one GET that costs nothing, never repeated.
/// @return one sentence for the user. Errors: Auth (the provider's own words), Billing, InvalidInput (something else
/// answers at the address), Protocol, and those of HttpTransport.
[[nodiscard]] Result<std::string> testProvider(const Provider &provider, const Access &access, HttpTransport &transport,
                                               std::stop_token stop);

} // namespace longleaf::model
