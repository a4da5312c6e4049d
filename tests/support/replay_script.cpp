// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/replay_script.h"

#include <functional>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

namespace longleaf::test {

namespace {

using nlohmann::json;
/// Puts a member into a reply; false if its value does not fit.
using Setter = std::function<bool(Reply &, const json &)>;

template <typename Choose> Setter text(Choose choose)
{
    return [choose](Reply &reply, const json &value) {
        if (value.is_string())
            choose(reply) = value.get<std::string>();
        return value.is_string();
    };
}

template <typename Choose> Setter number(Choose choose)
{
    return [choose](Reply &reply, const json &value) {
        if (value.is_number_unsigned())
            value.get_to(choose(reply));
        return value.is_number_unsigned();
    };
}

template <typename Choose> Setter flag(Choose choose)
{
    return [choose](Reply &reply, const json &value) {
        if (value.is_boolean())
            choose(reply) = value.get<bool>();
        return value.is_boolean();
    };
}

bool setFault(Reply &reply, const json &value)
{
    const auto fault = value.is_string() ? faultFromName(value.get<std::string>()) : std::nullopt;
    if (fault)
        reply.fault = *fault;
    return fault.has_value();
}

/// A list of {"after", "document", "first", "last", "text"}, the numbers with NativeCitation's defaults.
bool setCitations(Reply &reply, const json &value)
{
    if (!value.is_array())
        return false;
    for (const json &row : value) {
        NativeCitation citation;
        if (!row.is_object() || !row.contains("after") || !row.contains("text") || !row["after"].is_number_unsigned() ||
            !row["text"].is_string())
            return false;
        row["after"].get_to(citation.afterText);
        row["text"].get_to(citation.citedText);
        const auto number = [&row](const char *name, int &out) {
            if (row.contains(name) && row[name].is_number_unsigned())
                row[name].get_to(out);
        };
        number("document", citation.documentIndex);
        number("first", citation.firstBlock);
        number("last", citation.lastBlock);
        reply.answer.nativeCitations.push_back(std::move(citation));
    }
    return true;
}

const std::map<std::string, Setter> &setters()
{
    static const std::map<std::string, Setter> all = {
        {"text", text([](Reply &r) -> std::string & { return r.answer.text; })},
        {"refusal", text([](Reply &r) -> std::string & { return r.answer.refusal; })},
        {"commentary", text([](Reply &r) -> std::string & { return r.answer.commentary; })},
        {"reasoning_summary", text([](Reply &r) -> std::string & { return r.answer.reasoningSummary; })},
        {"incomplete", text([](Reply &r) -> std::string & { return r.answer.incompleteReason; })},
        {"message", text([](Reply &r) -> std::string & { return r.message; })},
        {"type", text([](Reply &r) -> std::string & { return r.type; })},
        {"param", text([](Reply &r) -> std::string & { return r.param; })},
        {"code", text([](Reply &r) -> std::string & { return r.code; })},
        {"retry_after", text([](Reply &r) -> std::string & { return r.retryAfter; })},
        {"status", number([](Reply &r) -> int & { return r.status; })},
        {"piece_bytes", number([](Reply &r) -> std::size_t & { return r.answer.pieceBytes; })},
        {"pause_ms", number([](Reply &r) -> int & { return r.pauseMs; })},
        {"thinking", text([](Reply &r) -> std::string & { return r.answer.thinking; })},
        {"model", text([](Reply &r) -> std::string & { return r.answer.model; })},
        {"input_tokens", number([](Reply &r) -> std::int64_t & { return r.answer.inputTokens; })},
        {"output_tokens", number([](Reply &r) -> std::int64_t & { return r.answer.outputTokens; })},
        {"prompt_tokens", number([](Reply &r) -> std::int64_t & { return r.answer.promptTokens.emplace(); })},
        {"cached_tokens", number([](Reply &r) -> std::int64_t & { return r.answer.cachedTokens; })},
        {"every_byte", flag([](Reply &r) -> bool & { return r.everyByte; })},
        {"deltas", flag([](Reply &r) -> bool & { return r.answer.deltas; })},
        {"citations", setCitations},
        {"fault", setFault},
    };
    return all;
}

} // namespace

Result<std::vector<Reply>> parseReplayScript(std::string_view bytes)
{
    const json script = json::parse(bytes, nullptr, false);
    if (!script.is_array() || script.empty())
        return fail(ErrorCode::InvalidInput, "The script is not a JSON array of replies.");
    std::vector<Reply> replies;
    for (const json &row : script) {
        if (!row.is_object())
            return fail(ErrorCode::InvalidInput, "A reply of the script is not an object.");
        Reply reply;
        for (const auto &[name, value] : row.items()) {
            const auto setter = setters().find(name);
            if (setter == setters().end() || !setter->second(reply, value))
                return fail(ErrorCode::InvalidInput,
                            "The script has a member that is not known, or has a wrong value: " + name + ".", name);
        }
        replies.push_back(std::move(reply));
    }
    return replies;
}

} // namespace longleaf::test
