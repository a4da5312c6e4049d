// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/request_rules.h"
#include "tests/support/rule_reader.h"

namespace longleaf::test {

namespace {

using nlohmann::json;
using Faults = std::vector<std::string>;

constexpr std::size_t kMostCachePlaces = 4;

/// Walks a request in its order: system, then messages.
class Blocks final {
public:
    explicit Blocks(Faults &faults)
        : m_faults(faults)
    {
    }

    void cacheControl(const json &holder)
    {
        if (!holder.is_object() || !holder.contains("cache_control"))
            return;
        const json &control = holder["cache_control"];
        const std::string ttl = control.contains("ttl") ? stringOf(control, "ttl") : "5m";
        if (stringOf(control, "type") != "ephemeral")
            m_faults.emplace_back("cache_control has no type \"ephemeral\"");
        if (ttl != "5m" && ttl != "1h")
            m_faults.push_back("cache_control.ttl must be \"5m\" or \"1h\", not \"" + ttl + "\"");
        if (ttl == "1h" && m_shortSeen)
            m_faults.emplace_back("a ttl of 1h comes after one of 5m");
        m_shortSeen = m_shortSeen || ttl == "5m";
        if (++m_places == kMostCachePlaces + 1)
            m_faults.emplace_back("A maximum of 4 blocks with cache_control may be provided.");
    }

    void text(const json &block)
    {
        if (stringOf(block, "text").find_first_not_of(" \t\r\n") == std::string::npos)
            m_faults.emplace_back("text content blocks must be non-empty");
        onlyKnown(block, {"type", "text", "cache_control"}, "unknown parameter in a text block: ", m_faults);
        cacheControl(block);
    }

    void document(const json &block)
    {
        onlyKnown(block, {"type", "source", "title", "context", "citations", "cache_control"},
                  "unknown parameter in a document: ", m_faults);
        const json &source = memberOf(block, "source");
        const json &content = memberOf(source, "content");
        if (stringOf(source, "type") != "content" || !content.is_array() || content.empty()) {
            m_faults.emplace_back("a document has no source of type \"content\" with blocks");
            return;
        }
        for (const json &piece : content) {
            if (stringOf(piece, "type") != "text" || stringOf(piece, "text").empty())
                m_faults.emplace_back("a block of a document has no text");
            onlyKnown(piece, {"type", "text"}, "unknown parameter in a document's block: ", m_faults);
        }
        const bool cited = memberOf(memberOf(block, "citations"), "enabled") == json(true);
        (cited ? m_cited : m_uncited)++;
        cacheControl(block);
    }

    void message(const json &message)
    {
        const std::string role = stringOf(message, "role");
        onlyKnown(message, {"role", "content"}, "unknown parameter in a message: ", m_faults);
        const json &content = memberOf(message, "content");
        if (content.is_string() && content != json(""))
            return;
        if (!content.is_array() || content.empty()) {
            m_faults.emplace_back("a message has no content");
            return;
        }
        for (const json &block : content) {
            const std::string type = stringOf(block, "type");
            if (type == "text")
                text(block);
            else if (type == "document" && role == "user")
                document(block);
            else
                m_faults.push_back(std::string("a block of the ").append(role).append(" has the type '") + type + "'");
        }
    }

    void finish(const json &body)
    {
        if (m_cited > 0 && m_uncited > 0)
            m_faults.emplace_back("citations must be enabled on all documents or on none");
        if (m_cited > 0 && memberOf(body, "output_config").contains("format"))
            m_faults.emplace_back("citations cannot be used with an output format");
    }

private:
    Faults &m_faults;
    std::size_t m_places = 0;
    bool m_shortSeen = false;
    int m_cited = 0;
    int m_uncited = 0;
};

void checkRoles(const json &messages, Faults &faults)
{
    std::string wanted = "user";
    for (const json &message : messages) {
        const std::string role = stringOf(message, "role");
        if (role != wanted) {
            faults.push_back("messages: roles must alternate from \"user\"; found \"" + role + "\"");
            return;
        }
        wanted = role == "user" ? "assistant" : "user";
    }
    if (wanted == "user")
        faults.emplace_back("the last message is not the user's");
}

void checkThinking(const json &body, Faults &faults)
{
    const json &thinking = memberOf(body, "thinking");
    if (thinking.is_null())
        return;
    const std::string type = stringOf(thinking, "type");
    if (type != "adaptive" && type != "enabled" && type != "disabled")
        faults.push_back("thinking.type is '" + type + "'");
    const std::int64_t budget = integerOf(thinking, "budget_tokens");
    if (type == "enabled" && (budget < 1'024 || budget >= integerOf(body, "max_tokens")))
        faults.emplace_back("thinking.budget_tokens must be at least 1024 and below max_tokens");
}

void checkFields(const RecordedRequest &request, const json &body, bool counting, Faults &faults)
{
    if (const std::string version = headerOf(request.headers, "anthropic-version"); version != "2023-06-01")
        faults.push_back("the header anthropic-version is '" + version + "'");
    for (const char *name : {"temperature", "top_p", "top_k"}) {
        if (body.contains(name))
            faults.push_back(std::string(name) + ": Extra inputs are not permitted");
    }
    std::set<std::string> known = {"model",         "messages",    "system", "thinking", "output_config",
                                   "cache_control", "temperature", "top_p",  "top_k"};
    if (!counting)
        known.insert({"max_tokens", "stream", "stop_sequences", "metadata", "service_tier"});
    onlyKnown(body, known, "Extra inputs are not permitted: ", faults);
    needsModel(body, faults);
    if (counting)
        return;
    needsCap(body, "max_tokens", faults);
    needsStream(body, faults);
    checkThinking(body, faults);
    static const std::set<std::string> efforts = {"low", "medium", "high", "xhigh", "max"};
    const json &config = memberOf(body, "output_config");
    if (config.contains("effort") && efforts.count(stringOf(config, "effort")) == 0)
        faults.push_back("output_config.effort is '" + stringOf(config, "effort") + "'");
}

} // namespace

std::vector<std::string> messagesRequestFaults(const RecordedRequest &request, bool counting)
{
    Faults faults;
    const json body = ruledBody(request.body, faults);
    if (!faults.empty())
        return faults;
    checkFields(request, body, counting, faults);
    Blocks blocks(faults);
    const json &system = memberOf(body, "system");
    if (system.is_array()) {
        for (const json &block : system)
            blocks.text(block);
    } else if (!system.is_null() && (!system.is_string() || system == json(""))) {
        faults.emplace_back("system is neither text nor blocks");
    }
    const json &messages = memberOf(body, "messages");
    if (!messages.is_array() || messages.empty()) {
        faults.emplace_back("messages is missing");
        return faults;
    }
    checkRoles(messages, faults);
    for (const json &message : messages)
        blocks.message(message);
    blocks.cacheControl(body);
    blocks.finish(body);
    return faults;
}

} // namespace longleaf::test
