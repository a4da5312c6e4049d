// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/anthropic_messages_events.h"

#include "core/base/log.h"
#include "core/model/json_read.h"
#include "core/model/provider_errors.h"

#include <utility>

namespace longleaf::model {

namespace {

using nlohmann::json;

/// A position in a list of `size` items, the end included; empty for anything else.
std::optional<std::size_t> positionAt(const json &object, const char *key, std::size_t size)
{
    const std::int64_t value = numberAt(object, key).value_or(-1);
    if (value < 0 || static_cast<std::size_t>(value) > size)
        return std::nullopt;
    return static_cast<std::size_t>(value);
}

std::optional<NativeCitation> citationOf(const json &fields, const std::vector<CitableDocument> &documents)
{
    const auto which = positionAt(fields, "document_index", documents.size());
    if (!which || *which == documents.size())
        return std::nullopt;
    const CitableDocument &document = documents[*which];
    const auto first = positionAt(fields, "start_block_index", document.pieces.size());
    const auto end = positionAt(fields, "end_block_index", document.pieces.size());
    if (!first || !end || *first >= *end)
        return std::nullopt;
    return NativeCitation{document.document, document.pieces[*first].firstBlock, document.pieces[*end - 1].endBlock,
                          textAt(fields, "cited_text")};
}

void replace(std::int64_t &figure, const json &object, const char *key)
{
    figure = numberAt(object, key).value_or(figure);
}

} // namespace

MessagesStream::MessagesStream(std::string host, const ModelRequest &request, const EventSink &sink)
    : m_host(std::move(host))
    , m_documents(citableDocuments(request))
    , m_sink(sink)
{
    m_outcome.reason = EndReason::Failed;
    m_outcome.error = cutError(m_host);
}

void MessagesStream::take(const SseEvent &event)
{
    if (m_ended)
        return;
    if (event.data == "[DONE]") { // of gateways only
        m_ended = true;
        return;
    }
    const auto object = parseJson(event.data);
    if (object && object->is_object()) {
        std::string type = textAt(*object, "type");
        if (type.empty())
            type = event.name.empty() && object->contains("error") ? "error" : event.name;
        takeObject(type, *object);
    } else if (event.data.starts_with('{')) {
        fail(ErrorCode::Protocol,
             "The provider sent something that is not part of an answer. The text that came is kept; ask again.");
    }
}

void MessagesStream::takeWhole(const json &value)
{
    if (textAt(value, "type") != "message" && !nodeAt(value, "content").is_array()) {
        takeObject("error", value);
        return;
    }
    started(value);
    std::int64_t index = 0;
    for (const json &part : nodeAt(value, "content")) {
        enter(index++);
        block(part);
    }
    stopped(value);
    m_stopSeen = true;
    m_ended = true;
}

Outcome MessagesStream::close()
{
    m_ended = true;
    giveCitations();
    settle();
    return m_outcome;
}

void MessagesStream::takeObject(const std::string &type, const json &object)
{
    if (type == "message_start") {
        started(nodeAt(object, "message"));
        m_counts.output.reset(); // the count so far: the whole comes with the stop reason
    } else if (type == "content_block_start") {
        blockStarted(object);
    } else if (type == "content_block_delta") {
        delta(object);
    } else if (type == "content_block_stop") {
        giveCitations();
    } else if (type == "message_delta") {
        stopped(nodeAt(object, "delta"));
        count(nodeAt(object, "usage"));
    } else if (type == "message_stop") {
        m_stopSeen = true;
        m_ended = true;
        giveCitations();
    } else if (type == "error") {
        giveCitations();
        const Refusal refusal = refusalInStream(m_host, providerError(object));
        m_outcome.reason = refusal.reason;
        m_outcome.error = refusal.reason == EndReason::Failed ? std::optional(refusal.error) : std::nullopt;
        if (refusal.reason == EndReason::Declined && !m_anyText)
            m_sink(RefusalDelta{refusal.error.message});
        m_settled = true;
        m_ended = true;
    }
}

void MessagesStream::started(const json &message)
{
    if (std::string model = textAt(message, "model"); !model.empty())
        m_outcome.servedModel = std::move(model);
    if (!std::exchange(m_started, true))
        m_sink(Started{textAt(message, "id"), m_outcome.servedModel});
    count(nodeAt(message, "usage"));
}

void MessagesStream::blockStarted(const json &object)
{
    enter(numberAt(object, "index").value_or(m_block + 1));
    block(nodeAt(object, "content_block"));
}

void MessagesStream::delta(const json &object)
{
    enter(numberAt(object, "index").value_or(m_block));
    const json &fields = nodeAt(object, "delta");
    const std::string type = textAt(fields, "type");
    const bool readable = type != "text_delta" || (fields.contains("text") && fields["text"].is_string());
    m_lost = m_lost || type.empty() || !readable;
    if (type == "text_delta")
        text(textAt(fields, "text"));
    else if (type == "thinking_delta")
        reasoning(textAt(fields, "thinking"));
    else if (type == "citations_delta")
        cite(nodeAt(fields, "citation"));
}

/// A block as far as it stands: all of it in an answer without a stream, usually nothing at its start.
void MessagesStream::block(const json &block)
{
    const std::string type = textAt(block, "type");
    if (type == "thinking")
        reasoning(textAt(block, "thinking"));
    if (type != "text")
        return;
    text(textAt(block, "text"));
    for (const json &citation : nodeAt(block, "citations"))
        cite(citation);
}

void MessagesStream::enter(std::int64_t index)
{
    if (index != m_block)
        giveCitations(); // of a block whose end did not come
    m_block = index;
}

void MessagesStream::text(std::string text)
{
    if (text.empty())
        return;
    m_anyText = true;
    m_anyContent = true;
    m_sink(TextDelta{std::move(text)});
}

void MessagesStream::reasoning(std::string text)
{
    if (text.empty())
        return;
    m_anyContent = true;
    m_sink(ReasoningDelta{std::move(text)});
}

/// The other kinds (by character, page or search result) belong to documents that are never sent.
void MessagesStream::cite(const json &citation)
{
    if (textAt(citation, "type") != "content_block_location")
        return;
    if (auto known = citationOf(citation, m_documents)) {
        m_citations.push_back(std::move(*known));
        return;
    }
    if (!std::exchange(m_strayCitation, true))
        log::write(log::Level::Warning, "model", "dropped a citation that names no part of the documents sent");
}

void MessagesStream::giveCitations()
{
    for (NativeCitation &citation : std::exchange(m_citations, {}))
        m_sink(std::move(citation));
}

void MessagesStream::stopped(const json &fields)
{
    if (std::string reason = textAt(fields, "stop_reason"); !reason.empty())
        m_stopReason = std::move(reason);
    const json &details = nodeAt(fields, "stop_details");
    if (std::string words = textAt(details, "explanation"); !words.empty())
        m_explanation = std::move(words);
    else if (std::string category = textAt(details, "category"); !category.empty())
        m_explanation = "The provider declined to answer (" + shownWords(category) + ").";
}

void MessagesStream::count(const json &usage)
{
    if (const auto input = numberAt(usage, "input_tokens"))
        m_counts.input = input;
    if (const auto output = numberAt(usage, "output_tokens"))
        m_counts.output = output;
    replace(m_counts.cacheRead, usage, "cache_read_input_tokens");
    replace(m_counts.cacheWrite, usage, "cache_creation_input_tokens");
    replace(m_counts.cacheWriteLong, nodeAt(usage, "cache_creation"), "ephemeral_1h_input_tokens");
    replace(m_counts.thinking, nodeAt(usage, "output_tokens_details"), "thinking_tokens");
}

Usage MessagesStream::usage() const
{
    Usage usage;
    usage.inputTokens = m_counts.input.value_or(0) + m_counts.cacheRead + m_counts.cacheWrite;
    usage.cachedTokens = m_counts.cacheRead;
    usage.outputTokens = m_counts.output.value_or(0);
    usage.reasoningTokens = m_counts.thinking;
    usage.cacheWriteTokens = m_counts.cacheWrite;
    usage.cacheWriteLongTokens = m_counts.cacheWriteLong;
    usage.known = m_counts.input && m_counts.output;
    return plausible(usage);
}

/// The ending. What was counted before the stop reason is not the whole use.
void MessagesStream::settle()
{
    if (std::exchange(m_settled, true) || (m_stopReason.empty() && !m_stopSeen))
        return;
    m_outcome.usage = usage();
    m_outcome.error.reset();
    const bool complete = m_stopReason.empty() || m_stopReason == "end_turn" || m_stopReason == "stop_sequence" ||
                          m_stopReason == "tool_use";
    if (complete && m_lost)
        fail(ErrorCode::Cut, "A part of the answer was lost on the way. Ask again.");
    else if (complete)
        m_outcome.reason = EndReason::Complete;
    else if (m_stopReason == "max_tokens")
        m_outcome.reason = EndReason::OutputCap;
    else if (m_stopReason == "model_context_window_exceeded")
        m_outcome.reason = EndReason::WindowFull;
    else if (m_stopReason == "refusal")
        decline();
    else if (m_stopReason == "pause_turn")
        fail(ErrorCode::Cut, "The provider paused the answer and did not go on. The text that came is kept; ask again "
                             "for a whole answer.");
    else
        fail(ErrorCode::Cut,
             "The provider stopped the answer before it was complete (" + shownWords(m_stopReason) + ").");
}

void MessagesStream::decline()
{
    m_outcome.reason = EndReason::Declined;
    if (m_anyText)
        return;
    m_sink(RefusalDelta{m_explanation.empty() ? std::string("The provider declined to answer.") : m_explanation});
}

void MessagesStream::fail(ErrorCode code, std::string sentence)
{
    giveCitations();
    m_outcome.reason = EndReason::Failed;
    m_outcome.error = Error{code, std::move(sentence), m_host};
    m_settled = true;
    m_ended = true;
}

} // namespace longleaf::model
