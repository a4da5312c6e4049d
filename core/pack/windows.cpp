// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/windows.h"

#include "core/pack/document_costs.h"

#include <algorithm>
#include <utility>

namespace longleaf::pack {
namespace {

// Fills one window after the other. Works in estimated tokens (without factor and margin).
class WindowFiller final {
public:
    WindowFiller(const Limits &limits, std::int64_t budgetTokens)
        : m_limits(limits)
        , m_budget(budgetTokens)
        , m_room(documentBudget(limits))
    {
    }

    void add(const ScopeDocument &document)
    {
        const DocumentCosts costs(document);
        // A part of a document may name missing pages before and after it.
        const std::int64_t envelope = costs.envelope() + 2 * costs.missingRun();
        std::vector<int> noRoom;
        bool gap = false;
        for (std::size_t i = 0; i < document.pages.size(); ++i) {
            if (!hasText(document.pages[i])) {
                gap = true;
                continue;
            }
            const int number = document.pages[i].number;
            const std::int64_t page = costs.marker(i) + costs.text(i);
            if (scaled(envelope + page, m_limits) > m_room) {
                noRoom.push_back(number);
                close(); // no range may reach over a page that is left out
                continue;
            }
            const bool begins = m_open.empty() || m_open.back().document != document.id;
            std::int64_t more = page + (begins ? envelope : gap ? costs.missingRun() : 0);
            if (scaled(m_tokens + more, m_limits) > m_budget) {
                close();
                more = page + envelope;
            }
            if (scaled(more, m_limits) > m_budget) {
                m_layout.larger.push_back({document.id, number, number});
            }
            take(document.id, number, more);
            gap = false;
        }
        addLeftOut(document, noRoom);
    }

    WindowLayout finish()
    {
        close();
        return std::move(m_layout);
    }

private:
    void take(DocumentId document, int page, std::int64_t tokens)
    {
        if (m_open.empty() || m_open.back().document != document) {
            m_open.push_back({document, page, page});
        }
        m_open.back().last = page;
        m_tokens += tokens;
    }

    void close()
    {
        if (!m_open.empty()) {
            m_layout.windows.push_back(std::exchange(m_open, {}));
        }
        m_tokens = 0;
    }

    void addLeftOut(const ScopeDocument &document, std::vector<int> noRoom)
    {
        std::vector<int> noText;
        std::vector<int> unreadable;
        for (const document::Page &page : document.pages) {
            if (!hasText(page)) {
                (reasonWithoutText(page) == LeftOutReason::Unreadable ? unreadable : noText).push_back(page.number);
            }
        }
        for (auto &[pages, reason] :
             {std::pair(&noText, LeftOutReason::NoText), std::pair(&unreadable, LeftOutReason::Unreadable),
              std::pair(&noRoom, LeftOutReason::NoRoom)}) {
            if (!pages->empty()) {
                m_layout.leftOut.push_back({document.id, document.path, std::move(*pages), reason});
            }
        }
    }

    const Limits &m_limits;
    std::int64_t m_budget;
    std::int64_t m_room;
    std::int64_t m_tokens = 0;
    Window m_open;
    WindowLayout m_layout;
};

// The pages of a range that have text, as passages without the pages between them that have none.
PlannedDocument plannedPages(const ScopeDocument &document, const PageRange &range, std::int64_t &tokens)
{
    const DocumentCosts costs(document);
    PlannedDocument planned{document.id, document.title, document.path, static_cast<int>(document.pages.size()), {}, {},
                            true};
    tokens += costs.envelope();
    bool joins = false;
    bool missing = false;
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        const document::Page &page = document.pages[i];
        const bool inside = page.number >= range.first && page.number <= range.last;
        if (!inside || !hasText(page)) {
            planned.whole = planned.whole && (inside || !hasText(page));
            tokens += missing ? 0 : costs.missingRun();
            missing = true;
            joins = false;
            continue;
        }
        tokens += costs.marker(i) + costs.text(i);
        missing = false;
        if (joins) {
            planned.passages.back().span.end = page.span.end;
            planned.passages.back().lastPage = page.number;
        } else {
            planned.passages.push_back({page.span, page.number, page.number});
        }
        planned.pagesSent.push_back(page.number);
        joins = true;
    }
    return planned;
}

} // namespace

std::int64_t defaultWindowBudget(const Limits &limits)
{
    return std::min(documentBudget(limits), limits.contextWindow / 2);
}

Result<WindowLayout> layOutWindows(const std::vector<ScopeDocument> &documents, const Limits &limits,
                                   std::int64_t budgetTokens)
{
    if (documents.empty()) {
        return fail(ErrorCode::InvalidInput,
                    "No document is selected. Choose the documents that the question is about.");
    }
    Limits room = limits;
    room.budgetTokens.reset();
    WindowFiller filler(room, budgetTokens);
    for (const ScopeDocument &document : documents) {
        filler.add(document);
    }
    WindowLayout layout = filler.finish();
    if (!layout.windows.empty()) {
        return layout;
    }
    const bool tooLarge = std::any_of(layout.leftOut.begin(), layout.leftOut.end(),
                                      [](const LeftOut &left) { return left.reason == LeftOutReason::NoRoom; });
    if (tooLarge) {
        return fail(ErrorCode::DoesNotFit,
                    "Every page is larger than what the model can take. Choose a model with a larger window.");
    }
    return fail(ErrorCode::InvalidInput,
                "None of the documents has text that could be read. If they are scans, run text recognition first.",
                documents.front().path);
}

Result<Plan> planWindow(const std::vector<ScopeDocument> &documents, const Window &window, const Limits &limits)
{
    Plan plan;
    plan.mode = Mode::Sweep;
    plan.window = limits.contextWindow;
    plan.budgetTokens = documentBudget(limits);
    std::int64_t tokens = 0;
    for (const PageRange &range : window) {
        const auto document = std::find_if(documents.begin(), documents.end(),
                                           [&](const ScopeDocument &one) { return one.id == range.document; });
        if (document == documents.end()) {
            return fail(ErrorCode::NotFound,
                        "Document " + toText(range.document) +
                            ", which the sweep was to read, is no longer in the library.",
                        toText(range.document));
        }
        plan.documents.push_back(plannedPages(*document, range, tokens));
    }
    plan.documentTokens = scaled(tokens, limits);
    plan.promptTokens = plan.documentTokens + scaled(limits.fixedTokens, limits);
    return plan;
}

} // namespace longleaf::pack
