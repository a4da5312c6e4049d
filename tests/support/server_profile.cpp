// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/server_profile.h"

#include <algorithm>
#include <utility>

namespace longleaf::test {

bool answersQuestions(Endpoint endpoint)
{
    return endpoint <= Endpoint::OllamaChat;
}

std::int64_t ServerProfile::count(std::string_view text) const
{
    const std::int64_t plain = countTokens ? countTokens(text) : static_cast<std::int64_t>((text.size() + 3) / 4);
    return plain + hiddenTokens;
}

const ServedModel *ServerProfile::find(std::string_view id) const
{
    const auto found = std::find_if(models.begin(), models.end(), [id](const ServedModel &m) { return m.id == id; });
    return found == models.end() ? nullptr : &*found;
}

ServerProfile ServerProfile::everything()
{
    ServerProfile profile;
    profile.flavours = {Flavour::Meta,        Flavour::OpenAi, Flavour::Anthropic, Flavour::Gemini,    Flavour::Ollama,
                        Flavour::LlamaServer, Flavour::Vllm,   Flavour::LmStudio,  Flavour::OpenRouter};
    profile.unknownPathsAnswer = true;
    return profile;
}

ServerProfile ServerProfile::of(Flavour flavour, ServedModel model, std::string key)
{
    ServerProfile profile;
    profile.flavours = {flavour};
    profile.models = {std::move(model)};
    profile.key = std::move(key);
    return profile;
}

} // namespace longleaf::test
