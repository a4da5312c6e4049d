// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/document_words.h"

#include "core/base/unseen_text.h"
#include "core/base/utf8.h"
#include "core/ingest/path_text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace longleaf::ingest {

namespace {

constexpr std::size_t kMaxTitleBytes = 300;
constexpr std::size_t kMaxPageGroups = 12;

using namespace std::string_view_literals;

std::string oneLine(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte != 0x7F)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool isFileName(std::string_view title)
{
    constexpr std::array kExtensions = {".doc"sv, ".docx"sv, ".pdf"sv, ".xls"sv,  ".xlsx"sv, ".ppt"sv, ".pptx"sv,
                                        ".rtf"sv, ".txt"sv,  ".htm"sv, ".html"sv, ".tex"sv,  ".dvi"sv, ".ps"sv,
                                        ".eps"sv, ".indd"sv, ".qxd"sv, ".odt"sv,  ".wpd"sv,  ".fm"sv,  ".p65"sv};
    return std::any_of(kExtensions.begin(), kExtensions.end(),
                       [title](std::string_view extension) { return title.ends_with(extension); });
}

bool isPath(std::string_view title)
{
    const bool drive = title.size() > 2 && title[1] == ':' && (title[2] == '\\' || title[2] == '/');
    return drive || title.starts_with('/') || title.starts_with("\\\\") || title.starts_with("file:");
}

bool isPlaceholder(std::string_view title)
{
    constexpr std::array kPlaceholders = {
        "untitled"sv, "untitled document"sv, "untitled-1"sv, "document"sv, "document1"sv,   "no title"sv,
        "title"sv,    "unknown"sv,           "none"sv,       "null"sv,     "(anonymous)"sv, "powerpoint presentation"sv,
        "slide 1"sv};
    return std::find(kPlaceholders.begin(), kPlaceholders.end(), title) != kPlaceholders.end();
}

bool hasLetter(std::string_view title)
{
    return std::any_of(title.begin(), title.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return std::isalpha(byte) != 0 || byte >= 0x80;
    });
}

bool isSensible(const std::string &title)
{
    const std::string lower = lowered(title);
    return hasLetter(lower) && !isPlaceholder(lower) && !isFileName(lower) && !isPath(lower) &&
           !lower.starts_with("microsoft word - ") && !lower.starts_with("microsoft powerpoint - ") &&
           !lower.starts_with("microsoft excel - ");
}

} // namespace

std::string chooseTitle(std::string_view ownTitle, const std::filesystem::path &file)
{
    const std::string own = oneLine(withUnseenTextShown(utf8::sanitize(ownTitle)));
    if (isSensible(own))
        return std::string(utf8::truncated(own, kMaxTitleBytes));
    const std::string name = oneLine(withUnseenTextShown(pathText(file.stem())));
    return std::string(utf8::truncated(name.empty() ? pathText(file.filename()) : name, kMaxTitleBytes));
}

std::string pageList(const std::vector<int> &pages)
{
    std::vector<std::string> groups;
    std::size_t shown = 0;
    while (shown < pages.size() && groups.size() < kMaxPageGroups) {
        std::size_t last = shown;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1)
            ++last;
        std::string group = std::to_string(pages[shown]);
        if (last > shown)
            group += (last == shown + 1 ? ", " : "\u2013") + std::to_string(pages[last]);
        groups.push_back(std::move(group));
        shown = last + 1;
    }
    if (shown < pages.size())
        groups.push_back(std::to_string(pages.size() - shown) + " more");
    std::string out;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i > 0)
            out += i + 1 == groups.size() ? " and " : ", ";
        out += groups[i];
    }
    return out;
}

} // namespace longleaf::ingest
