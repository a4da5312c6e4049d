// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/catalogue.h"
#include "core/model/http_transport.h"
#include "core/model/model_factory.h"

#include <stop_token>
#include <string>

namespace longleaf::model {

/// Asks a provider for something that costs nothing (its list of models) to see whether address and key are right. One
/// request, no retries, at most 60 seconds.
/// @return  a sentence: "The key works: Meta lists 6 models."
/// Errors: Auth (refused the key), Billing, ModelNotFound (another server than the provider's), RateLimited,
/// ServerError, BadRequest, and those of HttpTransport::perform, each with its own sentence.
[[nodiscard]] Result<std::string> testProvider(const Provider &provider, const Access &access, HttpTransport &transport,
                                               std::stop_token stop);

} // namespace longleaf::model
