// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/chat_wire.h"
#include "tests/support/fault_frames.h"
#include "tests/support/fault_list.h"
#include "tests/support/gemini_wire.h"
#include "tests/support/messages_wire.h"
#include "tests/support/ollama_wire.h"
#include "tests/support/wires.h"

#include <QTest>
#include <QtEndian>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace longleaf::test;
using nlohmann::json;

namespace {

const std::string kText = "Die Gebühr beträgt 4.200 € im Jahr, and it is due in March.";

WireAnswer answerOf(const std::string &text = kText)
{
    WireAnswer answer;
    answer.text = text;
    answer.pieceBytes = 9;
    return answer;
}

quint32 adler32(const QByteArray &bytes)
{
    constexpr quint32 kPrime = 65'521;
    quint32 low = 1;
    quint32 high = 0;
    for (const char c : bytes) {
        low = (low + static_cast<unsigned char>(c)) % kPrime;
        high = (high + low) % kPrime;
    }
    return high << 16U | low;
}

/// The JSON of a frame; null if it has none.
json jsonOf(const std::string &frame)
{
    const std::size_t begin = frame.find('{');
    return begin == std::string::npos ? json() : json::parse(frame.substr(begin), nullptr, false);
}

std::string allOf(const std::vector<std::string> &frames)
{
    std::string all;
    for (const std::string &frame : frames)
        all += frame;
    return all;
}

/// The pieces of the answer's text in the frames.
std::string textOf(const Dialect &dialect, const std::vector<std::string> &frames)
{
    std::string text;
    for (const std::string &frame : frames) {
        const json data = jsonOf(frame);
        switch (dialect.wire) {
        case Wire::Responses:
            if (data.value("type", "") == "response.output_text.delta")
                text += data.value("delta", "");
            break;
        case Wire::Chat:
            if (!data.is_null() && !data["choices"].empty() && data["choices"][0]["delta"].contains("content") &&
                data["choices"][0]["delta"]["content"].is_string())
                text += data["choices"][0]["delta"]["content"].get<std::string>();
            break;
        case Wire::Messages:
            if (data.value("type", "") == "content_block_delta" && data["delta"]["type"] == "text_delta")
                text += data["delta"]["text"].get<std::string>();
            break;
        case Wire::Gemini:
            for (const json &part : data["candidates"][0]["content"]["parts"])
                text += part.value("thought", false) ? "" : part["text"].get<std::string>();
            break;
        case Wire::Ollama: text += data["message"]["content"].get<std::string>(); break;
        }
    }
    return text;
}

void addDialects()
{
    QTest::addColumn<Dialect>("dialect");
    for (const Dialect &dialect : kDialects)
        QTest::newRow(
            (std::string(wireName(dialect.wire)) + " of " + std::string(flavourName(dialect.flavour))).c_str())
            << dialect;
}

} // namespace

class WiresTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void streamsCarryTheWholeText_data() { addDialects(); }
    void streamsCarryTheWholeText();
    void chatChunksStandInOrder();
    void openRouterHasCommentsAndItsOwnError();
    void llamaServerCountsWithTimings();
    void messagesEventsStandInOrder();
    void citationsFollowTheirPiece();
    void geminiEndsWithTheReason();
    void ollamaEndsWithTheCounts();
    void endsHaveEachWiresWord_data();
    void endsHaveEachWiresWord();
    void overflowIsSaidAsTheVendorSaysIt_data();
    void overflowIsSaidAsTheVendorSaysIt();
    void faultsChangeTheBytes_data();
    void faultsChangeTheBytes();
    void everyFaultOfTheListHasACause();
    void gzipBombIsSmallAndLarge();
};

void WiresTest::streamsCarryTheWholeText()
{
    QFETCH(Dialect, dialect);
    const WireStream stream = streamOf(dialect, answerOf());
    QCOMPARE(textOf(dialect, stream.frames), kText);
    for (const std::string &frame : stream.frames) {
        QVERIFY2(!jsonOf(frame).is_discarded(), frame.c_str());
        QVERIFY2(frame.ends_with(dialect.wire == Wire::Ollama ? "}\n" : "\n\n"), frame.c_str());
    }
    // Without the frames that say so, the text is complete and the answer is not.
    Reply cut;
    cut.answer = answerOf();
    cut.fault = Fault::EndsWithoutTerminal;
    const auto kept = faultyFrames(dialect, cut);
    QCOMPARE(kept.size(), stream.frames.size() - stream.ending);
    if (dialect.wire != Wire::Gemini) // whose last piece comes with the end
        QCOMPARE(textOf(dialect, kept), kText);
    const json whole = json::parse(objectOf(dialect, answerOf()));
    QVERIFY(whole.dump().find(json(kText).dump()) != std::string::npos);
}

void WiresTest::chatChunksStandInOrder()
{
    const auto frames = chatStream(answerOf("Twelve."), Flavour::OpenAi).frames;
    QCOMPARE(frames.size(), std::size_t{4});
    QVERIFY(frames[0].starts_with("data: {\"choices\":[{\"delta\":{\"content\":\"\",\"refusal\":null,\"role\":"
                                  "\"assistant\"},\"finish_reason\":null,"));
    QCOMPARE(jsonOf(frames[1])["choices"][0]["delta"], json({{"content", "Twelve."}}));
    QVERIFY(jsonOf(frames[1])["usage"].is_null());
    QCOMPARE(jsonOf(frames[2])["choices"][0]["finish_reason"], json("stop"));
    QVERIFY(jsonOf(frames[3])["choices"].empty());
    QCOMPARE(jsonOf(frames[3])["usage"]["prompt_tokens"], json(610));
    QCOMPARE(jsonOf(frames[3])["usage"]["completion_tokens_details"]["reasoning_tokens"], json(26));
    QCOMPARE(chatStream(answerOf(), Flavour::OpenAi).endMarker, std::string("data: [DONE]\n\n"));
}

void WiresTest::openRouterHasCommentsAndItsOwnError()
{
    const auto frames = chatStream(answerOf(), Flavour::OpenRouter).frames;
    QCOMPARE(frames.front(), std::string(": OPENROUTER PROCESSING\n\n"));
    const json error = jsonOf(chatErrorFrame(Flavour::OpenRouter, 502, "Provider disconnected", {}, {}));
    QCOMPARE(error["error"], json({{"code", 502}, {"message", "Provider disconnected"}}));
    QCOMPARE(error["choices"][0]["finish_reason"], json("error"));
}

void WiresTest::llamaServerCountsWithTimings()
{
    WireAnswer answer = answerOf();
    answer.thinking = "Look for the fee.";
    answer.cachedTokens = 600;
    answer.promptTokens = 608;
    const auto frames = chatStream(answer, Flavour::LlamaServer).frames;
    const json last = jsonOf(frames.back());
    QCOMPARE(last["timings"]["cache_n"], json(600));
    QCOMPARE(last["timings"]["prompt_n"], json(8));
    QCOMPARE(last["usage"]["prompt_tokens"], json(608));
    QCOMPARE(jsonOf(frames[1])["choices"][0]["delta"]["reasoning_content"], json("Look for "));
}

void WiresTest::messagesEventsStandInOrder()
{
    WireAnswer answer = answerOf("Twelve.");
    answer.thinking = "Hm.";
    answer.cachedTokens = 500;
    answer.cacheWriteTokens = 100;
    std::vector<std::string> types;
    const auto frames = messagesStream(answer).frames;
    for (const std::string &frame : frames) {
        const std::string type = jsonOf(frame)["type"];
        QVERIFY(frame.starts_with("event: " + type + "\ndata: {"));
        types.push_back(type);
    }
    QCOMPARE(types,
             (std::vector<std::string>{"message_start", "ping", "content_block_start", "content_block_delta",
                                       "content_block_delta", "content_block_stop", "content_block_start",
                                       "content_block_delta", "content_block_stop", "message_delta", "message_stop"}));
    const json usage = jsonOf(frames[0])["message"]["usage"];
    QCOMPARE(usage["input_tokens"], json(10)); // what was neither read from the cache nor written to it
    QCOMPARE(usage["cache_read_input_tokens"], json(500));
    QCOMPARE(usage["cache_creation_input_tokens"], json(100));
    QCOMPARE(jsonOf(frames[4])["delta"]["type"], json("signature_delta"));
    QCOMPARE(jsonOf(frames[6])["index"], json(1));
    QCOMPARE(jsonOf(frames[9])["delta"]["stop_reason"], json("end_turn"));
    QCOMPARE(jsonOf(frames[9])["usage"]["output_tokens"], json(112));
}

void WiresTest::citationsFollowTheirPiece()
{
    WireAnswer answer = answerOf("See: the fee is 12. Done.");
    NativeCitation citation;
    citation.fromText = 5;
    citation.afterText = 19;
    citation.documentIndex = 1;
    citation.firstBlock = 3;
    citation.lastBlock = 5;
    citation.citedText = "The fee: 12.";
    answer.nativeCitations = {citation};
    answer.pieceBytes = 100;
    const auto frames = messagesStream(answer).frames;
    std::vector<std::string> texts;
    json cited;
    std::size_t citedIndex = 0;
    for (const std::string &frame : frames) {
        const json data = jsonOf(frame);
        if (data["type"] != "content_block_delta")
            continue;
        if (data["delta"]["type"] == "text_delta")
            texts.push_back(data["delta"]["text"]);
        else
            citedIndex = data["index"], cited = data["delta"]["citation"];
    }
    QCOMPARE(texts, (std::vector<std::string>{"See: ", "the fee is 12.", " Done."}));
    QCOMPARE(citedIndex, std::size_t{1});
    QCOMPARE(cited["type"], json("content_block_location"));
    QCOMPARE(cited["document_index"], json(1));
    QCOMPARE(cited["start_block_index"], json(3));
    QCOMPARE(cited["end_block_index"], json(5));
    QVERIFY(cited["document_title"].is_null());
}

void WiresTest::geminiEndsWithTheReason()
{
    WireAnswer answer = answerOf();
    answer.thinking = "Hm.";
    const WireStream stream = geminiStream(answer);
    QVERIFY(stream.endMarker.empty());
    QCOMPARE(jsonOf(stream.frames[0])["candidates"][0]["content"]["parts"][0]["thought"], json(true));
    const json last = jsonOf(stream.frames.back());
    QCOMPARE(last["candidates"][0]["finishReason"], json("STOP"));
    QCOMPARE(last["usageMetadata"]["candidatesTokenCount"], json(86)); // without the 26 of the thoughts
    QCOMPARE(last["usageMetadata"]["totalTokenCount"], json(722));
    answer.refusal = "No.";
    const auto blocked = geminiStream(answer).frames;
    QCOMPARE(blocked.size(), std::size_t{1});
    QCOMPARE(jsonOf(blocked[0])["promptFeedback"]["blockReason"], json("PROHIBITED_CONTENT"));
    QVERIFY(!jsonOf(blocked[0]).contains("candidates"));
}

void WiresTest::ollamaEndsWithTheCounts()
{
    WireAnswer answer = answerOf();
    answer.promptTokens = 4'096; // cut to fit
    const auto frames = ollamaStream(answer).frames;
    for (std::size_t i = 0; i + 1 < frames.size(); ++i)
        QCOMPARE(jsonOf(frames[i])["done"], json(false));
    const json last = jsonOf(frames.back());
    QCOMPARE(last["done"], json(true));
    QCOMPARE(last["done_reason"], json("stop"));
    QCOMPARE(last["prompt_eval_count"], json(4'096));
}

void WiresTest::endsHaveEachWiresWord_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<std::string>("reason");
    QTest::addColumn<std::string>("word");
    const auto row = [](const char *name, Dialect dialect, const char *reason, const char *word) {
        QTest::newRow(name) << dialect << std::string(reason) << std::string(word);
    };
    row("Responses, limit", {}, "max_output_tokens", R"("incomplete_details":{"reason":"max_output_tokens"})");
    row("chat, limit", {Wire::Chat, Flavour::OpenAi}, "max_output_tokens", R"("finish_reason":"length")");
    row("chat, filter", {Wire::Chat, Flavour::Vllm}, "content_filter", R"("finish_reason":"content_filter")");
    row("messages, limit", {Wire::Messages, Flavour::Anthropic}, "max_output_tokens", R"("stop_reason":"max_tokens")");
    row("messages, filter", {Wire::Messages, Flavour::Anthropic}, "content_filter", R"("stop_reason":"refusal")");
    row("messages, window", {Wire::Messages, Flavour::Anthropic}, "model_context_window_exceeded",
        R"("stop_reason":"model_context_window_exceeded")");
    row("Gemini, limit", {Wire::Gemini, Flavour::Gemini}, "max_output_tokens", R"("finishReason":"MAX_TOKENS")");
    row("Gemini, filter", {Wire::Gemini, Flavour::Gemini}, "content_filter", R"("finishReason":"SAFETY")");
    row("Gemini, quotation", {Wire::Gemini, Flavour::Gemini}, "RECITATION", R"("finishReason":"RECITATION")");
    row("Ollama, limit", {Wire::Ollama, Flavour::Ollama}, "max_output_tokens", R"("done_reason":"length")");
}

void WiresTest::endsHaveEachWiresWord()
{
    QFETCH(Dialect, dialect);
    QFETCH(std::string, reason);
    QFETCH(std::string, word);
    WireAnswer answer = answerOf();
    QVERIFY(allOf(streamOf(dialect, answer).frames).find(word) == std::string::npos);
    answer.incompleteReason = reason;
    const std::string frames = allOf(streamOf(dialect, answer).frames);
    QVERIFY2(frames.find(word) != std::string::npos, frames.c_str());
}

void WiresTest::overflowIsSaidAsTheVendorSaysIt_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("words");
    const auto row = [](const char *name, Dialect dialect, int status, const char *words) {
        QTest::newRow(name) << dialect << status << std::string(words);
    };
    row("OpenAI Responses", {Wire::Responses, Flavour::OpenAi}, 400, R"("code":"context_length_exceeded")");
    row("OpenAI chat", {Wire::Chat, Flavour::OpenAi}, 400, R"("code":"context_length_exceeded")");
    row("OpenRouter", {Wire::Chat, Flavour::OpenRouter}, 400, R"("code":400)");
    row("llama-server", {Wire::Chat, Flavour::LlamaServer}, 400, R"("n_ctx":8192,"n_prompt_tokens":9000)");
    row("vLLM", {Wire::Chat, Flavour::Vllm}, 400, R"("param":"input_tokens")");
    row("old vLLM", {Wire::Chat, Flavour::Vllm, true}, 400, R"("object":"error")");
    row("LM Studio", {Wire::Chat, Flavour::LmStudio}, 200, "9000 > 8192");
    row("Anthropic", {Wire::Messages, Flavour::Anthropic}, 400, "prompt is too long: 9000 tokens > 8192 maximum");
    row("Gemini", {Wire::Gemini, Flavour::Gemini}, 400, "(9000) exceeds the maximum number of tokens allowed (8192)");
    row("Ollama", {Wire::Ollama, Flavour::Ollama}, 400, "exceeded max context length by 808 tokens");
}

void WiresTest::overflowIsSaidAsTheVendorSaysIt()
{
    QFETCH(Dialect, dialect);
    QFETCH(int, status);
    QFETCH(std::string, words);
    const RefusalFacts facts{"", "m", 9'000, 4'096, 8'192};
    const Reply reply = refusalOf(dialect, Fault::Overflow, facts);
    const std::string body = errorBodyOf(dialect, reply);
    QCOMPARE(reply.status, status);
    QVERIFY2(body.find(words) != std::string::npos, body.c_str());
    QCOMPARE(json::parse(body).contains("error"), !dialect.oldShape);
}

void WiresTest::faultsChangeTheBytes_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<Fault>("fault");
    const std::set<Fault> bytes = {
        Fault::CutMiddle,       Fault::CutInFrame,    Fault::ErrorEvent,     Fault::Failed,
        Fault::NoDone,          Fault::MoreAfterDone, Fault::BadJson,        Fault::InvalidUtf8,
        Fault::CrOnly,          Fault::CrLf,          Fault::BomAndComments, Fault::MultiLineData,
        Fault::WrongShape,      Fault::Nulls,         Fault::DuplicateKeys,  Fault::DeepNesting,
        Fault::UsageMissing,    Fault::UsageAbsurd,   Fault::OtherModelName, Fault::EndsWithoutTerminal,
        Fault::OverflowInStream};
    for (const Dialect &dialect : kDialects) {
        for (const Fault fault : bytes) {
            const bool unmarked = fault == Fault::NoDone && streamOf(dialect, answerOf()).endMarker.empty() &&
                                  dialect.wire != Wire::Messages;
            if (makesSense(fault, dialect.wire) && !unmarked)
                QTest::newRow((std::string(wireName(dialect.wire)) + " of " +
                               std::string(flavourName(dialect.flavour)) + ": " + std::string(faultName(fault)))
                                  .c_str())
                    << dialect << fault;
        }
    }
}

void WiresTest::faultsChangeTheBytes()
{
    QFETCH(Dialect, dialect);
    QFETCH(Fault, fault);
    Reply reply;
    reply.answer = answerOf();
    const auto untouched = faultyFrames(dialect, reply);
    const std::string good = allOf(untouched);
    reply.fault = fault;
    const auto frames = faultyFrames(dialect, reply);
    QVERIFY(allOf(frames) != good);
    // What spoils the bytes spoils a part of them: the answer still begins and ends as it did.
    if (fault == Fault::BadJson || fault == Fault::Nulls || fault == Fault::WrongShape) {
        QCOMPARE(frames.front(), untouched.front());
        QCOMPARE(frames.back(), untouched.back());
    }
    if (fault == Fault::UsageMissing)
        QVERIFY(allOf(frames).find("prompt_tokens") == std::string::npos &&
                allOf(frames).find("input_tokens") == std::string::npos);
}

void WiresTest::everyFaultOfTheListHasACause()
{
    std::set<int> rows;
    std::set<std::string_view> names;
    for (const ListedFault &entry : listedFaults()) {
        rows.insert(entry.row);
        QVERIFY2(names.insert(entry.name).second, entry.name.data());
        const bool server = entry.cause == ListedFault::Cause::Server;
        const bool answered = entry.row == 38;
        QVERIFY2(server != (entry.fault == Fault::None) || answered, entry.name.data());
        QVERIFY2(server || !entry.how.empty(), entry.name.data());
    }
    QCOMPARE(rows.size(), std::size_t{40});
    QCOMPARE(*rows.begin(), 1);
    QCOMPARE(*rows.rbegin(), 40);
}

void WiresTest::gzipBombIsSmallAndLarge()
{
    const std::string bomb = gzipBomb(std::size_t{1} << 20U);
    QVERIFY(bomb.size() < 10'000);
    QByteArray text(": ");
    text.append(QByteArray((1 << 20) / 258 * 258 + 1 + 258, 'x')); // runs of 258 after the first
    // Qt unpacks zlib's format: the same blocks between two other bytes and another check sum, after the size.
    QByteArray wrapped = QByteArray::fromHex("00100000789c");
    wrapped.append(bomb.data() + 10, static_cast<qsizetype>(bomb.size()) - 10);
    const quint32 sum = qToBigEndian(adler32(text));
    wrapped.append(reinterpret_cast<const char *>(&sum), sizeof sum);
    const QByteArray unpacked = qUncompress(wrapped);
    QCOMPARE(unpacked.size(), text.size());
    QVERIFY(unpacked == text);
}

QTEST_GUILESS_MAIN(WiresTest)
#include "tst_wires.moc"
