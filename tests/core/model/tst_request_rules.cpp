// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/request_rules.h"
#include "tests/support/sample_requests.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace longleaf::test;
using nlohmann::json;

namespace {

Endpoint endpointOf(Wire wire)
{
    switch (wire) {
    case Wire::Responses: return Endpoint::Responses;
    case Wire::Chat: return Endpoint::Chat;
    case Wire::Messages: return Endpoint::Messages;
    case Wire::Gemini: return Endpoint::Gemini;
    case Wire::Ollama: break;
    }
    return Endpoint::OllamaChat;
}

std::vector<std::string> faultsOf(const Dialect &dialect, const json &body)
{
    RecordedRequest request;
    request.method = "POST";
    request.path = samplePath(dialect);
    if (dialect.wire == Wire::Messages)
        request.headers["anthropic-version"] = "2023-06-01";
    request.body = body.dump();
    return requestFaults(request, {endpointOf(dialect.wire), dialect, "m"});
}

} // namespace

class RequestRulesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodRequestsPass_data();
    void goodRequestsPass();
    void rulesCatchBadRequests_data();
    void rulesCatchBadRequests();
    void addressesAndHeadersAreLookedAt();
    void countsHaveRulesOfTheirOwn();
};

void RequestRulesTest::goodRequestsPass_data()
{
    QTest::addColumn<Dialect>("dialect");
    for (const Dialect &dialect : kDialects)
        QTest::newRow(
            (std::string(wireName(dialect.wire)) + " of " + std::string(flavourName(dialect.flavour))).c_str())
            << dialect;
}

void RequestRulesTest::goodRequestsPass()
{
    QFETCH(Dialect, dialect);
    const auto faults = faultsOf(dialect, json::parse(sampleRequest(dialect)));
    QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().c_str());
}

void RequestRulesTest::rulesCatchBadRequests_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<std::string>("change"); // JSON merge patch on the good body
    QTest::addColumn<std::string>("fault");
    Dialect dialect;
    const auto row = [&dialect](const char *name, const char *change, const char *fault) {
        const std::string full = std::string(flavourName(dialect.flavour)) + ": " + name;
        QTest::newRow(full.c_str()) << dialect << std::string(change) << std::string(fault);
    };
    dialect = {Wire::Responses, Flavour::OpenAi};
    row("padding left on", R"({"stream_options":null})", "include_obfuscation");
    row("sampling with reasoning", R"({"temperature":0,"reasoning":{"effort":"low"}})", "temperature");
    row("unknown effort", R"({"reasoning":{"effort":"huge"}})", "does not support");
    dialect = {Wire::Chat, Flavour::OpenAi};
    row("the old name of the limit", R"({"max_tokens":8192})", "max_tokens");
    row("no limit", R"({"max_completion_tokens":null})", "max_completion_tokens is missing");
    row("small limit", R"({"max_completion_tokens":64})", "below 4096");
    row("usage not asked for", R"({"stream_options":null})", "include_usage");
    row("unknown field", R"({"transforms":[]})", "unknown parameter: transforms");
    row("sampling", R"({"temperature":0})", "unknown parameter: temperature");
    row("stored", R"({"store":true})", "store");
    row("not streamed", R"({"stream":false})", "stream must be true");
    row("no model", R"({"model":""})", "model is missing");
    row("unknown role", R"({"messages":[{"role":"robot","content":"x"},{"role":"user","content":"x"}]})",
        "unknown role");
    row("empty message", R"({"messages":[{"role":"user","content":""}]})", "no content");
    row("unknown part", R"({"messages":[{"role":"user","content":[{"type":"input_text","text":"x"}]}]})", "input_text");
    row("late system message",
        R"({"messages":[{"role":"user","content":"x"},{"role":"system","content":"x"},{"role":"user","content":"x"}]})",
        "not the first");
    row("assistant last", R"({"messages":[{"role":"user","content":"x"},{"role":"assistant","content":"x"}]})",
        "not the user's");
    dialect = {Wire::Chat, Flavour::Meta};
    row("effort none", R"({"reasoning_effort":"none"})", "does not support");
    dialect = {Wire::Chat, Flavour::OpenRouter};
    row("prompt may be cut", R"({"transforms":null})", "transforms");
    row("data may be kept", R"({"provider":{"data_collection":"allow"}})", "data_collection");
    row("both limits", R"({"max_completion_tokens":8192})", "not both");
    dialect = {Wire::Chat, Flavour::LlamaServer};
    row("new name of the limit", R"({"max_completion_tokens":8192})", "max_completion_tokens");
    row("two turns of one side", R"({"messages":[{"role":"user","content":"x"},{"role":"user","content":"x"}]})",
        "alternate");
    dialect = {Wire::Messages, Flavour::Anthropic};
    row("no limit", R"({"max_tokens":null})", "max_tokens is missing");
    row("sampling", R"({"temperature":1})", "temperature: Extra inputs");
    row("unknown field", R"({"input":[]})", "Extra inputs are not permitted: input");
    row("two turns of one side", R"({"messages":[{"role":"user","content":"x"},{"role":"user","content":"x"}]})",
        "alternate");
    row("assistant first", R"({"messages":[{"role":"assistant","content":"x"},{"role":"user","content":"x"}]})",
        "alternate");
    row("assistant last", R"({"messages":[{"role":"user","content":"x"},{"role":"assistant","content":"x"}]})",
        "not the user's");
    row("plain text document",
        R"({"messages":[{"role":"user","content":[{"type":"document","source":{"type":"text","data":"x"}}]}]})",
        "source of type \"content\"");
    row("citations on one of two",
        R"({"messages":[{"role":"user","content":[
            {"type":"document","source":{"type":"content","content":[{"type":"text","text":"x"}]},
             "citations":{"enabled":true}},
            {"type":"document","source":{"type":"content","content":[{"type":"text","text":"x"}]}}]}]})",
        "on all documents or on none");
    row("document of the assistant",
        R"({"messages":[{"role":"user","content":"x"},{"role":"assistant","content":[{"type":"document"}]},
            {"role":"user","content":"x"}]})",
        "'document'");
    row("strange time to live", R"({"cache_control":{"type":"ephemeral","ttl":"2h"}})", "ttl");
    row("longer after shorter", R"({"system":[{"type":"text","text":"x","cache_control":{"type":"ephemeral"}}]})",
        "1h comes after");
    row("five places to cache",
        R"({"system":[{"type":"text","text":"x","cache_control":{"type":"ephemeral","ttl":"1h"}},
                      {"type":"text","text":"x","cache_control":{"type":"ephemeral","ttl":"1h"}},
                      {"type":"text","text":"x","cache_control":{"type":"ephemeral","ttl":"1h"}},
                      {"type":"text","text":"x","cache_control":{"type":"ephemeral","ttl":"1h"}}]})",
        "maximum of 4");
    row("empty text", R"({"system":[{"type":"text","text":" "}]})", "non-empty");
    row("small thinking", R"({"thinking":{"type":"enabled","budget_tokens":100}})", "budget_tokens");
    row("format beside citations", R"({"output_config":{"format":{}}})", "output format");
    dialect = {Wire::Gemini, Flavour::Gemini};
    row("snake case", R"({"system_instruction":{}})", "Unknown name: system_instruction");
    row("no limit", R"({"generationConfig":null})", "maxOutputTokens is missing");
    row("role assistant", R"({"contents":[{"role":"assistant","parts":[{"text":"x"}]}]})", "valid role");
    row("no contents", R"({"contents":[]})", "contents is not specified");
    row("empty part", R"({"contents":[{"role":"user","parts":[{"text":""}]}]})", "no text");
    row("level and budget", R"({"generationConfig":{"thinkingConfig":{"thinkingBudget":1}}})", "only one of");
    dialect = {Wire::Ollama, Flavour::Ollama};
    row("no context asked for", R"({"options":{"num_ctx":null}})", "num_ctx is missing");
    row("silent cut", R"({"truncate":null})", "truncate must be false");
    row("not streamed", R"({"stream":null})", "stream must be true");
    row("unknown option", R"({"options":{"n_ctx":5}})", "unknown option: n_ctx");
    row("parts instead of text", R"({"messages":[{"role":"user","content":[{"type":"text","text":"x"}]}]})", "no text");
    row("unknown level", R"({"think":"huge"})", "think");
}

void RequestRulesTest::rulesCatchBadRequests()
{
    QFETCH(Dialect, dialect);
    QFETCH(std::string, change);
    QFETCH(std::string, fault);
    json body = json::parse(sampleRequest(dialect));
    body.merge_patch(json::parse(change));
    const auto faults = faultsOf(dialect, body);
    const bool found = std::any_of(faults.begin(), faults.end(), [&fault](const std::string &words) {
        return words.find(fault) != std::string::npos;
    });
    QVERIFY2(found, faults.empty() ? "nothing was found" : faults.front().c_str());
}

void RequestRulesTest::addressesAndHeadersAreLookedAt()
{
    RecordedRequest request;
    request.path = "/v1beta/models/m:streamGenerateContent?key=secret";
    request.body = sampleRequest({Wire::Gemini, Flavour::Gemini});
    QCOMPARE(geminiRequestFaults(request),
             (std::vector<std::string>{"the key must not stand in the address", "alt=sse is missing"}));
    request.body = sampleRequest({Wire::Messages, Flavour::Anthropic});
    request.headers["anthropic-version"] = "2026-10-21";
    QCOMPARE(messagesRequestFaults(request),
             (std::vector<std::string>{"the header anthropic-version is '2026-10-21'"}));
}

void RequestRulesTest::countsHaveRulesOfTheirOwn()
{
    RecordedRequest request;
    request.path = "/v1beta/models/m:countTokens";
    json body = json::parse(sampleRequest({Wire::Gemini, Flavour::Gemini}));
    body["model"] = "models/m";
    request.body = json{{"generateContentRequest", body}}.dump();
    QVERIFY(geminiCountFaults(request).empty());
    request.body = json{{"contents", body["contents"]}}.dump();
    QVERIFY(geminiCountFaults(request).empty());
    request.body = body.dump(); // a question is no count
    QVERIFY(!geminiCountFaults(request).empty());

    json message = json::parse(sampleRequest({Wire::Messages, Flavour::Anthropic}));
    request.headers["anthropic-version"] = "2023-06-01";
    request.body = message.dump();
    QCOMPARE(messagesRequestFaults(request, true),
             (std::vector<std::string>{"Extra inputs are not permitted: max_tokens",
                                       "Extra inputs are not permitted: stream"}));
    message.erase("max_tokens");
    message.erase("stream");
    request.body = message.dump();
    QVERIFY(messagesRequestFaults(request, true).empty());
}

QTEST_GUILESS_MAIN(RequestRulesTest)
#include "tst_request_rules.moc"
