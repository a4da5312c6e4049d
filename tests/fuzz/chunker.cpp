// SPDX-License-Identifier: GPL-3.0-or-later
// A page's text of any kind: chunks and sentences are disjoint, rising, whole characters, and cover all but white
// space.
#include "core/chunk/chunker.h"
#include "core/base/utf8.h"
#include "tests/fuzz/fuzz_entry.h"

#include <string_view>

using namespace longleaf;

namespace {

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

/// ASCII outside of the spans is white space; other characters may be a white space of Unicode.
void requireCover(std::string_view text, const std::vector<TextSpan> &spans)
{
    std::size_t at = 0;
    const auto gap = [&](std::size_t end) {
        for (std::size_t i = at; i < end; ++i)
            require(static_cast<unsigned char>(text[i]) >= 0x80 || static_cast<unsigned char>(text[i]) <= 0x20 ||
                    text[i] == 0x7F);
    };
    for (const TextSpan &span : spans) {
        require(span.begin >= at && span.begin < span.end && span.end <= text.size());
        require(utf8::isValid(text.substr(span.begin, span.end - span.begin)));
        require(!isBlank(text.substr(span.begin, span.end - span.begin)));
        gap(span.begin);
        at = span.end;
    }
    gap(text.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text = utf8::sanitize(std::string_view(reinterpret_cast<const char *>(data), size));
    requireCover(text, chunk::sentences(text));
    requireCover(text, chunk::chunkPage(text));
    chunk::ChunkerOptions small;
    small.targetBytes = 20;
    small.maxBytes = 40;
    requireCover(text, chunk::chunkPage(text, small));
    require(utf8::isValid(chunk::indexText(text)));
    require(chunk::queryTerms(text).size() <= 64);
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    return {
        "Item 7. Management's discussion. Net sales rose by 4.5 % to $1,234 million (Note 3). See p. 12.\n\nRisks:",
        "Revenue  1,234  5,678\nCosts  (12)  34.5\nTotal 1 2 3\n\n- one\n- two\n3. three",
        "\xE9\x8A\xB7\xE5\x94\xAE\xE9\xA2\x9D\xE5\xA2\x9E\xE9\x95\xBF\xE4\xBA\x86\xE3\x80\x82\xE4\xBB\x8A\xE5\xB9\xB4",
        "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD8\xA7\xD9\x84\xD8\xB9 e\xCC\x81 "
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
        std::string(300, 'x') + " " + std::string(50, '\n') + "FY18 vs FY2018?",
        "\xC2\xA0\xE3\x80\x80 \t",
        std::string()};
}
