// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/ink_check.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace longleaf::ingest {

namespace {

using document::HiddenReason;
using document::LayerWord;

constexpr double kTinyPt = 2.0;
constexpr std::size_t kLeastLetters = 3;

/// Letters and digits, and whatever else is no punctuation, symbol or picture (a dash in a column of figures may be
/// thinner than a pixel). By blocks: the difference within one does not matter here.
bool isLetter(char32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool sign = c < 0xC0 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) ||
                      (c >= 0xE000 && c <= 0xF8FF) || c == utf8::kReplacement;
    return !sign;
}

std::size_t letters(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded one = utf8::decode(text, at);
        count += isLetter(one.codePoint) ? 1 : 0;
        at += one.size;
    }
    return count;
}

bool saysSomething(std::string_view text)
{
    return letters(text) > 0;
}

struct PixelBox {
    int left = 0;
    int top = 0;
    int right = 0; ///< behind the last one
    int bottom = 0;
};

PixelBox pixelsOf(const document::Box &box, const ipc::PageImage &image)
{
    const auto low = [](float part, int size) {
        return std::clamp(static_cast<int>(std::floor(static_cast<double>(part) * size)), 0, size);
    };
    const auto high = [](float part, int size) {
        return std::clamp(static_cast<int>(std::ceil(static_cast<double>(part) * size)), 0, size);
    };
    return {low(box.left, image.width), low(box.top, image.height), high(box.right, image.width),
            high(box.bottom, image.height)};
}

/// Whether a row of the box has pixels that differ by at least `contrast` in one colour.
bool hasInk(const PixelBox &box, const ipc::PageImage &image, int contrast)
{
    const std::size_t channels = image.format == ipc::PixelFormat::Gray8 ? 1 : 3;
    const std::size_t pixelBytes = image.format == ipc::PixelFormat::Gray8 ? 1 : 4;
    for (int y = box.top; y < box.bottom; ++y) {
        const auto *row = reinterpret_cast<const unsigned char *>(image.pixels.data()) +
                          static_cast<std::size_t>(y) * static_cast<std::size_t>(image.bytesPerLine);
        std::array<int, 3> least{255, 255, 255};
        std::array<int, 3> most{0, 0, 0};
        for (int x = box.left; x < box.right; ++x) {
            for (std::size_t c = 0; c < channels; ++c) {
                const int value = row[static_cast<std::size_t>(x) * pixelBytes + c];
                least[c] = std::min(least[c], value);
                most[c] = std::max(most[c], value);
            }
        }
        for (std::size_t c = 0; c < channels; ++c) {
            if (most[c] - least[c] >= contrast)
                return true;
        }
    }
    return false;
}

double heightPt(const LayerWord &word, double pageHeightPt, double pageWidthPt)
{
    const bool upright = word.advance == document::Advance::Right || word.advance == document::Advance::Left;
    return upright ? static_cast<double>(word.box.bottom - word.box.top) * pageHeightPt
                   : static_cast<double>(word.box.right - word.box.left) * pageWidthPt;
}

} // namespace

std::vector<UnseenWord> unseenWords(const document::TextLayer &layer, std::string_view pageText, double pageHeightPt,
                                    double pageWidthPt, const ipc::PageImage &image, InkRule rule,
                                    const std::vector<std::size_t> &among)
{
    std::vector<UnseenWord> found;
    const auto &words = layer.words();
    const std::size_t count = among.empty() ? words.size() : among.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t index = among.empty() ? i : among[i];
        if (index >= words.size())
            continue;
        const LayerWord &word = words[index];
        if (word.span.end > pageText.size() || !saysSomething(pageText.substr(word.span.begin, word.span.size())))
            continue;
        if (heightPt(word, pageHeightPt, pageWidthPt) < kTinyPt)
            found.push_back({index, HiddenReason::Tiny});
        else if (!hasInk(pixelsOf(word.box, image), image, rule.leastContrast))
            found.push_back({index, HiddenReason::NoInk});
    }
    return found;
}

std::vector<document::HiddenText> stretchesOf(const std::vector<UnseenWord> &words, const document::TextLayer &layer,
                                              std::string_view pageText, int page)
{
    std::vector<document::HiddenText> stretches;
    for (const UnseenWord &one : words) {
        const TextSpan span = layer.words().at(one.word).span;
        // White space and signs between two hidden words are hidden with them.
        const bool joins =
            !stretches.empty() && stretches.back().reason == one.reason && span.begin >= stretches.back().span.end &&
            !saysSomething(pageText.substr(stretches.back().span.end, span.begin - stretches.back().span.end));
        if (joins)
            stretches.back().span.end = span.end;
        else
            stretches.push_back({page, span, one.reason});
    }
    std::erase_if(stretches, [pageText](const document::HiddenText &one) {
        return letters(pageText.substr(one.span.begin, one.span.size())) < kLeastLetters;
    });
    return stretches;
}

} // namespace longleaf::ingest
