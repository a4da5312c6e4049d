// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/coverage.h"

#include "core/ask/coverage_json.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace longleaf::exporting {

using nlohmann::json;

namespace {

std::string text(const json &value, const char *name)
{
    const auto found = value.find(name);
    return found != value.end() && found->is_string() ? utf8::sanitize(found->get<std::string>()) : std::string();
}

std::string fileName(const std::string &path)
{
    return path.substr(path.rfind('/') + 1);
}

pack::LeftOutReason reasonOf(const std::string &word)
{
    using Reason = pack::LeftOutReason;
    for (const Reason reason : {Reason::NoText, Reason::Unreadable, Reason::NoRoom, Reason::NotRead}) {
        if (pack::toWord(reason) == word)
            return reason;
    }
    return Reason::NotRelevant;
}

std::vector<int> pagesOf(const json &value, const char *name)
{
    std::vector<int> pages = value.at(name).get<std::vector<int>>();
    std::sort(pages.begin(), pages.end());
    return pages;
}

Coverage read(const json &value)
{
    Coverage coverage;
    coverage.mode = pack::modeFromWord(value.value("mode", std::string("whole"))).value_or(pack::Mode::Whole);
    coverage.warning = text(value, "warning");
    for (const char *account : {"hidden_text", "unread"}) {
        const auto found = value.find(account);
        const std::string sentence = found == value.end() ? std::string() : text(*found, "sentence");
        coverage.warning += (coverage.warning.empty() || sentence.empty() ? "" : " ") + sentence;
    }
    coverage.nothingFound = value.value("nothing_found", false);
    coverage.promptTokens = value.value("prompt_tokens", std::int64_t{0});
    for (const json &one : value.at("documents")) {
        SentDocument sent{text(one, "title"), one.value("pages_total", 0), pagesOf(one, "pages_sent"),
                          one.value("whole", false)};
        if (sent.title.empty())
            sent.title = fileName(text(one, "path"));
        coverage.sent.push_back(std::move(sent));
    }
    for (const json &one : value.at("left_out")) {
        NotSent left{fileName(text(one, "path")), pagesOf(one, "pages"), true, reasonOf(text(one, "reason"))};
        for (const json &sent : value.at("documents")) {
            if (text(sent, "id") != text(one, "id"))
                continue;
            left.whole = false;
            if (std::string title = text(sent, "title"); !title.empty())
                left.title = std::move(title);
        }
        coverage.notSent.push_back(std::move(left));
    }
    return coverage;
}

} // namespace

int Coverage::pagesSent() const
{
    std::size_t pages = 0;
    for (const SentDocument &one : sent)
        pages += one.pages.size();
    return static_cast<int>(pages);
}

int Coverage::pagesTotal() const
{
    std::size_t pages = 0;
    for (const SentDocument &one : sent)
        pages += static_cast<std::size_t>(std::max(one.pagesTotal, 0));
    for (const NotSent &one : notSent)
        pages += one.whole ? one.pages.size() : 0;
    return static_cast<int>(pages);
}

std::optional<Coverage> coverageFromJson(std::string_view text)
{
    // nlohmann throws on what does not fit; the ledger of an older or damaged library must not stop an export.
    try {
        return read(json::parse(text));
    } catch (const json::exception &) {
        return std::nullopt;
    }
}

std::optional<ask::AbsenceReport> absenceFromCoverage(std::string_view text)
{
    const json value = json::parse(text, nullptr, false);
    const auto found = value.is_object() ? value.find("absence") : value.end();
    return value.is_object() && found != value.end() ? ask::absenceFromJson(*found) : std::nullopt;
}

std::string pageRanges(const std::vector<int> &pages)
{
    std::string text;
    for (std::size_t i = 0; i < pages.size();) {
        std::size_t last = i;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1)
            ++last;
        text += (text.empty() ? "" : ", ") + std::to_string(pages[i]);
        if (last > i)
            text += "\u2013" + std::to_string(pages[last]);
        i = last + 1;
    }
    return text;
}

} // namespace longleaf::exporting
