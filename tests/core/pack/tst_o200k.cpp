// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/o200k.h"

#include "core/base/sha256.h"
#include "resources/embedded.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <memory>

using namespace longleaf;

namespace {

constexpr std::string_view kFile = "tokenizer/o200k_base.bin";
constexpr std::size_t kHeader = 8 + 64; // mark and hash

// A vocabulary file whose hash is right, whatever stands behind it.
std::string hashed(const std::string &rest)
{
    return "LLo200k1" + Sha256::hex(rest) + rest;
}

std::string pseudoRandomBytes(std::size_t count)
{
    std::string bytes;
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < count; ++i) {
        state = state * 1664525U + 1013904223U;
        bytes += static_cast<char>(state >> 24U);
    }
    return bytes;
}

} // namespace

class O200kTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void countsAsTheReferenceDoes_data();
    void countsAsTheReferenceDoes();
    void isTheSumOfItsPieces_data() { countsAsTheReferenceDoes_data(); }
    void isTheSumOfItsPieces();
    void countsBytesThatAreNoText_data();
    void countsBytesThatAreNoText();
    void isTheSumOfItsPieces_forBytesThatAreNoText();
    void countsLongRuns_data();
    void countsLongRuns();
    void cutsRunsOfMoreThanTheLargestPiece();
    void refusesADamagedVocabulary_data();
    void refusesADamagedVocabulary();

private:
    [[nodiscard]] std::int64_t sumOfPieces(std::string_view text) const;

    std::unique_ptr<pack::O200k> m_o200k;
    pack::O200kSplitter m_splitter;
};

void O200kTest::initTestCase()
{
    auto loaded = pack::O200k::load(resource(kFile));
    QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
    m_o200k = std::make_unique<pack::O200k>(std::move(*loaded));
}

std::int64_t O200kTest::sumOfPieces(std::string_view text) const
{
    std::int64_t sum = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = m_splitter.pieceEnd(text, begin);
        if (end <= begin || end > text.size())
            return -1;
        sum += m_o200k->count(text.substr(begin, end - begin));
        begin = end;
    }
    return sum;
}

void O200kTest::countsAsTheReferenceDoes_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<qint64>("tokens");
    QFile file(QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/data/pack/o200k_cases.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto json = nlohmann::json::parse(file.readAll().toStdString());
    for (const auto &one : json.at("cases")) {
        std::string text;
        for (int i = 0; i < one.at("times").get<int>(); ++i)
            text += one.at("text").get<std::string>();
        QTest::newRow(one.at("name").get<std::string>().c_str()) << text << one.at("tokens").get<qint64>();
    }
}

void O200kTest::countsAsTheReferenceDoes()
{
    QFETCH(std::string, text);
    QFETCH(qint64, tokens);
    QCOMPARE(m_o200k->count(text), tokens);
}

void O200kTest::isTheSumOfItsPieces()
{
    QFETCH(std::string, text);
    QFETCH(qint64, tokens);
    QCOMPARE(sumOfPieces(text), tokens);
}

void O200kTest::countsBytesThatAreNoText_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<qint64>("tokens");
    QTest::newRow("a lone leading byte") << std::string("\xC3") << qint64{1};
    QTest::newRow("a lone following byte") << std::string("\x80") << qint64{1};
    QTest::newRow("bytes that no text has") << std::string(64, '\xFF') << qint64{64};
    QTest::newRow("a word before and one after") << std::string("hello\xFF world") << qint64{3};
}

void O200kTest::countsBytesThatAreNoText()
{
    QFETCH(std::string, bytes);
    QFETCH(qint64, tokens);
    QCOMPARE(m_o200k->count(bytes), tokens);
}

void O200kTest::isTheSumOfItsPieces_forBytesThatAreNoText()
{
    const std::string bytes = pseudoRandomBytes(20'000);
    const std::int64_t tokens = m_o200k->count(bytes);
    QVERIFY(tokens > 10'000);
    QVERIFY(tokens <= 20'000);
    QCOMPARE(sumOfPieces(bytes), tokens);
}

// A method that is not nearly linear would not end within the test's time limit.
void O200kTest::countsLongRuns_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<qint64>("tokens");
    constexpr std::size_t kSize = std::size_t{1} << 20U;
    QTest::newRow("letters") << std::string(kSize, 'a') << qint64{131'072};
    QTest::newRow("spaces") << std::string(kSize, ' ') << qint64{8'192};
    QTest::newRow("line breaks") << std::string(kSize, '\n') << qint64{65'536};
    QTest::newRow("bytes that no text has") << std::string(kSize, '\xFF') << qint64{1'048'576};
}

void O200kTest::countsLongRuns()
{
    QFETCH(std::string, text);
    QFETCH(qint64, tokens);
    QCOMPARE(m_o200k->count(text), tokens);
}

void O200kTest::cutsRunsOfMoreThanTheLargestPiece()
{
    const std::string run(pack::O200kMerges::kMaxPiece, '\xFF');
    QCOMPARE(m_o200k->count(run + "\xFF"), static_cast<qint64>(run.size()) + 1);
}

void O200kTest::refusesADamagedVocabulary_data()
{
    QTest::addColumn<std::string>("file");
    const std::string whole(resource(kFile));
    const std::string rest = whole.substr(kHeader);
    std::string flipped = whole;
    flipped[flipped.size() / 2] ^= 1;
    std::string otherCount = rest;
    otherCount[0] ^= 1;
    QTest::newRow("nothing") << std::string();
    QTest::newRow("another file") << std::string(resource("models.json"));
    QTest::newRow("only the mark") << whole.substr(0, 8);
    QTest::newRow("cut in the middle") << whole.substr(0, whole.size() / 2);
    QTest::newRow("a byte too many") << whole + 'x';
    QTest::newRow("one bit changed") << flipped;
    QTest::newRow("no stream behind a right hash") << hashed(std::string("\x01\0\0\0", 4));
    QTest::newRow("an impossible number of pairs") << hashed("\xFF\xFF\xFF\xFF" + rest.substr(4));
    QTest::newRow("a number of pairs that is not the stream's") << hashed(otherCount);
    QTest::newRow("a stream cut short") << hashed(rest.substr(0, rest.size() - 100));
}

void O200kTest::refusesADamagedVocabulary()
{
    QFETCH(std::string, file);
    const auto loaded = pack::O200k::load(file);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::InvalidInput);
    QVERIFY(loaded.error().message.find("vocabulary") != std::string::npos);
}

QTEST_GUILESS_MAIN(O200kTest)
#include "tst_o200k.moc"
