// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/answer_view.h"
#include "ui/ask/verdict_style.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextTable>
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
    void hostileAnswersLoadAndOpenNothing();
    void streamingGivesTheSameTextAsWritingAtOnce();
    void aLateCitationGetsItsChip();
    void streamingALongAnswerTakesTimeInProportion();
    void copyingKeepsTheCitations();
    void everyChipHasAPlace();
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
    view.citationChanged(turnOf(text, citations), 1);
    QCOMPARE(underlined(view), QStringLiteral("Contoso|2019|8"));
    QCOMPARE(view.toPlainText(), plain);
    QCOMPARE(notInPassageText(citations[1]), QStringLiteral("Not in the cited passage: Contoso, 2019"));
    QCOMPARE(notInPassageText(citationAt(1, answer::CitationStatus::Exact)), QString());
}

void AnswerViewTest::hostileAnswersLoadAndOpenNothing()
{
    QTemporaryDir folder;
    const QString fifo = folder.filePath(QStringLiteral("fifo"));
    QCOMPARE(mkfifo(fifo.toLocal8Bit().constData(), 0600), 0);
    const std::string path = fifo.toStdString();
    Theme theme;
    AnswerView view(theme);
    view.resize(600, 400);
    view.show();
    QSignalSpy links(&view, &AnswerView::linkActivated);
    QElapsedTimer clock;
    clock.start();
    view.updateNow(turnOf("![a](" + path + ") ![b](file://" + path + ") ![c](https://192.0.2.1/x.png)\n\n<img src=\"" +
                          path +
                          "\"> <script>alert(1)</script> [open](file:///etc/passwd) ![d](data:image/png;base64,AA)"));
    QTest::qWait(50);
    QVERIFY2(clock.elapsed() < 5'000, "writing the answer hung");
    QCOMPARE(view.resourceRequests(), 0);
    QCOMPARE(links.count(), 0);
    const QString text = view.toPlainText();
    QVERIFY(text.contains(QStringLiteral("<script>alert(1)</script>")));
    QVERIFY(text.contains(QStringLiteral("(file:///etc/passwd)")));
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

QTEST_MAIN(AnswerViewTest)
#include "tst_answer_view.moc"
