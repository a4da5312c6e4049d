// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/coverage_rows.h"

#include "ui/text/qt_convert.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <map>
#include <numeric>

namespace longleaf::ui {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(longleaf::ui::CoverageRows)
};

PageCover coverOf(pack::LeftOutReason reason)
{
    switch (reason) {
    case pack::LeftOutReason::NotRelevant: return PageCover::NotChosen;
    case pack::LeftOutReason::NoText: return PageCover::NoText;
    case pack::LeftOutReason::Unreadable: return PageCover::Failed;
    case pack::LeftOutReason::NoRoom: return PageCover::NoRoom;
    case pack::LeftOutReason::NotRead: return PageCover::NotRead;
    }
    return PageCover::Unknown;
}

void mark(CoverageRow &row, const std::vector<int> &pages, PageCover cover)
{
    // A stored ledger may be damaged; no page beyond what any document can have makes the map grow.
    constexpr int kMostPages = 1'000'000;
    for (const int page : pages) {
        if (page < 1 || page > kMostPages)
            continue;
        if (row.pages.size() < static_cast<std::size_t>(page))
            row.pages.resize(static_cast<std::size_t>(page), PageCover::Unknown);
        row.pages[static_cast<std::size_t>(page) - 1] = cover;
    }
}

} // namespace

std::vector<CoverageRow> coverageRows(const PlanSummary &plan)
{
    std::vector<CoverageRow> rows;
    std::map<std::int64_t, std::size_t> places;
    for (const PlanSummary::Document &document : plan.documents) {
        CoverageRow row{document.id, toQString(document.title), {}, {}};
        row.pages.resize(static_cast<std::size_t>(std::max(document.pagesTotal, 0)), PageCover::Unknown);
        mark(row, document.sent, document.whole ? PageCover::Sent : PageCover::Partly);
        places[document.id.value] = rows.size();
        rows.push_back(std::move(row));
    }
    for (const pack::LeftOut &left : plan.leftOut) {
        const auto [place, isNew] = places.try_emplace(left.id.value, rows.size());
        if (isNew)
            rows.push_back({left.id, toQString(left.path).section(QLatin1Char('/'), -1), {}, {}});
        mark(rows[place->second], left.pages, coverOf(left.reason));
    }
    for (const pack::UnreadAccount::Document &unread : plan.unread.documents) {
        const auto place = places.find(unread.id.value);
        if (place == places.end())
            continue;
        CoverageRow &row = rows[place->second];
        for (const int page : unread.partial) {
            if (page >= 1 && static_cast<std::size_t>(page) <= row.pages.size())
                row.partial.push_back(page);
        }
        std::sort(row.partial.begin(), row.partial.end());
    }
    return rows;
}

bool CoverageRow::isPartial(int page) const
{
    return std::binary_search(partial.begin(), partial.end(), page);
}

int countPartial(const std::vector<CoverageRow> &rows)
{
    std::size_t pages = 0;
    for (const CoverageRow &row : rows)
        pages += row.partial.size();
    return static_cast<int>(pages);
}

CoverCounts countCovers(const std::vector<CoverageRow> &rows)
{
    CoverCounts counts{};
    for (const CoverageRow &row : rows) {
        for (const PageCover cover : row.pages)
            ++counts[static_cast<std::size_t>(cover)];
    }
    return counts;
}

QString coverText(PageCover cover)
{
    switch (cover) {
    case PageCover::Sent: return Words::tr("sent");
    case PageCover::Partly: return Words::tr("sent in part");
    case PageCover::NotChosen: return Words::tr("not sent: not chosen for this question");
    case PageCover::NoRoom: return Words::tr("not sent: no room left");
    case PageCover::NotRead: return Words::tr("not sent: its part is not complete");
    case PageCover::NoText: return Words::tr("no text");
    case PageCover::Failed: return Words::tr("could not be read");
    case PageCover::Unknown: break;
    }
    return Words::tr("not known");
}

QString partialText()
{
    return Words::tr("could be read only in part");
}

QString coverSummary(const CoverCounts &counts, int partial)
{
    QStringList parts;
    for (std::size_t i = 0; i < kPageCovers; ++i) {
        if (counts[i] > 0)
            parts << Words::tr("%1: %2").arg(coverText(static_cast<PageCover>(i)), fullCount(counts[i]));
    }
    if (partial > 0)
        parts << Words::tr("of them, %1: %2").arg(partialText(), fullCount(partial));
    const int total = std::accumulate(counts.begin(), counts.end(), 0);
    return Words::tr("%n page(s)", nullptr, total) + QStringLiteral(" – ") + parts.join(QStringLiteral("; "));
}

} // namespace longleaf::ui
