// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/replay_server.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/answer_view.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/citation_card.h"
#include "ui/ask/citation_crop.h"
#include "ui/ask/citation_desk.h"
#include "ui/ask/citation_handle.h"
#include "ui/ask/citation_quote.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/follow_end.h"
#include "ui/ask/reasoning_panel.h"
#include "ui/ask/turn_view.h"
#include "ui/ask/verdict_line.h"
#include "ui/main_window/reader_pane.h"
#include "ui/widgets/notice_bar.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace longleaf;

namespace {

/// Two found, one with another number, one that is nowhere.
constexpr const char *kAnswer =
    "Services grew.<q d=\"1\" p=\"4\">Services 19,604 17,486 58,941 50,148</q> Stock was bought back.<q d=\"1\" "
    "p=\"17\">The Company repurchased $21.7 billion of its common stock</q> More of it, says another.<q d=\"1\" "
    "p=\"17\">The Company repurchased $24.7 billion of its common stock and paid dividends and dividend equivalents of "
    "$3.8 billion during the third quarter of 2022.</q> Supply eases.<q d=\"1\" p=\"18\">The Company expects supply "
    "constraints to ease during the fourth quarter of 2022.</q>";

bool isMarked(const QColor &color)
{
    return color.red() > 240 && color.green() > 215 && color.blue() > 120 && color.blue() < 160;
}

/// Dark pixels between two marked ones of a line: letters that stand on the mark.
int lettersOnMarks(const QImage &picture)
{
    int letters = 0;
    for (int y = 0; y < picture.height(); ++y) {
        int dark = 0;
        bool open = false;
        for (int x = 0; x < picture.width(); ++x) {
            const QColor color = picture.pixelColor(x, y);
            if (isMarked(color)) {
                letters += open ? dark : 0;
                open = true;
                dark = 0;
            } else {
                dark += color.lightness() < 150 ? 1 : 0; // small letters are grey
            }
        }
    }
    return letters;
}

int markedPixels(const QImage &picture)
{
    int marked = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor color = picture.pixelColor(x, y);
            marked += isMarked(color) ? 1 : 0;
        }
    }
    return marked;
}

} // namespace

class WindowCitationsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theCardShowsThePlaceWithItsBoxes_andNeverCoversTheChip();
    void theCardIsReachedByTheKeyboard();
    void aTextDocumentShowsTheWordsAround();
    void aDifferingNumberShowsBothFigures();
    void countsWalkThroughTheirCitations();
    void steppingTellsTheCitation_acrossTurns();
    void aMarkIsKeptWithTheAnswer_andCanBeTakenBack();
    void theMenuCopiesAndPins();
    void theEndIsAnnounced();
    void reasoningIsFoldedAndKept();
    void whoScrollsUpStaysThere_andAButtonLeadsDown();

private:
    void ask(const std::string &text = kAnswer);
    [[nodiscard]] ui::ConversationView *conversation() { return m_driver->window().askPane()->conversation(); }
    [[nodiscard]] ui::CitationDesk *desk() { return conversation()->citations(); }
    [[nodiscard]] ui::TurnView *turn() { return conversation()->turns().back(); }
    [[nodiscard]] QRect chipInWindow(int index)
    {
        const QRect chip = turn()->answer()->chipRect(index);
        return {turn()->answer()->viewport()->mapTo(&m_driver->window(), chip.topLeft()), chip.size()};
    }

    std::unique_ptr<test::ReplayServer> m_server;
    std::unique_ptr<test::UiDriver> m_driver;
};

void WindowCitationsTest::init()
{
    m_server = std::make_unique<test::ReplayServer>();
    m_driver = std::make_unique<test::UiDriver>();
    m_driver->useServer(m_server->baseUrl());
    m_driver->open();
    m_driver->drop({test::UiDriver::sampleDocument()});
    QVERIFY(m_driver->waitUntilRead());
}

void WindowCitationsTest::cleanup()
{
    m_driver.reset();
    m_server.reset();
}

void WindowCitationsTest::ask(const std::string &text)
{
    test::Reply reply;
    reply.answer.text = text;
    m_server->enqueue(reply);
    QVERIFY(m_driver->send(QStringLiteral("What about services and the stock?")));
    QVERIFY(m_driver->waitUntilAnswered());
    test::UiDriver::wait(100);
}

void WindowCitationsTest::theCardShowsThePlaceWithItsBoxes_andNeverCoversTheChip()
{
    ask();
    for (const QSize size : {QSize(1360, 860), QSize(1024, 700)}) {
        m_driver->window().resize(size);
        test::UiDriver::wait(100);
        for (int index = 0; index < 3; ++index) {
            m_driver->hoverChip(index);
            ui::CitationCard *card = conversation()->card();
            const QString spoken = QStringLiteral("Citation %1").arg(index + 1);
            QVERIFY(
                test::UiDriver::waitFor([&]() { return card->isVisible() && card->spokenText().startsWith(spoken); }));
            if (!card->crop()->isHidden()) {
                QVERIFY(test::UiDriver::waitFor(
                    [card]() { return card->crop()->state() == ui::CitationCrop::State::Picture; }));
                QCOMPARE(card->crop()->picture().size(), card->crop()->size() * card->devicePixelRatioF());
                QVERIFY2(markedPixels(card->crop()->picture()) > 300, "no box is drawn on the crop");
                QVERIFY2(lettersOnMarks(card->crop()->picture()) > 100, "the box is not where the words are");
            } else {
                QVERIFY2(size.height() <= 700, "there is room for the page");
            }
            QVERIFY(m_driver->window().rect().contains(card->geometry().adjusted(12, 12, -12, -12)));
            QVERIFY2(!card->geometry().adjusted(12, 12, -12, -12).intersects(chipInWindow(index)),
                     "the card covers its chip");
        }
    }
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(turn()->answer(), &leave);
    QVERIFY(test::UiDriver::waitFor([this]() { return !conversation()->card()->isVisible(); }));
}

void WindowCitationsTest::theCardIsReachedByTheKeyboard()
{
    ask();
    turn()->answer()->focusCitation(1);
    QWidget *handle = QApplication::focusWidget();
    QVERIFY(qobject_cast<ui::CitationHandle *>(handle) != nullptr);
    QTest::keyClick(handle, Qt::Key_Space);
    ui::CitationCard *card = conversation()->card();
    QVERIFY(card->isVisible());
    QVERIFY(card->isAncestorOf(QApplication::focusWidget()));
    QCOMPARE(card->accessibleName(), card->spokenText());
    QList<QWidget *> seen;
    for (int i = 0; i < 4; ++i) {
        seen << QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY2(card->isAncestorOf(QApplication::focusWidget()), "Tab leaves the card");
    }
    QCOMPARE(seen[0], seen[3]); // three buttons
    QVERIFY(seen.contains(card->menuButton()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!card->isVisible());
    QCOMPARE(QApplication::focusWidget(), handle);
    QTest::keyClick(handle, Qt::Key_Return);
    ui::ReaderView *reader = m_driver->window().readerPane()->view();
    QVERIFY(test::UiDriver::waitFor([reader]() { return reader->currentPage() == 17; }));
}

void WindowCitationsTest::aTextDocumentShowsTheWordsAround()
{
    QTemporaryDir files;
    QFile notes(files.filePath(QStringLiteral("notes.txt")));
    QVERIFY(notes.open(QIODevice::WriteOnly));
    notes.write("Agenda für Montag.\n\nThe meeting is on Monday at nine, room 12.\nBring the figures.\n");
    notes.close();
    m_driver->drop({notes.fileName()});
    QVERIFY(m_driver->waitUntilRead());
    ask("It is on Monday.<q d=\"2\" p=\"1\">The meeting is on Monday at nine</q>");
    m_driver->hoverChip(0);
    ui::CitationCrop *crop = conversation()->card()->crop();
    QVERIFY(test::UiDriver::waitFor([crop]() { return crop->state() == ui::CitationCrop::State::Text; }));
    QCOMPARE(crop->accessibleDescription().simplified(),
             QStringLiteral("Agenda für Montag. The meeting is on Monday at nine, room 12. Bring the figures."));
    QVERIFY2(markedPixels(crop->grab().toImage()) > 300, "the words are not marked");
}

void WindowCitationsTest::aDifferingNumberShowsBothFigures()
{
    ask();
    QCOMPARE(m_driver->lastTurn().citations[2].status(), answer::CitationStatus::NumbersDiffer);
    m_driver->hoverChip(2);
    ui::CitationCard *card = conversation()->card();
    QVERIFY(test::UiDriver::waitFor([card]() {
        return card->spokenText().contains(QStringLiteral("The answer says 24.7, the document says 21.7"));
    }));
    QVERIFY(card->quote()->dragText().contains(QStringLiteral("p. 17")));
    QVERIFY(card->quote()->dragText().contains(QStringLiteral("A number differs")));
}

void WindowCitationsTest::countsWalkThroughTheirCitations()
{
    ask();
    QCOMPARE(turn()->headerText(),
             QStringLiteral("Complete · 2 of 4 quotes found, 1 differs in a number, 1 not found"));
    const auto counts = turn()->verdicts()->counts();
    QCOMPARE(counts.size(), std::size_t{3});
    const auto current = [this]() {
        return turn()->answer()->currentCitation();
    };
    counts[0]->click();
    QCOMPARE(current(), 0);
    ui::ReaderView *reader = m_driver->window().readerPane()->view();
    QVERIFY(test::UiDriver::waitFor([reader]() { return reader->currentPage() == 4; }));
    counts[0]->click();
    QCOMPARE(current(), 1);
    counts[0]->click(); // round and round
    QCOMPARE(current(), 0);
    counts[1]->click();
    QCOMPARE(current(), 2);
    counts[2]->click();
    QCOMPARE(current(), 3);
    counts[2]->click();
    QCOMPARE(current(), 3);
}

void WindowCitationsTest::steppingTellsTheCitation_acrossTurns()
{
    ask();
    ask("Once more.<q d=\"1\" p=\"4\">Services 19,604 17,486 58,941 50,148</q>");
    const auto *teller = conversation()->findChild<QWidget *>(QStringLiteral("currentCitation"));
    QStringList told;
    for (int i = 0; i < 5; ++i) {
        conversation()->nextCitation();
        told << teller->accessibleName();
    }
    QVERIFY2(told[2].startsWith(QStringLiteral("Citation 3: A number differs")), qPrintable(told[2]));
    QCOMPARE(told[4], told[0]); // the second answer cites the first quote again
    QCOMPARE(conversation()->turns()[0]->answer()->currentCitation(), -1);
    QCOMPARE(turn()->answer()->currentCitation(), 0);
    conversation()->nextCitation(); // there is no other
    QCOMPARE(turn()->answer()->currentCitation(), 0);
    conversation()->previousCitation();
    QCOMPARE(conversation()->turns()[0]->answer()->currentCitation(), 3);
}

void WindowCitationsTest::aMarkIsKeptWithTheAnswer_andCanBeTakenBack()
{
    ask();
    desk()->activate(0, 1);
    desk()->doWithCurrent(ui::CitationDeed::MarkWrong);
    QVERIFY(turn()->headerText().endsWith(QStringLiteral("1 marked wrong by you")));
    m_driver->program().ask().markCitation(0, 1, QStringLiteral("It is another quarter"));
    test::UiDriver::wait(300); // the job that stores it
    m_driver->close();
    m_driver->open();
    QVERIFY(test::UiDriver::waitFor([this]() { return !conversation()->turns().empty(); }));
    QVERIFY(turn()->headerText().endsWith(QStringLiteral("1 marked wrong by you")));
    QCOMPARE(m_driver->lastTurn().citations[1].wrongNote.value_or(""), std::string("It is another quarter"));
    m_driver->hoverChip(1);
    QVERIFY(test::UiDriver::waitFor([this]() { return conversation()->card()->isVisible(); }));
    QVERIFY(conversation()->card()->spokenText().contains(QStringLiteral("It is another quarter")));
    desk()->activate(0, 1);
    desk()->doWithCurrent(ui::CitationDeed::Unmark);
    QVERIFY(!turn()->headerText().contains(QStringLiteral("marked")));
    test::UiDriver::wait(300);
    m_driver->close();
    m_driver->open();
    QVERIFY(test::UiDriver::waitFor([this]() { return !conversation()->turns().empty(); }));
    QVERIFY(!m_driver->lastTurn().citations[1].wrongNote);
}

void WindowCitationsTest::theMenuCopiesAndPins()
{
    ask();
    const QRect chip = turn()->answer()->chipRect(1);
    QContextMenuEvent event(QContextMenuEvent::Mouse, chip.center(),
                            turn()->answer()->viewport()->mapToGlobal(chip.center()));
    QApplication::sendEvent(turn()->answer()->viewport(), &event);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    const auto choose = [menu](const char *name) {
        for (QAction *action : menu->actions()) {
            if (action->objectName() == QLatin1String(name) && action->isEnabled()) {
                action->trigger();
                return true;
            }
        }
        return false;
    };
    QVERIFY(choose("copyCitation"));
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("\u201CThe Company repurchased $21.7 billion of its common stock\u201D "
                            "(apple-10q-2022-q3, p. 17)"));
    QVERIFY(choose("copyCitationQuote"));
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("The Company repurchased $21.7 billion of its common stock"));
    QVERIFY(choose("pinCitation"));
    QVERIFY2(m_driver->program().ask().refinementText().contains(QStringLiteral("1 added passage")),
             qPrintable(m_driver->program().ask().refinementText()));
    menu->close();
}

void WindowCitationsTest::theEndIsAnnounced()
{
    ask();
    QCOMPARE(turn()->verdicts()->accessibleName(), QStringLiteral("Answer ready, 4 citations, 2 found"));
}

void WindowCitationsTest::reasoningIsFoldedAndKept()
{
    test::Reply reply;
    reply.answer.text = "Services grew.";
    reply.answer.reasoningSummary = "First I look at the table of net sales.";
    m_server->enqueue(reply);
    QVERIFY(m_driver->send(QStringLiteral("Did services grow?")));
    QVERIFY(m_driver->waitUntilAnswered());
    ui::ReasoningPanel *panel = turn()->reasoning();
    QVERIFY(panel->isVisible());
    QVERIFY(!panel->header()->isChecked());
    QCOMPARE(panel->text(), QStringLiteral("First I look at the table of net sales."));
    const int folded = panel->height();
    panel->header()->click();
    test::UiDriver::wait(100);
    QVERIFY(panel->height() > folded + 20);
    m_driver->close();
    m_driver->open();
    QVERIFY(test::UiDriver::waitFor([this]() { return !conversation()->turns().empty(); }));
    QCOMPARE(turn()->reasoning()->text(), QStringLiteral("First I look at the table of net sales."));
}

void WindowCitationsTest::whoScrollsUpStaysThere_andAButtonLeadsDown()
{
    test::Reply reply;
    for (int i = 0; i < 240; ++i)
        reply.answer.text +=
            "Sentence number " + std::to_string(i) + " of a long answer." + (i % 4 == 3 ? "\n\n" : " ");
    reply.pauseMs = 8;
    m_server->enqueue(reply);
    QVERIFY(m_driver->send(QStringLiteral("Tell me everything.")));
    QScrollBar *bar = conversation()->verticalScrollBar();
    QVERIFY(test::UiDriver::waitFor([bar]() { return bar->maximum() > 300; }));
    QVERIFY2(bar->value() > bar->maximum() - 30, "the end is not followed");
    QVERIFY(!conversation()->followEnd()->button()->isVisible());
    bar->setValue(bar->maximum() / 2);
    const int value = bar->value();
    const int height = bar->maximum();
    QPushButton *button = conversation()->followEnd()->button();
    QVERIFY(test::UiDriver::waitFor([bar, height]() { return bar->maximum() > height + 200; }));
    QCOMPARE(bar->value(), value);
    QVERIFY(button->isVisible());
    button->click();
    QVERIFY(bar->value() == bar->maximum());
    QVERIFY(!button->isVisible());
    QVERIFY(test::UiDriver::waitFor([bar, height]() { return bar->maximum() > height + 500; }));
    QVERIFY2(bar->value() > bar->maximum() - 30, "the end is not followed again");
    m_driver->program().ask().stop();
    QVERIFY(m_driver->waitUntilAnswered());
}

QTEST_MAIN(WindowCitationsTest)
#include "tst_window_citations.moc"
