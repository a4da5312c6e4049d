// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/coverage_json.h"

#include <nlohmann/json.hpp>

namespace longleaf::ask {

using nlohmann::json;

namespace {

// No document has more pages; a damaged ledger may say so.
constexpr std::int64_t kMostPages = 1'000'000;

json candidateJson(const pack::Candidate &candidate)
{
    return {{"document", toText(candidate.document)},
            {"page", candidate.page},
            {"begin", candidate.span.begin},
            {"end", candidate.span.end},
            {"score", candidate.score},
            {"tokens", candidate.tokens}};
}

json candidatesJson(const std::vector<pack::Candidate> &candidates)
{
    json list = json::array();
    for (const pack::Candidate &one : candidates)
        list.push_back(candidateJson(one));
    return list;
}

json searchJson(const pack::SearchAccount &account)
{
    json terms = json::array();
    const auto hits = [](std::int64_t count) {
        return count < 0 ? json(nullptr) : json(count);
    };
    for (const pack::SearchedTerm &one : account.terms) {
        json variants = json::array();
        for (const pack::SearchedVariant &variant : one.variants)
            variants.push_back({{"term", variant.text}, {"hits", hits(variant.hits)}});
        terms.push_back({{"term", one.term}, {"variants", std::move(variants)}, {"hits", hits(one.hits)}});
    }
    return {{"terms", std::move(terms)},
            {"chunks", account.chunksSearched > 0 ? json(account.chunksSearched) : json(nullptr)},
            {"documents", account.documentsSearched},
            {"pages", account.pagesSearched},
            {"tokens", account.tokensSearched}};
}

json hiddenJson(const pack::HiddenAccount &account)
{
    json documents = json::array();
    for (const pack::HiddenAccount::Document &one : account.documents)
        documents.push_back({{"id", toText(one.id)}, {"pages", one.pages}});
    const std::string sentence = pack::sentenceOf(account);
    return {{"policy", std::string(pack::toWord(account.policy))},
            {"documents", std::move(documents)},
            {"not_searched", account.notYet},
            {"not_searched_in_full", account.failed},
            {"sentence", sentence.empty() ? json(nullptr) : json(sentence)}};
}

json unreadJson(const pack::UnreadAccount &account)
{
    json documents = json::array();
    for (const pack::UnreadAccount::Document &one : account.documents)
        documents.push_back(
            {{"id", toText(one.id)}, {"title", one.title}, {"failed", one.failed}, {"partial", one.partial}});
    const std::string sentence = pack::sentenceOf(account);
    return {{"pages_in_scope", account.pagesInScope},
            {"documents", std::move(documents)},
            {"sentence", sentence.empty() ? json(nullptr) : json(sentence)}};
}

// Stored text of an older or damaged library must not end the program: nothing here throws.
std::int64_t number(const json &value, const char *name, std::int64_t otherwise = 0)
{
    const auto found = value.is_object() ? value.find(name) : value.end();
    return value.is_object() && found != value.end() && found->is_number_integer() ? found->get<std::int64_t>()
                                                                                   : otherwise;
}

std::string word(const json &value, const char *name)
{
    if (!value.is_object())
        return {};
    const auto found = value.find(name);
    return found != value.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const json &part(const json &value, const char *name)
{
    static const json kNone;
    if (!value.is_object())
        return kNone;
    const auto found = value.find(name);
    return found == value.end() ? kNone : *found;
}

TextSpan spanOf(const json &value)
{
    const std::int64_t begin = std::max<std::int64_t>(number(value, "begin"), 0);
    const std::int64_t end = std::max(number(value, "end"), begin);
    return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
}

std::optional<pack::Candidate> candidateFromJson(const json &value)
{
    pack::Candidate candidate;
    candidate.document = DocumentId{parseIdText(word(value, "document")).value_or(0)};
    candidate.page = static_cast<int>(number(value, "page"));
    candidate.span = spanOf(value);
    candidate.tokens = number(value, "tokens");
    if (const json &score = part(value, "score"); score.is_number())
        candidate.score = score.get<double>();
    if (!candidate.document.valid() || candidate.span.empty())
        return std::nullopt;
    return candidate;
}

} // namespace

json documentJson(const pack::PlannedDocument &document)
{
    return {{"id", toText(document.id)},        {"path", document.path},
            {"title", document.title},          {"pages_total", document.pagesTotal},
            {"pages_sent", document.pagesSent}, {"whole", document.whole}};
}

json passageJson(const pack::Passage &passage)
{
    return {{"begin", passage.span.begin},
            {"end", passage.span.end},
            {"first_page", passage.firstPage},
            {"last_page", passage.lastPage}};
}

json leftOutJson(const pack::Plan &plan)
{
    json left = json::array();
    for (const pack::LeftOut &one : plan.leftOut) {
        left.push_back({{"id", toText(one.id)},
                        {"path", one.path},
                        {"pages", one.pages},
                        {"reason", std::string(pack::toWord(one.reason))}});
    }
    return left;
}

json regimeJson(const pack::Plan &plan)
{
    const std::string warning = pack::warningOf(plan);
    return {{"mode", std::string(pack::toWord(plan.mode))},
            {"mode_reason", std::string(pack::toWord(plan.reason))},
            {"mode_sentence", pack::sentenceOf(plan.reason)},
            {"regime", std::string(pack::toWord(plan.regime))},
            {"question_kind", std::string(pack::toWord(plan.kind))},
            {"warning", warning.empty() ? json(nullptr) : json(warning)},
            {"whole_tokens", plan.wholeTokens},
            {"budget_tokens", plan.budgetTokens},
            {"document_tokens", plan.documentTokens},
            {"outlined_documents", plan.outlines.size()},
            {"hidden_text", hiddenJson(plan.hidden)},
            {"unread", unreadJson(plan.unread)},
            {"nothing_found", plan.beginningsSent},
            {"search", plan.search == pack::SearchAccount() ? json(nullptr) : searchJson(plan.search)},
            {"next", candidatesJson(plan.next)}};
}

json coverageJson(const pack::Plan &plan)
{
    json documents = json::array();
    for (const pack::PlannedDocument &one : plan.documents) {
        json document = documentJson(one);
        if (plan.mode == pack::Mode::Focused) {
            json passages = json::array();
            for (const pack::Passage &passage : one.passages)
                passages.push_back(passageJson(passage));
            document["passages"] = std::move(passages);
        }
        documents.push_back(std::move(document));
    }
    json coverage = regimeJson(plan);
    coverage["prompt_tokens"] = plan.promptTokens;
    coverage["documents"] = std::move(documents);
    coverage["left_out"] = leftOutJson(plan);
    return coverage;
}

json toJson(const AbsenceReport &report)
{
    json statements = json::array();
    for (const TextSpan span : report.statements)
        statements.push_back({{"begin", span.begin}, {"end", span.end}});
    json nearest = json::array();
    for (const NearMiss &one : report.nearest) {
        nearest.push_back(candidateJson(one.passage));
        nearest.back()["sent"] = one.sent;
    }
    return {{"statements", std::move(statements)},           {"everything_sent", report.everythingSent},
            {"search", searchJson(report.search)},           {"pages_sent", report.pagesSent},
            {"pages_without_text", report.pagesWithoutText}, {"pages_unreadable", report.pagesUnreadable},
            {"pages_partial", report.pagesPartial},          {"nearest", std::move(nearest)}};
}

std::vector<pack::Candidate> candidatesFromJson(const json &value)
{
    std::vector<pack::Candidate> candidates;
    if (value.is_array()) {
        for (const json &one : value) {
            if (auto candidate = candidateFromJson(one))
                candidates.push_back(*candidate);
        }
    }
    return candidates;
}

pack::UnreadAccount unreadFromJson(const json &value)
{
    const auto pages = [](const json &list) {
        std::vector<int> numbers;
        if (list.is_array()) {
            for (const json &one : list) {
                if (one.is_number_integer() && one.get<std::int64_t>() > 0 && one.get<std::int64_t>() <= kMostPages)
                    numbers.push_back(one.get<int>());
            }
        }
        return numbers;
    };
    pack::UnreadAccount account;
    account.pagesInScope = static_cast<int>(number(value, "pages_in_scope"));
    const json &documents = part(value, "documents");
    if (!documents.is_array())
        return account;
    for (const json &one : documents)
        account.documents.push_back({DocumentId{parseIdText(word(one, "id")).value_or(0)}, word(one, "title"),
                                     pages(part(one, "failed")), pages(part(one, "partial"))});
    return account;
}

pack::SearchAccount searchFromJson(const json &value)
{
    pack::SearchAccount account;
    account.chunksSearched = number(value, "chunks");
    account.documentsSearched = static_cast<int>(number(value, "documents"));
    account.pagesSearched = static_cast<int>(number(value, "pages"));
    account.tokensSearched = number(value, "tokens");
    if (const json &terms = part(value, "terms"); terms.is_array()) {
        for (const json &one : terms) {
            pack::SearchedTerm term{word(one, "term"), {}, number(one, "hits", -1)};
            if (const json &variants = part(one, "variants"); variants.is_array()) {
                for (const json &variant : variants) {
                    if (variant.is_string()) // as an older version wrote them
                        term.variants.push_back({variant.get<std::string>(), -1});
                    else if (std::string form = word(variant, "term"); !form.empty())
                        term.variants.push_back({std::move(form), number(variant, "hits", -1)});
                }
            }
            account.terms.push_back(std::move(term));
        }
    }
    return account;
}

std::optional<AbsenceReport> absenceFromJson(const json &value)
{
    if (!value.is_object())
        return std::nullopt;
    AbsenceReport report;
    if (const json &statements = part(value, "statements"); statements.is_array()) {
        for (const json &one : statements)
            report.statements.push_back(spanOf(one));
    }
    report.everythingSent = part(value, "everything_sent") == json(true);
    report.search = searchFromJson(part(value, "search"));
    report.pagesSent = static_cast<int>(number(value, "pages_sent"));
    report.pagesWithoutText = static_cast<int>(number(value, "pages_without_text"));
    report.pagesUnreadable = static_cast<int>(number(value, "pages_unreadable"));
    report.pagesPartial = static_cast<int>(number(value, "pages_partial"));
    if (const json &nearest = part(value, "nearest"); nearest.is_array()) {
        for (const json &one : nearest) {
            if (auto candidate = candidateFromJson(one))
                report.nearest.push_back({*candidate, part(one, "sent") == json(true)});
        }
    }
    return report;
}

SentBefore sentBeforeFromJson(std::string_view coverage)
{
    SentBefore before;
    const json value = json::parse(coverage, nullptr, false);
    before.restOf = AnswerId{parseIdText(word(value, "rest_of")).value_or(0)};
    const json &documents = part(value, "documents");
    if (!documents.is_array())
        return before;
    for (const json &document : documents) {
        const json &passages = part(document, "passages");
        if (!passages.is_array())
            continue;
        for (const json &one : passages) {
            pack::Candidate sent;
            sent.document = DocumentId{parseIdText(word(document, "id")).value_or(0)};
            sent.page = static_cast<int>(number(one, "first_page"));
            sent.span = spanOf(one);
            if (sent.document.valid() && !sent.span.empty())
                before.passages.push_back(sent);
        }
    }
    return before;
}

} // namespace longleaf::ask
