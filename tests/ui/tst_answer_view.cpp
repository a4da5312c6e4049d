// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostile_answers.h"
#include "ui/ask/answer_view.h"
#include "ui/ask/citation_card.h"
#include "ui/ask/citation_handle.h"
#include "ui/ask/citation_reference.h"
#include "ui/ask/turn_text.h"
#include "ui/ask/verdict_style.h"
#include "ui/widgets/translations.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextTable>
#include <QToolButton>
#include <sys/stat.h>

using namespace longleaf;
using namespace longleaf::ui;

namespace {

CitationEntry citationAt(std::size_t end, answer::CitationStatus status)
{
    CitationEntry entry;
    entry.raw.statement = {0, end};
    entry.raw.quote = "the quoted words";
    entry.raw.page = 3;
    answer::Citation checked;
    checked.raw = entry.raw;
    checked.title = "Report";
    checked.verdict.status = status;
    checked.verdict.page = 3;
    entry.checked = checked;
    return entry;
}

Turn turnOf(std::string text, std::vector<CitationEntry> citations = {})
{
    Turn turn;
    turn.question = "What?";
    turn.text = std::move(text);
    turn.citations = std::move(citations);
    return turn;
}

std::string paragraph(int number)
{
    return "Paragraph " + std::to_string(number) +
           " says that **net sales** rose by 4% and that *costs* stayed where they were, which is what the table "
           "on the page before says as well.\n\n";
}

} // namespace

class AnswerViewTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hostileAnswersLoadAndOpenNothing_data();
    void hostileAnswersLoadAndOpenNothing();
    void whatIsNotLoadedIsNamed_data();
    void whatIsNotLoadedIsNamed();
    void streamingGivesTheSameTextAsWritingAtOnce();
    void aLateCitationGetsItsChip();
    void streamingALongAnswerTakesTimeInProportion();
    void copyingKeepsTheCitations();
    void everyChipHasAPlace();
    void everyChipCanBeReachedByTheKeyboard();
    void aSelectionSurvivesTheStream();
    void aWideTableScrollsAndLeavesThePaneAsItIs();
    void paragraphsHaveTheirOwnDirection();
    void codeCanBeCopied();
    void wordsThatNobodySeesOnThePageAreNoPlainProof();
    void aMarkedCitationSaysSo();
    void verdictsAreCountedInWords_data();
    void verdictsAreCountedInWords();
    void everyEndIsPlainAndSaysWhatToDo_data();
    void everyEndIsPlainAndSaysWhatToDo();
    void whatThePassageLacksIsUnderlined_alsoWhenItIsKnownLate();
};

/// The text that has a dotted underline, pieces joined by '|'.
static QString underlined(const AnswerView &view)
{
    QStringList pieces;
    for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().underlineStyle() == QTextCharFormat::DotLine)
                pieces << it.fragment().text();
        }
    }
    return pieces.join(QLatin1Char('|'));
}

void AnswerViewTest::whatThePassageLacksIsUnderlined_alsoWhenItIsKnownLate()
{
    const std::string text =
        "First one.\n\nSales of **Contoso** rose to 5 in 2019.\n\n| a | 7 |\n|---|---|\n| b | 8 |\n\nEnd.";
    std::vector<CitationEntry> citations{citationAt(10, answer::CitationStatus::Exact),
                                         citationAt(text.find("2019") + 5, answer::CitationStatus::Exact)};
    Theme theme;
    AnswerView view(theme);
    view.resize(600, 400);
    view.updateNow(turnOf(text, citations));
    QCOMPARE(underlined(view), QString());
    for (const std::string part : {"Contoso", "2019"}) {
        const std::size_t at = text.find(part);
        citations[1].checked->notInPassage.push_back({{at, at + part.size()}, part});
    }
    const std::size_t cell = text.find("8 |");
    citations[0].checked->notInPassage.push_back({{cell, cell + 1}, "8"});
    const QString plain = view.toPlainText();
    view.citationChanged(turnOf(text, citations), 0);
    view.citationChanged(turnOf(text, citations), 1);
    QCOMPARE(underlined(view), QStringLiteral("Contoso|2019|8"));
    QCOMPARE(view.toPlainText(), plain);
    QCOMPARE(notInPassageText(citations[1]), QStringLiteral("Not in the cited passage: Contoso, 2019"));
    QCOMPARE(notInPassageText(citationAt(1, answer::CitationStatus::Exact)), QString());
}

void AnswerViewTest::hostileAnswersLoadAndOpenNothing_data()
{
    QTest::addColumn<int>("index");
    const auto answers = test::hostileAnswers({}, {});
    QVERIFY(answers.size() >= 30);
    for (std::size_t i = 0; i < answers.size(); ++i)
        QTest::newRow(answers[i].name.c_str()) << static_cast<int>(i);
}

void AnswerViewTest::hostileAnswersLoadAndOpenNothing()
{
    QFETCH(int, index);
    QTemporaryDir folder;
    const QString fifo = folder.filePath(QStringLiteral("fifo"));
    QCOMPARE(mkfifo(fifo.toLocal8Bit().constData(), 0600), 0); // who opens it hangs
    const auto answers = test::hostileAnswers(fifo.toStdString(), folder.filePath(QStringLiteral("x")).toStdString());
    Theme theme;
    AnswerView view(theme);
    view.resize(600, 400);
    view.show();
    QSignalSpy links(&view, &AnswerView::linkActivated);
    QElapsedTimer clock;
    clock.start();
    view.updateNow(turnOf(answers[static_cast<std::size_t>(index)].text));
    view.grab();
    QVERIFY2(clock.elapsed() < 5'000, "writing the answer hung");
    QCOMPARE(view.resourceRequests(), 0);
    QCOMPARE(links.count(), 0);
    for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it)
            QVERIFY2(!it.fragment().charFormat().isImageFormat(), qPrintable(it.fragment().text()));
    }
    for (const QChar hidden : {QChar(0x202E), QChar(0x2066), QChar(0xDB40)})
        QVERIFY2(!view.toPlainText().contains(hidden), qPrintable(view.toPlainText()));
}

void AnswerViewTest::whatIsNotLoadedIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, const char *text, const char *shown) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(shown);
    };
    row("a picture gives its words and its target", "![the chart](file:///x.png)",
        "[picture not shown: the chart (file:///x.png)]");
    row("html is text", "<img src=\"/x\"> <script>alert(1)</script>", "<img src=\"/x\"> <script>alert(1)</script>");
    row("a link shows its target with all it carries", "[here](https://e.example/a?d=1&e=2)",
        "here (https://e.example/a?d=1&e=2)");
    row("a link that pretends shows where it leads", "[https://bank.example](https://evil.example)",
        "https://bank.example (https://evil.example)");
    row("a link without words shows its target", "see [](https://evil.example)", "see  (https://evil.example)");
    row("letters that look like others are named", "[x](https://\u0440\u0430\u0443pal.com/a)",
        "x (https://xn--pal-5cd3fta.com/a)");
    row("a bare address in other letters, too", "<https://b\u00fccher.example/>",
        "https://b\u00fccher.example/ (https://xn--bcher-kva.example/)");
    row("a target that turns is made visible", "[x](https://e.example/&#x202e;gpj.exe)",
        "x (https://e.example/\ufffdgpj.exe)");
}

void AnswerViewTest::whatIsNotLoadedIsNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    Theme theme;
    AnswerView view(theme);
    view.updateNow(turnOf(text.toStdString()));
    QCOMPARE(view.toPlainText(), QString::fromUtf8(shown));
}

void AnswerViewTest::streamingGivesTheSameTextAsWritingAtOnce()
{
    std::string text;
    for (int i = 0; i < 6; ++i)
        text += paragraph(i);
    text += "- one\n- two\n\n  still two\n\n```\ncode\n\nmore code\n```\n\n|a|b|\n|---|---|\n|1|2|\n\nAfter the "
            "table.\n\n## End\n\n1. x\n\n2. y";
    Theme theme;
    AnswerView whole(theme);
    whole.updateNow(turnOf(text));
    AnswerView streamed(theme);
    for (std::size_t i = 0; i < text.size(); i += 3)
        streamed.updateNow(turnOf(text.substr(0, i)));
    streamed.updateNow(turnOf(text));
    QCOMPARE(streamed.toPlainText(), whole.toPlainText());
    QCOMPARE(streamed.document()->blockCount(), whole.document()->blockCount());
}

void AnswerViewTest::aLateCitationGetsItsChip()
{
    const std::string text = "First statement.\n\nSecond statement.\n\nThird one.";
    Theme theme;
    AnswerView view(theme);
    view.resize(500, 300);
    view.show();
    view.updateNow(turnOf(text));
    QVERIFY(view.chipRect(0).isEmpty());
    view.updateNow(turnOf(text, {citationAt(16, answer::CitationStatus::Exact)}));
    QVERIFY(!view.chipRect(0).isEmpty());
    QVERIFY(view.chipRect(0).top() < 40);
    QVERIFY(view.toPlainText().endsWith(QStringLiteral("Third one.")));
}

void AnswerViewTest::streamingALongAnswerTakesTimeInProportion()
{
    const auto stream = [](int paragraphs) {
        Theme theme;
        AnswerView view(theme);
        view.resize(600, 400);
        view.show();
        Turn turn = turnOf({});
        std::string whole;
        for (int i = 0; i < paragraphs; ++i)
            whole += paragraph(i);
        // What the coalescing timer makes of small deltas: one write for about 300 bytes.
        for (std::size_t i = 0; i < whole.size(); i += 300) {
            turn.text.append(whole, i, 300);
            view.updateNow(turn);
        }
        return view.writingMs();
    };
    stream(10);
    const double quarter = stream(125);
    const double full = stream(500); // about 20,000 tokens
    qInfo("5,000 tokens: %.0f ms, 20,000 tokens: %.0f ms", quarter, full);
    QVERIFY2(full < 8 * quarter + 200, "writing is not linear");
    QVERIFY2(full < 20'000, "writing is slow");
}

void AnswerViewTest::copyingKeepsTheCitations()
{
    Theme theme;
    AnswerView view(theme);
    view.updateNow(turnOf("A statement. More.", {citationAt(12, answer::CitationStatus::NumbersDiffer)}));
    view.selectAll();
    view.copy();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(QStringLiteral("A statement. [1] More.")), qPrintable(copied));
    QVERIFY(copied.contains(QStringLiteral("the quoted words")));
    QVERIFY(copied.contains(QStringLiteral("A number differs")));
    QVERIFY(copied.contains(QStringLiteral("Report")));
}

void AnswerViewTest::everyChipHasAPlace()
{
    const std::string text = "One. Two.\n\n|a|b|\n|---|---|\n|12|34|\n\nEnd.";
    Theme theme;
    AnswerView view(theme);
    view.resize(500, 400);
    view.show();
    view.updateNow(
        turnOf(text, {citationAt(4, answer::CitationStatus::Exact), citationAt(9, answer::CitationStatus::NotFound),
                      citationAt(text.find("34") + 2, answer::CitationStatus::TableMatch),
                      citationAt(text.size(), answer::CitationStatus::PageOnly)}));
    QSignalSpy activated(&view, &AnswerView::citationActivated);
    for (int i = 0; i < 4; ++i) {
        const QRect chip = view.chipRect(i);
        QVERIFY2(!chip.isEmpty() && view.rect().contains(chip), qPrintable(QString::number(i)));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::NoModifier, chip.center());
        QCOMPARE(activated.count(), i + 1);
        QCOMPARE(activated.last().first().toInt(), i);
    }
}

void AnswerViewTest::everyChipCanBeReachedByTheKeyboard()
{
    const std::string text = "One. Two. Three.";
    Theme theme;
    AnswerView view(theme);
    view.resize(500, 200);
    view.updateNow(
        turnOf(text, {citationAt(4, answer::CitationStatus::Exact), citationAt(9, answer::CitationStatus::NotFound),
                      citationAt(16, answer::CitationStatus::NumbersDiffer)}));
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.focusCitation(0);
    const auto &handles = view.handles().all();
    QCOMPARE(handles.size(), std::size_t{3});
    QVERIFY(handles[0]->hasFocus());
    QTest::keyClick(handles[0], Qt::Key_Tab);
    QVERIFY(handles[1]->hasFocus());
    QCOMPARE(handles[1]->geometry(), view.chipRect(1));
    QVERIFY(handles[1]->accessibleName().contains(QStringLiteral("Citation 2: Not found")));
    QCOMPARE(handles[1]->accessibleDescription(), QStringLiteral("the quoted words"));
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(handles[1]);
    QVERIFY(spoken != nullptr && spoken->role() == QAccessible::Button && spoken->state().focused);
    QSignalSpy cards(&view, &AnswerView::citationCardRequested);
    QSignalSpy opened(&view, &AnswerView::citationActivated);
    QSignalSpy menus(&view, &AnswerView::citationMenuRequested);
    QTest::keyClick(handles[1], Qt::Key_Space);
    QCOMPARE(cards.count(), 1);
    QCOMPARE(cards.first().first().toInt(), 1);
    QTest::keyClick(handles[1], Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QTest::keyClick(handles[1], Qt::Key_Right);
    QVERIFY(handles[2]->hasFocus());
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(handles[2], &menu);
    QCOMPARE(menus.count(), 1);
    QCOMPARE(menus.first().first().toInt(), 2);
}

void AnswerViewTest::aSelectionSurvivesTheStream()
{
    Theme theme;
    AnswerView view(theme);
    view.resize(500, 300);
    std::string text = "First closed paragraph.\n\nThe open one has **some** words";
    view.updateNow(turnOf(text));
    QTextCursor selection = view.textCursor();
    const int begin = static_cast<int>(view.toPlainText().indexOf(QStringLiteral("closed")));
    const int end = static_cast<int>(view.toPlainText().indexOf(QStringLiteral("some words")) + 4);
    selection.setPosition(begin);
    selection.setPosition(end, QTextCursor::KeepAnchor);
    view.setTextCursor(selection);
    const QString before = view.textCursor().selectedText();
    for (int i = 0; i < 30; ++i) {
        text += " and more";
        view.updateNow(turnOf(text));
        QCOMPARE(view.textCursor().selectedText(), before);
    }
}

void AnswerViewTest::aWideTableScrollsAndLeavesThePaneAsItIs()
{
    std::string header = "|";
    std::string rule = "|";
    std::string row = "|";
    for (int i = 0; i < 14; ++i) {
        header += " Quarter" + std::to_string(i) + " |";
        rule += "---|";
        row += " 1,234,567,890 |";
    }
    const std::string text = "Before.\n\n" + header + "\n" + rule + "\n" + row + "\n\nAfter.";
    Theme theme;
    AnswerView view(theme);
    view.resize(420, 300);
    view.show();
    view.updateNow(turnOf(text, {citationAt(text.find("After") + 6, answer::CitationStatus::Exact)}));
    QCoreApplication::processEvents();
    QCOMPARE(view.width(), 420);
    QVERIFY2(view.horizontalScrollBar()->maximum() > 400,
             qPrintable(QStringLiteral("the table cannot be scrolled to its end: %1 of %2")
                            .arg(view.horizontalScrollBar()->maximum())
                            .arg(view.document()->size().width())));
    QVERIFY(view.verticalScrollBar()->maximum() == 0);
    // Text still wraps at the pane's width, and the chip moves with what it stands in.
    const QRect chip = view.chipRect(0);
    QVERIFY(chip.right() < 420);
    view.horizontalScrollBar()->setValue(30);
    QCOMPARE(view.chipRect(0), chip.translated(-30, 0));
    QCOMPARE(view.handles().all()[0]->geometry(), view.chipRect(0));
}

void AnswerViewTest::paragraphsHaveTheirOwnDirection()
{
    Theme theme;
    AnswerView view(theme);
    view.resize(500, 300);
    view.updateNow(turnOf("English first.\n\nارتفعت المبيعات 4% في 2022.\n\n- عنصر\n- item\n\n**עברית** and English"));
    QVector<Qt::LayoutDirection> directions;
    for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next())
        directions << block.textDirection();
    QCOMPARE(directions, (QVector<Qt::LayoutDirection>{Qt::LeftToRight, Qt::RightToLeft, Qt::RightToLeft,
                                                       Qt::LeftToRight, Qt::RightToLeft}));
    const QTextBlock item = view.document()->findBlockByNumber(2);
    QVERIFY(item.blockFormat().rightMargin() > 0 && item.blockFormat().leftMargin() == 0);
}

void AnswerViewTest::codeCanBeCopied()
{
    Theme theme;
    AnswerView view(theme);
    view.resize(500, 300);
    view.show();
    view.updateNow(turnOf("Text.\n\n```\nint a = 1;\nint b = 2;\n```\n\nMore.\n\n```\nlast\n```"));
    const auto buttons = view.viewport()->findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), 2);
    QVERIFY(buttons[0]->isVisible() && view.viewport()->rect().contains(buttons[0]->geometry()));
    buttons[0]->click();
    QCOMPARE(QGuiApplication::clipboard()->text().trimmed(), QStringLiteral("int a = 1;\nint b = 2;"));
    buttons[1]->click();
    QCOMPARE(QGuiApplication::clipboard()->text().trimmed(), QStringLiteral("last"));
}

void AnswerViewTest::wordsThatNobodySeesOnThePageAreNoPlainProof()
{
    CitationEntry entry = citationAt(4, answer::CitationStatus::Exact);
    QVERIFY(sightText(entry).isEmpty());
    const VerdictStyle plain = verdictStyle(entry, lightTokens());
    entry.checked->sight = document::Sight::Hidden;
    const VerdictStyle style = verdictStyle(entry, lightTokens());
    QCOMPARE(style.word, QStringLiteral("Word for word, hidden on the page"));
    QVERIFY(style.icon != plain.icon && style.color != plain.color && style.border != plain.border);
    QCOMPARE(sightText(entry), QStringLiteral("These words cannot be seen on the page."));
    QVERIFY(spokenCitation(entry, 1).contains(style.word));
    QVERIFY(quoteWithReference(entry).endsWith(QStringLiteral(" \u2013 ") + style.word));
    const Turn turn = turnOf("One.", {entry, citationAt(4, answer::CitationStatus::Exact)});
    QVERIFY2(verdictSummary(turn.citations).endsWith(QStringLiteral("found, 1 hidden on the page")),
             qPrintable(verdictSummary(turn.citations)));
    Turn complete = turn;
    complete.state = Turn::State::Complete;
    QCOMPARE(toneOf(complete), TurnTone::Warning);

    QWidget window;
    window.resize(800, 600);
    Theme theme;
    CitationCard card(theme, &window);
    card.showFor(entry, 1, QRect(100, 100, 20, 20));
    QVERIFY2(card.spokenText().contains(sightText(entry)), qPrintable(card.spokenText()));
    const auto shown = [&card](const QString &text) {
        const auto labels = card.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *one) { return !one->isHidden() && one->text() == text; });
    };
    QVERIFY(shown(sightText(entry)));
    entry.checked->sight = document::Sight::PartHidden;
    card.showFor(entry, 1, QRect(100, 100, 20, 20));
    QVERIFY(shown(QStringLiteral("Some of these words cannot be seen on the page.")));
}

void AnswerViewTest::aMarkedCitationSaysSo()
{
    CitationEntry entry = citationAt(4, answer::CitationStatus::Exact);
    entry.wrongNote = "It speaks of another year";
    const VerdictStyle style = verdictStyle(entry, lightTokens());
    QVERIFY(style.struck);
    QVERIFY(style.word.contains(QStringLiteral("marked wrong by you")));
    QVERIFY(spokenCitation(entry, 1).contains(QStringLiteral("marked wrong by you")));
    QCOMPARE(quoteWithReference(entry),
             QStringLiteral("\u201Cthe quoted words\u201D (Report, p. 3) \u2013 Word for word, marked wrong by you"));
    Turn turn = turnOf("One.", {citationAt(4, answer::CitationStatus::Exact)});
    applyMarks(turn, {{5, "the quoted words", "moved", 0}}); // at another place now, but its quote is there
    QCOMPARE(turn.citations[0].wrongNote.value_or("none"), std::string("moved"));
    applyMarks(turn, {{0, "other words", "not this one", 0}});
    QCOMPARE(turn.citations[0].wrongNote.value_or("none"), std::string("moved"));
}

void AnswerViewTest::verdictsAreCountedInWords_data()
{
    using Status = answer::CitationStatus;
    QTest::addColumn<QVector<int>>("statuses");
    QTest::addColumn<QString>("words");
    const auto list = [](std::initializer_list<Status> statuses) {
        QVector<int> numbers;
        for (const Status one : statuses)
            numbers << static_cast<int>(one);
        return numbers;
    };
    QTest::newRow("none") << list({}) << QStringLiteral("no citations");
    QTest::newRow("all found") << list({Status::Exact, Status::ExactOtherPage, Status::Close, Status::TableMatch})
                               << QStringLiteral("4 of 4 quotes found");
    QTest::newRow("one") << list({Status::Exact}) << QStringLiteral("1 of 1 quote found");
    QTest::newRow("a number") << list({Status::Exact, Status::NumbersDiffer})
                              << QStringLiteral("1 of 2 quotes found, 1 differs in a number");
    QTest::newRow("nothing found") << list({Status::NotFound, Status::NotFound})
                                   << QStringLiteral("0 of 2 quotes found, 2 not found");
    QTest::newRow("pages are no quotes") << list({Status::PageOnly, Status::Reworded, Status::Exact})
                                         << QStringLiteral("1 of 2 quotes found, 1 reworded, 1 page reference");
}

void AnswerViewTest::verdictsAreCountedInWords()
{
    QFETCH(QVector<int>, statuses);
    QFETCH(QString, words);
    QObject owner;
    installTranslations(&owner);
    std::vector<CitationEntry> citations;
    for (const int status : statuses)
        citations.push_back(citationAt(1, static_cast<answer::CitationStatus>(status)));
    QCOMPARE(verdictSummary(citations), words);
    int counted = 0;
    for (const VerdictCount &count : verdictCounts(citations))
        counted += count.count;
    QCOMPARE(counted, static_cast<int>(citations.size()));
}

void AnswerViewTest::everyEndIsPlainAndSaysWhatToDo_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("interrupted");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("next");
    const auto row = [](const char *name, Turn::State state, bool interrupted, const char *word, const char *next) {
        QTest::newRow(name) << static_cast<int>(state) << interrupted << QString::fromLatin1(word)
                            << QString::fromLatin1(next);
    };
    row("stopped", Turn::State::Stopped, false, "Stopped", "Ask again");
    row("interrupted", Turn::State::Stopped, true, "Interrupted", "Ask again");
    row("cut", Turn::State::CutShort, false, "Cut short", "Ask for the rest");
    row("declined", Turn::State::Declined, false, "Declined", "another model");
}

void AnswerViewTest::everyEndIsPlainAndSaysWhatToDo()
{
    QFETCH(int, state);
    QFETCH(bool, interrupted);
    QFETCH(QString, word);
    QFETCH(QString, next);
    Turn turn = turnOf("Half of it");
    turn.state = static_cast<Turn::State>(state);
    turn.interrupted = interrupted;
    if (turn.state == Turn::State::CutShort)
        turn.error =
            Error{ErrorCode::ResourceLimit, "The answer reached its limit of 4096 tokens and is cut short.", {}};
    QCOMPARE(stateWord(turn), word);
    QVERIFY2(stateReason(turn).contains(next), qPrintable(stateReason(turn)));
    QVERIFY(endAnnouncement(turn).startsWith(word));
    turn.state = Turn::State::Complete;
    turn.error.reset();
    QVERIFY(stateReason(turn).isEmpty());
    turn.citations = {citationAt(4, answer::CitationStatus::Exact), citationAt(4, answer::CitationStatus::NotFound)};
    QObject owner;
    installTranslations(&owner);
    QCOMPARE(endAnnouncement(turn), QStringLiteral("Answer ready, 2 citations, 1 found"));
}

QTEST_MAIN(AnswerViewTest)
#include "tst_answer_view.moc"
