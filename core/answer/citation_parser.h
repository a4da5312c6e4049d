// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/citation.h"

#include <memory>

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::answer {

/// Takes the model's text as it streams in and separates shown text from citation tags
/// `<q d="3" p="58">words</q>` and the tolerated variants. Feeding the text in any pieces gives the same result.
class CitationParser final {
public:
    CitationParser();
    ~CitationParser();
    CitationParser(CitationParser &&) noexcept;
    CitationParser &operator=(CitationParser &&) noexcept;
    CitationParser(const CitationParser &) = delete;
    CitationParser &operator=(const CitationParser &) = delete;

    void feed(std::string_view bytes);
    /// The text is over: an open tag ends here, held-back text is shown.
    void finish();

    /// The shown text so far; only ever grows.
    [[nodiscard]] const std::string &text() const;
    /// Citations so far, in text order; the last one may be open (closed == false).
    [[nodiscard]] const std::vector<RawCitation> &citations() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace longleaf::answer
