// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/extract/pdf_outline.h"
#include "tests/support/make_pdf.h"

#include <QElapsedTimer>
#include <QFile>

using namespace longleaf;
using document::OutlineEntry;
using extract::readOutline;

namespace {

// Object numbers with three pages: the pages are 9, 11 and 13; the further objects begin with 15.
std::string threePages(const std::string &catalog, const std::vector<std::string> &objects, int rotateLast = 0)
{
    std::vector<test::PdfPage> pages(3);
    for (test::PdfPage &page : pages)
        page.runs = {{72, 700, "text"}};
    pages.back().rotate = rotateLast;
    return test::makePdf(pages, "Title", {}, catalog, objects);
}

std::vector<OutlineEntry> entriesOf(const std::string &pdf)
{
    const auto outline = readOutline(pdf, {});
    return outline ? outline->entries : std::vector<OutlineEntry>();
}

} // namespace

class PdfOutlineTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsTitlesLevelsPagesAndHeights()
    {
        const auto entries = entriesOf(threePages(
            "/Outlines 15 0 R", {"<< /Type /Outlines /First 16 0 R /Last 18 0 R /Count 3 >>",
                                 "<< /Title (Part  One\\n) /Parent 15 0 R /First 17 0 R /Last 17 0 R /Next 18 0 R "
                                 "/Dest [9 0 R /Fit] >>",
                                 "<< /Title <FEFF00C40072> /Parent 16 0 R /Dest [11 0 R /XYZ 0 600 null] >>",
                                 "<< /Title (End) /Parent 15 0 R /A << /S /GoTo /D [13 0 R /FitH 200] >> >>"}));
        QCOMPARE(entries.size(), std::size_t{3});
        QVERIFY((entries[0] == OutlineEntry{0, 1, 0, "Part One"}));
        QVERIFY((entries[1] == OutlineEntry{1, 2, 0.25F, "\xC3\x84r"}));
        QVERIFY((entries[2] == OutlineEntry{0, 3, 0.75F, "End"}));
    }

    void followsNamedDestinations()
    {
        const auto entries = entriesOf(threePages(
            "/Outlines 15 0 R /Names << /Dests << /Names [(a) [11 0 R /XYZ 0 800 0] (b) << /D [13 0 R /Fit] >>] >> >> "
            "/Dests << /Old [9 0 R /Fit] >>",
            {"<< /First 16 0 R >>", "<< /Title (A) /Dest (a) /Next 17 0 R >>",
             "<< /Title (B) /A << /S /GoTo /D (b) >> /Next 18 0 R >>", "<< /Title (C) /Dest /Old /Next 19 0 R >>",
             "<< /Title (D) /Dest (nowhere) /Next 20 0 R >>",
             "<< /Title (E) /A << /S /URI /URI (https://example.org) >> >>"}));
        QCOMPARE(entries.size(), std::size_t{5});
        const std::vector<int> pages{2, 3, 1, 0, 0};
        for (std::size_t i = 0; i < pages.size(); ++i)
            QCOMPARE(entries[i].page, pages[i]);
    }

    void aTurnedPageHasNoHeight()
    {
        const auto entries = entriesOf(threePages(
            "/Outlines 15 0 R", {"<< /First 16 0 R >>", "<< /Title (A) /Dest [13 0 R /XYZ 0 200 0] >>"}, 90));
        QCOMPARE(entries.front().page, 3);
        QCOMPARE(entries.front().top, 0.0F);
    }

    void documentsWithoutOneHaveNoEntries()
    {
        const auto outline = readOutline(threePages({}, {}), {});
        QVERIFY(outline && outline->entries.empty() && outline->complete);
        QVERIFY(entriesOf(threePages("/Outlines 99 0 R", {})).empty());
        QVERIFY(entriesOf(threePages("/Outlines (no)", {})).empty());
    }

    void loopsEnd()
    {
        const auto outline = readOutline(
            threePages("/Outlines 15 0 R", {"<< /First 16 0 R >>", "<< /Title (A) /First 16 0 R /Next 17 0 R >>",
                                            "<< /Title (B) /Next 16 0 R >>"}),
            {});
        QVERIFY(outline.has_value());
        QCOMPARE(outline->entries.size(), std::size_t{2});
        QVERIFY(!outline->complete);
    }

    void depthCountAndTitlesAreBounded()
    {
        std::vector<std::string> deep{"<< /First 16 0 R >>"};
        for (int i = 0; i < 200; ++i)
            deep.push_back("<< /Title (" + std::string(5'000, 'x') + ") /First " + std::to_string(17 + i) + " 0 R >>");
        const auto nested = readOutline(threePages("/Outlines 15 0 R", deep), {});
        QCOMPARE(nested->entries.size(), static_cast<std::size_t>(extract::kMostOutlineLevels));
        QCOMPARE(nested->entries.front().title.size(), extract::kMostOutlineTitleBytes);
        QVERIFY(!nested->complete);
        std::vector<std::string> wide{"<< /First 16 0 R >>"};
        for (int i = 0; i < 12'000; ++i)
            wide.push_back("<< /Title (x) /Next " + std::to_string(17 + i) + " 0 R >>");
        const auto many = readOutline(threePages("/Outlines 15 0 R", wide), {});
        QCOMPARE(many->entries.size(), extract::kMostOutlineEntries);
        QVERIFY(!many->complete);
    }

    void brokenFilesAreRefused()
    {
        QVERIFY(!readOutline("%PDF-1.7\nno document", {}).has_value());
        QVERIFY(!readOutline({}, {}).has_value());
    }

    void readsAFilingsContents()
    {
        QFile file(QStringLiteral(LONGLEAF_SOURCE_DIR "/resources/samples/apple-10q-2022-q3.pdf"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto outline = readOutline(file.readAll().toStdString(), {});
        QVERIFY(outline.has_value());
        for (const OutlineEntry &entry : outline->entries)
            QVERIFY(entry.page >= 0 && entry.page <= 28 && entry.top >= 0 && entry.top <= 1);
    }
};

QTEST_GUILESS_MAIN(PdfOutlineTest)
#include "tst_pdf_outline.moc"
