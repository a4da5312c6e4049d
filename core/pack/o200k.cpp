// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/o200k.h"

#include "core/pack/o200k_vocabulary.h"

namespace longleaf::pack {

O200k::O200k(const O200kVocabulary &vocabulary)
    : m_merges(vocabulary)
{
}

Result<O200k> O200k::load(std::string_view vocabulary)
{
    const auto parsed = O200kVocabulary::parse(vocabulary);
    if (!parsed) {
        return tl::unexpected(parsed.error());
    }
    return O200k(*parsed);
}

std::int64_t O200k::count(std::string_view utf8) const
{
    O200kMerges::Scratch scratch;
    std::int64_t tokens = 0;
    for (std::size_t begin = 0; begin < utf8.size();) {
        const std::size_t end = m_splitter.pieceEnd(utf8, begin);
        for (; end - begin > O200kMerges::kMaxPiece; begin += O200kMerges::kMaxPiece) {
            tokens += m_merges.count(utf8.substr(begin, O200kMerges::kMaxPiece), scratch);
        }
        tokens += m_merges.count(utf8.substr(begin, end - begin), scratch);
        begin = end;
    }
    return tokens;
}

} // namespace longleaf::pack
