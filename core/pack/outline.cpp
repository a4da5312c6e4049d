// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/outline.h"

#include "core/base/utf8.h"
#include "core/pack/document_costs.h"
#include "core/pack/markup.h"
#include "core/pack/token_estimate.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace longleaf::pack {
namespace {

constexpr double kShareOfBudget = 0.02;
constexpr std::int64_t kLeastTokens = 200; // an outline of less says nothing
constexpr std::size_t kLeastBytes = 4;
constexpr std::size_t kMostBytes = 90;
constexpr std::size_t kTopLines = 3;
constexpr int kRunningHead = 3; // pages that have the same line

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\f");
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(" \t\r\f") + 1 - begin);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool startsWithHeadingWord(std::string_view line)
{
    constexpr std::array<std::string_view, 16> kWords = {
        "item ",     "part ", "article ", "section ", "chapter ", "schedule ", "annex ",    "exhibit ",
        "appendix ", "note ", "kapitel ", "artikel ", "anlage ",  "chapitre ", "capítulo ", "§ "};
    return std::any_of(kWords.begin(), kWords.end(), [line](std::string_view word) {
        return line.size() > word.size() && std::equal(word.begin(), word.end(), line.begin(), [](char a, char b) {
                   return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
               });
    });
}

// "2.3 Results", "IV. Terms", "(a)" is none.
bool isNumbered(std::string_view line)
{
    std::size_t at = 0;
    while (at < line.size() && (isDigit(line[at]) || line[at] == '.')) {
        ++at;
    }
    if (at == 0 || at > 8) {
        at = line.find_first_not_of("IVX");
        if (at == 0 || at == std::string_view::npos || line[at] != '.') {
            return false;
        }
        ++at;
    }
    const std::string_view rest = trimmed(line.substr(std::min(at, line.size())));
    return at < line.size() && line[at] == ' ' && rest.size() >= 3 &&
           std::isupper(static_cast<unsigned char>(rest[0])) != 0;
}

bool isCapitals(std::string_view line)
{
    const auto upper = std::count_if(line.begin(), line.end(), [](unsigned char c) { return std::isupper(c) != 0; });
    const auto lower = std::count_if(line.begin(), line.end(), [](unsigned char c) { return std::islower(c) != 0; });
    return upper >= 5 && lower * 5 <= upper;
}

bool isHeading(std::string_view line, std::size_t lineOfPage)
{
    if (line.size() < kLeastBytes || line.size() > kMostBytes) {
        return false;
    }
    if (line.front() == '#') {
        return true;
    }
    const auto digits = std::count_if(line.begin(), line.end(), isDigit);
    if (digits * 4 > static_cast<std::ptrdiff_t>(line.size()) || line.back() == ',' || line.back() == ';') {
        return false;
    }
    const bool sentence = line.back() == '.' && line.find(' ') != std::string_view::npos && line.size() > 40;
    return !sentence &&
           (isNumbered(line) || startsWithHeadingWord(line) || (lineOfPage < kTopLines && isCapitals(line)));
}

// By which a running head is known on every page: its line, without a page number. "Chapter 3" is another line than
// "Chapter 4".
std::string repeatKey(std::string_view line)
{
    std::string key(line);
    if (!isNumbered(line) && !startsWithHeadingWord(line)) {
        std::erase_if(key, isDigit);
    }
    return key;
}

} // namespace

std::vector<Heading> headingsOf(std::string_view text, const std::vector<document::Page> &pages, std::size_t most)
{
    std::vector<Heading> found;
    std::map<std::string, int> repeats;
    for (const document::Page &page : pages) {
        if (page.span.end > text.size()) {
            break;
        }
        std::string_view rest = text.substr(page.span.begin, page.span.size());
        for (std::size_t number = 0; !rest.empty();) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view line = trimmed(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (line.empty()) {
                continue;
            }
            if (isHeading(line, number)) {
                found.push_back({page.number, std::string(line)});
                ++repeats[repeatKey(line)];
            }
            ++number;
        }
    }
    std::erase_if(found, [&](const Heading &one) { return repeats[repeatKey(one.text)] >= kRunningHead; });
    // Evenly over the document rather than its beginning only.
    if (found.size() > most) {
        std::vector<Heading> some;
        for (std::size_t i = 0; i < most; ++i) {
            some.push_back(std::move(found[i * found.size() / most]));
        }
        found = std::move(some);
    }
    return found;
}

std::string outlineText(const std::vector<Heading> &headings)
{
    if (headings.empty()) {
        return {};
    }
    std::string text = "[outline: headings only, not evidence]\n";
    for (const Heading &heading : headings) {
        text += "- p. " + std::to_string(heading.page) + ": " + sendable(heading.text) + "\n";
    }
    return text + "[end of outline]\n";
}

std::int64_t addOutlines(const std::vector<ScopeDocument> &documents, std::int64_t budget,
                         std::vector<Outline> &outlines)
{
    std::int64_t left = static_cast<std::int64_t>(kShareOfBudget * static_cast<double>(budget));
    if (left < kLeastTokens) {
        return 0;
    }
    const std::int64_t before = left;
    const std::int64_t frame = estimateTokens(outlineText({{1, "x"}}));
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const DocumentCosts costs(documents[i]);
        const std::int64_t marks = costs.envelope() + costs.missingRun();
        if (marks > left) {
            break;
        }
        // What a document does not need is there for those after it.
        const std::int64_t share = std::max(marks, left / static_cast<std::int64_t>(documents.size() - i));
        std::int64_t spent = marks;
        Outline outline{documents[i].id, {}};
        for (const Heading &heading : documents[i].headings) {
            const std::int64_t cost = estimateTokens("- p. " + std::to_string(heading.page) + ": " + heading.text) + 1 +
                                      (outline.headings.empty() ? frame : 0);
            if (spent + cost > share) {
                break;
            }
            spent += cost;
            outline.headings.push_back(heading);
        }
        left -= spent;
        outlines.push_back(std::move(outline));
    }
    return before - left;
}

} // namespace longleaf::pack
