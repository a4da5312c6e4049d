// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/query.h"
#include "resources/embedded.h"

#include <QTest>

#include <algorithm>

using namespace longleaf;

class QueryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksUpPeriodsAsTheyAreMeant_data();
    void looksUpPeriodsAsTheyAreMeant();
    void weighsWordsOfAskingLess();
    void leavesWordsOfAskingOutBesideEnoughOthers();
    void namesDocumentsByJoinedAndShortenedWords();
    void prefersTheLatestYearInTitles();
    void spellsTitlesAsBothSidesDo_data();
    void spellsTitlesAsBothSidesDo();
    void seesWhenAFigureIsWanted_data();
    void seesWhenAFigureIsWanted();
    void addsSynonymsInRounds();
    void readsSynonymsBothWays();
    void readsCapitalsOfEveryScript();
    void namesLinesThatCannotBeRead();
    void readsTheBuiltInSynonyms();
    void staysWithinItsBounds();
};

namespace {

const rank::QueryTerm *find(const std::vector<rank::QueryTerm> &terms, const std::string &text)
{
    const auto at = std::find_if(terms.begin(), terms.end(), [&](const auto &term) { return term.text == text; });
    return at == terms.end() ? nullptr : &*at;
}

} // namespace

void QueryTest::looksUpPeriodsAsTheyAreMeant_data()
{
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<QByteArray>("term");
    QTest::newRow("fiscal year") << QByteArray("Revenue in FY2018?") << QByteArray("2018");
    QTest::newRow("short fiscal year") << QByteArray("Revenue in FY22?") << QByteArray("2022");
    QTest::newRow("quarter glued to a year") << QByteArray("Revenue in Q22023?") << QByteArray("q2");
    QTest::newRow("year glued to a quarter") << QByteArray("Revenue in 2023Q1?") << QByteArray("q1");
    QTest::newRow("fiscal year and quarter") << QByteArray("Revenue in FY2023Q1?") << QByteArray("2023");
}

void QueryTest::looksUpPeriodsAsTheyAreMeant()
{
    QFETCH(QByteArray, question);
    QFETCH(QByteArray, term);
    QVERIFY(find(rank::analyse(question.toStdString()).terms, term.toStdString()) != nullptr);
}

void QueryTest::weighsWordsOfAskingLess()
{
    const rank::Query query = rank::analyse("Please state the inventory turnover.");
    QCOMPARE(find(query.terms, "inventory")->weight, 1.0);
    QVERIFY(find(query.terms, "state")->weight < 0.5);
    QVERIFY(find(rank::analyse("Revenue per employee?").terms, "per")->weight < 0.5);
}

void QueryTest::leavesWordsOfAskingOutBesideEnoughOthers()
{
    const rank::Query query = rank::analyse(
        "State whether Acme Widgets disposed of its Bavarian turbine subsidiary before November, rounded as possible.");
    QVERIFY(find(query.terms, "turbine") != nullptr);
    QVERIFY(find(query.terms, "possible") == nullptr);
}

void QueryTest::namesDocumentsByJoinedAndShortenedWords()
{
    const rank::Query query = rank::analyse("What did Best Buy and JPM earn?");
    QVERIFY(find(query.titleTerms, "bestbuy") != nullptr);
    QVERIFY(find(query.terms, "bestbuy") == nullptr);
    const rank::QueryTerm *shortened = find(query.titleTerms, "jpm");
    QVERIFY(shortened != nullptr);
}

void QueryTest::prefersTheLatestYearInTitles()
{
    const rank::Query query = rank::analyse("Growth from FY2020 to FY2022");
    QVERIFY(find(query.titleTerms, "2022")->weight > find(query.titleTerms, "2020")->weight);
    QCOMPARE(find(query.terms, "2022")->weight, find(query.terms, "2020")->weight);
}

void QueryTest::spellsTitlesAsBothSidesDo_data()
{
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("filing") << QByteArray("JPMORGAN_2023Q2_10-Q") << QByteArray("jpmorgan 2023 q2 10q ");
    QTest::newRow("percent codes") << QByteArray("The%20Munt%26Co") << QByteArray("the munt co ");
    QTest::newRow("hyphens that part words")
        << QByteArray("Non-Disclosure-Agreement") << QByteArray("non disclosure agreement ");
    QTest::newRow("a company that begins with a digit") << QByteArray("3M_2018_10K") << QByteArray("3m 2018 10k ");
    QTest::newRow("other scripts") << QByteArray("Geschäftsbericht 2023") << QByteArray("geschäftsbericht 2023 ");
}

void QueryTest::spellsTitlesAsBothSidesDo()
{
    QFETCH(QByteArray, title);
    QFETCH(QByteArray, words);
    QCOMPARE(QByteArray::fromStdString(rank::titleText(title.toStdString())), words);
}

void QueryTest::seesWhenAFigureIsWanted_data()
{
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<bool>("wanted");
    QTest::newRow("how much") << QByteArray("How much was paid?") << true;
    QTest::newRow("ratio") << QByteArray("What is the quick ratio?") << true;
    QTest::newRow("fiscal year") << QByteArray("Was it profitable in FY2021?") << true;
    QTest::newRow("year") << QByteArray("Who was the auditor in 2020?") << true;
    QTest::newRow("a clause") << QByteArray("May the Receiving Party keep copies?") << false;
    QTest::newRow("a person") << QByteArray("Who signed the agreement?") << false;
}

void QueryTest::seesWhenAFigureIsWanted()
{
    QFETCH(QByteArray, question);
    QFETCH(bool, wanted);
    QCOMPARE(rank::analyse(question.toStdString()).asksQuantity, wanted);
}

void QueryTest::addsSynonymsInRounds()
{
    std::string text = "alpha = ";
    for (int i = 0; i < 30; ++i)
        text += "first" + std::to_string(i) + ", ";
    text += "\nbeta = second0, second1";
    const rank::Query query = rank::analyse("Alphas and beta?", rank::Synonyms::parse(text));
    QVERIFY(find(query.terms, "first0") != nullptr);
    QVERIFY(find(query.terms, "second1") != nullptr);
    QVERIFY(find(query.terms, "first29") == nullptr);
    QCOMPARE(find(query.terms, "second0")->origin, std::string("beta"));
    QVERIFY(find(query.terms, "second0")->weight < find(query.terms, "beta")->weight);
}

void QueryTest::readsSynonymsBothWays()
{
    const auto synonyms = rank::Synonyms::parse("# a comment\ncapex == capital expenditure # and another\nppe = plant");
    QVERIFY(find(rank::analyse("capital expenditures of Acme", synonyms).terms, "capex") != nullptr);
    QVERIFY(find(rank::analyse("capex of Acme", synonyms).terms, "capital expenditure") != nullptr);
    QVERIFY(find(rank::analyse("PPE of Acme", synonyms).terms, "plant") != nullptr);
    QVERIFY(find(rank::analyse("plant of Acme", synonyms).terms, "ppe") == nullptr);
}

void QueryTest::readsCapitalsOfEveryScript()
{
    const auto synonyms = rank::Synonyms::parse("Übernahme == Akquisition\nвыручка == доход");
    QVERIFY(find(rank::analyse("ÜBERNAHME von Acme", synonyms).terms, "akquisition") != nullptr);
    QVERIFY(find(rank::analyse("Die übernahme von Acme", synonyms).terms, "akquisition") != nullptr);
    QVERIFY(find(rank::analyse("ВЫРУЧКА Акме", synonyms).terms, "доход") != nullptr);
    // A broken byte stays where it is, and what follows is still read.
    QVERIFY(find(rank::analyse("\xff Übernahme", synonyms).terms, "akquisition") != nullptr);
}

void QueryTest::namesLinesThatCannotBeRead()
{
    using rank::SynonymFault;
    const std::string text = "\xEF\xBB\xBFgood = fine\r\nno sign here\n= right\nleft =\n\n# fine\na = b = c\n"
                             "Same == same\na, same = same";
    const rank::SynonymCheck check = rank::checkSynonyms(text);
    const std::vector<rank::SynonymProblem> expected{{2, SynonymFault::NoSign},
                                                     {3, SynonymFault::NothingLeft},
                                                     {4, SynonymFault::NothingRight},
                                                     {7, SynonymFault::SecondSign},
                                                     {8, SynonymFault::SameWords}};
    QVERIFY(check.problems == expected);
    QCOMPARE(check.groups, std::size_t{2});
    QCOMPARE(rank::sentence(check.problems[0]), std::string("line 2: there is no \"=\" between the words."));
    // The other lines are in force.
    const auto synonyms = rank::Synonyms::parse(text);
    QVERIFY(find(rank::analyse("Is it good?", synonyms).terms, "fine") != nullptr);
    QVERIFY(find(rank::analyse("What is a?", synonyms).terms, "same") != nullptr);
    QVERIFY(find(rank::analyse("no sign here", synonyms).terms, "right") == nullptr);
}

void QueryTest::readsTheBuiltInSynonyms()
{
    const rank::SynonymCheck check = rank::checkSynonyms(resource("synonyms.txt"));
    for (const rank::SynonymProblem &problem : check.problems)
        qWarning("%s", rank::sentence(problem).c_str());
    QVERIFY(check.problems.empty());
    QVERIFY(check.groups > 50);
    const auto synonyms = rank::Synonyms::parse(resource("synonyms.txt"));
    QVERIFY(find(rank::analyse("What was the capex?", synonyms).terms, "purchases of property") != nullptr);
}

void QueryTest::staysWithinItsBounds()
{
    std::string question;
    for (int i = 0; i < 5'000; ++i)
        question += "word" + std::to_string(i) + " ";
    const rank::Query query = rank::analyse(question, rank::Synonyms::parse(resource("synonyms.txt")));
    QVERIFY(query.terms.size() <= 96 && query.titleTerms.size() <= 96);
    QVERIFY(rank::analyse("").empty());
    QVERIFY(rank::analyse("?!").empty());
    QVERIFY(!rank::analyse("What is it?").empty());
}

QTEST_APPLESS_MAIN(QueryTest)
#include "tst_query.moc"
