// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/account_words.h"

#include "core/base/unseen_text.h"

#include <algorithm>

namespace longleaf::pack {

namespace {

std::string pagesText(const std::vector<int> &pages)
{
    std::string text = pages.size() == 1 ? "page " : "pages ";
    for (std::size_t i = 0; i < std::min(pages.size(), kMostNamedPages); ++i)
        text += (i > 0 ? ", " : "") + std::to_string(pages[i]);
    return pages.size() > kMostNamedPages ? text + " and " + std::to_string(pages.size() - kMostNamedPages) + " more"
                                          : text;
}

} // namespace

std::string namedPages(const std::vector<NamedPages> &documents)
{
    std::string where;
    for (std::size_t i = 0; i < std::min(documents.size(), kMostNamedDocuments); ++i)
        where += (i > 0 ? "; " : "") + withUnseenTextShown(documents[i].title) + ", " + pagesText(documents[i].pages);
    if (const std::size_t more = documents.size() - std::min(documents.size(), kMostNamedDocuments); more > 0)
        where += "; and " + std::to_string(more) + (more == 1 ? " more document" : " more documents");
    return where;
}

} // namespace longleaf::pack
