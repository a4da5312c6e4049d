// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace longleaf::test {

/// The five ways in which an answer travels.
enum class Wire { Responses, Chat, Messages, Gemini, Ollama };

/// Whose habits a server has. One wire can have several: the chat wire is spoken by seven.
enum class Flavour { Meta, OpenAi, OpenRouter, LlamaServer, Vllm, LmStudio, Anthropic, Gemini, Ollama };

struct Dialect {
    Wire wire = Wire::Responses;
    Flavour flavour = Flavour::Meta;
    bool oldShape = false; ///< vLLM before its errors had an "error" wrapper

    bool operator==(const Dialect &) const = default;
};

inline constexpr std::array kWires = {Wire::Responses, Wire::Chat, Wire::Messages, Wire::Gemini, Wire::Ollama};

/// Every pair that a server can speak.
inline constexpr std::array kDialects = {
    Dialect{Wire::Responses, Flavour::Meta},     Dialect{Wire::Responses, Flavour::OpenAi},
    Dialect{Wire::Chat, Flavour::OpenAi},        Dialect{Wire::Chat, Flavour::Meta},
    Dialect{Wire::Chat, Flavour::OpenRouter},    Dialect{Wire::Chat, Flavour::LlamaServer},
    Dialect{Wire::Chat, Flavour::Vllm},          Dialect{Wire::Chat, Flavour::LmStudio},
    Dialect{Wire::Messages, Flavour::Anthropic}, Dialect{Wire::Gemini, Flavour::Gemini},
    Dialect{Wire::Ollama, Flavour::Ollama},
};

[[nodiscard]] std::string_view wireName(Wire wire);          ///< "responses", "chat", "messages", "gemini", "ollama"
[[nodiscard]] std::string_view flavourName(Flavour flavour); ///< "meta", "openai", "llama-server", ...
[[nodiscard]] std::optional<Wire> wireFromName(std::string_view name);
[[nodiscard]] std::optional<Flavour> flavourFromName(std::string_view name);

} // namespace longleaf::test
