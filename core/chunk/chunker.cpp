// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunk/chunker.h"

#include "core/base/utf8.h"
#include "core/chunk/characters.h"

#include <algorithm>

namespace longleaf::chunk {

namespace {

/// End of the first piece of an over-long sentence: the last white space within maxBytes, else a character border.
std::size_t cutPoint(std::string_view text, TextSpan sentence, std::size_t maxBytes)
{
    const std::size_t limit = sentence.begin + maxBytes;
    // Looking back further than half would make pieces needlessly uneven.
    for (std::size_t at = limit; at > sentence.begin + maxBytes / 2; --at) {
        const char c = text[at];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
            return at;
    }
    const std::size_t border = utf8::floorBoundary(text, limit);
    return border > sentence.begin ? border : utf8::ceilBoundary(text, limit);
}

template <typename Visit>
void visitPieces(std::string_view text, TextSpan sentence, std::size_t maxBytes, const Visit &visit)
{
    while (sentence.size() > maxBytes) {
        const std::size_t cut = cutPoint(text, sentence, maxBytes);
        const std::size_t end = dropSpace(text, sentence.begin, cut);
        if (end > sentence.begin)
            visit(TextSpan{sentence.begin, end});
        sentence.begin = skipSpace(text, cut);
    }
    if (!sentence.empty())
        visit(sentence);
}

} // namespace

std::vector<TextSpan> chunkPage(std::string_view pageText, const ChunkerOptions &options)
{
    const std::size_t maxBytes = std::max<std::size_t>(options.maxBytes, 4);
    const std::size_t target = std::clamp<std::size_t>(options.targetBytes, 1, maxBytes);
    std::vector<TextSpan> chunks;
    const auto add = [&](TextSpan piece) {
        if (!chunks.empty()) {
            TextSpan &open = chunks.back();
            const std::size_t joined = piece.end - open.begin;
            // A chunk under half of its size rather grows beyond the target than stays that small.
            if (joined <= target || (open.size() < target / 2 && joined <= maxBytes)) {
                open.end = piece.end;
                return;
            }
        }
        chunks.push_back(piece);
    };
    // One by one: a file of a million lines has a million sentences.
    visitSentences(pageText, [&](TextSpan sentence) { visitPieces(pageText, sentence, maxBytes, add); });
    // A page number or a last line alone is no useful chunk.
    if (chunks.size() > 1 && chunks.back().size() < target / 4 &&
        chunks.back().end - chunks[chunks.size() - 2].begin <= maxBytes) {
        chunks[chunks.size() - 2].end = chunks.back().end;
        chunks.pop_back();
    }
    return chunks;
}

} // namespace longleaf::chunk
