// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/plan.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace longleaf::pack {

/// Whether a page has text that can be sent.
[[nodiscard]] bool hasText(const document::Page &page);

/// Why a page without such text is left out: it has none, or it could not be read.
[[nodiscard]] LeftOutReason reasonWithoutText(const document::Page &page);

/// Tokens per estimated token of these limits, margin included.
[[nodiscard]] double scaleOf(const Limits &limits);
/// Estimated tokens with the model's factor and the margin, rounded up.
[[nodiscard]] std::int64_t scaled(std::int64_t tokens, const Limits &limits);

/// Estimated tokens (without factor and margin) of one document's part of a request, text and marks.
/// `page` is an index into the document's pages.
class DocumentCosts final {
public:
    explicit DocumentCosts(const ScopeDocument &document);

    /// Opening and closing tag.
    [[nodiscard]] std::int64_t envelope() const { return m_envelope; }
    /// One line that says which pages are not included; the longest that this document can need.
    [[nodiscard]] std::int64_t missingRun() const { return m_missingRun; }
    [[nodiscard]] std::int64_t marker(std::size_t page) const;
    /// The text of a whole page.
    [[nodiscard]] std::int64_t text(std::size_t page) const;
    /// `bytes` of a page's text, by its share of the page; rounded up.
    [[nodiscard]] std::int64_t text(std::size_t page, std::size_t bytes) const;
    /// All pages that have text, with every mark.
    [[nodiscard]] std::int64_t whole() const;

private:
    const ScopeDocument &m_document;
    std::vector<std::int64_t> m_markers; ///< by the digits of the page's number
    std::int64_t m_envelope = 0;
    std::int64_t m_missingRun = 0;
};

} // namespace longleaf::pack
