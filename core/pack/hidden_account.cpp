// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/hidden_account.h"

#include "core/base/unseen_text.h"
#include "core/pack/plan.h"

#include <algorithm>

namespace longleaf::pack {

namespace {

constexpr std::size_t kMostNamed = 3;
constexpr std::size_t kMostPages = 12;

std::string pagesText(const std::vector<int> &pages)
{
    std::string text = pages.size() == 1 ? "page " : "pages ";
    for (std::size_t i = 0; i < std::min(pages.size(), kMostPages); ++i)
        text += (i > 0 ? ", " : "") + std::to_string(pages[i]);
    return pages.size() > kMostPages ? text + " and " + std::to_string(pages.size() - kMostPages) + " more" : text;
}

std::string documentsText(int count, const char *one, const char *many)
{
    return count == 1 ? std::string("One document ") + one : std::to_string(count) + " documents " + many;
}

} // namespace

std::string_view toWord(HiddenPolicy policy)
{
    return policy == HiddenPolicy::LeaveOut ? "leave_out" : "label";
}

HiddenAccount accountOf(const Plan &plan, const std::vector<ScopeDocument> &scope, HiddenPolicy policy)
{
    using State = document::Inspection::State;
    HiddenAccount account;
    account.policy = policy;
    for (const PlannedDocument &planned : plan.documents) {
        const auto document =
            std::find_if(scope.begin(), scope.end(), [&](const ScopeDocument &one) { return one.id == planned.id; });
        if (document == scope.end())
            continue;
        account.notYet += document->inspection.state == State::NotYet ? 1 : 0;
        account.failed +=
            document->inspection.state == State::Failed || !document->inspection.pagesFailed.empty() ? 1 : 0;
        std::vector<int> pages;
        for (const int page : document::pagesOf(document->inspection.texts)) {
            if (std::binary_search(planned.pagesSent.begin(), planned.pagesSent.end(), page))
                pages.push_back(page);
        }
        if (!pages.empty())
            account.documents.push_back({planned.id, planned.title, std::move(pages)});
    }
    return account;
}

std::string sentenceOf(const HiddenAccount &account)
{
    std::string text;
    const auto add = [&text](const std::string &sentence) {
        text += (text.empty() ? "" : " ") + sentence;
    };
    if (!account.documents.empty()) {
        std::string where;
        for (std::size_t i = 0; i < std::min(account.documents.size(), kMostNamed); ++i) {
            const HiddenAccount::Document &one = account.documents[i];
            where += (i > 0 ? "; " : "") + withUnseenTextShown(one.title) + ", " + pagesText(one.pages);
        }
        if (account.documents.size() > kMostNamed)
            where += "; and " + std::to_string(account.documents.size() - kMostNamed) + " more documents";
        add("There is text that nobody can see on the page (" + where + "). It is " +
            (account.policy == HiddenPolicy::Label ? "sent with a label that says so." : "not sent."));
    }
    if (account.failed > 0)
        add(documentsText(account.failed, "could", "could") + " not be searched in full for text that nobody can see.");
    if (account.notYet > 0)
        add(documentsText(account.notYet, "has", "have") + " not been searched yet for text that nobody can see.");
    return text;
}

} // namespace longleaf::pack
