// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wires.h"

#include "tests/support/chat_wire.h"
#include "tests/support/gemini_wire.h"
#include "tests/support/messages_wire.h"
#include "tests/support/ollama_wire.h"
#include "tests/support/responses_wire.h"

namespace longleaf::test {

namespace {

/// The type of the error, or nothing if the reply leaves it to the status.
std::string typeOf(const Reply &reply)
{
    static const Reply untouched;
    return reply.type == untouched.type ? std::string() : reply.type;
}

} // namespace

WireStream streamOf(const Dialect &dialect, const WireAnswer &answer)
{
    switch (dialect.wire) {
    case Wire::Chat: return chatStream(answer, dialect.flavour);
    case Wire::Messages: return messagesStream(answer);
    case Wire::Gemini: return geminiStream(answer);
    case Wire::Ollama: return ollamaStream(answer);
    case Wire::Responses: break;
    }
    return responsesStream(answer, dialect.flavour);
}

std::string objectOf(const Dialect &dialect, const WireAnswer &answer)
{
    switch (dialect.wire) {
    case Wire::Chat: return chatObject(answer, dialect.flavour);
    case Wire::Messages: return messagesObject(answer);
    case Wire::Gemini: return geminiObject(answer);
    case Wire::Ollama: return ollamaObject(answer);
    case Wire::Responses: break;
    }
    return responsesObject(answer, dialect.flavour);
}

std::string errorFrameOf(const Dialect &dialect, const Reply &reply)
{
    switch (dialect.wire) {
    case Wire::Chat: return chatErrorFrame(dialect.flavour, reply.status, reply.message, typeOf(reply), reply.code);
    case Wire::Messages: {
        const std::string type = typeOf(reply);
        return messagesErrorFrame(type.empty() ? messagesErrorType(reply.status) : type, reply.message);
    }
    case Wire::Gemini: return geminiErrorFrame(reply.status, reply.message);
    case Wire::Ollama: return ollamaError(reply.message) + "\n";
    case Wire::Responses: break;
    }
    return errorFrame(reply.code, reply.message);
}

std::string errorBodyOf(const Dialect &dialect, const Reply &reply)
{
    switch (dialect.wire) {
    case Wire::Chat:
        return chatErrorBody(dialect, reply.status, reply.message, typeOf(reply), reply.param, reply.code, reply.extra);
    case Wire::Messages: return messagesErrorBody(reply.status, reply.message, typeOf(reply));
    case Wire::Gemini: return geminiErrorBody(reply.status, reply.message, typeOf(reply), reply.extra);
    case Wire::Ollama: return ollamaError(reply.message);
    case Wire::Responses: break;
    }
    return errorEnvelope(reply.message, reply.type, reply.param, reply.code);
}

std::string pingOf(const Dialect &dialect)
{
    switch (dialect.wire) {
    case Wire::Messages: return "event: ping\ndata: {\"type\":\"ping\"}\n\n";
    case Wire::Ollama: return "\n";
    case Wire::Chat: return dialect.flavour == Flavour::OpenRouter ? ": OPENROUTER PROCESSING\n\n" : ": ping\n\n";
    default: return ": ping\n\n";
    }
}

std::string streamTypeOf(const Dialect &dialect, const Reply &reply)
{
    static const Reply untouched;
    if (reply.contentType != untouched.contentType)
        return reply.contentType;
    if (dialect.wire == Wire::Ollama)
        return "application/x-ndjson";
    return dialect.wire == Wire::Gemini ? "text/event-stream" : untouched.contentType;
}

std::string_view requestIdHeaderOf(const Dialect &dialect)
{
    switch (dialect.wire) {
    case Wire::Messages: return "request-id: req_replay_1\r\n";
    case Wire::Ollama: return {};
    default: return "x-request-id: req_replay_1\r\n";
    }
}

} // namespace longleaf::test
