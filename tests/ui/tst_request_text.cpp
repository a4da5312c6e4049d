// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which the standard library includes

#include "ui/ask/request_text.h"
#include "ui/ask/request_view.h"

#include <QElapsedTimer>
#include <QMimeData>
#include <QSignalSpy>

using longleaf::ui::placesIn;
using longleaf::ui::requestText;
using longleaf::ui::RequestText;
using longleaf::ui::RequestView;

class RequestTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesEndAtEscapedBreaksAndNowhereElse()
    {
        const RequestText text = requestText("POST x\n", R"({"a":"one\ntwo\\nthree\n","b":1})");
        QCOMPARE(text.breaks.size(), std::size_t{3});
        QCOMPARE(text.lines(0, 9), QStringLiteral("{\"a\":\"one\\n\ntwo\\\\nthree\\n\n\",\"b\":1}"));
        QCOMPARE(text.lines(0, 9).remove(QLatin1Char('\n')), text.body);
        QCOMPARE(text.lines(1, 1), QStringLiteral("two\\\\nthree\\n"));
        QCOMPARE(text.lineOf(0), std::size_t{0});
        QCOMPARE(text.lineOf(text.breaks[1]), std::size_t{1});
        QVERIFY(requestText("", "").breaks.empty());
    }

    void longLinesAreBrokenBetweenCharacters()
    {
        std::string body;
        for (int i = 0; i < 3'000; ++i)
            body += "\xF0\x9F\x8C\xB2"; // two UTF-16 units each
        body.insert(body.begin(), 'x'); // so that a bound would fall between the two
        const RequestText text = requestText("", body);
        QVERIFY(text.breaks.size() >= 3);
        for (const int at : text.breaks)
            QVERIFY(!text.body[at].isLowSurrogate());
        QCOMPARE(text.lines(0, 99).remove(QLatin1Char('\n')).toUtf8().toStdString(), body);
    }

    void placesAreFoundInAnyCaseAndOverAddedBreaks()
    {
        const RequestText text = requestText("", R"({"t":"Net\nSALES net sales"})");
        QCOMPARE(placesIn(text.body, QStringLiteral("net sales"), 9).size(), std::size_t{1});
        QCOMPARE(placesIn(text.body, QStringLiteral("sales"), 9).size(), std::size_t{2});
        QCOMPARE(placesIn(text.body, QStringLiteral("sales"), 1).size(), std::size_t{1});
        QCOMPARE(placesIn(text.body, QStringLiteral("t\\nsales"), 9).size(), std::size_t{1});
        QVERIFY(placesIn(text.body, {}, 9).empty());
    }

    void whatIsCopiedHasNoAddedBreaks()
    {
        RequestView view;
        view.resize(500, 300);
        QSignalSpy completed(&view, &RequestView::completed);
        view.showRequest(requestText("POST x\nKey: ********\n\n", R"({"t":"a\nb\nc"})"));
        QVERIFY(completed.wait());
        view.selectAll();
        QCOMPARE(view.selectedRequest(), QStringLiteral("POST x\nKey: ********\n\n{\"t\":\"a\\nb\\nc\"}"));
        const int at = placesIn(view.text().body, QStringLiteral("a\\nb\\nc"), 1).at(0);
        view.selectInBody(at, 7);
        QCOMPARE(view.selectedRequest(), QStringLiteral("a\\nb\\nc"));
    }

    void megabytesNeverHoldTheWindowUp()
    {
        std::string body = "{\"input\":\"";
        while (body.size() < 4'000'000)
            body += R"([[1:12]]\nThe committee of clause 1,204 meets on the first Monday of every second month.\n)";
        body += "\"}";
        QElapsedTimer clock;
        clock.start();
        const RequestText text = requestText("POST x\n\n", body);
        const qint64 dividedMs = clock.elapsed();

        RequestView view;
        view.resize(700, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.showRequest(text);
        qint64 longest = 0;
        int rounds = 0;
        while (!view.isComplete()) {
            clock.restart();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 0);
            longest = std::max(longest, clock.elapsed());
            ++rounds;
        }
        clock.restart();
        QVERIFY(placesIn(text.body, QStringLiteral("no such words"), 10'000).empty());
        const qint64 searchedMs = clock.elapsed();
        clock.restart();
        view.selectInBody(static_cast<int>(text.body.size()) - 2, 2);
        const qint64 jumpedMs = clock.elapsed();
        qInfo("4 MB: divided in %lld ms, longest hold-up %lld ms in %d rounds, searched in %lld ms, jumped in %lld ms",
              static_cast<long long>(dividedMs), static_cast<long long>(longest), rounds,
              static_cast<long long>(searchedMs), static_cast<long long>(jumpedMs));
        QCOMPARE(view.blockCount(), static_cast<int>(text.breaks.size()) + 2);
        QCOMPARE(view.selectedRequest(), QStringLiteral("\"}"));
        QVERIFY(rounds > 5);
        QVERIFY(longest < 500); // ten times what is aimed at: other programs run as well
    }
};

QTEST_MAIN(RequestTextTest)
#include "tst_request_text.moc"
