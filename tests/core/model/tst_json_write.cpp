// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/json_write.h"

#include <QTest>

#include <random>
#include <string>

#include <nlohmann/json.hpp>

using longleaf::model::writeJson;
using Json = nlohmann::ordered_json;

namespace {

std::string dumped(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

class JsonWriteTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyByteIsWrittenAsTheLibraryWritesIt();
    void randomBytesAreWrittenAsTheLibraryWritesThem();
    void structuresKeepTheirOrder();
};

void JsonWriteTest::everyByteIsWrittenAsTheLibraryWritesIt()
{
    for (int byte = 0; byte < 256; ++byte) {
        const Json value = Json::array({std::string("a") + static_cast<char>(byte) + "b"});
        QVERIFY2(writeJson(value) == dumped(value), std::to_string(byte).c_str());
    }
}

void JsonWriteTest::randomBytesAreWrittenAsTheLibraryWritesThem()
{
    std::mt19937 random(7);
    const std::string pieces[] = {"\"", "\\", "\n", "\xC3\xA9", "\xE2\x80\x9C", "\xF0\x9F\x98\x80", "\xFF", "\xC3",
                                  "\xED\xA0\x80", "word ", std::string(1, '\0'), "\x7f", "\x1b"};
    for (int round = 0; round < 2'000; ++round) {
        std::string text;
        for (int i = 0; i < 20; ++i)
            text += pieces[random() % std::size(pieces)];
        const Json value = {{"text", text}, {text, 1}};
        QVERIFY(writeJson(value) == dumped(value));
    }
}

void JsonWriteTest::structuresKeepTheirOrder()
{
    Json value;
    value["z"] = Json::array({1, 2.5, true, nullptr, "x"});
    value["a"] = Json::object({{"empty", Json::object()}, {"list", Json::array()}});
    QCOMPARE(writeJson(value), std::string(R"({"z":[1,2.5,true,null,"x"],"a":{"empty":{},"list":[]}})"));
}

QTEST_GUILESS_MAIN(JsonWriteTest)
#include "tst_json_write.moc"
