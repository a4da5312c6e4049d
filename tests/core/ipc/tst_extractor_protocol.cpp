// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/extractor_protocol.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <random>
#include <utility>

using namespace longleaf;
using document::Format;
using document::PageState;
using ipc::Answer;
using ipc::Frame;
using ipc::Request;

namespace {

std::vector<Request> sampleRequests()
{
    return {ipc::OpenDocument{Format::Markdown, "r\xC3\xA9sum\xC3\xA9.md", std::string("p\xFFw\0d", 5)},
            ipc::OpenDocument{},
            ipc::ExtractPages{3, 12},
            ipc::ExtractPages{},
            ipc::RenderPage{7, 150.5, 10, 20, 300, 400},
            ipc::ReadOutline{}};
}

std::vector<Answer> sampleAnswers()
{
    ipc::DocumentOpened opened;
    opened.pageCount = 16'248;
    opened.title = "Volume 10.5";
    opened.warnings = {"one", ""};
    ipc::PageText page;
    page.number = 12;
    page.state = PageState::Partial;
    page.widthPt = 612;
    page.heightPt = 792.25;
    page.label = "xii";
    page.text = "Net sales were $1,577.\n";
    page.formFeedAfter = true;
    page.layer = std::string("\x01\x00\xFF", 3);
    page.warnings = {"a font is missing"};
    ipc::PageImage image;
    image.page = 2;
    image.width = 3;
    image.height = 2;
    image.bytesPerLine = 4;
    image.dpi = 96;
    image.format = ipc::PixelFormat::Gray8;
    image.pixels = std::string(8, '\x7F');
    return {ipc::Hello{1, "poppler 22.12.0", "A", 7},
            opened,
            page,
            ipc::PageText{1, PageState::NoText, 0, 0, {}, {}, false, {}, {}},
            ipc::Done{40},
            image,
            ipc::Failure{ErrorCode::EncryptedDocument, "The document needs a password."},
            ipc::OutlineRead{
                {document::Outline::Origin::Document, {{0, 1, 0.25F, "Chapter"}, {1, 0, 0, "\xE7\xAB\xA0"}}, false}}};
}

ipc::Answer outlineOf(std::vector<document::OutlineEntry> entries)
{
    return ipc::OutlineRead{{document::Outline::Origin::Document, std::move(entries), true}};
}

std::string refused(const Frame &frame)
{
    const auto answer = ipc::decodeAnswer(frame);
    const auto request = ipc::decodeRequest(frame);
    const bool answerRefused = !answer && answer.error().code == ErrorCode::Protocol;
    const bool requestRefused = !request && request.error().code == ErrorCode::Protocol;
    return answerRefused && requestRefused ? std::string() : "accepted";
}

void putU32(std::string &payload, std::size_t at, std::uint32_t value)
{
    for (unsigned i = 0; i < 4; ++i)
        payload[at + i] = static_cast<char>(static_cast<unsigned char>((value >> (8U * i)) & 0xFFU));
}

} // namespace

class ExtractorProtocolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMessageRoundTrips();
    void valuesComeBackAsSent();
    void everyCutIsRefused();
    void trailingBytesAreRefused();
    void anUnknownTypeIsRefused();
    void requestsAndAnswersAreNotMixedUp();
    void badContentIsRefused_data();
    void badContentIsRefused();
    void aHugeCountIsRefusedWithoutRoomForIt();
    void failuresCarryOnlyDocumentCodes();
    void randomBytesNeverCrash();
};

void ExtractorProtocolTest::everyMessageRoundTrips()
{
    for (const Request &request : sampleRequests()) {
        const Frame frame = ipc::encode(request);
        const auto decoded = ipc::decodeRequest(frame);
        QVERIFY(decoded.has_value());
        QCOMPARE(decoded->index(), request.index());
        QVERIFY(ipc::encode(*decoded) == frame);
    }
    for (const Answer &answer : sampleAnswers()) {
        const Frame frame = ipc::encode(answer);
        const auto decoded = ipc::decodeAnswer(frame);
        QVERIFY2(decoded.has_value(), decoded ? "" : decoded.error().message.c_str());
        QCOMPARE(decoded->index(), answer.index());
        QVERIFY(ipc::encode(*decoded) == frame);
    }
}

void ExtractorProtocolTest::valuesComeBackAsSent()
{
    const auto answers = sampleAnswers();
    const auto opened = ipc::decodeAnswer(ipc::encode(answers[1]));
    QCOMPARE(std::get<ipc::DocumentOpened>(*opened).pageCount, 16'248);
    const auto outline = ipc::decodeAnswer(ipc::encode(answers.back()));
    QVERIFY(std::get<ipc::OutlineRead>(*outline).outline == std::get<ipc::OutlineRead>(answers.back()).outline);
    QVERIFY(!std::get<ipc::OutlineRead>(*outline).outline.complete);
    const auto page = std::get<ipc::PageText>(*ipc::decodeAnswer(ipc::encode(answers[2])));
    QCOMPARE(page.number, 12);
    QCOMPARE(page.state, PageState::Partial);
    QCOMPARE(page.heightPt, 792.25);
    QCOMPARE(page.label, std::string("xii"));
    QCOMPARE(page.text, std::string("Net sales were $1,577.\n"));
    QVERIFY(page.formFeedAfter);
    QCOMPARE(page.layer.size(), std::size_t{3});
    const auto failure = std::get<ipc::Failure>(*ipc::decodeAnswer(ipc::encode(answers[6])));
    QCOMPARE(failure.code, ErrorCode::EncryptedDocument);
    const auto open = std::get<ipc::OpenDocument>(*ipc::decodeRequest(ipc::encode(sampleRequests()[0])));
    QCOMPARE(open.format, Format::Markdown);
    QCOMPARE(open.password.size(), std::size_t{5});
}

void ExtractorProtocolTest::everyCutIsRefused()
{
    const auto check = [](const Frame &frame) {
        for (std::size_t cut = 0; cut < frame.payload.size(); ++cut)
            QVERIFY2(refused({frame.type, frame.payload.substr(0, cut)}).empty(),
                     qPrintable(QStringLiteral("type %1 cut at %2").arg(frame.type).arg(cut)));
    };
    for (const Request &request : sampleRequests())
        check(ipc::encode(request));
    for (const Answer &answer : sampleAnswers())
        check(ipc::encode(answer));
}

void ExtractorProtocolTest::trailingBytesAreRefused()
{
    for (const Answer &answer : sampleAnswers()) {
        Frame frame = ipc::encode(answer);
        frame.payload += '\0';
        QVERIFY(refused(frame).empty());
    }
}

void ExtractorProtocolTest::anUnknownTypeIsRefused()
{
    for (const std::uint32_t type : {0U, 99U, 100U, 199U, std::numeric_limits<std::uint32_t>::max()})
        QVERIFY(refused({type, {}}).empty());
}

void ExtractorProtocolTest::requestsAndAnswersAreNotMixedUp()
{
    QVERIFY(!ipc::decodeAnswer(ipc::encode(sampleRequests().front())).has_value());
    QVERIFY(!ipc::decodeRequest(ipc::encode(sampleAnswers().front())).has_value());
}

void ExtractorProtocolTest::badContentIsRefused_data()
{
    QTest::addColumn<quint32>("type");
    QTest::addColumn<QByteArray>("payload");
    const auto row = [](const char *name, const Frame &frame) {
        QTest::newRow(name) << frame.type << QByteArray::fromStdString(frame.payload);
    };
    ipc::PageText page;
    page.number = 1;
    page.text = "a\xFF";
    row("page text that is not UTF-8", ipc::encode(page));
    page.text = "a\fb";
    row("page text with a form feed", ipc::encode(page));
    page.text = "a";
    page.number = 0;
    row("a page with number 0", ipc::encode(page));
    page.number = 1;
    page.widthPt = std::numeric_limits<double>::quiet_NaN();
    row("a page whose width is no number", ipc::encode(page));
    page.widthPt = std::numeric_limits<double>::infinity();
    row("a page of endless width", ipc::encode(page));
    page.widthPt = -1;
    row("a page of negative width", ipc::encode(page));
    page.widthPt = 1;
    page.state = static_cast<PageState>(4);
    row("an unknown page state", ipc::encode(page));
    row("an unknown format", ipc::encode(ipc::OpenDocument{static_cast<Format>(3), {}, {}}));
    row("pages from zero", ipc::encode(ipc::ExtractPages{0, 3}));
    row("pages backwards", ipc::encode(ipc::ExtractPages{5, 3}));
    row("a page rendered at no resolution", ipc::encode(ipc::RenderPage{1, 0, 0, 0, 0, 0}));
    row("a clip left of the page", ipc::encode(ipc::RenderPage{1, 96, -1, 0, 5, 5}));
    row("a negative page count", ipc::encode(ipc::DocumentOpened{-1, {}, {}}));
    row("an outline above the top", ipc::encode(outlineOf({{-1, 1, 0, "x"}})));
    row("an outline that begins below the top", ipc::encode(outlineOf({{1, 1, 0, "x"}})));
    row("an outline at the deepest level of all",
        ipc::encode(outlineOf({{std::numeric_limits<std::int32_t>::max(), 1, 0, "x"}})));
    row("an outline that skips a level", ipc::encode(outlineOf({{0, 1, 0, "x"}, {2, 1, 0, "y"}})));
    row("an outline that leads above the page", ipc::encode(outlineOf({{0, 1, -0.5F, "x"}})));
    row("an outline that leads nowhere at all", ipc::encode(outlineOf({{0, 1, std::nanf(""), "x"}})));
    row("an outline with an endless title", ipc::encode(outlineOf({{0, 1, 0, std::string(301, 'x')}})));
    row("a negative number of pages done", ipc::encode(ipc::Done{-1}));
    ipc::PageImage image{1, 2, 2, 8, 96, ipc::PixelFormat::Bgra32, std::string(16, 'x')};
    image.pixels.pop_back();
    row("an image short of a byte", ipc::encode(image));
    image.pixels = std::string(8, 'x');
    image.bytesPerLine = 4;
    row("an image whose lines are shorter than its width", ipc::encode(image));
    row("an image of impossible size",
        ipc::encode(ipc::PageImage{1, 0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF, 96, ipc::PixelFormat::Gray8, "x"}));
    row("an empty image", ipc::encode(ipc::PageImage{1, 0, 0, 0, 96, ipc::PixelFormat::Gray8, {}}));
}

void ExtractorProtocolTest::badContentIsRefused()
{
    QFETCH(quint32, type);
    QFETCH(QByteArray, payload);
    QCOMPARE(refused({type, payload.toStdString()}), std::string());
}

void ExtractorProtocolTest::aHugeCountIsRefusedWithoutRoomForIt()
{
    ipc::DocumentOpened opened;
    Frame frame = ipc::encode(opened); // page count, title length, warning count
    QCOMPARE(frame.payload.size(), std::size_t{12});
    putU32(frame.payload, 8, 0x40000000U);
    QVERIFY(refused(frame).empty());
    putU32(frame.payload, 8, 0);
    Frame outline = ipc::encode(ipc::OutlineRead()); // complete, count
    QCOMPARE(outline.payload.size(), std::size_t{5});
    putU32(outline.payload, 1, 0xFFFFFFFFU);
    QVERIFY(refused(outline).empty());
    putU32(frame.payload, 4, 0xFFFFFFFFU);
    QVERIFY(refused(frame).empty());
}

void ExtractorProtocolTest::failuresCarryOnlyDocumentCodes()
{
    QVERIFY(ipc::decodeAnswer(ipc::encode(ipc::Failure{ErrorCode::NoPages, "x"})).has_value());
    QVERIFY(!ipc::decodeAnswer(ipc::encode(ipc::Failure{ErrorCode::Billing, "x"})).has_value());
    Frame frame = ipc::encode(ipc::Failure{ErrorCode::NoPages, "x"});
    frame.payload[4] = 'X';
    QVERIFY(refused(frame).empty());
}

void ExtractorProtocolTest::randomBytesNeverCrash()
{
    std::mt19937 random(20261123);
    const auto answers = sampleAnswers();
    for (int round = 0; round < 20'000; ++round) {
        Frame frame = ipc::encode(answers[random() % answers.size()]);
        const std::size_t changes = 1 + random() % 4;
        for (std::size_t i = 0; i < changes && !frame.payload.empty(); ++i)
            frame.payload[random() % frame.payload.size()] = static_cast<char>(random() & 0xFFU);
        const auto decoded = ipc::decodeAnswer(frame);
        if (decoded) // what is accepted means the same when sent again
            QVERIFY(ipc::decodeAnswer(ipc::encode(*decoded)).has_value());
    }
}

QTEST_GUILESS_MAIN(ExtractorProtocolTest)
#include "tst_extractor_protocol.moc"
