// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/passage_chooser.h"

#include "core/pack/markup.h"
#include "core/pack/token_estimate.h"

#include <algorithm>
#include <array>

namespace longleaf::pack {
namespace {

constexpr std::size_t kJoinBytes = 400;
constexpr double kNearlyCompleteShare = 0.70;
constexpr double kRestShareOfBudget = 0.05;

std::int64_t partMarkTokens()
{
    static const std::int64_t tokens = estimateTokens(kPartNotIncluded) + 1;
    return tokens;
}

std::size_t distance(TextSpan a, TextSpan b)
{
    return a.end <= b.begin ? b.begin - a.end : b.end <= a.begin ? a.begin - b.end : 0;
}

} // namespace

PassageChooser::DocumentState::DocumentState(const ScopeDocument &scope)
    : document(&scope)
    , costs(scope)
    , pages(scope.pages.size())
{
}

PassageChooser::PassageChooser(const std::vector<ScopeDocument> &documents, std::int64_t budget)
    : m_budget(budget)
{
    m_documents.reserve(documents.size());
    for (const ScopeDocument &document : documents) {
        m_byId.emplace(document.id, m_documents.size());
        m_documents.emplace_back(document);
    }
}

void PassageChooser::offer(const Candidate &candidate)
{
    const auto found = m_byId.find(candidate.document);
    if (found == m_byId.end()) {
        return;
    }
    DocumentState &state = m_documents[found->second];
    const auto &pages = state.document->pages;
    const auto page = std::lower_bound(pages.begin(), pages.end(), candidate.page,
                                       [](const document::Page &p, int number) { return p.number < number; });
    if (page == pages.end() || page->number != candidate.page || !hasText(*page)) {
        return;
    }
    const auto index = static_cast<std::size_t>(page - pages.begin());
    const TextSpan span{std::max(candidate.span.begin, page->span.begin), std::min(candidate.span.end, page->span.end)};
    if (!span.empty()) {
        offer(state, index, {span, candidate.tokens > 0 ? candidate.tokens : state.costs.text(index, span.size())});
    }
}

void PassageChooser::offerPage(std::size_t document, std::size_t page)
{
    DocumentState &state = m_documents[document];
    const document::Page &p = state.document->pages[page];
    if (hasText(p)) {
        offer(state, page, {p.span, state.costs.text(page)});
    }
}

void PassageChooser::offer(DocumentState &state, std::size_t page, Piece piece)
{
    m_anyUsable = true;
    PageState &target = state.pages[page];
    std::vector<Piece> pieces = merged(state, page, piece);
    std::int64_t delta = pageCost(state, page, pieces) - pageCost(state, page, target.pieces);
    const bool newPage = target.pieces.empty();
    const int runs = newPage ? missingRunsAfter(state, page) : state.missingRuns;
    delta += (runs - state.missingRuns) * state.costs.missingRun();
    if (state.pagesIn == 0) {
        delta += state.costs.envelope() + state.costs.missingRun();
    }
    if (m_spent + delta > m_budget) {
        target.noRoom = true;
        return;
    }
    m_spent += delta;
    state.missingRuns = runs;
    state.pagesIn += newPage ? 1 : 0;
    target.pieces = std::move(pieces);
}

std::vector<PassageChooser::Piece> PassageChooser::merged(const DocumentState &state, std::size_t page, Piece piece)
{
    std::vector<Piece> pieces;
    for (const Piece &other : state.pages[page].pieces) {
        if (distance(other.span, piece.span) >= kJoinBytes) {
            pieces.push_back(other);
            continue;
        }
        const std::size_t gap = distance(other.span, piece.span);
        const bool inside = other.span.begin <= piece.span.begin && other.span.end >= piece.span.end;
        piece.tokens = inside ? other.tokens : other.tokens + piece.tokens + state.costs.text(page, gap);
        piece.tokens = std::min(piece.tokens, state.costs.text(page));
        piece.span = {std::min(other.span.begin, piece.span.begin), std::max(other.span.end, piece.span.end)};
    }
    const auto after = std::find_if(pieces.begin(), pieces.end(),
                                    [&](const Piece &other) { return other.span.begin > piece.span.begin; });
    pieces.insert(after, piece);
    return pieces;
}

std::int64_t PassageChooser::pageCost(const DocumentState &state, std::size_t page, const std::vector<Piece> &pieces)
{
    if (pieces.empty()) {
        return 0;
    }
    const TextSpan whole = state.document->pages[page].span;
    std::int64_t tokens = state.costs.marker(page);
    for (const Piece &piece : pieces) {
        tokens += piece.tokens + (piece.span.begin > whole.begin ? partMarkTokens() : 0);
    }
    return tokens + (pieces.back().span.end < whole.end ? partMarkTokens() : 0);
}

// Runs of pages not sent, once `page` is sent too.
int PassageChooser::missingRunsAfter(const DocumentState &state, std::size_t page)
{
    const bool missingBefore = page > 0 && state.pages[page - 1].pieces.empty();
    const bool missingAfter = page + 1 < state.pages.size() && state.pages[page + 1].pieces.empty();
    return state.missingRuns - 1 + (missingBefore ? 1 : 0) + (missingAfter ? 1 : 0);
}

std::int64_t PassageChooser::documentCost(const DocumentState &state)
{
    std::int64_t tokens = state.costs.envelope() + state.missingRuns * state.costs.missingRun();
    for (std::size_t i = 0; i < state.pages.size(); ++i) {
        tokens += pageCost(state, i, state.pages[i].pieces);
    }
    return tokens;
}

void PassageChooser::complete()
{
    for (DocumentState &state : m_documents) {
        if (state.pagesIn > 0) {
            takeWholeIfNearlyComplete(state);
            joinAcrossPages(state);
        }
    }
}

void PassageChooser::takeWholeIfNearlyComplete(DocumentState &state)
{
    const auto &pages = state.document->pages;
    const auto readable = static_cast<double>(std::count_if(pages.begin(), pages.end(), hasText));
    const std::int64_t rest = state.costs.whole() - documentCost(state);
    if (state.pagesIn < kNearlyCompleteShare * readable || m_spent + rest > m_budget ||
        static_cast<double>(rest) >= kRestShareOfBudget * static_cast<double>(m_budget)) {
        return;
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (hasText(pages[i])) {
            if (state.pages[i].pieces.empty()) {
                state.missingRuns = missingRunsAfter(state, i);
                ++state.pagesIn;
            }
            state.pages[i].pieces = {{pages[i].span, state.costs.text(i)}};
        }
    }
    m_spent += rest;
}

void PassageChooser::joinAcrossPages(DocumentState &state)
{
    for (std::size_t i = 0; i + 1 < state.pages.size(); ++i) {
        if (state.pages[i].pieces.empty() || state.pages[i + 1].pieces.empty()) {
            continue;
        }
        Piece last = state.pages[i].pieces.back();
        Piece first = state.pages[i + 1].pieces.front();
        const std::size_t tail = state.document->pages[i].span.end - last.span.end;
        const std::size_t head = first.span.begin - state.document->pages[i + 1].span.begin;
        if (tail + head >= kJoinBytes) {
            continue;
        }
        last = {{last.span.begin, last.span.end + tail}, last.tokens + state.costs.text(i, tail)};
        first = {{first.span.begin - head, first.span.end}, first.tokens + state.costs.text(i + 1, head)};
        const std::int64_t delta = state.costs.text(i, tail) - (tail > 0 ? partMarkTokens() : 0) +
                                   state.costs.text(i + 1, head) - (head > 0 ? partMarkTokens() : 0);
        if (m_spent + delta <= m_budget) {
            m_spent += delta;
            state.pages[i].pieces.back() = last;
            state.pages[i + 1].pieces.front() = first;
        }
    }
}

void PassageChooser::writeTo(Plan &plan) const
{
    for (const DocumentState &state : m_documents) {
        writeDocument(state, plan);
    }
}

void PassageChooser::writeDocument(const DocumentState &state, Plan &plan) const
{
    const ScopeDocument &document = *state.document;
    PlannedDocument planned{document.id, document.title, document.path, static_cast<int>(document.pages.size()), {}, {},
                            true};
    std::vector<bool> noRoom(document.pages.size());
    bool joins = false; // the passage before ends with its page, so the next page's first piece may continue it
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        const document::Page &page = document.pages[i];
        const std::vector<Piece> &pieces = state.pages[i].pieces;
        noRoom[i] = state.pages[i].noRoom;
        if (hasText(page) && (pieces.size() != 1 || pieces.front().span != page.span)) {
            planned.whole = false;
        }
        for (const Piece &piece : pieces) {
            if (joins && piece.span.begin == page.span.begin) {
                planned.passages.back().span.end = piece.span.end;
                planned.passages.back().lastPage = page.number;
            } else {
                planned.passages.push_back({piece.span, page.number, page.number});
            }
            joins = false;
        }
        joins = !pieces.empty() && pieces.back().span.end == page.span.end;
        if (!pieces.empty()) {
            planned.pagesSent.push_back(page.number);
        }
    }
    addLeftOut(document, planned.pagesSent, noRoom, plan);
    if (!planned.passages.empty()) {
        plan.documents.push_back(std::move(planned));
    }
}

void addLeftOut(const ScopeDocument &document, const std::vector<int> &sent, const std::vector<bool> &noRoom,
                Plan &plan)
{
    std::array<LeftOut, 4> groups;
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        const document::Page &page = document.pages[i];
        if (std::binary_search(sent.begin(), sent.end(), page.number)) {
            continue;
        }
        const LeftOutReason reason = !hasText(page) ? reasonWithoutText(page)
                                     : noRoom[i]    ? LeftOutReason::NoRoom
                                                    : LeftOutReason::NotRelevant;
        groups[static_cast<std::size_t>(reason)].pages.push_back(page.number);
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!groups[i].pages.empty()) {
            plan.leftOut.push_back(
                {document.id, document.path, std::move(groups[i].pages), static_cast<LeftOutReason>(i)});
        }
    }
}

} // namespace longleaf::pack
