// SPDX-License-Identifier: GPL-3.0-or-later
// A page's text of any kind: chunks and sentences are disjoint, rising, whole characters, and cover all but white
// space; no chunk is longer than it may be.
#include "core/chunk/chunker.h"
#include "core/base/utf8.h"
#include "core/chunk/characters.h"
#include "tests/fuzz/fuzz_entry.h"

#include <string_view>

using namespace longleaf;

namespace {

bool isBlank(std::string_view text)
{
    return chunk::skipSpace(text, 0) == text.size();
}

/// What lies outside of the spans is white space.
void requireCover(std::string_view text, const std::vector<TextSpan> &spans, std::size_t most)
{
    std::size_t at = 0;
    for (const TextSpan &span : spans) {
        require(span.begin >= at && span.begin < span.end && span.end <= text.size() && span.size() <= most);
        const std::string_view words = text.substr(span.begin, span.size());
        require(utf8::isValid(words) && !isBlank(words) && isBlank(text.substr(at, span.begin - at)));
        at = span.end;
    }
    require(isBlank(text.substr(at)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text = utf8::sanitize(std::string_view(reinterpret_cast<const char *>(data), size));
    requireCover(text, chunk::sentences(text), text.size());
    requireCover(text, chunk::chunkPage(text), chunk::ChunkerOptions().maxBytes);
    chunk::ChunkerOptions small;
    small.targetBytes = 20;
    small.maxBytes = 40;
    requireCover(text, chunk::chunkPage(text, small), small.maxBytes);
    require(utf8::isValid(chunk::indexText(text)));
    const auto terms = chunk::queryTerms(text);
    require(terms.size() <= 64);
    for (const auto &term : terms)
        require(!term.empty() && utf8::isValid(term));
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
