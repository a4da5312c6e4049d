// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/extract/page_renderer.h"
#include "core/extract/parser_errors.h"
#include "core/extract/pdf_document.h"
#include "core/extract/pdf_rewrite.h"
#include "tests/support/make_pdf.h"

#include <QFile>

using namespace longleaf;
using namespace longleaf::extract;
using document::PageState;
using test::makePdf;
using test::PdfPage;

namespace {

const QString kShared = QStringLiteral(LONGLEAF_SOURCE_DIR "/../shared/data/");

std::string sharedFile(const QString &name)
{
    QFile file(kShared + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

PdfPage pageWith(const std::string &text)
{
    PdfPage page;
    page.runs = {{100, 600, text}};
    return page;
}

Result<std::unique_ptr<PdfDocument>> open(std::string bytes, const std::string &password = {})
{
    return PdfDocument::open(std::move(bytes), "test.pdf", password);
}

} // namespace

class PdfDocumentTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTitlePagesAndLabels()
    {
        auto pdf = open(makePdf({pageWith("one"), pageWith("two"), pageWith("three")}, "Annual Report",
                                "/Nums [0 << /S /r >> 2 << /S /D >>]"));
        QVERIFY(pdf.has_value());
        const auto description = (*pdf)->description();
        QCOMPARE(description.pageCount, 3);
        QCOMPARE(description.title, std::string("Annual Report"));
        QCOMPARE((*pdf)->page(2).label, std::string("ii"));
        QCOMPARE((*pdf)->page(3).label, std::string("1"));
        QCOMPARE((*pdf)->page(3).text, std::string("three\n"));
        QVERIFY((*pdf)->page(1).formFeedAfter);
        QVERIFY(!(*pdf)->page(3).formFeedAfter);
    }

    void pageWithoutWordsHasNoText()
    {
        auto pdf = open(makePdf({PdfPage{}}));
        const auto page = (*pdf)->page(1);
        QCOMPARE(page.state, PageState::NoText);
        QVERIFY(page.text.empty() && page.layer.empty());
        QCOMPARE(page.widthPt, 600.0);
    }

    void saysWhyFileDoesNotOpen_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const std::string good = makePdf({pageWith("one")});
        const auto row = [](const char *name, const std::string &bytes, ErrorCode code) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << static_cast<int>(code);
        };
        row("nothing", "", ErrorCode::EmptyFile);
        row("only a header", "%PDF-1.5\n", ErrorCode::TruncatedDocument);
        row("cut in the middle", good.substr(0, 300), ErrorCode::TruncatedDocument);
        row("no pages", makePdf({}), ErrorCode::NoPages);
        row("no header", std::string(5000, 'x'), ErrorCode::DamagedDocument);
        row("rubbish with an end", "%PDF-1.5\n" + std::string(300, 'x') + "\nstartxref\n9\n%%EOF\n",
            ErrorCode::DamagedDocument);
    }

    void saysWhyFileDoesNotOpen()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        const auto pdf = open(bytes.toStdString());
        QVERIFY(!pdf);
        QCOMPARE(QString::fromUtf8(toWord(pdf.error().code).data()),
                 QString::fromUtf8(toWord(static_cast<ErrorCode>(code)).data()));
        QCOMPARE(pdf.error().context, std::string("test.pdf"));
    }

    void pagesThatCannotBeReadAreFailed()
    {
        std::string bytes = makePdf({pageWith("one"), pageWith("two")});
        // The page tree names an object that is not there.
        bytes.replace(bytes.find(" 11 0 R"), 7, " 99 0 R");
        auto pdf = open(bytes);
        QVERIFY(pdf.has_value());
        QCOMPARE((*pdf)->pageCount(), 2);
        QCOMPARE((*pdf)->page(1).state, PageState::Ok);
        const auto page = (*pdf)->page(2);
        QCOMPARE(page.state, PageState::Failed);
        QCOMPARE(page.warnings.size(), std::size_t{1});
        QVERIFY(page.text.empty() && page.layer.empty());
    }

    void damagedContentMakesPagePartial()
    {
        std::string bytes = makePdf({pageWith("one"), pageWith("two")});
        const std::size_t at = bytes.find("(two) Tj");
        bytes.replace(at, 8, "(two) Tq");
        auto pdf = open(bytes);
        QVERIFY(pdf.has_value());
        QCOMPARE((*pdf)->page(1).state, PageState::Ok);
        const auto page = (*pdf)->page(2);
        QCOMPARE(page.state, PageState::Partial);
        QCOMPARE(page.warnings.size(), std::size_t{1});
        QVERIFY(page.warnings[0].starts_with("Page 2 is damaged; text may be missing ("));
        QVERIFY((*pdf)->page(1).warnings.empty());
    }

    void repairsAndFontDetailsAreNotDamage()
    {
        QVERIFY(meansLostContent("poppler/error: Out of memory"));
        QVERIFY(meansLostContent("poppler/error (99): Missing language pack for 'Adobe-Japan1' mapping"));
        QVERIFY(!meansLostContent("poppler/error: Mismatch between font type and embedded font file"));
        QVERIFY(!meansLostContent("poppler/error (7): Can't get Fields array<0>"));
    }

    void passwords_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("opens");
        QTest::newRow("owner password only: opens silently") << "bad/made__pw_owner_only.pdf"
                                                             << "" << true;
        QTest::newRow("needs one, none given") << "bad/pypdf__5b1bdc0e8d__r3-user-password.pdf"
                                               << "" << false;
        QTest::newRow("needs one, wrong") << "bad/pypdf__5b1bdc0e8d__r3-user-password.pdf"
                                          << "wrong" << false;
        QTest::newRow("the user password") << "bad/pypdf__5b1bdc0e8d__r3-user-password.pdf"
                                           << "asdfzxcv" << true;
        QTest::newRow("the user password of two") << "bad/pypdf__c792732c38__r6-both-passwords.pdf"
                                                  << "foo" << true;
        QTest::newRow("the owner password of two") << "bad/pypdf__c792732c38__r6-both-passwords.pdf"
                                                   << "bar" << true;
    }

    void passwords()
    {
        QFETCH(QString, file);
        QFETCH(QString, password);
        QFETCH(bool, opens);
        const std::string bytes = sharedFile(file);
        if (bytes.empty())
            QSKIP("the shared files with passwords are not here");
        auto pdf = open(bytes, password.toStdString());
        QCOMPARE(pdf.has_value(), opens);
        if (opens)
            QVERIFY((*pdf)->pageCount() > 0);
        else
            QCOMPARE(pdf.error().code, ErrorCode::EncryptedDocument);
    }

    void unpackedFileGivesTheSameText()
    {
        std::string bytes = sharedFile(QStringLiteral("pdf/bookvolbib.pdf"));
        if (bytes.empty())
            QSKIP("the shared long file is not here");
        QVERIFY(unpackingPays(bytes, 916));
        QVERIFY(!unpackingPays(bytes, 20));
        auto plain = open(bytes);
        auto unpacked = open(bytes);
        (*unpacked)->prepareForPages(916);
        for (const int number : {1, 7, 300, 500, 916}) {
            const auto a = (*plain)->page(number);
            const auto b = (*unpacked)->page(number);
            QCOMPARE(a.text, b.text);
            QCOMPARE(a.layer, b.layer);
            QVERIFY(!a.text.empty());
        }
    }

    void unusualFilesAreNotUnpacked()
    {
        QVERIFY(!unpackedObjects("junk" + makePdf({pageWith("one")})));
        QVERIFY(!unpackedObjects("%PDF-1.5\nnothing"));
        QVERIFY(!unpackingPays(makePdf({pageWith("one")}), 1000));
    }

    void rendersOpaquePictureOnWhite()
    {
        PdfPage page = pageWith("Hamburg");
        page.runs[0].size = 100;
        auto pdf = open(makePdf({page}));
        ipc::RenderPage request;
        request.dpi = 36;
        const auto image = (*pdf)->render(request);
        QVERIFY(image.has_value());
        QCOMPARE(image->width, 300);
        QCOMPARE(image->height, 400);
        QCOMPARE(image->format, ipc::PixelFormat::Gray8);
        QCOMPARE(image->bytesPerLine, 300);
        QCOMPARE(image->pixels.size(), std::size_t{300 * 400});
        QCOMPARE(image->pixels[0], '\xFF');
        const auto dark = std::count_if(image->pixels.begin(), image->pixels.end(),
                                        [](char pixel) { return static_cast<unsigned char>(pixel) < 100; });
        QVERIFY(dark > 500);
    }

    void rendersColoursWhereThereAreSome()
    {
        PdfPage page = pageWith("Hamburg");
        page.drawing = "0.8 0 0 rg 40 700 3 3 re f";
        page.width = 601; // 300.5 pixels wide: rounded up
        auto pdf = open(makePdf({page}));
        ipc::RenderPage request;
        request.dpi = 36;
        const auto image = (*pdf)->render(request);
        QVERIFY(image.has_value());
        QCOMPARE(image->format, ipc::PixelFormat::Bgra32);
        QCOMPARE(image->bytesPerLine, 4 * 301);
        QCOMPARE(image->pixels.size(), std::size_t{4 * 301 * 400});
        QCOMPARE(image->pixels.substr(0, 4), std::string("\xFF\xFF\xFF\xFF"));
        std::size_t red = 0;
        for (std::size_t i = 0; i < image->pixels.size(); i += 4) {
            QCOMPARE(image->pixels[i + 3], '\xFF');
            red += static_cast<unsigned char>(image->pixels[i + 2]) > 180 && image->pixels[i] == 0 ? 1U : 0U;
        }
        QVERIFY2(red >= 1 && red <= 9, std::to_string(red).c_str());
        request.clipY = 200; // below the red square
        request.clipWidth = 299;
        request.clipHeight = 100;
        const auto part = (*pdf)->render(request);
        QVERIFY(part.has_value());
        QCOMPARE(part->format, ipc::PixelFormat::Gray8);
        QCOMPARE(part->width, 299);
        QCOMPARE(part->bytesPerLine, 300);
    }

    void rendersTheClipOnly()
    {
        PdfPage page = pageWith("Hamburg");
        page.runs[0].size = 100;
        auto pdf = open(makePdf({page}));
        ipc::RenderPage request;
        request.dpi = 36;
        const auto whole = (*pdf)->render(request);
        request.clipX = 50;
        request.clipY = 60;
        request.clipWidth = 100;
        request.clipHeight = 70;
        const auto clip = (*pdf)->render(request);
        QVERIFY(clip.has_value());
        QCOMPARE(clip->width, 100);
        QCOMPARE(clip->height, 70);
        for (std::size_t y = 0; y < 70; ++y)
            QCOMPARE(clip->pixels.substr(y * 100, 100), whole->pixels.substr((y + 60) * 300 + 50, 100));
        request.clipX = 5000;
        QCOMPARE((*pdf)->render(request).error().code, ErrorCode::InvalidInput);
    }

    void hugePagesAreBounded()
    {
        for (const auto &[width, height] :
             {std::pair{600.0, 800.0}, std::pair{14400.0, 14400.0}, std::pair{2e9, 10.0}}) {
            const double dpi = boundedDpi(1200, width, height);
            QVERIFY(width * dpi / 72 <= kMostPixelsPerSide && height * dpi / 72 <= kMostPixelsPerSide);
            QVERIFY(width * dpi / 72 * height * dpi / 72 <= kMostPixels);
        }
        PdfPage page = pageWith("Hamburg");
        page.width = 14000;
        auto pdf = open(makePdf({page}));
        ipc::RenderPage request;
        request.dpi = 600;
        const auto image = (*pdf)->render(request);
        QVERIFY(image.has_value());
        QVERIFY(image->width <= kMostPixelsPerSide);
        QVERIFY(image->dpi < 600);
    }

    void renderRefusesPagesThatAreNotThere()
    {
        auto pdf = open(makePdf({pageWith("one")}));
        ipc::RenderPage request;
        request.page = 2;
        QCOMPARE((*pdf)->render(request).error().code, ErrorCode::InvalidInput);
        request.page = 1;
        request.dpi = 0;
        QCOMPARE((*pdf)->render(request).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(PdfDocumentTest)
#include "tst_pdf_document.moc"
