// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/store/history.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace longleaf::cli {

using nlohmann::json;

namespace {

constexpr int kMostHits = 1'000;

json conversationJson(const store::Conversation &one)
{
    json value = {{"id", toText(one.id)},
                  {"title", one.title},
                  {"turns", one.turns},
                  {"created_at_ms", one.createdAtMs},
                  {"last_at_ms", one.lastAtMs}};
    if (one.deletedAtMs > 0)
        value["deleted_at_ms"] = one.deletedAtMs;
    return value;
}

/// The snippet without its marks, and where they stood: byte ranges of it.
json snippetJson(const std::string &marked)
{
    std::string text;
    json matches = json::array();
    std::size_t begin = 0;
    for (const char c : marked) {
        if (c == store::kMatchBegin)
            begin = text.size();
        else if (c == store::kMatchEnd)
            matches.push_back({{"begin", begin}, {"end", text.size()}});
        else
            text.push_back(c);
    }
    return {{"text", std::move(text)}, {"matches", std::move(matches)}};
}

void printRow(const json &row)
{
    std::printf("%5s %4d turns  %s\n", row.at("id").get<std::string>().c_str(), row.at("turns").get<int>(),
                row.at("title").get<std::string>().c_str());
    if (const auto snippet = row.find("snippet"); snippet != row.end())
        std::printf("                  %s\n", snippet->get<std::string>().c_str());
}

int print(const Context &context, json rows, bool more)
{
    if (context.json) {
        printJson({{"conversations", std::move(rows)}, {"more", more}});
        return kDone;
    }
    for (const json &row : rows)
        printRow(row);
    if (more)
        std::fputs("There are more; say --limit N to see them.\n", stderr);
    return kDone;
}

int searchConversations(const Context &context, store::Library &library, const ConversationOptions &options)
{
    store::History history(library);
    const auto found = history.search(options.search, options.limit > 0 ? options.limit : kMostHits);
    if (!found)
        return report(context, found.error());
    const auto all = library.conversations();
    if (!all)
        return report(context, all.error());
    std::map<ConversationId, const store::Conversation *> byId;
    for (const store::Conversation &one : *all)
        byId[one.id] = &one;
    json rows = json::array();
    for (const store::ConversationHit &hit : found->hits) {
        const auto conversation = byId.find(hit.conversation);
        if (conversation == byId.end())
            continue; // deleted in this moment
        json row = conversationJson(*conversation->second);
        json snippet = snippetJson(hit.snippet);
        row["answer_id"] = hit.answer.valid() ? json(toText(hit.answer)) : json(nullptr);
        row["snippet"] = std::move(snippet["text"]);
        row["matches"] = std::move(snippet["matches"]);
        rows.push_back(std::move(row));
    }
    return print(context, std::move(rows), found->more);
}

} // namespace

int conversations(const Context &context, const ConversationOptions &options)
{
    auto library = context.openLibrary();
    if (!library)
        return report(context, library.error());
    if (!options.search.empty())
        return searchConversations(context, **library, options);
    const auto listed = options.deleted ? store::History(**library).deleted() : (*library)->conversations();
    if (!listed)
        return report(context, listed.error());
    json rows = json::array();
    for (const store::Conversation &one : *listed) {
        if (options.limit > 0 && rows.size() == static_cast<std::size_t>(options.limit))
            break;
        rows.push_back(conversationJson(one));
    }
    const bool more = rows.size() < listed->size();
    return print(context, std::move(rows), more);
}

} // namespace longleaf::cli
