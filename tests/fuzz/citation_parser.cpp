// SPDX-License-Identifier: GPL-3.0-or-later
// A model's answer: whatever it writes, the text must not depend on how it was cut, only grow, and stay valid UTF-8.
#include "core/answer/citation_parser.h"
#include "core/base/utf8.h"
#include "tests/fuzz/fuzz_entry.h"

#include <algorithm>
#include <string_view>

using namespace longleaf;

namespace {

/// Whether `text` begins with `before`; looks at the end of it only, as it is asked after every piece.
bool goesOn(std::string_view text, std::string_view before)
{
    constexpr std::size_t kLookedAt = 64;
    const std::size_t from = before.size() - std::min(before.size(), kLookedAt);
    return text.size() >= before.size() && text.substr(from).starts_with(before.substr(from));
}

answer::CitationParser parsed(std::string_view bytes, std::size_t piece)
{
    answer::CitationParser parser;
    std::string before;
    const auto grow = [&] {
        require(goesOn(parser.text(), before));
        before.append(parser.text(), before.size());
    };
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        parser.feed(bytes.substr(at, piece));
        grow();
    }
    parser.finish();
    grow();
    require(parser.text() == before);
    return parser;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const answer::CitationParser whole = parsed(bytes, size > 0 ? size : 1);
    require(utf8::isValid(whole.text()));
    for (const answer::RawCitation &citation : whole.citations()) {
        require(citation.closed);
        require(citation.statement.begin <= citation.statement.end);
        require(citation.statement.end <= whole.text().size());
        require(utf8::isValid(citation.quote));
    }
    for (const std::size_t piece : {1U, 3U, 10U}) {
        const answer::CitationParser cut = parsed(bytes, piece);
        require(cut.text() == whole.text());
        require(cut.citations() == whole.citations());
    }
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    return {"Sales rose 4 % <q d=\"3\" p=\"58\">sales rose by &lt;4&gt;</q>. Next <Q doc='3', page=58 >x\ny</Q> end.",
            "A <q d=“3” p=”58”>one <q d=3 p=59/>two</q></q>, <q>b</q>\n\n- [3:58] [[4:1]] (Doc 3, p. 58)【3:58†x】\n",
            "It says “sales rose by 4” [d3 p58]. See [the table](3:58) and [a](b) `a[3:58]`\n```\n[1:2]\n```\n[1:2]",
            "| 2018 | 5 <q d=3 p=5>a</q> |\n<q d=\"3\" p=\"5\">never ended\nnext line\n\nlast < q d=1>\xC3\xA9\xE9\x9A",
            std::string()};
}
