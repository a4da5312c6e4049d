// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/document_costs.h"

#include "core/pack/markup.h"
#include "core/pack/token_estimate.h"

#include <algorithm>
#include <cmath>

namespace longleaf::pack {
namespace {

// For pages whose estimate is not known: few kinds of text have more tokens per byte.
constexpr std::int64_t kBytesPerTokenUnknown = 3;
constexpr std::size_t kMostDigits = 9; // of a page's number

} // namespace

bool hasText(const document::Page &page)
{
    return page.state != document::PageState::NoText && page.state != document::PageState::Failed && !page.span.empty();
}

LeftOutReason reasonWithoutText(const document::Page &page)
{
    // An error on a page that gave no text says more than its emptiness.
    const bool errors = page.state == document::PageState::Failed || page.state == document::PageState::Partial;
    return errors ? LeftOutReason::Unreadable : LeftOutReason::NoText;
}

double scaleOf(const Limits &limits)
{
    return std::max(limits.tokenFactor, 0.1) * (1.0 + std::max(limits.safetyMargin, 0.0));
}

std::int64_t scaled(std::int64_t tokens, const Limits &limits)
{
    return static_cast<std::int64_t>(std::ceil(static_cast<double>(tokens) * scaleOf(limits)));
}

DocumentCosts::DocumentCosts(const ScopeDocument &document)
    : m_document(document)
{
    const int total = static_cast<int>(document.pages.size());
    m_envelope = estimateTokens(documentOpen(document.id, document.title, total, document.key)) +
                 estimateTokens(documentClose(document.key));
    // The estimate of digits goes by how many there are, so a page is a look-up: an archive has a million.
    m_markers.push_back(0);
    for (int number = 1; m_markers.size() <= kMostDigits; number *= 10) {
        m_markers.push_back(estimateTokens(pageMarker(document.id, number)));
    }
    m_missingRun = estimateTokens(pagesNotIncluded(std::max(total - 1, 1), total, total)) + 1;
}

std::int64_t DocumentCosts::marker(std::size_t page) const
{
    // One more for the line break that ends the page's text.
    return m_markers[std::min(std::to_string(m_document.pages[page].number).size(), kMostDigits)] + 1;
}

std::int64_t DocumentCosts::text(std::size_t page) const
{
    const document::Page &p = m_document.pages[page];
    return p.tokensEstimate > 0 ? p.tokensEstimate
                                : static_cast<std::int64_t>(p.span.size()) / kBytesPerTokenUnknown + 1;
}

std::int64_t DocumentCosts::text(std::size_t page, std::size_t bytes) const
{
    const auto all = static_cast<std::int64_t>(std::max<std::size_t>(m_document.pages[page].span.size(), 1));
    return (text(page) * static_cast<std::int64_t>(bytes) + all - 1) / all;
}

std::int64_t DocumentCosts::whole() const
{
    std::int64_t tokens = 0;
    bool missing = false;
    for (std::size_t i = 0; i < m_document.pages.size(); ++i) {
        if (hasText(m_document.pages[i])) {
            tokens += marker(i) + text(i);
            missing = false;
        } else if (!missing) {
            tokens += m_missingRun;
            missing = true;
        }
    }
    return tokens + m_envelope;
}

} // namespace longleaf::pack
