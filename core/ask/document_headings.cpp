// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/document_headings.h"

#include "core/pack/outline.h"
#include "core/store/library.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace longleaf::ask {

namespace {

constexpr std::size_t kMostHeadings = 2'000;
constexpr std::int32_t kDeepest = 5;
constexpr int kTableLines = 4; // with page numbers, on one page: a printed table of contents

bool startsWithWord(std::string_view line, std::string_view word)
{
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return line.size() > word.size() && line[word.size()] == ' ' &&
           std::equal(word.begin(), word.end(), line.begin(), [&](char a, char b) { return a == lower(b); });
}

/// "2" is 1, "2.3" is 2, "2.3.1" is 3; 0: no number.
std::int32_t numberDepth(std::string_view line)
{
    std::int32_t depth = 0;
    bool digit = false;
    for (const char c : line) {
        if (c >= '0' && c <= '9') {
            depth += digit ? 0 : 1;
            digit = true;
        } else if (c == '.') {
            digit = false;
        } else {
            break;
        }
    }
    return depth;
}

/// Where the line stands on its page, 0..1; lines are looked for from `from` on, which moves past it.
float topOf(std::string_view line, std::string_view text, const document::TextLayer &layer, std::size_t &from)
{
    const std::size_t at = text.find(line, from);
    if (at == std::string_view::npos)
        return 0;
    from = at + line.size();
    const auto boxes = layer.boxes({at, at + line.size()}, text);
    return boxes.empty() ? 0.0F : std::clamp(boxes.front().top, 0.0F, 1.0F);
}

/// "Item 2. Properties 18", "Risk factors ........ 7": a line of a printed table of contents.
bool endsWithPageNumber(std::string_view line)
{
    const std::size_t last = line.find_last_not_of("0123456789");
    return last != std::string_view::npos && last + 1 < line.size() && line.size() - last <= 5 &&
           (line[last] == ' ' || line[last] == '.' || line[last] == '\t') &&
           line.find_last_not_of(" .\t", last) != std::string_view::npos;
}

/// Without the lines of printed tables of contents: they lead to the page of the table, and come again where they
/// belong.
std::vector<pack::Heading> withoutTables(const std::vector<pack::Heading> &headings)
{
    std::map<int, int> numbered;
    for (const pack::Heading &heading : headings)
        numbered[heading.page] += endsWithPageNumber(heading.text) ? 1 : 0;
    std::vector<pack::Heading> rest;
    std::copy_if(headings.begin(), headings.end(), std::back_inserter(rest), [&](const pack::Heading &heading) {
        return numbered[heading.page] < kTableLines || !endsWithPageNumber(heading.text);
    });
    return rest;
}

/// No entry lies more than one level below the one before it.
void closeGaps(std::vector<document::OutlineEntry> &entries)
{
    std::vector<std::int32_t> above;
    for (document::OutlineEntry &entry : entries) {
        while (!above.empty() && above.back() >= entry.level)
            above.pop_back();
        above.push_back(entry.level);
        entry.level = static_cast<std::int32_t>(above.size()) - 1;
    }
}

} // namespace

document::OutlineEntry outlineEntryOf(std::string_view heading, int page)
{
    document::OutlineEntry entry;
    entry.page = page;
    const std::size_t marks = std::min(heading.find_first_not_of('#'), heading.size());
    if (marks > 0) {
        heading.remove_prefix(marks);
        heading.remove_prefix(std::min(heading.find_first_not_of(" \t"), heading.size()));
        entry.level = static_cast<std::int32_t>(marks) - 1;
    } else if (startsWithWord(heading, "part") || startsWithWord(heading, "chapter")) {
        entry.level = 0;
    } else if (const std::int32_t depth = numberDepth(heading); depth > 0) {
        entry.level = depth;
    } else {
        entry.level = 1;
    }
    entry.level = std::min(entry.level, kDeepest);
    entry.title = std::string(heading);
    return entry;
}

Result<document::Outline> headingsOfDocument(store::Library &library, DocumentId document, const std::stop_token &stop)
{
    const auto pages = library.pages(document);
    if (!pages)
        return tl::unexpected(pages.error());
    const auto text = library.text(document);
    if (!text)
        return tl::unexpected(text.error());
    const auto headings = withoutTables(pack::headingsOf(*text, *pages, kMostHeadings + 1));
    document::Outline outline;
    outline.origin = document::Outline::Origin::Headings;
    outline.complete = headings.size() <= kMostHeadings;
    std::string pageText;
    document::TextLayer layer;
    std::size_t from = 0;
    int page = 0;
    for (std::size_t i = 0; i < std::min(headings.size(), kMostHeadings); ++i) {
        if (stop.stop_requested())
            return fail(ErrorCode::Canceled, "Looking for headings was stopped.");
        const pack::Heading &heading = headings[i];
        if (heading.page != page) {
            page = heading.page;
            from = 0;
            const TextSpan span = (*pages)[static_cast<std::size_t>(page - 1)].span;
            pageText = text->substr(span.begin, span.size());
            // Without its layout the page's top will do.
            layer = library.textLayer(document, page).value_or(document::TextLayer());
        }
        document::OutlineEntry entry = outlineEntryOf(heading.text, page);
        entry.top = topOf(heading.text, pageText, layer, from);
        outline.entries.push_back(std::move(entry));
    }
    closeGaps(outline.entries);
    return outline;
}

} // namespace longleaf::ask
