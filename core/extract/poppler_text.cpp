// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/poppler_text.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace longleaf::extract {

namespace {

/// Decodes UTF-16 at `index` and moves past it.
char32_t nextCodePoint(const poppler::ustring &text, std::size_t &index)
{
    const char32_t first = text[index++];
    if (first < 0xD800 || first > 0xDFFF)
        return first;
    if (first < 0xDC00 && index < text.size()) {
        const char32_t second = text[index];
        if (second >= 0xDC00 && second <= 0xDFFF) {
            ++index;
            return 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00);
        }
    }
    return utf8::kReplacement;
}

Frame::Rect toRect(const poppler::rectf &box)
{
    return {placed(std::min(box.left(), box.right())), placed(std::min(box.top(), box.bottom())),
            placed(std::max(box.left(), box.right())), placed(std::max(box.top(), box.bottom()))};
}

bool onPage(const Frame::Rect &rect, const PageSize &size)
{
    return rect.right >= 0 && rect.bottom >= 0 && rect.left <= static_cast<float>(size.widthPt) &&
           rect.top <= static_cast<float>(size.heightPt);
}

void addWord(PageGlyphs &page, GlyphGroup &group, const poppler::text_box &box, const PageSize &size)
{
    const Frame::Rect bounds = toRect(box.bbox());
    const poppler::ustring text = box.text();
    if (text.empty() || !onPage(bounds, size))
        return;
    const Frame frame(group.rotation, size.widthPt, size.heightPt);
    const Frame::Rect run = frame.fromPage(bounds);
    GlyphWord word;
    word.first = static_cast<std::uint32_t>(page.glyphs.size());
    word.left = run.left;
    word.right = run.right;
    word.top = run.top;
    word.bottom = run.bottom;
    word.spaceAfter = box.has_space_after();
    std::size_t number = 0;
    for (std::size_t i = 0; i < text.size(); ++number) {
        const char32_t codePoint = nextCodePoint(text, i);
        const Frame::Rect onPaper = toRect(box.char_bbox(number));
        const Frame::Rect glyph = frame.fromPage(onPaper);
        const bool known = onPaper.right > 0 || onPaper.bottom > 0;
        if (known && !onPage(onPaper, size))
            continue;
        page.glyphs.push_back({codePoint, known ? glyph.left : word.right, known ? glyph.right : word.right});
    }
    word.count = static_cast<std::uint32_t>(page.glyphs.size()) - word.first;
    if (word.count > 0)
        group.words.push_back(word);
}

} // namespace

std::string toUtf8(const poppler::ustring &text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();)
        utf8::append(out, nextCodePoint(text, i));
    return out;
}

PageSize sizeOf(const poppler::page &page)
{
    const poppler::rectf box = page.page_rect(poppler::crop_box);
    const auto length = [](double points) {
        return std::isnan(points) ? 0.0 : std::min<double>(std::abs(points), kFarthestPt);
    };
    PageSize size{length(box.width()), length(box.height())};
    const auto orientation = page.orientation();
    if (orientation == poppler::page::landscape || orientation == poppler::page::seascape)
        std::swap(size.widthPt, size.heightPt);
    return size;
}

PageGlyphs readGlyphs(const poppler::page &page)
{
    const PageSize size = sizeOf(page);
    PageGlyphs result;
    result.widthPt = size.widthPt;
    result.heightPt = size.heightPt;
    std::array<GlyphGroup, 4> groups;
    std::array<std::size_t, 4> glyphs{};
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i].rotation = static_cast<int>(i);
    for (const poppler::text_box &box : page.text_list()) {
        const auto rotation = static_cast<std::size_t>(box.rotation() & 3);
        const std::size_t before = result.glyphs.size();
        addWord(result, groups[rotation], box, size);
        glyphs[rotation] += result.glyphs.size() - before;
    }
    std::array<std::size_t, 4> order{0, 1, 2, 3};
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return glyphs[a] > glyphs[b]; });
    for (const std::size_t index : order) {
        if (!groups[index].words.empty())
            result.groups.push_back(std::move(groups[index]));
    }
    return result;
}

} // namespace longleaf::extract
