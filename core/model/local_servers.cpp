// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/local_servers.h"

#include "core/base/clock.h"
#include "core/base/utf8.h"
#include "core/model/json_read.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace longleaf::model {

namespace {

using nlohmann::json;

constexpr std::int64_t kUnknownWindow = 8'192;
constexpr std::int64_t kSmallestWindow = 256;       // a figure below it is a mistake too
constexpr std::int64_t kLargestWindow = 16'777'216; // a figure above it is a mistake, not a window
constexpr std::int64_t kMostOutput = 32'768;
constexpr std::size_t kMaxAnswer = std::size_t{8} << 20U;
constexpr std::size_t kLongestName = 200;
// A server on the same computer answers at once or is busy loading a model, which is no time to wait for.
constexpr HttpTimeouts kTimeouts{.connectMs = 300, .firstEventMs = 1'500, .idleMs = 1'500, .totalMs = 1'500};
constexpr std::int64_t kServerMs = 5'000; // for all requests to one server together

/// One server on this computer, asked for what it says of itself.
class Probe final {
public:
    Probe(HttpTransport &transport, int port, const std::stop_token &stop)
        : m_transport(transport)
        , m_root("http://127.0.0.1:" + std::to_string(port))
        , m_stop(stop)
        , m_endMs(m_clock.steadyMs() + kServerMs)
    {
    }

    [[nodiscard]] const std::string &root() const { return m_root; }
    /// False once a request failed: nobody listens, or nobody that answers in time.
    [[nodiscard]] bool alive() const { return m_alive; }

    /// The JSON at a path; a null value if there is none. A body makes it a POST.
    [[nodiscard]] json get(const std::string &path, std::string body = {})
    {
        if (!m_alive || m_clock.steadyMs() >= m_endMs)
            return {};
        HttpRequest request{.url = m_root + path, .headers = {"Accept: application/json"}, .body = std::move(body)};
        if (!request.body.empty())
            request.headers.emplace_back("Content-Type: application/json");
        std::string answer;
        HttpResponse response;
        const Status done =
            m_transport.perform(request, kTimeouts, m_stop, response, [&answer](std::string_view bytes) {
                answer.append(bytes);
                return answer.size() < kMaxAnswer;
            });
        m_alive = done.has_value();
        if (!m_alive || response.status != 200)
            return {};
        return parseJson(utf8::sanitize(answer)).value_or(json());
    }

private:
    HttpTransport &m_transport;
    std::string m_root;
    std::stop_token m_stop;
    SystemClock m_clock;
    std::int64_t m_endMs;
    bool m_alive = true;
};

bool isGoodName(const std::string &name)
{
    return !name.empty() && name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) > ' ' && c != '\x7f';
    });
}

std::optional<std::int64_t> windowAt(const json &object, const char *key)
{
    const auto window = numberAt(object, key);
    return window && *window >= kSmallestWindow && *window <= kLargestWindow ? window : std::nullopt;
}

/// Rows for the models of one server.
class Rows final {
public:
    Rows(const Catalogue &catalogue, std::string_view provider, std::string baseUrl, std::vector<ModelInfo> &out)
        : m_catalogue(catalogue)
        , m_provider(provider)
        , m_baseUrl(std::move(baseUrl))
        , m_out(out)
    {
    }

    void add(const std::string &name, std::optional<std::int64_t> window, std::string note,
             std::vector<std::string> efforts = {})
    {
        if (!isGoodName(name) || m_out.size() >= kMaxLocalModels)
            return;
        auto row = m_catalogue.find(m_provider + "/" + name);
        if (!row)
            return;
        row->id = m_provider + "/" + name;
        row->wireId = name;
        row->name = name + " (" + row->providerName + ")";
        row->baseUrl = m_baseUrl;
        row->local = true;
        row->state = ModelState::OpenWeights;
        row->retired = false;
        row->contextWindow = window.value_or(kUnknownWindow);
        row->maxInput = 0;
        row->maxOutput = std::min(kMostOutput, row->contextWindow / 2);
        row->note = window ? std::move(note)
                           : "The server does not say how large its window is, so only 8,192 tokens are used.";
        if (!efforts.empty())
            row->quirks.efforts = std::move(efforts);
        m_out.push_back(std::move(*row));
    }

private:
    const Catalogue &m_catalogue;
    std::string m_provider;
    std::string m_baseUrl;
    std::vector<ModelInfo> &m_out;
};

/// What Ollama passes on to its cloud, although it lists it with the others.
bool runsElsewhere(const json &model)
{
    return !textAt(model, "remote_host").empty() || !textAt(model, "remote_model").empty();
}

bool isCloudName(std::string_view name)
{
    return name.ends_with(":cloud") || name.ends_with("-cloud");
}

bool canAnswer(const json &shown)
{
    const json &abilities = nodeAt(shown, "capabilities");
    return !abilities.is_array() || abilities.empty() ||
           std::find(abilities.begin(), abilities.end(), "completion") != abilities.end();
}

bool readOllama(Probe &probe, const Catalogue &catalogue, std::vector<ModelInfo> &out)
{
    if (textAt(probe.get("/api/version"), "version").empty()) // llama-server has the list too, but not this
        return false;
    const json tags = probe.get("/api/tags");
    if (!nodeAt(tags, "models").is_array())
        return false;
    Rows rows(catalogue, "ollama", probe.root(), out);
    for (const json &one : nodeAt(tags, "models")) {
        const std::string name = textAt(one, "name");
        if (!isGoodName(name) || out.size() >= kMaxLocalModels || runsElsewhere(one) || isCloudName(name))
            continue;
        const json shown = probe.get("/api/show", json{{"model", name}}.dump());
        if (runsElsewhere(shown) || !canAnswer(shown))
            continue;
        const json &info = nodeAt(shown, "model_info");
        const std::string family = textAt(info, "general.architecture");
        // Only this family takes a level; others can only switch their reasoning on and off.
        const bool takesLevels = family == "gptoss";
        rows.add(name, windowAt(info, (family + ".context_length").c_str()),
                 "The window that the model was made for. It is asked for as large as a question needs it; what the "
                 "memory of this computer does not hold, the server refuses.",
                 takesLevels ? std::vector<std::string>{"low", "medium", "high"} : std::vector<std::string>{});
    }
    return true;
}

bool readLlamaServer(Probe &probe, const Catalogue &catalogue, std::vector<ModelInfo> &out)
{
    const json props = probe.get("/props");
    const json &settings = nodeAt(props, "default_generation_settings");
    if (!settings.is_object() || settings.empty())
        return false;
    Rows rows(catalogue, "llama-server", probe.root() + "/v1", out);
    const auto window = windowAt(settings, "n_ctx"); // of one slot: what a single question can have
    const json models = probe.get("/v1/models");
    for (const json &one : nodeAt(models, "data"))
        rows.add(textAt(one, "id"), window, "The window that the server has allocated.");
    return true;
}

bool readLmStudio(Probe &probe, const Catalogue &catalogue, std::vector<ModelInfo> &out)
{
    const json models = probe.get("/api/v0/models");
    if (!nodeAt(models, "data").is_array())
        return false;
    Rows rows(catalogue, "lmstudio", probe.root() + "/v1", out);
    for (const json &one : nodeAt(models, "data")) {
        if (textAt(one, "type") == "embeddings")
            continue;
        const auto most = windowAt(one, "max_context_length");
        const auto loaded = windowAt(one, "loaded_context_length");
        if (textAt(one, "state") == "loaded")
            rows.add(textAt(one, "id"), loaded ? loaded : most, "The window with which the server has loaded it.");
        else
            rows.add(textAt(one, "id"), std::min(most.value_or(kUnknownWindow), kUnknownWindow),
                     "Not loaded yet, so no more than 8,192 tokens are used. Load it in LM Studio with the window that "
                     "you need, then list the models again.");
    }
    return true;
}

bool readVllm(Probe &probe, const Catalogue &catalogue, std::vector<ModelInfo> &out)
{
    const json models = probe.get("/v1/models");
    const json &data = nodeAt(models, "data");
    if (!data.is_array() || data.empty() || !numberAt(data.front(), "max_model_len"))
        return false;
    Rows rows(catalogue, "vllm", probe.root() + "/v1", out);
    for (const json &one : data)
        rows.add(textAt(one, "id"), windowAt(one, "max_model_len"), "The window that the server was started with.");
    return true;
}

} // namespace

std::vector<ModelInfo> findLocalModels(HttpTransport &transport, const Catalogue &catalogue, const LocalPorts &ports,
                                       const std::stop_token &stop)
{
    using Read = bool (*)(Probe &, const Catalogue &, std::vector<ModelInfo> &);
    // The usual server of a port first, then whoever else may listen there.
    constexpr std::array<Read, 4> kReaders = {readOllama, readLlamaServer, readVllm, readLmStudio};
    const std::array<int, 4> numbers = {ports.ollama, ports.llamaServer, ports.vllm, ports.lmStudio};
    std::vector<ModelInfo> found;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        Probe probe(transport, numbers[i], stop);
        for (std::size_t step = 0; step < kReaders.size() && probe.alive() && !stop.stop_requested(); ++step) {
            if (kReaders[(i + step) % kReaders.size()](probe, catalogue, found))
                break;
        }
    }
    return found;
}

} // namespace longleaf::model
