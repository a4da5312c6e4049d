// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as the window shows it: any bytes give blocks of valid text, and what is closed stays as it was.
#include "core/answer/markdown.h"
#include "core/base/utf8.h"
#include "tests/fuzz/fuzz_entry.h"

#include <string_view>

using namespace longleaf;
namespace markdown = answer::markdown;

namespace {

void check(const std::vector<markdown::Run> &runs, std::size_t end)
{
    for (const markdown::Run &run : runs) {
        require(utf8::isValid(run.text) && utf8::isValid(run.link));
        require(run.source.begin <= run.source.end && run.source.end <= end);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text = utf8::sanitize(std::string_view(reinterpret_cast<const char *>(data), size));
    require(markdown::defused(text).size() == text.size());
    const std::vector<markdown::ChipAnchor> anchors{{text.size() / 2, 0}, {text.size(), 1}};
    std::size_t chips = 0;
    for (const markdown::Block &block : markdown::parse(text, anchors)) {
        check(block.runs, text.size());
        for (const markdown::Run &run : block.runs)
            chips += run.kind == markdown::Run::Kind::Chip;
        for (const auto &row : block.rows) {
            for (const markdown::Cell &cell : row) {
                check(cell.runs, text.size());
                for (const markdown::Run &run : cell.runs)
                    chips += run.kind == markdown::Run::Kind::Chip;
            }
        }
    }
    // No citation gets lost, whatever the text around it is.
    require(chips == anchors.size());
    const std::size_t closed = markdown::closedPrefix(text);
    require(closed <= text.size());
    require(markdown::closedPrefix(text.substr(0, closed)) <= closed);
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    return {
        "# Sales\n\nThey *rose* by **4 %**, see [note](https://example.org/?q=1).\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n",
        "1. one\n2. two\n   - deep\n\n> quoted\n> > more\n\n```c\nint x;\n```\n\n$$\\frac{a}{b}$$ and $x^2$\n",
        "<img src=file:///etc/passwd>![x](\\\\server\\share) <script>alert(1)</script> &lt; ~~no~~ \xE2\x80\xAE",
        "a\n\n\n- b\n\n- c\n    code\n***\n***\n[x]: y\n\n[x]", std::string()};
}
