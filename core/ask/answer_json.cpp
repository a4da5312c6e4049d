// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/answer_json.h"

#include "core/ask/coverage_json.h"

#include <nlohmann/json.hpp>

namespace longleaf::ask {

using nlohmann::json;

namespace {

json boxJson(const document::PageBox &box)
{
    return {{"page", box.page},
            {"left", box.box.left},
            {"top", box.box.top},
            {"right", box.box.right},
            {"bottom", box.box.bottom}};
}

json dollarsJson(const std::optional<double> &usd)
{
    return usd ? json(*usd) : json(nullptr);
}

answer::Citation citationFromJson(const json &value)
{
    answer::Citation citation;
    citation.raw.statement = {value.at("answer_begin").get<std::size_t>(), value.at("answer_end").get<std::size_t>()};
    citation.raw.quote = value.at("quote").get<std::string>();
    if (const json &cited = value.at("cited_document"); !cited.is_null())
        citation.raw.document = parseIdText(cited.get<std::string>());
    if (const json &page = value.at("cited_page"); !page.is_null())
        citation.raw.page = page.get<int>();
    citation.path = value.value("path", std::string());
    citation.title = value.value("title", std::string());
    answer::Verdict &verdict = citation.verdict;
    verdict.status =
        answer::statusFromWord(value.at("status").get<std::string>()).value_or(answer::CitationStatus::NotFound);
    verdict.similarity = value.value("similarity", 0.0);
    verdict.numbersAgree = value.value("numbers_agree", false);
    if (const json &found = value.at("document"); !found.is_null())
        verdict.document = DocumentId{parseIdText(found.get<std::string>()).value_or(0)};
    if (const json &page = value.at("page"); !page.is_null())
        verdict.page = page.get<int>();
    if (!value.at("begin").is_null())
        verdict.span = {value.at("begin").get<std::size_t>(), value.at("end").get<std::size_t>()};
    citation.sight = document::sightFromWord(value.value("sight", std::string())); // older answers do not say
    for (const json &box : value.at("boxes")) {
        citation.boxes.push_back({box.at("page").get<int>(),
                                  {box.at("left").get<float>(), box.at("top").get<float>(),
                                   box.at("right").get<float>(), box.at("bottom").get<float>()}});
    }
    for (const json &part : value.value("not_in_passage", json::array())) // answers of older versions have none
        citation.notInPassage.push_back({{part.at("begin").get<std::size_t>(), part.at("end").get<std::size_t>()},
                                         part.at("text").get<std::string>()});
    return citation;
}

} // namespace

json toJson(const answer::Citation &citation)
{
    const answer::Verdict &verdict = citation.verdict;
    json boxes = json::array();
    for (const document::PageBox &box : citation.boxes)
        boxes.push_back(boxJson(box));
    json notInPassage = json::array();
    for (const answer::UnsupportedPart &part : citation.notInPassage)
        notInPassage.push_back({{"begin", part.span.begin}, {"end", part.span.end}, {"text", part.text}});
    const bool found = !verdict.span.empty();
    return {{"answer_begin", citation.raw.statement.begin},
            {"answer_end", citation.raw.statement.end},
            {"document", verdict.document.valid() ? json(toText(verdict.document)) : json(nullptr)},
            {"path", citation.path},
            {"title", citation.title},
            {"page", verdict.page > 0 ? json(verdict.page) : json(nullptr)},
            {"cited_document", citation.raw.document ? json(idText(*citation.raw.document)) : json(nullptr)},
            {"cited_page", citation.raw.page ? json(*citation.raw.page) : json(nullptr)},
            {"quote", citation.raw.quote},
            {"status", std::string(answer::toWord(verdict.status))},
            {"similarity", verdict.similarity},
            {"numbers_agree", verdict.numbersAgree},
            {"begin", found ? json(verdict.span.begin) : json(nullptr)},
            {"end", found ? json(verdict.span.end) : json(nullptr)},
            {"sight", std::string(document::toWord(citation.sight))},
            {"not_in_passage", std::move(notInPassage)},
            {"boxes", std::move(boxes)}};
}

json usageJson(const model::Usage &usage)
{
    return {{"input_tokens", usage.inputTokens},
            {"cached_tokens", usage.cachedTokens},
            {"output_tokens", usage.outputTokens},
            {"reasoning_tokens", usage.reasoningTokens},
            {"cache_write_tokens", usage.cacheWriteTokens},
            {"known", usage.known}};
}

model::Usage usageFromJson(std::string_view text)
{
    const json value = json::parse(text, nullptr, false);
    model::Usage usage;
    if (!value.is_object())
        return usage;
    const auto number = [&value](const char *name) {
        const auto found = value.find(name);
        return found != value.end() && found->is_number_integer() ? found->get<std::int64_t>() : std::int64_t{0};
    };
    usage.inputTokens = number("input_tokens");
    usage.cachedTokens = number("cached_tokens");
    usage.outputTokens = number("output_tokens");
    usage.reasoningTokens = number("reasoning_tokens");
    usage.cacheWriteTokens = number("cache_write_tokens");
    const auto known = value.find("known");
    usage.known = known != value.end() ? *known == json(true) : usage.inputTokens > 0;
    return usage;
}

json toJson(const model::Attempt &attempt)
{
    return {{"started_at_ms", attempt.startedAtMs},
            {"duration_ms", attempt.durationMs},
            {"bytes_sent", attempt.bytesSent},
            {"status", attempt.status},
            {"request_id", attempt.requestId},
            {"maybe_charged", attempt.maybeCharged},
            {"problem", attempt.problem}};
}

json toJson(const PlannedRequest &request, bool withPassageTexts, const pack::TextSource &text)
{
    json documents = json::array();
    for (const pack::PlannedDocument &one : request.plan.documents) {
        json document = documentJson(one);
        json passages = json::array();
        for (const pack::Passage &passage : one.passages) {
            json entry = passageJson(passage);
            if (withPassageTexts) {
                if (auto bytes = text(one.id, passage.span))
                    entry["text"] = std::move(*bytes);
            }
            passages.push_back(std::move(entry));
        }
        document["passages"] = std::move(passages);
        documents.push_back(std::move(document));
    }
    json value = regimeJson(request.plan);
    if (withPassageTexts) {
        for (std::size_t i = 0; i < request.plan.next.size(); ++i) {
            if (auto bytes = text(request.plan.next[i].document, request.plan.next[i].span))
                value["next"][i]["text"] = std::move(*bytes);
        }
    }
    value["model"] = request.model.id;
    value["window"] = request.plan.window;
    value["prompt_tokens"] = request.plan.promptTokens;
    value["max_output_tokens"] = request.maxOutputTokens;
    value["estimated"] = !request.exactCount;
    value["cost"] = {{"uncached_usd", dollarsJson(request.uncachedUsd)},
                     {"cached_usd", dollarsJson(request.cachedUsd)}};
    value["other_mode"] = request.other ? json{{"mode", std::string(pack::toWord(request.other->mode))},
                                               {"prompt_tokens", request.other->promptTokens},
                                               {"uncached_usd", dollarsJson(request.other->uncachedUsd)},
                                               {"cached_usd", dollarsJson(request.other->cachedUsd)}}
                                        : json(nullptr);
    value["documents"] = std::move(documents);
    value["left_out"] = leftOutJson(request.plan);
    value["prefix_sha256"] = request.prompt.prefixSha256;
    value["request_sha256"] = request.prompt.requestSha256;
    return value;
}

Result<std::vector<answer::Citation>> citationsFromJson(std::string_view text)
{
    try {
        std::vector<answer::Citation> citations;
        for (const json &one : json::parse(text))
            citations.push_back(citationFromJson(one));
        return citations;
    } catch (const json::exception &error) {
        return fail(ErrorCode::InvalidInput, std::string("The stored citations cannot be read: ") + error.what());
    }
}

} // namespace longleaf::ask
