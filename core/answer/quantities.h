// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::answer {

/// A number as it is meant: "$1.2 billion" has the value 1.2 and the scale 1e9.
struct Quantity {
    TextSpan span;    ///< digits with their currency sign, scale word and percent sign
    std::string text; ///< the digits in plain form (`numbersIn`)
    double value = 0; ///< 0 for what is no single number, such as 10.2.1
    double scale = 1; ///< of the word behind it; 1: none
    int decimals = 0; ///< digits after the point, as written
    bool percent = false;
    bool year = false;              ///< 1900 to 2099, or FY19 and '19 made 2019
    std::vector<std::string> parts; ///< the other way to read it, as several numbers
};

enum class NumberWords {
    Read,   ///< "five", "twenty-five" and "dozen" count
    Ignore, ///< digits only
};

/// The quantities of a text, in order.
[[nodiscard]] std::vector<Quantity> quantitiesIn(std::string_view text, NumberWords words);

/// Whether a passage's quantity bears out a claimed one: the same number; the same value in another scale (1.2 billion,
/// 1,200 million, or 1,200 in a table whose heading says millions); or a finer number that the claim rounds. Signs and
/// currencies do not count.
[[nodiscard]] bool bearsOut(const Quantity &claim, const Quantity &source);

} // namespace longleaf::answer
