// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_page_source.h"
#include "ui/reader/jump_history.h"
#include "ui/reader/page_numbers.h"

#include <QTest>
#include <array>

using namespace longleaf;
using namespace longleaf::ui;

namespace {

Jump at(std::int64_t document, int page, double offset = 0)
{
    Jump jump;
    jump.document = test::someDocument(document, 100);
    jump.state.place = {page, offset, 0, 1, true};
    return jump;
}

int pageOf(const std::optional<Jump> &jump)
{
    return jump ? jump->state.place.page : 0;
}

} // namespace

class JumpHistoryTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void backAndForwardLeadThroughAllPlaces();
    void aNewJumpForgetsWhatLayAhead();
    void thePlaceThatIsLeftIsKeptAsItIsNow();
    void equalPlacesAreOneEntry();
    void aRemovedDocumentIsForgotten();
    void theOldestEntriesGo();
    void pagesAreFoundByNumberAndByLabel_data();
    void pagesAreFoundByNumberAndByLabel();
};

void JumpHistoryTest::backAndForwardLeadThroughAllPlaces()
{
    JumpHistory history;
    QVERIFY(!history.canGoBack() && !history.canGoForward());
    history.leave(at(1, 3));
    history.leave(at(1, 40));
    history.leave(at(2, 7));
    QCOMPARE(pageOf(history.back(at(2, 9))), 7);
    QCOMPARE(pageOf(history.back(at(2, 7))), 40);
    QCOMPARE(pageOf(history.back(at(1, 40))), 3);
    QVERIFY(!history.canGoBack());
    QCOMPARE(pageOf(history.back(at(1, 3))), 0);
    QCOMPARE(pageOf(history.forward(at(1, 3))), 40);
    QCOMPARE(pageOf(history.forward(at(1, 40))), 7);
    QCOMPARE(pageOf(history.forward(at(2, 7))), 9);
    QVERIFY(!history.canGoForward());
    QVERIFY(history.canGoBack());
}

void JumpHistoryTest::aNewJumpForgetsWhatLayAhead()
{
    JumpHistory history;
    history.leave(at(1, 3));
    (void)history.back(at(1, 40));
    QVERIFY(history.canGoForward());
    history.leave(at(1, 3));
    QVERIFY(!history.canGoForward());
}

void JumpHistoryTest::thePlaceThatIsLeftIsKeptAsItIsNow()
{
    JumpHistory history;
    history.leave(at(1, 3));
    // The reader scrolled from page 40 to 55 before going back.
    QCOMPARE(pageOf(history.back(at(1, 55))), 3);
    QCOMPARE(pageOf(history.forward(at(1, 3))), 55);
}

void JumpHistoryTest::equalPlacesAreOneEntry()
{
    JumpHistory history;
    history.leave(at(1, 3, 0.5));
    history.leave(at(1, 3, 0.51));
    QCOMPARE(pageOf(history.back(at(1, 9))), 3);
    QVERIFY(!history.canGoBack());
    history.leave(at(1, 3, 0.5));
    history.leave(at(1, 3, 0.7));
    (void)history.back(at(1, 9));
    QVERIFY(history.canGoBack());
}

void JumpHistoryTest::aRemovedDocumentIsForgotten()
{
    JumpHistory history;
    history.leave(at(1, 3));
    history.leave(at(2, 4));
    history.leave(at(1, 5));
    history.forget(DocumentId{1});
    QCOMPARE(pageOf(history.back(at(3, 1))), 4);
    QVERIFY(!history.canGoBack());
}

void JumpHistoryTest::theOldestEntriesGo()
{
    JumpHistory history;
    for (int page = 1; page <= 500; ++page)
        history.leave(at(1, page));
    int steps = 0;
    int last = 0;
    while (history.canGoBack()) {
        last = pageOf(history.back(std::nullopt));
        ++steps;
    }
    QCOMPARE(steps, static_cast<int>(JumpHistory::kMost));
    QCOMPARE(last, 301);
}

void JumpHistoryTest::pagesAreFoundByNumberAndByLabel_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("page");
    QTest::newRow("a number") << "4" << 4;
    QTest::newRow("with blanks") << "  4 " << 4;
    QTest::newRow("a Roman number") << "ii" << 2;
    QTest::newRow("in capitals") << "II" << 2;
    QTest::newRow("a section's page") << "f-3" << 6;
    QTest::newRow("a number that is only printed") << "117" << 5;
    QTest::newRow("a number that is both is the page's") << "1" << 1;
    QTest::newRow("not there") << "x" << 0;
    QTest::newRow("zero") << "0" << 0;
    QTest::newRow("nothing") << " " << 0;
}

void JumpHistoryTest::pagesAreFoundByNumberAndByLabel()
{
    QFETCH(QString, typed);
    QFETCH(int, page);
    std::vector<document::Page> pages = test::samePages(6);
    const std::array<const char *, 6> labels{"i", "ii", "1", "", "117", "F-3"};
    for (std::size_t i = 0; i < pages.size(); ++i)
        pages[i].label = labels[i];
    PageNumbers numbers;
    numbers.setPages(pages);
    QCOMPARE(numbers.find(typed).value_or(0), page);
    QCOMPARE(numbers.label(6), QStringLiteral("F-3"));
    QCOMPARE(numbers.label(4), QString());
}

QTEST_GUILESS_MAIN(JumpHistoryTest)
#include "tst_jump_history.moc"
