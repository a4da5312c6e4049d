// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/provider_errors.h"

#include <QTest>

using namespace longleaf::model;
using longleaf::ErrorCode;

class ProviderErrorsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEachVendorsWords_data();
    void readsEachVendorsWords();
    void takesTheWaitFromGooglesDetails();
};

void ProviderErrorsTest::readsEachVendorsWords_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, int status, const char *body, ErrorCode code) {
        QTest::newRow(name) << status << std::string(body) << static_cast<int>(code);
    };
    const auto google = [](const char *reason, const char *message) {
        return R"({"error":{"code":400,"message":")" + std::string(message) +
               R"(","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo",)"
               R"("reason":")" +
               reason + R"("}]}})";
    };
    row("Google, a key that is none", 400, google("API_KEY_INVALID", "Bad key.").c_str(), ErrorCode::Auth);
    row("Google, a key that is none, in words only", 400,
        R"({"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}})",
        ErrorCode::Auth);
    row("Google, a key that has expired", 400, google("", "API key expired. Please renew the API key.").c_str(),
        ErrorCode::Auth);
    row("Google, a request that is wrong", 400, google("BAD_FIELD", "Unknown name.").c_str(), ErrorCode::BadRequest);
    row("Google, in an array", 404, R"([{"error":{"code":404,"message":"No such model.","status":"NOT_FOUND"}}])",
        ErrorCode::ModelNotFound);
    row("Google, more than the window", 400,
        google("", "The input token count (9) exceeds the maximum number of tokens allowed (8).").c_str(),
        ErrorCode::DoesNotFit);
    row("Google, a quota that passes", 429,
        R"({"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.",
            "status":"RESOURCE_EXHAUSTED","details":[{"retryDelay":"12s"}]}})",
        ErrorCode::RateLimited);
    const auto anthropic = [](const char *type, const char *message) {
        return R"({"type":"error","error":{"type":")" + std::string(type) + R"(","message":")" + message +
               R"("},"request_id":"req_1"})";
    };
    row("Anthropic, an empty account", 400,
        anthropic("invalid_request_error", "Your credit balance is too low to access the API.").c_str(),
        ErrorCode::Billing);
    row("Anthropic, an account that cannot be charged", 402, anthropic("billing_error", "No.").c_str(),
        ErrorCode::Billing);
    row("Anthropic, a wrong key", 401, anthropic("authentication_error", "invalid x-api-key").c_str(), ErrorCode::Auth);
    row("Anthropic, more than the window", 400,
        anthropic("invalid_request_error", "prompt is too long: 9 tokens > 8 maximum").c_str(), ErrorCode::DoesNotFit);
    row("Anthropic, a request that is wrong", 400, anthropic("invalid_request_error", "messages: no.").c_str(),
        ErrorCode::BadRequest);
    row("Anthropic, overloaded", 529, anthropic("overloaded_error", "Overloaded").c_str(), ErrorCode::ServerError);
    row("Anthropic, too many bytes", 413, anthropic("request_too_large", "No.").c_str(), ErrorCode::TooLarge);
}

void ProviderErrorsTest::readsEachVendorsWords()
{
    QFETCH(int, status);
    QFETCH(std::string, body);
    QFETCH(int, code);
    const Refusal refusal = refusalOf({.host = "api.example", .status = status}, providerErrorInBody(body));
    QCOMPARE(refusal.reason, EndReason::Failed);
    QCOMPARE(static_cast<int>(refusal.error.code), code);
    // The same inside a stream, where only the words tell.
    const Refusal streamed = refusalInStream("api.example", providerErrorInBody(body));
    QCOMPARE(static_cast<int>(streamed.error.code), code);
}

void ProviderErrorsTest::takesTheWaitFromGooglesDetails()
{
    const ProviderError error = providerErrorInBody(
        R"({"error":{"code":429,"details":[{"reason":"RATE_LIMIT_EXCEEDED"},{"retryDelay":"0.5s"}]}})");
    QCOMPARE(error.retryAfterSeconds, 1);
    QCOMPARE(error.code, std::string("RATE_LIMIT_EXCEEDED"));
    QCOMPARE(error.status, 429);
}

QTEST_GUILESS_MAIN(ProviderErrorsTest)
#include "tst_provider_errors.moc"
