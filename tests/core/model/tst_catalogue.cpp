// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/catalogue.h"
#include "core/model/model_client.h"
#include "resources/embedded.h"

#include <QTest>
#include <set>

using namespace longleaf;
using namespace longleaf::model;

class CatalogueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBuiltInCatalogueIsComplete();
    void modelsThatTrainOnDataAreMarked();
    void findsByIdAndByUniqueName_data();
    void findsByIdAndByUniqueName();
    void unknownModelsNameNearOnes();
    void readsOptionalFields();
    void refusesBadCatalogues_data();
    void refusesBadCatalogues();
    void unlistedModelsGetTheWindowOfTheirFamily_data();
    void unlistedModelsGetTheWindowOfTheirFamily();
    void whatOllamaRunsElsewhereIsNotLocal();
    void theUsersOwnRowsComeOnTop();
    void theDateDecidesPricesAndEnds_data();
    void theDateDecidesPricesAndEnds();
    void longInputsCostMoreAsAWhole();
    void cacheWritesAndReadsHaveTheirOwnPrices();
    void cachedInputIsCheaper();
};

void CatalogueTest::theBuiltInCatalogueIsComplete()
{
    const auto catalogue = Catalogue::parse(resource("models.json"));
    QVERIFY(catalogue);
    std::set<std::string> ids;
    const std::set<std::string> dialects = {"embedded",           "openai-responses", "openai-chat",
                                            "anthropic-messages", "gemini",           "ollama"};
    for (const ModelInfo &model : catalogue->models()) {
        QVERIFY2(ids.insert(model.id).second, model.id.c_str());
        QVERIFY2(model.id.starts_with(model.provider + "/"), model.id.c_str());
        QVERIFY2(dialects.count(model.dialect) == 1, model.id.c_str());
        QVERIFY2(!model.wireId.empty() && !model.name.empty(), model.id.c_str());
        QVERIFY2(model.maxOutput >= 4'096 && model.maxOutput < model.contextWindow, model.id.c_str());
        QVERIFY2(model.successor.empty() || catalogue->find(model.successor), model.id.c_str());
        QVERIFY2(!model.prices || model.prices->base.cachedInput <= model.prices->base.input, model.id.c_str());
        QVERIFY2(catalogue->provider(model.provider) != nullptr, model.id.c_str());
        QVERIFY2(model.state != ModelState::Retired || !model.successor.empty(), model.id.c_str());
    }
    const auto spark = catalogue->find("meta/muse-spark-1.3");
    QVERIFY(spark);
    QCOMPARE(spark->contextWindow, 1'048'576);
    QCOMPARE(spark->maxOutput, 131'072);
    QVERIFY((spark->prices->base == Prices{1.25, 0.15, 4.25}));
    QVERIFY(!spark->local && !spark->trainsOnData && !spark->retired);
    const auto quotes = catalogue->find("offline/quotes");
    QVERIFY(quotes);
    QVERIFY(quotes->local);
    QCOMPARE(quotes->dialect, std::string("embedded"));
    QCOMPARE(quotes->contextWindow, 1'000'000);
    QCOMPARE(quotes->maxOutput, 8'192);
    QVERIFY(quotes->prices && quotes->prices->free());
    QVERIFY(catalogue->find("anthropic/claude-3-opus-20240229")->retired);
}

void CatalogueTest::modelsThatTrainOnDataAreMarked()
{
    const auto catalogue = Catalogue::parse(resource("models.json"));
    QVERIFY(catalogue);
    for (const ModelInfo &model : catalogue->models()) {
        QCOMPARE(model.trainsOnData, model.id.ends_with("-contributor"));
    }
}

void CatalogueTest::findsByIdAndByUniqueName_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("found");
    QTest::newRow("the whole id") << QByteArray("a/one") << QByteArray("a/one");
    QTest::newRow("a unique name") << QByteArray("two") << QByteArray("b/two");
    QTest::newRow("a name that two providers have") << QByteArray("one") << QByteArray();
    QTest::newRow("an unknown id") << QByteArray("c/three") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void CatalogueTest::findsByIdAndByUniqueName()
{
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, found);
    const auto catalogue =
        Catalogue::parse(R"({"models":[{"id":"a/one","contextWindow":1},{"id":"b/one","contextWindow":1},
        {"id":"b/two","contextWindow":1}]})");
    QVERIFY(catalogue);
    const auto model = catalogue->find(asked.toStdString());
    if (found.isEmpty()) {
        QVERIFY(!model);
        QCOMPARE(model.error().code, ErrorCode::UnknownModel);
    } else {
        QVERIFY(model);
        QCOMPARE(model->id, found.toStdString());
    }
}

void CatalogueTest::unknownModelsNameNearOnes()
{
    const auto catalogue = Catalogue::parse(resource("models.json"));
    QVERIFY(catalogue);
    const auto model = catalogue->find("mete/muse-spark-1.4");
    QVERIFY(!model);
    QCOMPARE(model.error().code, ErrorCode::UnknownModel);
    QVERIFY2(model.error().message.find("meta/muse-spark-1.3") != std::string::npos, model.error().message.c_str());
    QCOMPARE(model.error().context, std::string("mete/muse-spark-1.4"));
}

void CatalogueTest::readsOptionalFields()
{
    const auto catalogue = Catalogue::parse(R"({"models":[{"id":"x/big","contextWindow":2000,"maxInput":1500,
        "prices":{"input":2,"output":3},"tokenFactor":1.25,"trainsOnData":true},{"id":"x/small","contextWindow":1000}]})");
    QVERIFY(catalogue);
    const ModelInfo &big = catalogue->models()[0];
    QCOMPARE(big.provider, std::string("x"));
    QCOMPARE(big.wireId, std::string("big"));
    QCOMPARE(big.maxInput, 1'500);
    QVERIFY((big.prices->base == Prices{2, 2, 3}));
    QCOMPARE(big.tokenFactor, 1.25);
    QVERIFY(big.trainsOnData);
    QVERIFY(!catalogue->models()[1].prices);
}

void CatalogueTest::refusesBadCatalogues_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("names");
    QTest::newRow("not JSON") << QByteArray("models:") << QByteArray("cannot be read");
    QTest::newRow("no list") << QByteArray("{}") << QByteArray("models");
    QTest::newRow("a row that is no object") << QByteArray(R"({"models":[3]})") << QByteArray("row 1");
    QTest::newRow("a row without an id") << QByteArray(
                                                R"({"models":[{"id":"a/b","contextWindow":1},{"contextWindow":1}]})")
                                         << QByteArray("row 2");
    QTest::newRow("a row without a window") << QByteArray(R"({"models":[{"id":"a/b"}]})") << QByteArray("a/b");
    QTest::newRow("a field of another type")
        << QByteArray(R"({"models":[{"id":"a/b","contextWindow":"big"}]})") << QByteArray("cannot be read");
}

void CatalogueTest::refusesBadCatalogues()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, names);
    const auto catalogue = Catalogue::parse(json.toStdString());
    QVERIFY(!catalogue);
    QCOMPARE(catalogue.error().code, ErrorCode::InvalidInput);
    QVERIFY2(catalogue.error().message.find(names.toStdString()) != std::string::npos,
             catalogue.error().message.c_str());
}

void CatalogueTest::unlistedModelsGetTheWindowOfTheirFamily_data()
{
    QTest::addColumn<std::string>("id");
    QTest::addColumn<qint64>("window");
    QTest::addColumn<qint64>("maxInput");
    QTest::newRow("a later Muse") << std::string("meta/muse-spark-1.4") << qint64{1'048'576} << qint64{0};
    QTest::newRow("a later GPT") << std::string("openai/gpt-6.9-luna") << qint64{1'050'000} << qint64{922'000};
    QTest::newRow("the longest prefix decides")
        << std::string("openai/gpt-4o-2024-08-06") << qint64{128'000} << qint64{0};
    QTest::newRow("a later Claude") << std::string("anthropic/claude-nova-7") << qint64{200'000} << qint64{0};
    QTest::newRow("a later Gemini") << std::string("google/gemini-5") << qint64{1'048'576} << qint64{0};
    QTest::newRow("nothing is known") << std::string("openrouter/some/model") << qint64{8'192} << qint64{0};
    QTest::newRow("a model on this computer") << std::string("ollama/qwen3:8b") << qint64{8'192} << qint64{0};
}

void CatalogueTest::unlistedModelsGetTheWindowOfTheirFamily()
{
    QFETCH(std::string, id);
    QFETCH(qint64, window);
    QFETCH(qint64, maxInput);
    const auto catalogue = Catalogue::parse(resource("models.json"));
    const auto model = catalogue->find(id);
    QVERIFY(model);
    QCOMPARE(model->id, id);
    QCOMPARE(model->contextWindow, window);
    QCOMPARE(model->maxInput, maxInput);
    QVERIFY(model->state == ModelState::Unlisted);
    QVERIFY(!model->trainsOnData && !model->note.empty());
    QCOMPARE(model->prices.has_value(), model->local); // free on this computer, not known elsewhere
}

void CatalogueTest::whatOllamaRunsElsewhereIsNotLocal()
{
    const auto catalogue = Catalogue::parse(resource("models.json"));
    QVERIFY(catalogue->find("ollama/llama3.3:70b")->local);
    for (const char *id : {"ollama/gpt-oss:120b-cloud", "ollama/some-model:cloud"}) {
        const auto model = catalogue->find(id);
        QVERIFY(model && !model->local && !model->prices);
    }
}

void CatalogueTest::theUsersOwnRowsComeOnTop()
{
    const std::string overlay = R"({"providers":[{"id":"firm","name":"Our gateway","dialect":"openai-chat",
        "baseUrl":"https://llm.firm.example/v1","keyVariable":"FIRM_KEY","quirks":{"outputLimitField":"max_tokens"}}],
        "models":[{"id":"meta/muse-spark-1.3","prices":{"input":1.0,"output":4.0}},
                  {"id":"firm/house-70b","contextWindow":131072,"maxOutput":8192}]})";
    const auto catalogue = Catalogue::parse(resource("models.json"), overlay);
    QVERIFY2(catalogue.has_value(), catalogue ? "" : catalogue.error().message.c_str());
    const auto spark = catalogue->find("meta/muse-spark-1.3");
    QCOMPARE(spark->prices->base.input, 1.0);
    QCOMPARE(spark->contextWindow, 1'048'576);
    const auto house = catalogue->find("firm/house-70b");
    QVERIFY(house.has_value());
    QCOMPARE(house->dialect, std::string("openai-chat"));
    QCOMPARE(house->quirks.outputLimitField, std::string("max_tokens"));
    const auto bad = Catalogue::parse(resource("models.json"), "{\"models\":[{}]}");
    QVERIFY(!bad);
    QVERIFY2(bad.error().message.find("Your own model catalogue") != std::string::npos, bad.error().message.c_str());
}

void CatalogueTest::theDateDecidesPricesAndEnds_data()
{
    QTest::addColumn<std::string>("today");
    QTest::addColumn<double>("argonInput");
    QTest::addColumn<bool>("gpt4oRetired");
    QTest::newRow("the last day of a price") << std::string("2026-11-30") << 2.0 << false;
    QTest::newRow("the day after") << std::string("2026-12-01") << 4.0 << false;
    QTest::newRow("the last day of a model") << std::string("2027-01-13") << 4.0 << false;
    QTest::newRow("the day on which it ends") << std::string("2027-01-14") << 4.0 << true;
}

void CatalogueTest::theDateDecidesPricesAndEnds()
{
    QFETCH(std::string, today);
    QFETCH(double, argonInput);
    QFETCH(bool, gpt4oRetired);
    const auto catalogue = Catalogue::parse(resource("models.json"), {}, today);
    QCOMPARE(catalogue->find("google/gemini-4-argon")->prices->base.input, argonInput);
    QCOMPARE(catalogue->find("openai/gpt-4o")->retired, gpt4oRetired);
}

void CatalogueTest::longInputsCostMoreAsAWhole()
{
    const auto catalogue = Catalogue::parse(resource("models.json"));
    const PriceList haiku = *catalogue->find("anthropic/claude-haiku-5-5")->prices;
    Usage usage{.inputTokens = 100'000, .outputTokens = 1'000, .known = true};
    QCOMPARE(costUsd(haiku, usage), 0.0105);
    usage.inputTokens = 100'001;
    QVERIFY(costUsd(haiku, usage) > 0.0525);
}

void CatalogueTest::cacheWritesAndReadsHaveTheirOwnPrices()
{
    const auto catalogue = Catalogue::parse(resource("models.json"));
    const PriceList sonnet = *catalogue->find("anthropic/claude-sonnet-5-5")->prices; // 2 / 0.10 / 10, writes 2.5 / 4
    Usage usage{.inputTokens = 1'000'000, .known = true};
    usage.cacheWriteTokens = 900'000;
    usage.cacheWriteLongTokens = 900'000;
    QCOMPARE(costUsd(sonnet, usage), 0.2 + 3.6);
    usage.cacheWriteLongTokens = 0;
    QCOMPARE(costUsd(sonnet, usage), 0.2 + 2.25);
    usage.cacheWriteTokens = 0;
    usage.cachedTokens = 900'000;
    QCOMPARE(costUsd(sonnet, usage), 0.2 + 0.09);
    QCOMPARE(savedUsd(sonnet, usage), 1.71);
}

void CatalogueTest::cachedInputIsCheaper()
{
    const Prices prices{1.25, 0.15, 4.25};
    QCOMPARE(costUsd(prices, 900'000, 0, 1'000), 1.125 + 0.00425);
    QCOMPARE(costUsd(prices, 900'000, 900'000, 0), 0.135);
    QCOMPARE(costUsd(prices, 100, 500, 0), costUsd(prices, 100, 100, 0));
    QCOMPARE(costUsd({}, 1'000'000, 0, 1'000'000), 0.0);
}

QTEST_GUILESS_MAIN(CatalogueTest)
#include "tst_catalogue.moc"
