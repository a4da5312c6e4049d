// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_client.h"

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace longleaf::model {

/// The members of the error envelopes of all dialects; any of them may be empty.
struct ProviderError {
    std::string message;
    std::string type; ///< "invalid_request_error", "overloaded_error", Google's status "RESOURCE_EXHAUSTED"
    std::string param;
    std::string code;           ///< words only
    int status = 0;             ///< where the code is an HTTP status (OpenRouter, vLLM, Google); 0: none
    int retryAfterSeconds = -1; ///< where the envelope names a wait (Google's RetryInfo)
};

/// Reads `{"error":{...}}`, a bare error object, an array of one of these, or an error that is only a text.
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
    std::string host = {};
    int status = 0;
    int retryAfterSeconds = -1;
    std::int64_t tokensAsked = 0; ///< our own count of the input and the output limit together
    std::int64_t window = 0;      ///< of the model; 0: not known
    bool inStream = false;        ///< the status is what the error would have had, not what was sent
};

/// For HTTP statuses other than 2xx.
[[nodiscard]] Refusal refusalOf(const Exchange &exchange, const ProviderError &error);

/// For an error that came inside an answer of status 200: only its code and type tell what it is.
[[nodiscard]] Refusal refusalInStream(const std::string &host, const ProviderError &error);

/// Words from outside, made fit for a sentence: one line, valid UTF-8, no secrets, at most 4 kB.
[[nodiscard]] std::string shownWords(std::string_view words);

} // namespace longleaf::model
