// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as the window shows it: any bytes give blocks of valid text, no letter is left out, and what is closed
// stays as it was.
#include "core/answer/markdown.h"
#include "core/base/utf8.h"
#include "tests/fuzz/fuzz_entry.h"

#include <algorithm>
#include <string_view>

using namespace longleaf;
namespace markdown = answer::markdown;

namespace {

/// What the runs say, and which bytes of the source they stand for.
class Shown final {
public:
    explicit Shown(std::string_view source)
        : m_source(source)
        , m_stoodFor(source.size())
    {
    }

    void take(const std::vector<markdown::Run> &runs)
    {
        for (const markdown::Run &run : runs) {
            require(utf8::isValid(run.text) && utf8::isValid(run.link));
            require(run.source.begin <= run.source.end && run.source.end <= m_source.size());
            std::fill(m_stoodFor.begin() + static_cast<std::ptrdiff_t>(run.source.begin),
                      m_stoodFor.begin() + static_cast<std::ptrdiff_t>(run.source.end), true);
            m_chips += run.kind == markdown::Run::Kind::Chip;
        }
    }

    [[nodiscard]] std::size_t chips() const { return m_chips; }

    /// Names of fences, targets of links and numbers of characters are not shown as they are written: only texts
    /// without those are looked at.
    void requireLetters() const
    {
        if (m_source.find_first_of("[`~<&\\$") != std::string_view::npos)
            return;
        for (std::size_t at = 0; at < m_source.size(); ++at) {
            const char c = static_cast<char>(m_source[at] | 0x20);
            require(c < 'a' || c > 'z' || m_stoodFor[at]);
        }
    }

private:
    std::string_view m_source;
    std::vector<bool> m_stoodFor;
    std::size_t m_chips = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text = utf8::sanitize(std::string_view(reinterpret_cast<const char *>(data), size));
    require(markdown::defused(text).size() == text.size());
    const std::vector<markdown::ChipAnchor> anchors{{text.size() / 2, 0}, {text.size(), 1}};
    Shown shown(text);
    for (const markdown::Block &block : markdown::parse(text, anchors)) {
        shown.take(block.runs);
        for (const auto &row : block.rows)
            for (const markdown::Cell &cell : row)
                shown.take(cell.runs);
    }
    shown.requireLetters();
    // No citation gets lost, whatever the text around it is.
    require(shown.chips() == anchors.size());
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
        "| a | b |\n|---|---|\n| c | d | e | f\n> | g | h |\n> |--|:-:|\n> | `i|` | j \\| k | l |\n",
        "a\n\n\n- b\n\n- c\n    code\n***\n***\n[x]: y\n\n[x]",
        std::string()};
}
