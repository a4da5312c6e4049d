// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/update/update_notice.h"

#include "core/base/unseen_text.h"
#include "core/base/utf8.h"
#include "core/model/json_read.h"
#include "core/model/url.h"

#include <algorithm>
#include <utility>

namespace longleaf::update {

namespace {

constexpr std::int64_t kFormat = 1;
constexpr std::size_t kLongestSummary = 300;
constexpr std::size_t kLongestPage = 300;

tl::unexpected<Error> wrong(std::string_view what)
{
    return fail(ErrorCode::Protocol,
                "What is published of the newest version cannot be used: " + std::string(what) + ".");
}

/// As YYYY-MM-DD; whether the month has that day is of no use to a reader.
bool isDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
        if (text[i] < '0' || text[i] > '9')
            return false;
    }
    return text.substr(5, 2) >= "01" && text.substr(5, 2) <= "12" && text.substr(8) >= "01" && text.substr(8) <= "31";
}

bool isPage(std::string_view text)
{
    if (text.size() > kLongestPage || !text.starts_with("https://"))
        return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; }) &&
           model::parseWebAddress(text).has_value();
}

std::string oneLine(const std::string &text)
{
    std::string line;
    for (const char c : withoutUnseenText(utf8::sanitize(text))) {
        const bool blank = (c >= 0 && c <= ' ') || c == '\x7f';
        if (!blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (line.size() > kLongestSummary)
        line = std::string(utf8::truncated(line, kLongestSummary - 3)) + "…";
    while (line.ends_with(' '))
        line.pop_back();
    return line;
}

} // namespace

Result<UpdateNotice> readNotice(std::string_view text)
{
    const auto json = model::parseJson(text);
    if (!json || !json->is_object())
        return wrong("it is not a JSON object");
    if (model::numberAt(*json, "format") != kFormat)
        return wrong("\"format\" is not 1");
    UpdateNotice notice;
    notice.name = model::textAt(*json, "version");
    auto version = parseVersion(notice.name);
    if (!version)
        return wrong("\"version\" is not a version");
    notice.version = std::move(*version);
    notice.date = model::textAt(*json, "date");
    if (!isDate(notice.date))
        return wrong("\"date\" is not a date as YYYY-MM-DD");
    notice.page = model::textAt(*json, "page");
    if (!isPage(notice.page))
        return wrong("\"page\" is not an https address");
    notice.summary = oneLine(model::textAt(*json, "summary"));
    return notice;
}

bool isOffered(const Version &offered, const Version &own)
{
    return offered > own && (!offered.isPreRelease() || own.isPreRelease());
}

} // namespace longleaf::update
