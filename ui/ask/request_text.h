// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::ui {

/// A request's text divided for showing. Its body is one line of megabytes, which no text widget lays out in time, so
/// it is shown as many lines: a new one after each escaped line break (`\n` in JSON) and after kLongestLine characters.
struct RequestText {
    QString head;            ///< lines of the method, the address and the headers
    QString body;            ///< all of it, without any added line break
    std::vector<int> breaks; ///< positions in `body` at which a shown line begins, from 0 on, rising

    static constexpr int kLongestLine = 2'000;

    /// `count` shown lines from `first` on, joined by line breaks.
    [[nodiscard]] QString lines(std::size_t first, std::size_t count) const;
    /// The position in the body of a position in the shown lines.
    [[nodiscard]] int positionOf(int shown) const;
    /// The shown line that has a position of the body.
    [[nodiscard]] std::size_t lineOf(int position) const;
};

/// Cost: linear; 10 ms for 4 MB. Thread: any; pure.
[[nodiscard]] RequestText requestText(std::string_view head, std::string_view body);

/// Where `words` stand in the body, in any case, not overlapping; at most `limit` places.
[[nodiscard]] std::vector<int> placesIn(const QString &body, const QString &words, std::size_t limit);

} // namespace longleaf::ui
