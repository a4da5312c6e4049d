// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::answer::markdown {

/// A formula in TeX inside a text.
struct Formula {
    TextSpan span; ///< with its marks
    TextSpan body; ///< without them
    bool display = false;

    bool operator==(const Formula &) const = default;
};

/// The formulas of a Markdown text, rising: `\(..\)`, `\[..\]`, `$$..$$`, and `$..$` where it can be nothing else (on
/// one line, no space inside the marks, no digit after them, and a command, an index or an equation in it: amounts of
/// money stay amounts). None in code. One of the first three that has no end yet goes to the end of its paragraph.
[[nodiscard]] std::vector<Formula> findFormulas(std::string_view text);

/// A formula in plain characters: "x² + 1", "√(a/b)", "∑ᵢ xᵢ", "r^(1/n)" where there are no small characters. Nothing
/// where that would lose something: unknown commands, environments.
[[nodiscard]] std::optional<std::string> plainFormula(std::string_view tex);

} // namespace longleaf::answer::markdown
