// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/frame.h"

#include <QTest>

using namespace longleaf;
using ipc::Frame;
using ipc::FrameReader;

class FrameReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headerIsLittleEndian();
    void framesComeBackWhateverTheSizeOfThePieces();
    void everyCutNeedsMoreBytes();
    void aLengthOverTheLimitIsRefusedBeforeTheContentArrives();
    void staysBrokenAfterAnError();
    void pendingCountsWhatIsNotReturnedYet();
    void anEmptyPayloadIsAFrame();
};

void FrameReaderTest::headerIsLittleEndian()
{
    QCOMPARE(ipc::encodeFrame({0x01020304U, "ab"}), std::string("\x04\x03\x02\x01\x02\x00\x00\x00"
                                                                "ab",
                                                                10));
}

void FrameReaderTest::framesComeBackWhateverTheSizeOfThePieces()
{
    const std::vector<Frame> sent = {{1, "one"}, {2, ""}, {3, std::string(70'000, 'x')}, {4, std::string("\0\xFF", 2)}};
    std::string stream;
    for (const Frame &frame : sent)
        stream += ipc::encodeFrame(frame);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{4096}, stream.size()}) {
        FrameReader reader;
        std::vector<Frame> received;
        for (std::size_t at = 0; at < stream.size(); at += piece) {
            reader.feed(std::string_view(stream).substr(at, piece));
            for (auto frame = reader.next(); frame && *frame; frame = reader.next())
                received.push_back(**frame);
        }
        QVERIFY(received == sent);
        QCOMPARE(reader.pending(), std::size_t{0});
    }
}

void FrameReaderTest::everyCutNeedsMoreBytes()
{
    const std::string whole = ipc::encodeFrame({9, "payload"});
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        FrameReader reader;
        reader.feed(std::string_view(whole).substr(0, cut));
        const auto frame = reader.next();
        QVERIFY(frame.has_value());
        QVERIFY(!frame->has_value());
        QCOMPARE(reader.pending(), cut);
    }
}

void FrameReaderTest::aLengthOverTheLimitIsRefusedBeforeTheContentArrives()
{
    FrameReader reader(16);
    reader.feed(ipc::encodeFrame({1, std::string(16, 'x')}));
    QVERIFY(reader.next().has_value());
    reader.feed(ipc::encodeFrame({1, std::string(17, 'x')}).substr(0, ipc::kHeaderBytes));
    const auto frame = reader.next();
    QVERIFY(!frame.has_value());
    QCOMPARE(frame.error().code, ErrorCode::Protocol);

    FrameReader standard;
    standard.feed(std::string_view("\x01\x00\x00\x00\xFF\xFF\xFF\xFF", 8));
    QVERIFY(!standard.next().has_value());
}

void FrameReaderTest::staysBrokenAfterAnError()
{
    FrameReader reader(4);
    reader.feed(ipc::encodeFrame({1, "too long"}));
    QVERIFY(!reader.next().has_value());
    reader.feed(ipc::encodeFrame({1, "ok"}));
    QVERIFY(!reader.next().has_value());
}

void FrameReaderTest::pendingCountsWhatIsNotReturnedYet()
{
    FrameReader reader;
    reader.feed(ipc::encodeFrame({1, "a"}) + ipc::encodeFrame({2, "bc"}));
    QCOMPARE(reader.pending(), std::size_t{19});
    QVERIFY(reader.next().value_or(std::nullopt).has_value());
    QCOMPARE(reader.pending(), std::size_t{10});
}

void FrameReaderTest::anEmptyPayloadIsAFrame()
{
    FrameReader reader;
    reader.feed(ipc::encodeFrame({5, {}}));
    const auto frame = reader.next();
    QVERIFY(frame && frame->has_value());
    QCOMPARE(frame->value().type, 5U);
    QVERIFY(frame->value().payload.empty());
}

QTEST_GUILESS_MAIN(FrameReaderTest)
#include "tst_frame_reader.moc"
