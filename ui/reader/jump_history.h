// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.h"
#include "ui/reader/reader_view.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace longleaf::ui {

/// A place in a document, with what was marked there.
struct Jump {
    document::Document document;
    ReaderState state;
};

/// The places that a reader left by a jump, for Back and Forward. Scrolling makes no entry: Back leads to where the
/// reader was when it jumped.
class JumpHistory final {
public:
    static constexpr std::size_t kMost = 200;

    /// The reader jumps away from here. What lay ahead is forgotten.
    void leave(Jump from);
    [[nodiscard]] bool canGoBack() const { return !m_behind.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_ahead.empty(); }
    /// Where to go; `now` is where the reader is (none: nowhere), and is what the other direction leads back to.
    [[nodiscard]] std::optional<Jump> back(std::optional<Jump> now);
    [[nodiscard]] std::optional<Jump> forward(std::optional<Jump> now);
    /// The document is gone.
    void forget(DocumentId document);

private:
    static void put(std::vector<Jump> &stack, Jump jump);

    std::vector<Jump> m_behind; ///< the last is the next
    std::vector<Jump> m_ahead;
};

/// Whether two places look the same.
[[nodiscard]] bool samePlace(const Jump &one, const Jump &other);

} // namespace longleaf::ui
