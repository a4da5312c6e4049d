// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/unread_account.h"

#include "core/pack/account_words.h"
#include "core/pack/document_costs.h"

#include <algorithm>

namespace longleaf::pack {

namespace {

using Pages = std::vector<int> UnreadAccount::Document::*;

int count(const UnreadAccount &account, Pages pages)
{
    std::size_t all = 0;
    for (const UnreadAccount::Document &one : account.documents)
        all += (one.*pages).size();
    return static_cast<int>(all);
}

std::string where(const UnreadAccount &account, Pages pages)
{
    std::vector<NamedPages> named;
    for (const UnreadAccount::Document &one : account.documents) {
        if (!(one.*pages).empty())
            named.push_back({one.title, one.*pages});
    }
    return " (" + namedPages(named) + ")";
}

std::string ofPages(int some, int all)
{
    return std::to_string(some) + " of " + std::to_string(all) + (all == 1 ? " page" : " pages");
}

} // namespace

int UnreadAccount::failed() const
{
    return count(*this, &Document::failed);
}

int UnreadAccount::partial() const
{
    return count(*this, &Document::partial);
}

UnreadAccount unreadOf(const std::vector<ScopeDocument> &scope)
{
    UnreadAccount account;
    for (const ScopeDocument &document : scope) {
        account.pagesInScope += static_cast<int>(document.pages.size());
        UnreadAccount::Document found{document.id, document.title, {}, {}};
        for (const document::Page &page : document.pages) {
            if (!hasText(page)) {
                if (reasonWithoutText(page) == LeftOutReason::Unreadable)
                    found.failed.push_back(page.number);
            } else if (page.state == document::PageState::Partial) {
                found.partial.push_back(page.number);
            }
        }
        if (!found.failed.empty() || !found.partial.empty())
            account.documents.push_back(std::move(found));
    }
    return account;
}

std::string sentenceOf(const UnreadAccount &account)
{
    std::string text;
    if (const int failed = account.failed(); failed > 0)
        text = ofPages(failed, account.pagesInScope) + " could not be read" +
               where(account, &UnreadAccount::Document::failed) + ".";
    if (const int partial = account.partial(); partial > 0)
        text += (text.empty() ? "" : " ") + ofPages(partial, account.pagesInScope) + " could be read only in part" +
                where(account, &UnreadAccount::Document::partial) + ", so words may be missing.";
    return text;
}

} // namespace longleaf::pack
