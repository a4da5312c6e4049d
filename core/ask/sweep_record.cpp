// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/sweep_record.h"

#include "core/ask/answer_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace longleaf::ask {

using nlohmann::json;

namespace {

tl::unexpected<Error> damaged(const json::exception &error)
{
    return fail(ErrorCode::InvalidInput, std::string("The stored sweep cannot be read: ") + error.what());
}

bool isRead(const std::vector<SweepPart> &parts, DocumentId document, int page)
{
    return std::any_of(parts.begin(), parts.end(), [&](const SweepPart &part) {
        return part.complete() && std::any_of(part.pages.begin(), part.pages.end(), [&](const pack::PageRange &range) {
                   return range.document == document && page >= range.first && page <= range.last;
               });
    });
}

} // namespace

std::string optionsJson(const SweepOptions &options)
{
    return json{{"merge", std::string(toWord(options.merge))},
                {"budget_tokens", options.budgetTokens ? json(*options.budgetTokens) : json(nullptr)}}
        .dump();
}

std::string pagesJson(const pack::Window &window)
{
    json pages = json::array();
    for (const pack::PageRange &one : window)
        pages.push_back({{"document", toText(one.document)}, {"first_page", one.first}, {"last_page", one.last}});
    return pages.dump();
}

Result<SweepOptions> sweepOptionsFromJson(std::string_view text)
{
    try {
        const json value = json::parse(text);
        SweepOptions options;
        options.merge = sweepMergeFromWord(value.at("merge").get<std::string>()).value_or(SweepMerge::Union);
        if (const json &budget = value.at("budget_tokens"); !budget.is_null())
            options.budgetTokens = budget.get<std::int64_t>();
        return options;
    } catch (const json::exception &error) {
        return damaged(error);
    }
}

Result<pack::Window> windowFromJson(std::string_view text)
{
    try {
        pack::Window window;
        for (const json &one : json::parse(text))
            window.push_back({DocumentId{parseIdText(one.at("document").get<std::string>()).value_or(0)},
                              one.at("first_page").get<int>(), one.at("last_page").get<int>()});
        return window;
    } catch (const json::exception &error) {
        return damaged(error);
    }
}

Result<SweepPart> partFromStored(const store::StoredSweepPart &stored)
{
    auto window = windowFromJson(stored.pagesJson);
    if (!window)
        return tl::unexpected(window.error());
    SweepPart part;
    part.number = stored.number;
    part.pages = std::move(*window);
    part.begun = stored.begun;
    // A part that is still under way in the library died with its program.
    part.state = stored.state == store::AnswerState::Running ? store::AnswerState::Interrupted : stored.state;
    part.text = stored.answer.text;
    if (!stored.answer.errorMessage.empty())
        part.error = Error{ErrorCode::Internal, stored.answer.errorMessage, {}};
    if (!stored.answer.citationsJson.empty()) {
        auto citations = citationsFromJson(stored.answer.citationsJson);
        if (!citations)
            return tl::unexpected(citations.error());
        part.citations = std::move(*citations);
    }
    return part;
}

pack::Plan coverageOf(const pack::Plan &united, const std::vector<SweepPart> &parts,
                      const std::vector<pack::ScopeDocument> &scope)
{
    pack::Plan coverage = united;
    coverage.documents.clear();
    for (const pack::PlannedDocument &planned : united.documents) {
        const auto document =
            std::find_if(scope.begin(), scope.end(), [&planned](const auto &one) { return one.id == planned.id; });
        pack::PlannedDocument read = planned;
        read.pagesSent.clear();
        read.passages.clear();
        pack::LeftOut left{planned.id, planned.path, {}, pack::LeftOutReason::NotRead};
        for (const int page : planned.pagesSent) {
            if (!isRead(parts, planned.id, page)) {
                left.pages.push_back(page);
                continue;
            }
            read.pagesSent.push_back(page);
            const TextSpan span = document->pages.at(static_cast<std::size_t>(page) - 1).span;
            if (!read.passages.empty() && read.passages.back().lastPage + 1 == page) {
                read.passages.back().span.end = span.end;
                read.passages.back().lastPage = page;
            } else {
                read.passages.push_back({span, page, page});
            }
        }
        read.whole = planned.whole && left.pages.empty();
        if (!left.pages.empty())
            coverage.leftOut.push_back(std::move(left));
        if (!read.pagesSent.empty())
            coverage.documents.push_back(std::move(read));
    }
    return coverage;
}

} // namespace longleaf::ask
