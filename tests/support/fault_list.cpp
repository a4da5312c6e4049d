// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_list.h"

namespace longleaf::test {

namespace {

using Cause = ListedFault::Cause;

} // namespace

const std::vector<ListedFault> &listedFaults()
{
    static const std::vector<ListedFault> all = {
        {1, "name-not-found", Cause::NoServer, Fault::None, "https://no-such-host.invalid/v1"},
        {2, "refused", Cause::NoServer, Fault::None, "the port of a replay server that has ended"},
        {3, "black-hole", Cause::BlackHole, Fault::None, "listens, its queue is full"},
        {4, "tls-wrong-name", Cause::TlsServer, Fault::None, "a certificate for another host"},
        {5, "tls-expired", Cause::TlsServer, Fault::None, "an end date in the past"},
        {6, "tls-self-signed", Cause::TlsServer, Fault::None, "a certificate that nobody trusts"},
        {7, "mid-handshake-close", Cause::Server, Fault::MidHandshakeClose, "ask https:// of the server's port"},
        {8, "html-200", Cause::Server, Fault::Html200, ""},
        {9, "redirect-307", Cause::Server, Fault::Redirect307, ""},
        {10, "redirect-loop", Cause::Server, Fault::RedirectLoop, ""},
        {11, "redirect-file", Cause::Server, Fault::RedirectFile, ""},
        {12, "key-refused", Cause::Server, Fault::KeyRefused, ""},
        {12, "forbidden", Cause::Server, Fault::Forbidden, ""},
        {13, "no-credit", Cause::Server, Fault::NoCredit, ""},
        {13, "spend-limit-429", Cause::Server, Fault::SpendLimit, ""},
        {14, "model-gone", Cause::Server, Fault::UnknownModel, ""},
        {15, "too-large", Cause::Server, Fault::TooLarge, ""},
        {15, "overflow", Cause::Server, Fault::Overflow, ""},
        {15, "overflow-in-stream", Cause::Server, Fault::OverflowInStream, ""},
        {16, "rate-limited", Cause::Server, Fault::RateLimited, "Gemini says how long in the body"},
        {16, "retry-after-date", Cause::Server, Fault::RateLimitedDate, ""},
        {16, "rate-limit-then-ok", Cause::Server, Fault::RateLimited, "enqueue this reply and a good one"},
        {17, "rate-limit-html", Cause::Server, Fault::StatusHtml, "status 429"},
        {18, "server-error", Cause::Server, Fault::ServerError, ""},
        {18, "bad-gateway", Cause::Server, Fault::BadGateway, ""},
        {18, "gateway-timeout", Cause::Server, Fault::GatewayTimeout, ""},
        {18, "server-error-empty", Cause::Server, Fault::StatusEmpty, "status 502"},
        {19, "unavailable", Cause::Server, Fault::Unavailable, ""},
        {19, "overloaded", Cause::Server, Fault::Overloaded, "529 with Anthropic"},
        {20, "error-event", Cause::Server, Fault::ErrorEvent, ""},
        {20, "failed", Cause::Server, Fault::Failed, ""},
        {21, "stall-headers", Cause::Server, Fault::StallHeaders, ""},
        {21, "stall-first-byte", Cause::Server, Fault::StallFirstByte, ""},
        {22, "stall-middle", Cause::Server, Fault::StallMiddle, ""},
        {23, "pings-forever", Cause::Server, Fault::PingsForever, ""},
        {24, "never-ending", Cause::Server, Fault::NeverEnding, ""},
        {25, "one-huge-line", Cause::Server, Fault::OneHugeLine, ""},
        {25, "huge-body", Cause::Server, Fault::HugeBody, ""},
        {26, "character-split", Cause::Server, Fault::CharacterSplit, ""},
        {27, "invalid-utf8", Cause::Server, Fault::InvalidUtf8, ""},
        {28, "cr-only", Cause::Server, Fault::CrOnly, ""},
        {28, "cr-lf", Cause::Server, Fault::CrLf, ""},
        {28, "bom-and-comments", Cause::Server, Fault::BomAndComments, ""},
        {28, "multi-line-data", Cause::Server, Fault::MultiLineData, ""},
        {29, "cut-in-frame", Cause::Server, Fault::CutInFrame, ""},
        {29, "bad-json", Cause::Server, Fault::BadJson, ""},
        {30, "ends-without-terminal", Cause::Server, Fault::EndsWithoutTerminal, ""},
        {30, "cut-middle", Cause::Server, Fault::CutMiddle, ""},
        {30, "no-done", Cause::Server, Fault::NoDone, ""},
        {31, "more-after-done", Cause::Server, Fault::MoreAfterDone, ""},
        {32, "reset", Cause::Server, Fault::Reset, ""},
        {33, "h2-goaway", Cause::Http2, Fault::None, "goaway"},
        {33, "h2-reset-stream", Cause::Http2, Fault::None, "reset"},
        {33, "h2-refused-stream", Cause::Http2, Fault::None, "refused"},
        {34, "wrong-length", Cause::Server, Fault::WrongLength, "too large"},
        {34, "content-length-small", Cause::Server, Fault::ContentLengthSmall, ""},
        {35, "gzip-bomb", Cause::Server, Fault::GzipBomb, ""},
        {36, "huge-headers", Cause::Server, Fault::HugeHeaders, ""},
        {37, "wrong-shape", Cause::Server, Fault::WrongShape, ""},
        {37, "nulls", Cause::Server, Fault::Nulls, ""},
        {37, "duplicate-keys", Cause::Server, Fault::DuplicateKeys, ""},
        {37, "deep-nesting", Cause::Server, Fault::DeepNesting, ""},
        {38, "answer-cut-by-length", Cause::Server, Fault::None, "max_output_tokens"},
        {38, "answer-cut-by-filter", Cause::Server, Fault::None, "content_filter"},
        {38, "declined", Cause::Server, Fault::None, "refusal"},
        {39, "usage-missing", Cause::Server, Fault::UsageMissing, ""},
        {39, "usage-absurd", Cause::Server, Fault::UsageAbsurd, ""},
        {39, "other-model-name", Cause::Server, Fault::OtherModelName, ""},
        {40, "proxy-407", Cause::Server, Fault::ProxyLogin, ""},
        {40, "proxy-cuts-an-idle-stream", Cause::Server, Fault::CutInFrame, "as row 29: nobody sees who cut it"},
        {40, "clock-wrong", Cause::TlsServer, Fault::None, "a begin date in the future"},
        {40, "sleep-and-resume", Cause::Unpassable, Fault::None, "the computer has to sleep"},
    };
    return all;
}

Reply replyFor(const ListedFault &entry, const WireAnswer &answer)
{
    Reply reply;
    reply.answer = answer;
    reply.fault = entry.fault;
    if (entry.name == "rate-limit-html")
        reply.status = 429;
    if (entry.name == "server-error-empty")
        reply.status = 502;
    if (entry.row != 38)
        return reply;
    if (entry.how == "refusal")
        reply.answer.refusal = "I can't help with that.";
    else
        reply.answer.incompleteReason = entry.how;
    return reply;
}

bool makesSense(Fault fault, Wire wire)
{
    switch (fault) {
    case Fault::Failed: return wire == Wire::Responses;
    case Fault::MultiLineData: return wire != Wire::Ollama;
    case Fault::NoDone: return wire != Wire::Gemini && wire != Wire::Ollama;
    default: return true;
    }
}

} // namespace longleaf::test
