// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/hidden_account.h"

#include "core/pack/account_words.h"
#include "core/pack/plan.h"

#include <algorithm>

namespace longleaf::pack {

namespace {

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
        std::vector<NamedPages> named;
        for (const HiddenAccount::Document &one : account.documents)
            named.push_back({one.title, one.pages});
        add("There is text that nobody can see on the page (" + namedPages(named) + "). It is " +
            (account.policy == HiddenPolicy::Label ? "sent with a label that says so." : "not sent."));
    }
    if (account.failed > 0)
        add(documentsText(account.failed, "could", "could") + " not be searched in full for text that nobody can see.");
    if (account.notYet > 0)
        add(documentsText(account.notYet, "has", "have") + " not been searched yet for text that nobody can see.");
    return text;
}

} // namespace longleaf::pack
