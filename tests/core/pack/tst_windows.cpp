// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/pack/document_costs.h"
#include "core/pack/windows.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>

using namespace longleaf;
using namespace longleaf::pack;

namespace {

Limits limitsOf(std::int64_t window)
{
    Limits limits;
    limits.contextWindow = window;
    limits.maxOutputTokens = window / 8;
    limits.fixedTokens = 300;
    return limits;
}

/// Documents with pages of random size; some without text, some unreadable.
std::vector<ScopeDocument> randomDocuments(std::mt19937 &random, int largest)
{
    const auto upTo = [&random](int most) {
        return std::uniform_int_distribution<int>(0, most)(random);
    };
    std::vector<ScopeDocument> documents;
    const int count = 1 + upTo(5);
    for (int d = 1; d <= count; ++d) {
        ScopeDocument document{DocumentId{d}, "Report " + std::to_string(d), "/r.pdf", {}};
        std::size_t at = 0;
        const int pages = 1 + upTo(60);
        for (int p = 1; p <= pages; ++p) {
            document::Page page;
            page.number = p;
            const int kind = upTo(19);
            page.state = kind == 0   ? document::PageState::NoText
                         : kind == 1 ? document::PageState::Failed
                                     : document::PageState::Ok;
            const int tokens = page.state == document::PageState::Ok ? 1 + upTo(kind == 2 ? largest : largest / 8) : 0;
            page.tokensEstimate = tokens;
            page.span = {at, at + static_cast<std::size_t>(tokens) * 4};
            at = page.span.end + 1;
            document.pages.push_back(page);
        }
        documents.push_back(std::move(document));
    }
    return documents;
}

} // namespace

class WindowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPageIsInExactlyOneWindowOrNamed();
    void windowsAreFilledInOrder();
    void aPageAboveTheBudgetGetsAWindowOfItsOwn();
    void aPageAboveTheModelIsNamedAndNeverCut();
    void nothingToReadIsAnError();
    void aDocumentThatIsGoneIsNamed();
};

void WindowsTest::everyPageIsInExactlyOneWindowOrNamed()
{
    std::mt19937 random(7); // NOLINT: the same documents every time
    for (int round = 0; round < 500; ++round) {
        const auto documents = randomDocuments(random, 6'000);
        const Limits limits = limitsOf(8'000);
        const std::int64_t budget = 500 + round * 10;
        const auto layout = layOutWindows(documents, limits, budget);
        if (!layout) {
            QVERIFY(std::none_of(documents.begin(), documents.end(),
                                 [](const auto &d) { return std::any_of(d.pages.begin(), d.pages.end(), hasText); }));
            continue;
        }
        std::set<std::pair<std::int64_t, int>> seen;
        std::pair<std::int64_t, int> last{0, 0};
        for (const Window &window : layout->windows) {
            const auto plan = planWindow(documents, window, limits);
            QVERIFY(plan.has_value());
            int pages = 0;
            for (const PlannedDocument &one : plan->documents) {
                for (const int page : one.pagesSent) {
                    const std::pair<std::int64_t, int> here{one.id.value, page};
                    QVERIFY(seen.insert(here).second);
                    QVERIFY(last < here); // library order, page order
                    last = here;
                    ++pages;
                }
                for (const Passage &passage : one.passages) { // whole pages
                    const auto &all = documents.at(static_cast<std::size_t>(one.id.value) - 1).pages;
                    QCOMPARE(passage.span.begin, all.at(static_cast<std::size_t>(passage.firstPage) - 1).span.begin);
                    QCOMPARE(passage.span.end, all.at(static_cast<std::size_t>(passage.lastPage) - 1).span.end);
                }
            }
            QVERIFY(pages > 0);
            const bool larger = pages == 1 && std::find(layout->larger.begin(), layout->larger.end(),
                                                        PageRange{DocumentId{last.first}, last.second, last.second}) !=
                                                  layout->larger.end();
            QVERIFY2(plan->documentTokens <= budget || larger, std::to_string(plan->documentTokens).c_str());
            QVERIFY(plan->promptTokens <= limits.contextWindow - limits.maxOutputTokens);
        }
        for (const LeftOut &left : layout->leftOut) {
            for (const int page : left.pages)
                QVERIFY(seen.insert({left.id.value, page}).second);
        }
        std::size_t total = 0;
        for (const ScopeDocument &one : documents)
            total += one.pages.size();
        QCOMPARE(seen.size(), total);
    }
}

void WindowsTest::windowsAreFilledInOrder()
{
    std::mt19937 random(11); // NOLINT
    for (int round = 0; round < 100; ++round) {
        const auto documents = randomDocuments(random, 1'000);
        const Limits limits = limitsOf(20'000);
        const auto layout = layOutWindows(documents, limits, 4'000);
        if (!layout || layout->windows.size() < 2)
            continue;
        for (std::size_t i = 0; i + 1 < layout->windows.size(); ++i) {
            // The first page of the next window would not have fitted.
            Window more = layout->windows[i];
            const PageRange next = layout->windows[i + 1].front();
            if (more.back().document == next.document)
                more.back().last = next.first;
            else
                more.push_back({next.document, next.first, next.first});
            const auto plan = planWindow(documents, more, limits);
            // Marks of missing pages are counted for the longest case: at most two lines a document.
            QVERIFY(plan && plan->documentTokens + 60 * static_cast<std::int64_t>(more.size()) > 4'000);
        }
    }
}

void WindowsTest::aPageAboveTheBudgetGetsAWindowOfItsOwn()
{
    ScopeDocument document{DocumentId{1}, "A", "/a", {}};
    for (int p = 1; p <= 3; ++p) {
        document::Page page;
        page.number = p;
        page.tokensEstimate = p == 2 ? 3'000 : 100;
        page.span = {static_cast<std::size_t>(p) * 20'000, static_cast<std::size_t>(p) * 20'000 + 15'000};
        document.pages.push_back(page);
    }
    const auto layout = layOutWindows({document}, limitsOf(8'000), 1'000);
    QVERIFY(layout.has_value());
    QCOMPARE(layout->windows.size(), std::size_t{3});
    QCOMPARE(layout->larger, (std::vector<PageRange>{{DocumentId{1}, 2, 2}}));
    QVERIFY(layout->leftOut.empty());
}

void WindowsTest::aPageAboveTheModelIsNamedAndNeverCut()
{
    ScopeDocument document{DocumentId{1}, "A", "/a", {}};
    for (int p = 1; p <= 3; ++p) {
        document::Page page;
        page.number = p;
        page.tokensEstimate = p == 2 ? 30'000 : 100;
        page.span = {static_cast<std::size_t>(p) * 200'000, static_cast<std::size_t>(p) * 200'000 + 150'000};
        document.pages.push_back(page);
    }
    const auto layout = layOutWindows({document}, limitsOf(8'000), 4'000);
    QVERIFY(layout.has_value());
    QCOMPARE(layout->windows, (std::vector<Window>{{{DocumentId{1}, 1, 1}}, {{DocumentId{1}, 3, 3}}}));
    QCOMPARE(layout->leftOut.size(), std::size_t{1});
    QCOMPARE(layout->leftOut.front().pages, std::vector<int>{2});
    QVERIFY(layout->leftOut.front().reason == LeftOutReason::NoRoom);
    QCOMPARE(layOutWindows({document}, limitsOf(80), 40).error().code, ErrorCode::DoesNotFit);
}

void WindowsTest::nothingToReadIsAnError()
{
    ScopeDocument scan{DocumentId{1}, "Scan", "/scan.pdf", {}};
    scan.pages.push_back({1, {}, document::PageState::NoText, 0, 0, 0, {}, {}});
    QCOMPARE(layOutWindows({scan}, limitsOf(8'000), 4'000).error().code, ErrorCode::InvalidInput);
    QCOMPARE(layOutWindows({}, limitsOf(8'000), 4'000).error().code, ErrorCode::InvalidInput);
}

void WindowsTest::aDocumentThatIsGoneIsNamed()
{
    const auto plan = planWindow({}, {{DocumentId{5}, 1, 2}}, limitsOf(8'000));
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, ErrorCode::NotFound);
    QVERIFY(plan.error().message.find('5') != std::string::npos);
}

QTEST_APPLESS_MAIN(WindowsTest)
#include "tst_windows.moc"
