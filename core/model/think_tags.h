// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace longleaf::model {

/// Takes the reasoning out of an answer that begins with `<think>...</think>`, as servers send it that do not know the
/// model's own marks. The tag counts only as the very first thing of an answer. Any split of the bytes gives the same
/// texts.
class ThinkTags final {
public:
    struct Pieces {
        std::string thought;
        std::string text; ///< comes after the thought

        bool operator==(const Pieces &) const = default;
    };

    /// What can be told apart by now.
    [[nodiscard]] Pieces take(std::string_view bytes);
    /// The answer is over: what was held back.
    [[nodiscard]] Pieces finish();

private:
    enum class Place { Start, Inside, Blank, Text };

    void step(Pieces &out, bool atEnd);

    Place m_place = Place::Start;
    std::string m_held;
};

} // namespace longleaf::model
