// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/offline_quotes.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>
#include <map>
#include <thread>

using namespace longleaf;
using namespace longleaf::model;

namespace {

constexpr const char *kDocuments = R"(<document id="3" title="Birchwood 10-Q 2022" pages="4">
[[3:1]]
Birchwood Inc.
FORM 10-Q for the quarterly period ended June 25, 2022
Registrant's telephone number: (408) 555-0100
[[3:2]]
CONDENSED STATEMENTS OF OPERATIONS (Unaudited)
(In millions, except per share amounts)

Three Months Ended Nine Months Ended
June 25, June 26, June 25, June 26,
2022 2021 2022 2021
Net sales:
Products $ 63,355 $ 63,948 $ 245,241 $ 232,309
Services 19,604 17,486 58,941 50,148
Total net sales 82,959 81,434 304,182 282,457

Total cost of sales 47,074 46,179 171,495 164,795
Earnings per share:
Basic $ 1.20 $ 1.31 $ 4.86 $ 4.42
Diluted $ 1.20 $ 1.30 $ 4.82 $ 4.38
[[3:3]]
Total net sales increased 2% or $1.5 billion during the third quarter of 2022, driven by services.
The Company is subject to legal proceedings that have not been fully resolved. Rain & <storm> damage at the
Tulsa warehouse was repaired in May.
[...]
Only a part of this sentence stands
[page 4 of 4 not included]
</document>
<document id="8" title="Cedar 10-Q 2022" pages="2">
[[8:1]]
Cedar Corp.
FORM 10-Q
[[8:2]]
Total net sales 12,345 11,222
The Company is subject to legal proceedings that have not been fully resolved.
The lease of the Oslo office may be terminated by either party on ninety days' written notice, provided that the party that
terminates it has paid all rent that is due, has removed its equipment and has left the rooms in the state in which it took them
over, and provided further that no part of the rooms is let to others at that time.
</document>
)";

struct Quote {
    std::int64_t document = 0;
    int page = 0;
    QString text;
};

struct Answer {
    Outcome outcome;
    std::vector<ModelEvent> events;
    QString text;
    std::vector<Quote> quotes;
};

ModelRequest request(const std::string &documents, const std::vector<std::string> &questions)
{
    ModelRequest request;
    request.instructions = "The rules.";
    for (const std::string &question : questions) {
        const std::string part = "<question>\n" + question + "\n</question>\n\nQuote exactly, with total net sales.";
        if (request.messages.empty()) {
            request.messages.push_back({pack::Role::User, {documents, part}});
        } else {
            request.messages.push_back({pack::Role::Assistant, {"An answer."}});
            request.messages.push_back({pack::Role::User, {part}});
        }
    }
    return request;
}

Answer ask(const ModelRequest &request)
{
    const SystemClock clock;
    OfflineQuotesClient client(clock);
    Answer answer;
    answer.outcome = client.send(request, {}, [&](const ModelEvent &event) {
        answer.events.push_back(event);
        if (const auto *delta = std::get_if<TextDelta>(&event)) {
            answer.text += QString::fromStdString(delta->text);
        }
    });
    static const QRegularExpression kQuote(QStringLiteral("<q d=\"(\\d+)\" p=\"(\\d+)\">([^<]*)</q>"));
    for (auto match = kQuote.globalMatch(answer.text); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        QString text = one.captured(3);
        text.replace(QStringLiteral("&lt;"), QStringLiteral("<")).replace(QStringLiteral("&gt;"), QStringLiteral(">"));
        text.replace(QStringLiteral("&amp;"), QStringLiteral("&"));
        answer.quotes.push_back({one.captured(1).toLongLong(), one.captured(2).toInt(), text});
    }
    return answer;
}

Answer ask(const std::string &question)
{
    return ask(request(kDocuments, {question}));
}

// The text of a page of kDocuments with white space folded.
QString pageText(std::int64_t document, int page)
{
    const QString marker = QStringLiteral("[[%1:%2]]\n").arg(document).arg(page);
    const QString all = QString::fromUtf8(kDocuments);
    const qsizetype begin = all.indexOf(marker);
    if (begin < 0) {
        return {};
    }
    static const QRegularExpression kEnd(QStringLiteral("\n(\\[\\[\\d|</document>|\\[page)"));
    const qsizetype text = begin + marker.size();
    return all.mid(text, all.indexOf(kEnd, text) - text).simplified();
}

} // namespace

class OfflineQuotesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quotesWhatIsAskedFor_data();
    void quotesWhatIsAskedFor();
    void everyQuoteStandsOnItsPage_data();
    void everyQuoteStandsOnItsPage();
    void namesTheColumnsOfARow();
    void saysWhenNothingIsThere_data();
    void saysWhenNothingIsThere();
    void completesAFollowUpWithTheQuestionBefore();
    void doesNotReadTheReminder();
    void showsTheSameSentenceOnce();
    void shortensLongSentences();
    void findsWordsOfOtherScripts_data();
    void findsWordsOfOtherScripts();
    void tellsWhatItDid();
    void stopsWhenAsked();
    void stopsDuringALongSearch();
    void survivesRequestsThatAreNotItsLayout_data();
    void survivesRequestsThatAreNotItsLayout();
};

void OfflineQuotesTest::quotesWhatIsAskedFor_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<qint64>("document");
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *question, qint64 document, int page, const char *words) {
        QTest::newRow(question) << QString::fromUtf8(question) << document << page << QString::fromUtf8(words);
    };
    row("What was Birchwood's total net sales for the quarter?", 3, 2, "Total net sales 82,959 81,434 304,182 282,457");
    row("What was Cedar's total net sales?", 8, 2, "Total net sales 12,345 11,222");
    row("How much were Birchwood's diluted earnings per share?", 3, 2, "Diluted $ 1.20 $ 1.30 $ 4.82 $ 4.38");
    row("What was the revenue from services at Birchwood?", 3, 2, "Services 19,604 17,486 58,941 50,148");
    row("What happened at the Tulsa warehouse?", 3, 3,
        "Rain & <storm> damage at the Tulsa warehouse was repaired in May.");
    row("When may the Oslo lease be terminated?", 8, 2,
        "The lease of the Oslo office may be terminated by either party");
    row("Who drove the increase of net sales in percent at Birchwood?", 3, 3, "Total net sales increased 2%");
}

void OfflineQuotesTest::quotesWhatIsAskedFor()
{
    QFETCH(QString, question);
    QFETCH(qint64, document);
    QFETCH(int, page);
    QFETCH(QString, words);
    const Answer answer = ask(question.toStdString());
    QVERIFY2(!answer.quotes.empty(), qPrintable(answer.text));
    const Quote &first = answer.quotes.front();
    QVERIFY2(first.document == document && first.page == page && first.text.contains(words), qPrintable(answer.text));
}

void OfflineQuotesTest::everyQuoteStandsOnItsPage_data()
{
    quotesWhatIsAskedFor_data();
}

void OfflineQuotesTest::everyQuoteStandsOnItsPage()
{
    QFETCH(QString, question);
    const Answer answer = ask(question.toStdString());
    QVERIFY(answer.quotes.size() <= 6);
    for (const Quote &quote : answer.quotes) {
        QVERIFY2(pageText(quote.document, quote.page).contains(quote.text), qPrintable(quote.text));
        const auto words = quote.text.split(QLatin1Char(' ')).size();
        QVERIFY2(words <= 25, qPrintable(quote.text));
        const auto sure =
            std::count_if(quote.text.begin(), quote.text.end(), [](QChar c) { return c.isLetterOrNumber(); });
        QVERIFY2(sure >= 25, qPrintable(quote.text));
    }
    const QStringList lines = answer.text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        QVERIFY2(lines[i].startsWith(QStringLiteral("- ")) && lines[i].endsWith(QStringLiteral("</q>")),
                 qPrintable(lines[i]));
    }
}

void OfflineQuotesTest::namesTheColumnsOfARow()
{
    const Answer answer = ask("What was Birchwood's basic earnings per share?");
    QVERIFY2(answer.text.contains(
                 QStringLiteral("Earnings per share: Basic $ 1.20 $ 1.31 $ 4.86 $ 4.42 (columns: Three Months "
                                "Ended Nine Months Ended / June 25, June 26, June 25, June 26, / 2022 2021 "
                                "2022 2021; in millions)")),
             qPrintable(answer.text));
}

void OfflineQuotesTest::saysWhenNothingIsThere_data()
{
    QTest::addColumn<QString>("question");
    QTest::newRow("words that are nowhere") << QStringLiteral("Which submarine did Captain Nemo command?");
    QTest::newRow("one word that is there, in another sense")
        << QStringLiteral("What is the capital of France, in quarter terms?");
    QTest::newRow("no words") << QStringLiteral("???");
    QTest::newRow("words that stand in a part that was not sent") << QStringLiteral("What about the Reykjavik merger?");
}

void OfflineQuotesTest::saysWhenNothingIsThere()
{
    QFETCH(QString, question);
    const Answer answer = ask(question.toStdString());
    QCOMPARE(answer.outcome.reason, EndReason::Complete);
    QVERIFY2(answer.text.startsWith(QStringLiteral("Not found in the documents.")), qPrintable(answer.text));
    QVERIFY(answer.text.contains(QStringLiteral("5 pages of 2 documents")));
    QVERIFY(answer.quotes.empty());
}

void OfflineQuotesTest::completesAFollowUpWithTheQuestionBefore()
{
    const Answer answer = ask(request(kDocuments, {"What was Birchwood's total cost of sales?", "And services?"}));
    QVERIFY2(!answer.quotes.empty(), qPrintable(answer.text));
    QVERIFY2(answer.text.contains(QStringLiteral("Services 19,604")), qPrintable(answer.text));
}

void OfflineQuotesTest::doesNotReadTheReminder()
{
    const Answer answer = ask("Which submarine?");
    QVERIFY2(answer.quotes.empty(), qPrintable(answer.text));
}

void OfflineQuotesTest::showsTheSameSentenceOnce()
{
    const Answer answer = ask("What legal proceedings have not been fully resolved?");
    QCOMPARE(answer.quotes.size(), std::size_t{1});
}

void OfflineQuotesTest::shortensLongSentences()
{
    const Answer answer = ask("When may the Oslo lease be terminated?");
    const QString shown = answer.text.section(QStringLiteral("- "), 1).section(QStringLiteral(" – Cedar"), 0, 0);
    QVERIFY2(shown.split(QLatin1Char(' ')).size() <= 42, qPrintable(shown));
    QVERIFY2(shown.endsWith(QStringLiteral(" …")), qPrintable(shown));
}

void OfflineQuotesTest::findsWordsOfOtherScripts_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("question");
    QTest::newRow("German") << QStringLiteral(
                                   "Der Überschuss der Gesellschaft betrug im dritten Quartal 14 Millionen Euro.")
                            << QStringLiteral("Wie hoch war der Überschuss der Gesellschaft?");
    QTest::newRow("Russian") << QStringLiteral(
                                    "Чистая прибыль компании в третьем квартале составила 14 миллионов рублей.")
                             << QStringLiteral("Какова чистая прибыль компании?");
    QTest::newRow("Chinese") << QStringLiteral("公司第三季度的净利润为一千四百万元,比去年同期增长百分之五。")
                             << QStringLiteral("公司的净利润是多少?");
    QTest::newRow("Japanese") << QStringLiteral("第三四半期の純利益は一千四百万円となり、前年同期を上回りました。")
                              << QStringLiteral("純利益はいくらですか?");
    QTest::newRow("Korean") << QStringLiteral("회사의 삼분기 순이익은 천사백만 원으로 전년보다 증가했습니다.")
                            << QStringLiteral("회사의 순이익은 얼마입니까?");
}

void OfflineQuotesTest::findsWordsOfOtherScripts()
{
    QFETCH(QString, sentence);
    QFETCH(QString, question);
    const std::string documents = "<document id=\"1\" title=\"x\" pages=\"1\">\n[[1:1]]\n" + sentence.toStdString() +
                                  "\nAnother line of text without any of it.\n</document>\n";
    const Answer answer = ask(request(documents, {question.toStdString()}));
    QVERIFY2(!answer.quotes.empty(), qPrintable(answer.text));
    QVERIFY2(sentence.contains(answer.quotes.front().text), qPrintable(answer.quotes.front().text));
}

void OfflineQuotesTest::tellsWhatItDid()
{
    const Answer answer = ask("What was Birchwood's total net sales?");
    QCOMPARE(answer.outcome.reason, EndReason::Complete);
    QVERIFY(!answer.outcome.error);
    QVERIFY(answer.outcome.usage.known);
    QVERIFY(answer.outcome.usage.inputTokens > 300 && answer.outcome.usage.outputTokens > 30);
    QCOMPARE(answer.outcome.usage.cachedTokens, 0);
    QVERIFY(answer.outcome.firstByteMs >= 0 && answer.outcome.firstTextMs >= answer.outcome.firstByteMs);
    QVERIFY(!answer.outcome.maybeCharged);
    QVERIFY(std::holds_alternative<Started>(answer.events.front()));
    QVERIFY(answer.events.size() > 6);
    QVERIFY(answer.text.section(QLatin1Char('\n'), 0, 0).contains(QStringLiteral("does not reason")));
    QCOMPARE(ask("What was Birchwood's total net sales?").text, answer.text);
}

void OfflineQuotesTest::stopsWhenAsked()
{
    const SystemClock clock;
    OfflineQuotesClient client(clock);
    std::stop_source stop;
    int deltas = 0;
    const Outcome outcome = client.send(request(kDocuments, {"What was the total net sales?"}), stop.get_token(),
                                        [&](const ModelEvent &event) {
                                            if (std::holds_alternative<TextDelta>(event)) {
                                                ++deltas;
                                                stop.request_stop();
                                            }
                                        });
    QCOMPARE(outcome.reason, EndReason::Canceled);
    QCOMPARE(deltas, 1);
}

void OfflineQuotesTest::stopsDuringALongSearch()
{
    std::string documents = "<document id=\"1\" title=\"x\" pages=\"1\">\n[[1:1]]\n";
    while (documents.size() < 60'000'000) {
        documents += "Total net sales were higher than the net sales of the quarter before, by all accounts.\n";
    }
    documents += "</document>\n";
    const ModelRequest long60 = request(documents, {"What was the total net sales of the quarter?"});
    const SystemClock clock;
    OfflineQuotesClient client(clock);
    std::stop_source stop;
    QElapsedTimer sinceStop;
    std::jthread stopper([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        sinceStop.start();
        stop.request_stop();
    });
    const Outcome outcome = client.send(long60, stop.get_token(), [](const ModelEvent &) {});
    const qint64 waited = sinceStop.elapsed();
    QCOMPARE(outcome.reason, EndReason::Canceled);
    QVERIFY2(waited < 1'000, qPrintable(QString::number(waited)));
}

void OfflineQuotesTest::survivesRequestsThatAreNotItsLayout_data()
{
    QTest::addColumn<QByteArray>("documents");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no tags") << QByteArray("Total net sales 1 2 3");
    QTest::newRow("an open document") << QByteArray("<document id=\"1\" title=\"x");
    QTest::newRow("no id") << QByteArray("<document id=\"\" title=\"x\">\n[[1:1]]\nTotal net sales\n");
    QTest::newRow("a marker of another document")
        << QByteArray("<document id=\"1\">\n[[2:1]]\nTotal net sales 5,000\n");
    QTest::newRow("a marker without an end") << QByteArray("<document id=\"1\">\n[[1:1\nTotal net sales 5,000\n");
    QTest::newRow("a number too large") << QByteArray(
        "<document id=\"99999999999999999999\">\n[[1:1]]\nTotal net sales\n");
    QTest::newRow("invalid bytes") << QByteArray(
        "<document id=\"1\">\n[[1:1]]\n\xFF\xC3 \xE4\xB8 net sales \xF0\x9F\n");
    QTest::newRow("one word of a megabyte") << "<document id=\"1\">\n[[1:1]]\n" + QByteArray(1'000'000, 'x') + "\n";
}

void OfflineQuotesTest::survivesRequestsThatAreNotItsLayout()
{
    QFETCH(QByteArray, documents);
    const Answer answer = ask(request(documents.toStdString(), {"What was the total net sales?"}));
    QCOMPARE(answer.outcome.reason, EndReason::Complete);
    QVERIFY(!answer.text.isEmpty());
}

QTEST_GUILESS_MAIN(OfflineQuotesTest)
#include "tst_offline_quotes.moc"
