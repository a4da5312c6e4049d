// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace longleaf::model {

/// What one provider or model wants otherwise than the others of its dialect. Data of the catalogue, so that a client
/// has no branch that names a provider.
struct Quirks {
    std::string auth = "bearer";      ///< "bearer", or the name of the header that holds the bare key
    std::string outputLimitField;     ///< the dialect's own name for it when empty ("max_tokens", ...)
    std::vector<std::string> efforts; ///< accepted reasoning efforts; empty: none is sent
    bool sendsStore = true;           ///< `"store":false` is understood (Responses, OpenAI's chat)
    bool sendsCacheKey = true;        ///< `prompt_cache_key` is understood
    bool streamUsage = true;          ///< `stream_options.include_usage` is understood (chat)
    bool textParts = true;            ///< a message's text may be an array of parts (chat); else one string is sent
    bool obfuscates = false;          ///< pads its deltas unless told not to (OpenAI's Responses)
    bool encryptedReasoning = false;  ///< `include:["reasoning.encrypted_content"]` is wanted
    bool cacheMarks = false;          ///< caching must be asked for with `cache_control` (Anthropic)
    bool nativeCitations = false;     ///< cites content blocks by itself (Anthropic)
    std::string counting;             ///< free exact count: "input_tokens", "count_tokens", "countTokens",
                                      ///< "tokenize-llama", "tokenize-vllm"
    std::string extraBody;            ///< JSON object whose members are added to every request; may be empty

    bool operator==(const Quirks &) const = default;
};

} // namespace longleaf::model
