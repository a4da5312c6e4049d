// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_client.h"

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace longleaf::model {

/// The members of the error envelope; any of them may be empty.
struct ProviderError {
    std::string message;
    std::string type;
    std::string param;
    std::string code;
};

/// Reads `{"error":{...}}`, a bare error object, or an error that is only a text.
[[nodiscard]] ProviderError providerError(const nlohmann::json &value);
/// The same for the body of an HTTP answer, which may also be HTML or nothing.
[[nodiscard]] ProviderError providerErrorInBody(std::string_view body);

/// How a request ends that the provider refused or could not finish: Declined, or Failed with an error.
struct Refusal {
    EndReason reason = EndReason::Failed;
    Error error;
};

/// What the mapping needs to know of the exchange.
struct Exchange {
    std::string host;
    int status = 0;
    int retryAfterSeconds = -1;
    std::int64_t tokensAsked = 0; ///< our estimate of the input and the output limit together
};

/// For HTTP statuses other than 2xx.
[[nodiscard]] Refusal refusalOf(const Exchange &exchange, const ProviderError &error);

/// For an error that came inside a stream: only its code and type tell what it is.
[[nodiscard]] Refusal refusalInStream(const std::string &host, const ProviderError &error);

/// The provider's words made fit to show: valid UTF-8 on one line, no keys, at most 4 kB.
[[nodiscard]] std::string shownWords(std::string_view words);

} // namespace longleaf::model
