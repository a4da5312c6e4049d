// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dialect.h"

#include <algorithm>
#include <cstddef>

namespace longleaf::test {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 5> kWireNames = {"responses", "chat", "messages", "gemini", "ollama"};
constexpr std::array<std::string_view, 9> kFlavourNames = {
    "meta", "openai", "openrouter", "llama-server", "vllm", "lmstudio", "anthropic", "gemini", "ollama"};

template <typename Enum, std::size_t N>
std::optional<Enum> fromName(const std::array<std::string_view, N> &names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

} // namespace

std::string_view wireName(Wire wire)
{
    return kWireNames.at(static_cast<std::size_t>(wire));
}

std::string_view flavourName(Flavour flavour)
{
    return kFlavourNames.at(static_cast<std::size_t>(flavour));
}

std::optional<Wire> wireFromName(std::string_view name)
{
    return fromName<Wire>(kWireNames, name);
}

std::optional<Flavour> flavourFromName(std::string_view name)
{
    return fromName<Flavour>(kFlavourNames, name);
}

} // namespace longleaf::test
