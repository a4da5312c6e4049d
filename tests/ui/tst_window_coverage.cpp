// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/ask/coverage_json.h"
#include "core/store/library.h"
#include "tests/support/make_pdf.h"
#include "tests/support/replay_server.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/absence_panel.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/coverage_panel.h"
#include "ui/ask/plan_notice.h"
#include "ui/ask/turn_text.h"
#include "ui/ask/turn_view.h"
#include "ui/main_window/reader_pane.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

using namespace longleaf;

/// What the window says of passages that were not sent, and what can be done with them.
class WindowCoverageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<test::ReplayServer>();
        m_driver = std::make_unique<test::UiDriver>();
        m_driver->useServer(m_server->baseUrl());
        m_driver->open();
        m_driver->drop({test::UiDriver::sampleDocument()});
        QVERIFY(m_driver->waitUntilRead());
        ask().setMode(pack::Mode::Focused);
        ask().setDepth(4'000);
    }

    void cleanup()
    {
        m_driver.reset();
        m_server.reset();
    }

    void aListFromAPartIsWarnedOfBeforeAndAfter()
    {
        type(QStringLiteral("List all risks that the company names"));
        QVERIFY(composer()->notice()->isVisible());
        QVERIFY(composer()->notice()->text().contains(QStringLiteral("the list may lack entries")));
        answer("Some risks.");
        const auto labels = turn()->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("the list may lack entries"));
        }));
    }

    void aPageThatWasNotReadInFullIsMarkedBeforeAndAfter()
    {
        std::vector<test::PdfPage> pages(3);
        for (test::PdfPage &page : pages)
            page.runs = test::textLines(72, 700, {"The rent is ten.", "torn"});
        std::string bytes = test::makePdf(pages, "Lease");
        bytes.replace(bytes.rfind("(torn) Tj"), 9, "(torn) Tq");
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lease.pdf"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(bytes)) > 0);
        file.close();
        m_driver->drop({path});
        QVERIFY(m_driver->waitUntilRead());
        ask().setMode(pack::Mode::Focused);
        type(QStringLiteral("What is the rent?"));
        const QString sentence = QStringLiteral("could be read only in part (Lease, page 3), so words may be missing.");
        QVERIFY2(composer()->notice()->text().contains(sentence), qPrintable(composer()->notice()->text()));
        answer("Ten.");
        const auto labels = turn()->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(sentence);
        }));
        const auto marked = [this]() {
            return std::any_of(ask().turns().back().plan->unread.documents.begin(),
                               ask().turns().back().plan->unread.documents.end(),
                               [](const auto &one) { return one.partial == std::vector<int>{3}; });
        };
        QVERIFY(marked());
        QVERIFY(ui::detailText(ask().turns().back()).contains(QStringLiteral("1 page could be read only in part")));
        // What is stored says it as well.
        const ConversationId conversation = ask().conversation();
        ask().newConversation();
        ask().openConversation(conversation);
        QVERIFY(test::UiDriver::waitFor([&]() { return !ask().turns().empty() && ask().turns().back().plan; }));
        QVERIFY(marked());
    }

    void theNextPassagesOpenAndCanBeAdded()
    {
        type(QStringLiteral("What were the net sales of Services?"));
        // Until the document is searched for hidden text the notice says that it is not.
        const bool quiet = test::UiDriver::waitFor(
            [this]() { return composer()->notice()->text().isEmpty() || !composer()->notice()->isVisible(); });
        QVERIFY2(quiet, qPrintable(composer()->notice()->text()));
        answer("Much.");
        QVERIFY(turn()->coverage()->isVisible());
        QCOMPARE(turn()->coverage()->passages()->count(), 10);
        QVERIFY(!turn()->absence()->isVisible());
        turn()->coverage()->header()->setChecked(true);
        const pack::Candidate next = ask().turns().back().plan->next.front();
        button(turn()->coverage(), QStringLiteral("Open"))->click();
        ui::ReaderView *reader = m_driver->window().readerPane()->view();
        QVERIFY(test::UiDriver::waitFor([&]() { return reader->currentPage() == next.page; }));
        QVERIFY(test::UiDriver::waitFor([&]() {
            for (const QLabel *label : turn()->coverage()->findChildren<QLabel *>())
                if (label->text().size() > 60)
                    return true;
            return false;
        }));

        ask().setMode(pack::Mode::Auto);
        button(turn()->coverage(), QStringLiteral("Add"))->click();
        QCOMPARE(ask().mode(), pack::Mode::Focused); // a visible choice
        QCOMPARE(composer()->question(), QStringLiteral("What were the net sales of Services?"));
        QVERIFY(composer()->notice()->text().contains(QStringLiteral("1 added passage")));
        QVERIFY(test::UiDriver::waitFor(
            [this]() { return ask().plan().has_value() && composer()->sendLine().contains(QLatin1Char('$')); }));
        answer("More.");
        QVERIFY(ask().refinementText().isEmpty());
        const SystemClock clock;
        const auto library = store::Library::open(m_driver->library(), clock);
        const auto stored = (*library)->answer(ask().turns().back().answer);
        QVERIFY(stored.has_value());
        const auto sent = ask::sentBeforeFromJson(stored->turn.coverageJson);
        QVERIFY(std::any_of(sent.passages.begin(), sent.passages.end(), [&](const pack::Candidate &one) {
            return one.span.begin <= next.span.begin && one.span.end >= next.span.end;
        }));
    }

    void fourTimesMoreIsADraftWithItsPrice()
    {
        type(QStringLiteral("What were the net sales of Services?"));
        answer("Much.");
        const std::int64_t before = ask().turns().back().plan->documentTokens;
        button(turn()->coverage(), QStringLiteral("Ask again with 4× more…"))->click();
        QVERIFY(test::UiDriver::waitFor([this]() { return ask().plan().has_value(); }));
        QVERIFY(ask().plan()->has_value());
        const std::int64_t after = (*ask().plan())->documentTokens;
        QVERIFY2(after > 2 * before && after <= 16'000, qPrintable(QString::number(after)));
        QCOMPARE((*ask().plan())->budgetTokens, std::int64_t{16'000});
        QCOMPARE(ask().turns().size(), std::size_t{1}); // nothing was sent
    }

    void notFoundShowsWhatWasSearched_alsoAfterARestart()
    {
        type(QStringLiteral("What is the dividend for the moon base?"));
        answer("Not found in the documents.");
        QVERIFY(turn()->absence()->isVisible());
        QVERIFY(turn()->absence()->passages()->count() > 0);
        // Pages of figures are passages as a whole; what is shown of them is where the words stand, not how they begin.
        turn()->absence()->header()->setChecked(true);
        const auto shown = [this]() {
            int count = 0;
            for (const QLabel *label : turn()->absence()->passages()->findChildren<QLabel *>())
                count += label->text().contains(QStringLiteral("dividend"), Qt::CaseInsensitive) ? 1 : 0;
            return count;
        };
        // Also of pages that have only a word of asking, such as "based", none comes near.
        QVERIFY(test::UiDriver::waitFor([&]() { return shown() == turn()->absence()->passages()->count(); }));
        const AnswerId first = ask().turns().back().answer;
        QVERIFY(first.valid());

        button(turn()->coverage(), QStringLiteral("Search the rest…"))->click();
        QVERIFY(test::UiDriver::waitFor([this]() { return ask().plan().has_value(); }));
        QVERIFY2(ask().plan()->has_value(), ask().plan()->has_value() ? "" : ask().plan()->error().message.c_str());
        answer("Not found in the documents.");

        const ConversationId conversation = ask().conversation();
        ask().newConversation();
        ask().openConversation(conversation);
        QVERIFY(test::UiDriver::waitFor([this]() { return ask().turns().size() == 2; }));
        QVERIFY(test::UiDriver::waitFor([this]() { return turn()->absence()->isVisible(); }));
        QVERIFY(ask().turns().front().absence.has_value());
        QCOMPARE(ask().turns().front().answer, first);
    }

private:
    ui::AskController &ask() { return m_driver->program().ask(); }
    ui::Composer *composer() { return m_driver->window().askPane()->composer(); }
    ui::TurnView *turn() { return m_driver->window().askPane()->conversation()->turns().back(); }

    void type(const QString &question)
    {
        composer()->setQuestion(question);
        test::UiDriver::wait(50);
        QVERIFY(test::UiDriver::waitFor([this]() { return ask().plan().has_value(); }));
    }

    /// Sends what stands in the box.
    void answer(const char *text)
    {
        test::Reply reply;
        reply.answer.text = text;
        m_server->enqueue(reply);
        QVERIFY(m_driver->send(composer()->question()));
        QVERIFY(m_driver->waitUntilAnswered());
    }

    static QPushButton *button(QWidget *parent, const QString &text)
    {
        for (QPushButton *one : parent->findChildren<QPushButton *>())
            if (one->text() == text && one->isEnabled())
                return one;
        qFatal("There is no such button.");
    }

    std::unique_ptr<test::ReplayServer> m_server;
    std::unique_ptr<test::UiDriver> m_driver;
};

QTEST_MAIN(WindowCoverageTest)
#include "tst_window_coverage.moc"
