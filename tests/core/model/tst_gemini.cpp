// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/gemini.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace longleaf::model;
using longleaf::pack::Role;
using nlohmann::json;

namespace {

const Gemini kDialect;

Endpoint endpointWith(std::vector<std::string> efforts = {"low", "medium", "high"})
{
    Quirks quirks;
    quirks.auth = "x-goog-api-key";
    quirks.efforts = std::move(efforts);
    quirks.counting = "countTokens";
    return {"http://127.0.0.1/v1beta", "canary-key", {}, quirks};
}

ModelRequest simple()
{
    ModelRequest request;
    request.wireModel = "gemini-4-argon";
    request.instructions = "Rules.";
    request.messages = {{Role::User, {"<document id=\"7\">\n", "Why?"}}};
    return request;
}

std::string bodyOf(const ModelRequest &request)
{
    return kDialect.request(endpointWith(), request).body;
}

} // namespace

class GeminiTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsTheDocumentedBody();
    void sendsTheKeyAsAHeader();
    void namesTheModelSafelyInTheAddress_data();
    void namesTheModelSafelyInTheAddress();
    void sendsOnlyLevelsThatTheModelKnows();
    void countsRulesAndTurns();
    void followUpsKeepEveryEarlierByte();
    void rolesAlternateWhateverIsEmpty();
};

void GeminiTest::sendsTheDocumentedBody()
{
    ModelRequest request = simple();
    request.messages.push_back({Role::Assistant, {"No."}});
    request.messages.push_back({Role::User, {"And?"}});
    const std::string expected =
        R"({"systemInstruction":{"parts":[{"text":"Rules."}]},"contents":[{"role":"user","parts":)"
        R"([{"text":"<document id=\"7\">\n"},{"text":"Why?"}]},{"role":"model","parts":[{"text":"No."}]},)"
        R"({"role":"user","parts":[{"text":"And?"}]}],"generationConfig":{"maxOutputTokens":32768,)"
        R"("thinkingConfig":{"thinkingLevel":"low"}}})";
    QCOMPARE(bodyOf(request), expected);
}

void GeminiTest::sendsTheKeyAsAHeader()
{
    const HttpRequest http = kDialect.request(endpointWith(), simple());
    QCOMPARE(http.url, std::string("http://127.0.0.1/v1beta/models/gemini-4-argon:streamGenerateContent?alt=sse"));
    QVERIFY((http.headers == std::vector<std::string>{"x-goog-api-key: canary-key", "Content-Type: application/json",
                                                      "Accept: text/event-stream"}));
    QVERIFY(http.body.find("canary-key") == std::string::npos);
}

void GeminiTest::namesTheModelSafelyInTheAddress_data()
{
    QTest::addColumn<std::string>("model");
    QTest::addColumn<std::string>("path");
    const auto row = [](const char *name, const char *model, const char *path) {
        QTest::newRow(name) << std::string(model) << std::string(path);
    };
    row("a usual name", "gemini-2.5-pro", "gemini-2.5-pro");
    row("a way to another path", "../x?key=1#", "..%2Fx%3Fkey%3D1%23");
    row("spaces and other scripts", "a b\xC3\x85%", "a%20b%C3%85%25");
}

void GeminiTest::namesTheModelSafelyInTheAddress()
{
    QFETCH(std::string, model);
    QFETCH(std::string, path);
    ModelRequest request = simple();
    request.wireModel = model;
    QCOMPARE(kDialect.request(endpointWith(), request).url,
             "http://127.0.0.1/v1beta/models/" + path + ":streamGenerateContent?alt=sse");
}

void GeminiTest::sendsOnlyLevelsThatTheModelKnows()
{
    ModelRequest request = simple();
    request.effort = "xhigh";
    request.maxOutputTokens = 10;
    const json config = json::parse(bodyOf(request)).at("generationConfig");
    QVERIFY((config == json{{"maxOutputTokens", 4'096}, {"thinkingConfig", {{"thinkingLevel", "high"}}}}));
    const json none = json::parse(kDialect.request(endpointWith({}), request).body).at("generationConfig");
    QVERIFY((none == json{{"maxOutputTokens", 4'096}}));
}

void GeminiTest::countsRulesAndTurns()
{
    const auto counted = kDialect.countRequest(endpointWith(), simple());
    QVERIFY(counted.has_value());
    QCOMPARE(counted->url, std::string("http://127.0.0.1/v1beta/models/gemini-4-argon:countTokens"));
    QCOMPARE(counted->body, std::string(R"({"contents":[{"role":"user","parts":[{"text":"Rules."},)"
                                        R"({"text":"<document id=\"7\">\n"},{"text":"Why?"}]}]})"));
    QCOMPARE(kDialect.countIn({{"totalTokens", 4711}}).value_or(0), std::int64_t{4711});
    QVERIFY(!kDialect.countIn({{"error", {}}}));
    Endpoint without = endpointWith();
    without.quirks.counting.clear();
    QVERIFY(!kDialect.countRequest(without, simple()));
}

void GeminiTest::followUpsKeepEveryEarlierByte()
{
    ModelRequest request = simple();
    std::string before;
    for (int turn = 0; turn <= 10; ++turn) {
        request.maxOutputTokens = 10'000 - turn; // what differs must stand behind
        const std::string body = bodyOf(request);
        const std::size_t end = body.rfind("]}],\"generationConfig\"");
        QVERIFY(end != std::string::npos);
        QVERIFY2(body.starts_with(before), body.c_str());
        before = body.substr(0, end);
        request.messages.push_back({Role::Assistant, {turn == 3 ? "" : "Answer."}});
        request.messages.push_back({Role::User, {"Question " + std::to_string(turn) + "?"}});
    }
}

void GeminiTest::rolesAlternateWhateverIsEmpty()
{
    ModelRequest request = simple();
    request.instructions.clear();
    request.messages.push_back({Role::Assistant, {""}});
    request.messages.push_back({Role::User, {"", "And?"}});
    request.messages.push_back({Role::Assistant, {"No."}});
    request.messages.push_back({Role::Assistant, {"None."}});
    const json body = json::parse(bodyOf(request));
    QVERIFY(!body.contains("systemInstruction"));
    const json expected = json::parse(
        R"([{"role":"user","parts":[{"text":"<document id=\"7\">\n"},{"text":"Why?"},{"text":"And?"}]},
            {"role":"model","parts":[{"text":"No."},{"text":"None."}]}])");
    QVERIFY2(body.at("contents") == expected, body.dump().c_str());
}

QTEST_GUILESS_MAIN(GeminiTest)
#include "tst_gemini.moc"
