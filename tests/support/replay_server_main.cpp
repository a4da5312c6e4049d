// SPDX-License-Identifier: GPL-3.0-or-later
// longleaf-replay-server: a stand-in for the provider on this computer, for trying the application without a key.
#include "tests/support/quote_echo.h"
#include "tests/support/replay_script.h"
#include "tests/support/replay_server.h"

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

using namespace longleaf::test;

namespace {

constexpr const char *kUsage =
    "usage: longleaf-replay-server [--port N] [--wire NAME] [--server NAME] [--script FILE.json | --echo-quotes]\n"
    "  --port N         the port to listen on (default 8765; 0: any free one)\n"
    "  --script FILE    answers from a JSON array of replies, in order; the last one repeats\n"
    "  --echo-quotes    answers with quotes from the documents of the request: right, on a wrong page,\n"
    "                   with a digit changed, and invented (the default)\n"
    "  --wire NAME      whose address the start line names: responses (the default), chat, messages, gemini or "
    "ollama;\n"
    "                   all of them are served\n"
    "  --server NAME    only this provider's habits and addresses: meta, openai, openrouter, llama-server, vllm,\n"
    "                   lmstudio, anthropic, gemini or ollama; with a window of 131,072 tokens\n";

struct Options {
    int port = 8765;
    std::string script;
    Wire wire = Wire::Responses;
    std::optional<Flavour> server;
    bool valid = true;
};

Options optionsOf(int count, char **arguments)
{
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string_view name = arguments[i];
        if (name == "--port" && i + 1 < count)
            options.port = std::atoi(arguments[++i]);
        else if (name == "--script" && i + 1 < count)
            options.script = arguments[++i];
        else if (name == "--wire" && i + 1 < count && wireFromName(arguments[i + 1]))
            options.wire = *wireFromName(arguments[++i]);
        else if (name == "--server" && i + 1 < count && flavourFromName(arguments[i + 1]))
            options.server = flavourFromName(arguments[++i]);
        else if (name != "--echo-quotes")
            options.valid = false;
    }
    options.valid = options.valid && options.port >= 0 && options.port <= 65'535;
    return options;
}

/// One provider with whatever model is asked of it by the name "replay", or any model of everybody.
ServerProfile profileOf(const Options &options)
{
    if (!options.server)
        return ServerProfile::everything();
    constexpr std::int64_t kWindow = 131'072;
    return ServerProfile::of(*options.server, {"replay", kWindow, 16'384, kWindow});
}

/// What to tell the application; the variables are those that it reads.
void announce(const ReplayServer &server, const Options &options)
{
    const std::string url = server.baseUrl(options.wire);
    std::printf("%s\n", url.c_str());
    if (options.wire == Wire::Responses)
        std::printf("start Longleaf with MODEL_API_BASE=%s MODEL_API_KEY=replay\n", url.c_str());
    else
        std::printf("the %s wire; enter this address for the provider\n", std::string(wireName(options.wire)).c_str());
    for (const Wire wire : kWires)
        std::printf("  %-10s %s\n", std::string(wireName(wire)).c_str(), server.baseUrl(wire).c_str());
    std::fflush(stdout);
}

/// Quotes from the request; what it shares with the request before counts as cached.
ReplayServer::Responder quoting()
{
    auto previous = std::make_shared<std::string>();
    return [previous](const RecordedRequest &request) {
        constexpr std::int64_t kBytesPerToken = 4;
        const auto same = std::mismatch(request.body.begin(), request.body.end(), previous->begin(), previous->end());
        Reply reply;
        reply.answer = echoAnswer(request.body, request.dialect.wire);
        reply.answer.model = request.model;
        reply.answer.inputTokens = static_cast<std::int64_t>(request.body.size()) / kBytesPerToken;
        reply.answer.cachedTokens = (same.first - request.body.begin()) / kBytesPerToken;
        reply.answer.outputTokens = static_cast<std::int64_t>(reply.answer.text.size()) / kBytesPerToken + 26;
        reply.answer.pieceBytes = 12;
        reply.pauseMs = 15;
        *previous = request.body;
        return reply;
    };
}

ReplayServer::Responder scripted(std::vector<Reply> replies)
{
    auto next = std::make_shared<std::size_t>(0);
    return [replies = std::move(replies), next](const RecordedRequest &) {
        return replies[std::min((*next)++, replies.size() - 1)];
    };
}

} // namespace

int main(int count, char **arguments)
{
    const Options options = optionsOf(count, arguments);
    if (!options.valid) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr); // before the server's threads begin, so that none takes the signal

    ReplayServer::Responder responder = quoting();
    if (!options.script.empty()) {
        std::ifstream file(options.script, std::ios::binary);
        const std::string script{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        const auto replies = parseReplayScript(script);
        if (!replies) {
            std::fprintf(stderr, "%s: %s\n", options.script.c_str(), replies.error().message.c_str());
            return 1;
        }
        responder = scripted(*replies);
    }
    ReplayServer server(options.port);
    if (server.port() == 0) {
        std::fprintf(stderr, "cannot listen on port %d of 127.0.0.1\n", options.port);
        return 1;
    }
    server.setProfile(profileOf(options));
    server.setResponder(std::move(responder));
    announce(server, options);
    int received = 0;
    sigwait(&signals, &received);
    return 0;
}
