// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reply.h"

#include <algorithm>
#include <array>

namespace longleaf::test {

namespace {

struct FaultName {
    std::string_view name;
    Fault fault;
};

constexpr std::array kFaultNames = {
    FaultName{"none", Fault::None},
    FaultName{"stall-headers", Fault::StallHeaders},
    FaultName{"stall-first-byte", Fault::StallFirstByte},
    FaultName{"stall-middle", Fault::StallMiddle},
    FaultName{"pings-forever", Fault::PingsForever},
    FaultName{"cut-middle", Fault::CutMiddle},
    FaultName{"cut-in-frame", Fault::CutInFrame},
    FaultName{"reset", Fault::Reset},
    FaultName{"error-event", Fault::ErrorEvent},
    FaultName{"failed", Fault::Failed},
    FaultName{"no-done", Fault::NoDone},
    FaultName{"more-after-done", Fault::MoreAfterDone},
    FaultName{"bad-json", Fault::BadJson},
    FaultName{"wrong-length", Fault::WrongLength},
    FaultName{"slow-headers", Fault::SlowHeaders},
    FaultName{"unary", Fault::Unary},
    FaultName{"html-200", Fault::Html200},
    FaultName{"redirect-307", Fault::Redirect307},
    FaultName{"huge-body", Fault::HugeBody},
    FaultName{"huge-headers", Fault::HugeHeaders},
    FaultName{"status", Fault::Status},
    FaultName{"status-html", Fault::StatusHtml},
    FaultName{"status-empty", Fault::StatusEmpty},
    FaultName{"one-huge-line", Fault::OneHugeLine},
    FaultName{"gzip-bomb", Fault::GzipBomb},
    FaultName{"never-ending", Fault::NeverEnding},
    FaultName{"invalid-utf8", Fault::InvalidUtf8},
    FaultName{"character-split", Fault::CharacterSplit},
    FaultName{"cr-only", Fault::CrOnly},
    FaultName{"cr-lf", Fault::CrLf},
    FaultName{"bom-and-comments", Fault::BomAndComments},
    FaultName{"multi-line-data", Fault::MultiLineData},
    FaultName{"ends-without-terminal", Fault::EndsWithoutTerminal},
    FaultName{"content-length-small", Fault::ContentLengthSmall},
    FaultName{"wrong-shape", Fault::WrongShape},
    FaultName{"nulls", Fault::Nulls},
    FaultName{"duplicate-keys", Fault::DuplicateKeys},
    FaultName{"deep-nesting", Fault::DeepNesting},
    FaultName{"usage-missing", Fault::UsageMissing},
    FaultName{"usage-absurd", Fault::UsageAbsurd},
    FaultName{"other-model-name", Fault::OtherModelName},
    FaultName{"redirect-loop", Fault::RedirectLoop},
    FaultName{"redirect-file", Fault::RedirectFile},
    FaultName{"mid-handshake-close", Fault::MidHandshakeClose},
    FaultName{"key-refused", Fault::KeyRefused},
    FaultName{"forbidden", Fault::Forbidden},
    FaultName{"no-credit", Fault::NoCredit},
    FaultName{"spend-limit", Fault::SpendLimit},
    FaultName{"unknown-model", Fault::UnknownModel},
    FaultName{"too-large", Fault::TooLarge},
    FaultName{"overflow", Fault::Overflow},
    FaultName{"overflow-in-stream", Fault::OverflowInStream},
    FaultName{"rate-limited", Fault::RateLimited},
    FaultName{"rate-limited-date", Fault::RateLimitedDate},
    FaultName{"server-error", Fault::ServerError},
    FaultName{"bad-gateway", Fault::BadGateway},
    FaultName{"unavailable", Fault::Unavailable},
    FaultName{"gateway-timeout", Fault::GatewayTimeout},
    FaultName{"overloaded", Fault::Overloaded},
    FaultName{"proxy-login", Fault::ProxyLogin},
};

} // namespace

std::optional<Fault> faultFromName(std::string_view name)
{
    for (const FaultName &row : kFaultNames) {
        if (row.name == name)
            return row.fault;
    }
    return std::nullopt;
}

std::string_view faultName(Fault fault)
{
    return kFaultNames.at(static_cast<std::size_t>(fault)).name;
}

std::vector<Fault> allFaults()
{
    std::vector<Fault> faults;
    faults.reserve(kFaultNames.size());
    for (const FaultName &row : kFaultNames)
        faults.push_back(row.fault);
    return faults;
}

} // namespace longleaf::test
