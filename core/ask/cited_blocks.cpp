// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/cited_blocks.h"

#include <algorithm>
#include <string_view>

namespace longleaf::ask {

namespace {

constexpr std::size_t kMostBlocks = 3;

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool sameWords(std::string_view a, std::string_view b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    for (;;) {
        while (i < a.size() && isSpace(a[i]))
            ++i;
        while (j < b.size() && isSpace(b[j]))
            ++j;
        if (i == a.size() || j == b.size())
            return i == a.size() && j == b.size();
        if (a[i++] != b[j++])
            return false;
    }
}

std::string_view textOf(const pack::PromptBlock &block, std::string_view text)
{
    return block.part.end <= text.size() ? text.substr(block.part.begin, block.part.size()) : std::string_view();
}

} // namespace

std::vector<CitedWords> citedWords(const model::NativeCitation &citation, const model::ModelRequest &request)
{
    if (citation.document >= request.documents.size() || request.messages.empty() ||
        request.messages.front().parts.empty())
        return {};
    const pack::PromptDocument &document = request.documents[citation.document];
    const std::string_view text = request.messages.front().parts.front();
    std::string all;
    std::vector<CitedWords> cited;
    for (std::size_t i = citation.firstBlock; i < std::min(citation.endBlock, document.blocks.size()); ++i) {
        const pack::PromptBlock &block = document.blocks[i];
        all += textOf(block, text);
        if (!block.source.empty() && !sameWords(textOf(block, text), {}))
            cited.push_back({document.id, block.page, std::string(textOf(block, text))});
    }
    if (citation.citedText.empty() || sameWords(citation.citedText, all)) {
        cited.resize(std::min(cited.size(), kMostBlocks));
        return cited;
    }
    return {{document.id, cited.empty() ? 0 : cited.front().page, citation.citedText}};
}

} // namespace longleaf::ask
