// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/offline_quotes.h"

#include "core/model/offline_excerpt.h"
#include "core/model/offline_ranking.h"
#include "core/model/offline_request.h"
#include "core/model/offline_terms.h"
#include "core/pack/token_estimate.h"

namespace longleaf::model {
namespace {

constexpr std::string_view kServedModel = "quotes";
constexpr std::size_t kDeltaBytes = 32;

std::string escaped(std::string_view quote)
{
    std::string out;
    for (const char c : quote) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else {
            out += c;
        }
    }
    return out;
}

std::string counted(std::size_t count, std::string_view noun)
{
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string notFound(const OfflineMaterial &material, const OfflineTerms &terms)
{
    std::string text = "Not found in the documents.\n\nThis offline engine looked for sentences with the words of the "
                       "question on " +
                       counted(material.pages, "page") + " of " + counted(material.documents.size(), "document");
    if (!terms.terms().empty()) {
        text += " (";
        for (std::size_t i = 0; i < terms.terms().size(); ++i) {
            text += (i == 0 ? "" : ", ") + terms.terms()[i].text;
        }
        text += ")";
    }
    return text + ". It quotes and does not reason; other words for the same thing may help.\n";
}

std::string bullet(const OfflineMaterial &material, const OfflineHit &hit, const OfflineTerms &terms)
{
    const OfflineMaterial::Segment &segment = material.segments[hit.segment];
    const OfflineMaterial::Document &document = material.documents[segment.document];
    const OfflineExcerpt excerpt = makeExcerpt(segment.text, hit.span, hit.row, terms);
    std::string text = "- " + excerpt.shown;
    if (!excerpt.columns.empty()) {
        text += " (columns: " + excerpt.columns + ")";
    }
    if (material.documents.size() > 1 && !document.title.empty()) {
        text += " – " + std::string(document.title);
    }
    return text + " <q d=\"" + std::to_string(document.id) + "\" p=\"" + std::to_string(segment.page) + "\">" +
           escaped(excerpt.quote) + "</q>\n";
}

std::string answerText(const OfflineMaterial &material, const OfflineTerms &terms, const std::vector<OfflineHit> &hits)
{
    if (hits.empty()) {
        return notFound(material, terms);
    }
    std::string text =
        "The passages that match the question best, word for word. This offline engine quotes; it does not "
        "reason or calculate.\n\n";
    for (const OfflineHit &hit : hits) {
        text += bullet(material, hit, terms);
    }
    return text;
}

std::int64_t inputTokens(const ModelRequest &request)
{
    std::int64_t tokens = pack::estimateTokens(request.instructions);
    for (const pack::PromptMessage &message : request.messages) {
        for (const std::string &part : message.parts) {
            tokens += pack::estimateTokens(part);
        }
    }
    return tokens;
}

// Sends the text in pieces of a few words. False: stopped.
bool stream(std::string_view text, const std::stop_token &stop, const EventSink &sink)
{
    while (!text.empty()) {
        if (stop.stop_requested()) {
            return false;
        }
        const std::size_t blank = text.find(' ', std::min(kDeltaBytes, text.size()));
        const std::size_t size = blank == std::string_view::npos ? text.size() : blank + 1;
        sink(TextDelta{std::string(text.substr(0, size))});
        text.remove_prefix(size);
    }
    return true;
}

} // namespace

OfflineQuotesClient::OfflineQuotesClient(const Clock &clock)
    : m_clock(clock)
{
}

Outcome OfflineQuotesClient::send(const ModelRequest &request, std::stop_token stop, const EventSink &sink)
{
    const std::int64_t begin = m_clock.steadyMs();
    Outcome outcome;
    outcome.servedModel = kServedModel;
    sink(Started{"", std::string(kServedModel)});
    outcome.firstByteMs = m_clock.steadyMs() - begin;

    const OfflineMaterial material = readOfflineRequest(request);
    const OfflineTerms terms(material.question, material.previousQuestion);
    const std::vector<OfflineHit> hits = rankSentences(material, terms, stop);
    if (stop.stop_requested()) {
        outcome.reason = EndReason::Canceled;
        return outcome;
    }
    const std::string text = answerText(material, terms, hits);
    outcome.firstTextMs = m_clock.steadyMs() - begin;
    if (!stream(text, stop, sink)) {
        outcome.reason = EndReason::Canceled;
        return outcome;
    }
    outcome.usage.inputTokens = inputTokens(request);
    outcome.usage.outputTokens = pack::estimateTokens(text);
    outcome.usage.known = true;
    outcome.reason = EndReason::Complete;
    return outcome;
}

} // namespace longleaf::model
