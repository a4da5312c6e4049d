// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/document_find.h"
#include "core/ask/document_headings.h"
#include "tests/support/temp_library.h"

#include <QTest>
#include <algorithm>
#include <iterator>
#include <utility>

using namespace longleaf;

class DocumentFindTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsHitsWhileItGoesOn()
    {
        test::TempLibrary library;
        std::vector<std::string> pages;
        for (int i = 1; i <= 120; ++i)
            pages.push_back(i % 30 == 0 ? std::string() : "Page " + std::to_string(i) + " speaks of net sales.");
        const auto document = library.add("report.txt", pages);
        std::vector<answer::FindHit> hits;
        std::vector<int> done;
        const auto summary =
            ask::findInDocument(*library, document.id, "net sales", {}, {}, [&](answer::FoundHits &&found) {
                done.push_back(found.pagesDone);
                std::move(found.hits.begin(), found.hits.end(), std::back_inserter(hits));
            });
        QVERIFY(summary.has_value());
        QCOMPARE(summary->hits, std::size_t{116});
        QCOMPARE(hits.size(), std::size_t{116});
        QCOMPARE(summary->pages, 120);
        QCOMPARE(summary->pagesWithoutText, 4);
        QVERIFY(!summary->more);
        QVERIFY(done.size() >= 2 && done.back() == 120);
        QVERIFY(std::is_sorted(hits.begin(), hits.end(),
                               [](const auto &one, const auto &other) { return one.page < other.page; }));
        QCOMPARE(hits[40].words, std::string("net sales"));
    }

    void saysWhenThereIsMore()
    {
        test::TempLibrary library;
        const auto document = library.add("report.txt", {"a a a a", "a a", ""});
        std::size_t count = 0;
        const auto sink = [&count](answer::FoundHits &&found) {
            count += found.hits.size();
        };
        const auto cut = ask::findInDocument(*library, document.id, "a", {}, {}, sink, 5);
        QVERIFY(cut && cut->more && cut->hits == 5 && cut->pagesWithoutText == 1);
        QCOMPARE(count, std::size_t{5});
        const auto all = ask::findInDocument(*library, document.id, "a", {}, {}, sink, 6);
        QVERIFY(all && !all->more && all->hits == 6);
    }

    void canBeStopped()
    {
        test::TempLibrary library;
        const auto document = library.add("report.txt", {"a", "a"});
        std::stop_source stop;
        stop.request_stop();
        const auto stopped =
            ask::findInDocument(*library, document.id, "a", {}, stop.get_token(), [](answer::FoundHits &&) {});
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Canceled);
        const auto missing = ask::findInDocument(*library, DocumentId{99}, "a", {}, {}, [](answer::FoundHits &&) {});
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
    }

    void headingsHaveLevels_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("level");
        QTest::addColumn<QByteArray>("title");
        QTest::newRow("part") << QByteArray("PART II") << 0 << QByteArray("PART II");
        QTest::newRow("item") << QByteArray("Item 7. Discussion") << 1 << QByteArray("Item 7. Discussion");
        QTest::newRow("one number") << QByteArray("2 Methods") << 1 << QByteArray("2 Methods");
        QTest::newRow("two numbers") << QByteArray("2.3 Results") << 2 << QByteArray("2.3 Results");
        QTest::newRow("three numbers") << QByteArray("2.3.1 More") << 3 << QByteArray("2.3.1 More");
        QTest::newRow("Markdown") << QByteArray("### Deep") << 2 << QByteArray("Deep");
    }

    void headingsHaveLevels()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, level);
        QFETCH(QByteArray, title);
        const auto entry = ask::outlineEntryOf(line.toStdString(), 4);
        QCOMPARE(entry.level, level);
        QCOMPARE(QByteArray::fromStdString(entry.title), title);
        QCOMPARE(entry.page, 4);
    }

    void linesOfAPrintedTableOfContentsAreLeftOut()
    {
        test::TempLibrary library;
        const auto document = library.add(
            "report.txt",
            {"TABLE OF CONTENTS\nItem 1. Business 3\nItem 2. Properties 4\nItem 3. Trials 5\nItem 4. Mines 6\n",
             "Item 1. Business\nText.\n", "Item 2. Properties\nThe fiscal year.\nItem 8. Notes to 2022\n"});
        const auto outline = ask::headingsOfDocument(*library, document.id, {});
        QVERIFY(outline.has_value());
        QStringList lines;
        for (const auto &entry : outline->entries)
            lines << QString::fromStdString(entry.title) + QStringLiteral(" @") + QString::number(entry.page);
        QVERIFY2(!lines.contains(QStringLiteral("Item 1. Business 3 @1")), qPrintable(lines.join(QLatin1Char('|'))));
        QVERIFY(lines.contains(QStringLiteral("Item 1. Business @2")));
        QVERIFY(lines.contains(QStringLiteral("Item 8. Notes to 2022 @3")));
    }

    void aDocumentsHeadingsAreItsContents()
    {
        test::TempLibrary library;
        const auto document = library.add(
            "report.txt", {"PART I\nItem 1. Business\nWe sell things.\n", "Item 2. Properties\n2.1 Land\nNone.\n"});
        const auto outline = ask::headingsOfDocument(*library, document.id, {});
        QVERIFY(outline.has_value());
        QCOMPARE(outline->origin, document::Outline::Origin::Headings);
        QVERIFY(outline->complete);
        QCOMPARE(outline->entries.size(), std::size_t{4});
        const std::vector<std::pair<int, int>> wanted{{0, 1}, {1, 1}, {1, 2}, {2, 2}};
        for (std::size_t i = 0; i < wanted.size(); ++i)
            QCOMPARE(std::pair(static_cast<int>(outline->entries[i].level), static_cast<int>(outline->entries[i].page)),
                     wanted[i]);
    }
};

QTEST_GUILESS_MAIN(DocumentFindTest)
#include "tst_document_find.moc"
