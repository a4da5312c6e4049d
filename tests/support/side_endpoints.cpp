// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/side_endpoints.h"

#include "tests/support/request_text.h"
#include "tests/support/wires.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

namespace longleaf::test {

namespace {

using nlohmann::json;

/// The models of the profile, or one with any name.
std::vector<ServedModel> modelsOf(const ServerProfile &profile)
{
    return profile.models.empty() ? std::vector{ServedModel{"muse-spark-1.3"}} : profile.models;
}

json listOf(json rows)
{
    return {{"object", "list"}, {"data", std::move(rows)}};
}

json modelRow(const ServedModel &model, Flavour flavour)
{
    json row = {{"id", model.id}, {"object", "model"}, {"created", 0}};
    switch (flavour) {
    case Flavour::Meta: row["owned_by"] = "meta"; break;
    case Flavour::Vllm:
        row["owned_by"] = "vllm";
        row["root"] = model.id;
        row["max_model_len"] = model.given();
        break;
    case Flavour::LlamaServer:
        row["owned_by"] = "llamacpp";
        row["meta"] = {{"n_ctx_train", model.window}, {"n_params", 8'030'261'248}, {"vocab_type", 2}};
        break;
    case Flavour::OpenRouter:
        row = {{"id", model.id},
               {"name", model.id},
               {"context_length", model.window},
               {"top_provider", {{"context_length", model.window}, {"max_completion_tokens", model.maxOutput}}},
               {"pricing", {{"prompt", "0.00000125"}, {"completion", "0.00000425"}}}};
        break;
    case Flavour::Anthropic:
        row = {{"type", "model"},
               {"id", model.id},
               {"display_name", model.id},
               {"created_at", "2026-09-22T00:00:00Z"},
               {"max_input_tokens", model.window},
               {"max_tokens", model.maxOutput}};
        break;
    default: row["owned_by"] = "replay";
    }
    return row;
}

json modelList(const ServerProfile &profile, Flavour flavour)
{
    json rows = json::array();
    for (const ServedModel &model : modelsOf(profile))
        rows.push_back(modelRow(model, flavour));
    if (flavour != Flavour::Anthropic)
        return listOf(std::move(rows));
    const json first = rows.front()["id"];
    const json last = rows.back()["id"];
    return {{"data", std::move(rows)}, {"has_more", false}, {"first_id", first}, {"last_id", last}};
}

json geminiRow(const ServedModel &model)
{
    return {{"name", "models/" + model.id},
            {"displayName", model.id},
            {"version", "001"},
            {"inputTokenLimit", model.window},
            {"outputTokenLimit", model.maxOutput},
            {"supportedGenerationMethods", {"generateContent", "countTokens"}}};
}

json lmStudioRow(const ServedModel &model)
{
    json row = {{"id", model.id},
                {"object", "model"},
                {"type", "llm"},
                {"arch", "llama"},
                {"state", model.loaded > 0 ? "loaded" : "not-loaded"},
                {"max_context_length", model.window}};
    if (model.loaded > 0)
        row["loaded_context_length"] = model.loaded;
    return row;
}

json ollamaRow(const ServedModel &model)
{
    return {{"name", model.id},
            {"model", model.id},
            {"size", 4'920'753'328},
            {"digest", "46e0c10c039e"},
            {"details", {{"family", "llama"}, {"parameter_size", "8.0B"}, {"quantization_level", "Q4_K_M"}}}};
}

template <typename MakeRow> json rowsUnder(const char *name, const ServerProfile &profile, MakeRow makeRow)
{
    json rows = json::array();
    for (const ServedModel &model : modelsOf(profile))
        rows.push_back(makeRow(model));
    return {{name, std::move(rows)}};
}

json loadedModels(const ServerProfile &profile)
{
    json rows = json::array();
    for (const ServedModel &model : modelsOf(profile)) {
        if (model.loaded == 0)
            continue;
        json row = ollamaRow(model);
        row["context_length"] = model.loaded;
        row["size_vram"] = row["size"];
        row["expires_at"] = "2026-10-06T02:28:01Z";
        rows.push_back(std::move(row));
    }
    return {{"models", std::move(rows)}};
}

json showModel(const ServedModel &model)
{
    return {{"details", ollamaRow(model)["details"]},
            {"model_info", {{"general.architecture", "llama"}, {"llama.context_length", model.window}}},
            {"capabilities", {"completion"}}};
}

std::int64_t counted(const RecordedRequest &request, Wire wire, const ServerProfile &profile)
{
    return profile.fixedCount.value_or(profile.count(requestText(wire, request.body).joined()));
}

std::string stringIn(const std::string &body, const char *name)
{
    const json parsed = json::parse(body, nullptr, false);
    return parsed.is_object() && parsed.contains(name) && parsed[name].is_string() ? parsed[name].get<std::string>()
                                                                                   : std::string();
}

json tokenized(const RecordedRequest &request, const Route &route, const ServerProfile &profile)
{
    const bool llama = route.dialect.flavour == Flavour::LlamaServer;
    const std::string plain = stringIn(request.body, llama ? "content" : "prompt");
    const std::string text = plain.empty() ? requestText(Wire::Chat, request.body).joined() : plain;
    const std::int64_t count = profile.fixedCount.value_or(profile.count(text));
    json tokens = json::array();
    for (std::int64_t i = 0; i < count; ++i)
        tokens.push_back(1'000 + i % 7'919);
    if (llama)
        return {{"tokens", std::move(tokens)}};
    return {{"count", count}, {"max_model_len", modelsOf(profile).front().given()}, {"tokens", std::move(tokens)}};
}

json props(const ServerProfile &profile)
{
    const ServedModel model = modelsOf(profile).front();
    return {{"default_generation_settings", {{"n_ctx", model.given()}, {"id", 0}}},
            {"total_slots", 1},
            {"model_path", "/models/" + model.id + ".gguf"},
            {"chat_template", "{{ messages }}"},
            {"modalities", {{"vision", false}, {"audio", false}}}};
}

json keyInfo()
{
    return {
        {"data",
         {{"label", "replay"}, {"usage", 0.25}, {"limit", 10.0}, {"limit_remaining", 9.75}, {"is_free_tier", false}}}};
}

PlainAnswer refused(const Route &route, Fault fault)
{
    RefusalFacts facts;
    facts.model = route.model;
    const Reply reply = refusalOf(route.dialect, fault, facts);
    return {reply.status, errorBodyOf(route.dialect, reply)};
}

PlainAnswer oneModel(const Route &route, const ServerProfile &profile)
{
    const std::vector<ServedModel> models = modelsOf(profile);
    const auto found = std::find_if(models.begin(), models.end(),
                                    [&route](const ServedModel &model) { return model.id == route.model; });
    if (found == models.end())
        return refused(route, Fault::UnknownModel);
    return {200, (route.endpoint == Endpoint::OllamaShow ? showModel(*found) : geminiRow(*found)).dump()};
}

} // namespace

PlainAnswer sideAnswer(const RecordedRequest &request, const Route &route, const ServerProfile &profile)
{
    const auto ok = [](const json &body) {
        return PlainAnswer{200, body.dump()};
    };
    switch (route.endpoint) {
    case Endpoint::Models: return ok(modelList(profile, route.dialect.flavour));
    case Endpoint::GeminiModels: return ok(rowsUnder("models", profile, geminiRow));
    case Endpoint::LmStudioModels: return ok(rowsUnder("data", profile, lmStudioRow));
    case Endpoint::OllamaShow:
    case Endpoint::GeminiModel: return oneModel(route, profile);
    case Endpoint::ResponsesCount:
    case Endpoint::ChatCount:
        return ok(
            {{"object", "response.input_tokens"}, {"input_tokens", counted(request, route.dialect.wire, profile)}});
    case Endpoint::MessagesCount: return ok({{"input_tokens", counted(request, Wire::Messages, profile)}});
    case Endpoint::GeminiCount: return ok({{"totalTokens", counted(request, Wire::Gemini, profile)}});
    case Endpoint::Tokenize: return ok(tokenized(request, route, profile));
    case Endpoint::ApplyTemplate: return ok({{"prompt", requestText(Wire::Chat, request.body).joined()}});
    case Endpoint::Props: return ok(props(profile));
    case Endpoint::Health:
        return profile.loading ? PlainAnswer{503, R"({"error":{"code":503,"message":"Loading model",)"
                                                  R"("type":"unavailable_error"}})"}
                               : ok({{"status", "ok"}});
    case Endpoint::MetaStatus:
        return ok({{"is_alive", true},
                   {"service_status", "ok"},
                   {"service_message", ""},
                   {"updated_at", "2026-10-06T02:23:01Z"},
                   {"model_statuses", json::array()}});
    case Endpoint::OllamaTags: return ok(rowsUnder("models", profile, ollamaRow));
    case Endpoint::OllamaPs: return ok(loadedModels(profile));
    case Endpoint::OllamaVersion: return ok({{"version", "0.14.2"}});
    case Endpoint::KeyInfo: return ok(keyInfo());
    default: return {404, "{}"};
    }
}

} // namespace longleaf::test
