// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/catalogue.h"
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
        QVERIFY2(model.prices && model.prices->cachedInput <= model.prices->input, model.id.c_str());
    }
    const auto spark = catalogue->find("meta/muse-spark-1.3");
    QVERIFY(spark);
    QCOMPARE(spark->contextWindow, 1'048'576);
    QCOMPARE(spark->maxOutput, 131'072);
    QCOMPARE(spark->prices, (std::optional<Prices>({1.25, 0.15, 4.25})));
    QVERIFY(!spark->local && !spark->trainsOnData && !spark->retired);
    const auto quotes = catalogue->find("offline/quotes");
    QVERIFY(quotes);
    QVERIFY(quotes->local);
    QCOMPARE(quotes->dialect, std::string("embedded"));
    QCOMPARE(quotes->contextWindow, 1'000'000);
    QCOMPARE(quotes->maxOutput, 8'192);
    QCOMPARE(quotes->prices, (std::optional<Prices>({0, 0, 0})));
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
    const auto model = catalogue->find("meta/muse-spark-1.4");
    QVERIFY(!model);
    QCOMPARE(model.error().code, ErrorCode::UnknownModel);
    QVERIFY2(model.error().message.find("meta/muse-spark-1.3") != std::string::npos, model.error().message.c_str());
    QCOMPARE(model.error().context, std::string("meta/muse-spark-1.4"));
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
    QCOMPARE(big.prices, (std::optional<Prices>({2, 2, 3})));
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
