// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_page_source.h"
#include "ui/reader/reader_view.h"
#include "ui/reader/text_pane.h"
#include "ui/text/qt_convert.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QScrollBar>
#include <QTest>
#include <algorithm>
#include <memory>

using namespace longleaf;
using namespace longleaf::ui;
using namespace longleaf::test;

class ReaderTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheText();
    void marksTheVeryWords_data();
    void marksTheVeryWords();
    void scrollsToTheMark();
    void loadsOnlyPagesNearTheReader();
    void keepsThePlace_whenAnEarlierPageComes();
    void goesToAPageFarAway();
    void removesTheMark_whenTheDocumentIsShownAgain();
    void saysWhyTheTextIsNotThere();
    void zooms();
    void staysUsableWithFiveMegabytes_data();
    void staysUsableWithFiveMegabytes();

private:
    [[nodiscard]] TextPane *pane() const { return m_view->findChild<TextPane *>(); }
    [[nodiscard]] static QString linesOfPage(int page, int lines);

    std::unique_ptr<FakePageSource> m_source;
    std::unique_ptr<ReaderView> m_view;
};

void ReaderTextTest::init()
{
    m_source = std::make_unique<FakePageSource>();
    m_view = std::make_unique<ReaderView>(*m_source);
    m_view->resize(700, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void ReaderTextTest::cleanup()
{
    m_view.reset();
    m_source.reset();
}

QString ReaderTextTest::linesOfPage(int page, int lines)
{
    QString text;
    for (int line = 1; line <= lines; ++line)
        text += QStringLiteral("page %1 line %2 of some words\n").arg(page).arg(line);
    return text;
}

void ReaderTextTest::showsTheText()
{
    m_source->setTexts({QStringLiteral("Hello\r\nworld")});
    m_view->showDocument(someDocument(1, 1, document::Format::PlainText));
    QTRY_VERIFY(m_view->isPageRendered(1));
    QVERIFY(pane()->isVisible());
    QCOMPARE(pane()->toPlainText().trimmed(), QStringLiteral("Hello\nworld"));
    QCOMPARE(m_view->currentPage(), 1);
    QCOMPARE(m_view->currentDocument(), DocumentId{1});
    QVERIFY(m_view->visibleHighlightRects().empty());
}

void ReaderTextTest::marksTheVeryWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("plain letters") << QStringLiteral("Net sales rose by 4 %.") << QStringLiteral("sales rose");
    QTest::newRow("after umlauts") << QStringLiteral("Zürich – Genève: größer") << QStringLiteral("Genève");
    QTest::newRow("after letters beyond the basic plane")
        << QStringLiteral("\U0001d465\U0001d466 then this") << QStringLiteral("this");
    QTest::newRow("the letters themselves")
        << QStringLiteral("a \U0001d465\U0001d466 b") << QStringLiteral("\U0001d465\U0001d466");
    QTest::newRow("after line ends of two characters")
        << QStringLiteral("one\r\ntwo\r\n\r\nthree four\r\n") << QStringLiteral("three");
    QTest::newRow("in a line without an end")
        << QStringLiteral("word ").repeated(5000) + QStringLiteral("needle in hay") << QStringLiteral("needle");
}

void ReaderTextTest::marksTheVeryWords()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    m_source->setTexts({text});
    const std::string utf8 = toUtf8(text);
    const std::size_t begin = utf8.find(toUtf8(words));
    const std::size_t end = begin + toUtf8(words).size();
    m_view->showTextHighlight(someDocument(1, 1, document::Format::PlainText), 1, {begin, end}, false);
    QTRY_COMPARE(pane()->markedText(), words);
    QCOMPARE(pane()->extraSelections().size(), 1);
    QCOMPARE(pane()->extraSelections().first().cursor.selectedText(), words);
    QVERIFY(!m_view->visibleHighlightRects().empty());
}

void ReaderTextTest::scrollsToTheMark()
{
    const QString text = linesOfPage(1, 2000);
    m_source->setTexts({text});
    const std::string utf8 = toUtf8(text);
    const std::size_t begin = utf8.find("page 1 line 1500 ");
    const auto document = someDocument(1, 1, document::Format::PlainText);
    m_view->showTextHighlight(document, 1, {begin, begin + 16}, true);
    QTRY_COMPARE(m_view->visibleHighlightRects().size(), std::size_t{1});
    const double at = static_cast<double>(m_view->visibleHighlightRects().front().top()) / pane()->viewport()->height();
    QVERIFY2(at > 0.3 && at < 0.5, qPrintable(QString::number(at)));
    QCOMPARE(pane()->extraSelections().first().format.underlineStyle(), QTextCharFormat::DashUnderline);

    const std::size_t other = utf8.find("page 1 line 90 ");
    m_view->showTextHighlight(document, 1, {other, other + 14}, false);
    QCOMPARE(pane()->markedText(), QStringLiteral("page 1 line 90"));
    QCOMPARE(m_view->visibleHighlightRects().size(), std::size_t{1});
}

void ReaderTextTest::loadsOnlyPagesNearTheReader()
{
    std::vector<QString> texts;
    for (int page = 1; page <= 300; ++page)
        texts.push_back(linesOfPage(page, 60));
    m_source->setTexts(texts);
    const auto document = someDocument(1, 300, document::Format::PlainText);
    m_view->showTextHighlight(document, 150, {0, 6}, false);
    QTRY_COMPARE(pane()->markedText(), QStringLiteral("page 1"));
    QTRY_VERIFY(m_view->isPageRendered(149));
    QTest::qWait(50);
    QVERIFY2(m_source->askedTexts().size() < 6, qPrintable(QString::number(m_source->askedTexts().size())));
    QCOMPARE(m_view->currentPage(), 150);
    pane()->verticalScrollBar()->setValue(pane()->verticalScrollBar()->maximum());
    QTRY_VERIFY(m_view->isPageRendered(152));
}

void ReaderTextTest::keepsThePlace_whenAnEarlierPageComes()
{
    m_source->setTexts({linesOfPage(1, 100), linesOfPage(2, 100), linesOfPage(3, 100)});
    const auto document = someDocument(1, 3, document::Format::PlainText);
    m_view->showPage(document, 3);
    QTRY_VERIFY(m_view->isPageRendered(2));
    QCOMPARE(m_view->currentPage(), 3);
    QTest::qWait(30);
    pane()->verticalScrollBar()->setValue(0);
    QTRY_VERIFY(m_view->isPageRendered(1));
    QCOMPARE(m_view->currentPage(), 2);
}

void ReaderTextTest::goesToAPageFarAway()
{
    std::vector<QString> texts;
    for (int page = 1; page <= 100; ++page)
        texts.push_back(linesOfPage(page, 40));
    m_source->setTexts(texts);
    const auto document = someDocument(1, 100, document::Format::Markdown);
    m_view->showDocument(document);
    QTRY_VERIFY(m_view->isPageRendered(1));
    m_view->showPage(document, 80);
    QTRY_COMPARE(m_view->currentPage(), 80);
    QVERIFY(!m_view->isPageRendered(1));
}

void ReaderTextTest::removesTheMark_whenTheDocumentIsShownAgain()
{
    m_source->setTexts({QStringLiteral("one two three")});
    const auto document = someDocument(1, 1, document::Format::PlainText);
    m_view->showTextHighlight(document, 1, {4, 7}, false);
    QTRY_COMPARE(pane()->markedText(), QStringLiteral("two"));
    m_view->showDocument(document);
    QVERIFY(pane()->markedText().isEmpty());
    QVERIFY(pane()->extraSelections().isEmpty());
}

void ReaderTextTest::saysWhyTheTextIsNotThere()
{
    m_source->setTexts({QStringLiteral("one"), QStringLiteral("two")});
    const auto document = someDocument(1, 2, document::Format::PlainText);
    m_view->showDocument(document);
    Q_EMIT m_source->pageFailed(DocumentId{1}, 1, QStringLiteral("The library cannot be read."));
    const auto labels = m_view->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text() == QStringLiteral("The library cannot be read.");
    }));
    m_view->showDocument(document);
    QTRY_VERIFY(m_view->isPageRendered(2));
}

void ReaderTextTest::zooms()
{
    m_source->setTexts({QStringLiteral("one two three")});
    m_view->showDocument(someDocument(1, 1, document::Format::PlainText));
    QTRY_VERIFY(m_view->isPageRendered(1));
    const double before = pane()->zoom();
    pane()->setFocus();
    QTest::keyClick(pane(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(pane()->zoom() > before);
    QTest::keyClick(pane(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(pane()->zoom(), 1.0);
}

void ReaderTextTest::staysUsableWithFiveMegabytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("in lines") << linesOfPage(1, 170'000);
    QTest::newRow("in paragraphs of 4,000 characters")
        << (QStringLiteral("lorem ipsum ").repeated(330) + QLatin1Char('\n')).repeated(1300);
    QTest::newRow("in one line") << QStringLiteral("lorem ipsum ").repeated(430'000);
}

void ReaderTextTest::staysUsableWithFiveMegabytes()
{
    QFETCH(QString, text);
    QVERIFY(text.size() > 5'000'000);
    const QString needle = QStringLiteral("the needle");
    text.insert(text.size() - 40'000, needle);
    const auto begin = static_cast<std::size_t>(text.size() - 40'000 - needle.size()); // ASCII: units are bytes
    m_source->setTexts({text});
    QElapsedTimer timer;
    timer.start();
    m_view->showTextHighlight(someDocument(1, 1, document::Format::PlainText), 1, {begin, begin + 10}, false);
    QTRY_COMPARE_WITH_TIMEOUT(pane()->markedText(), needle, 20'000);
    const qint64 opened = timer.restart();
    QVERIFY(!m_view->grab().isNull());
    pane()->verticalScrollBar()->setValue(0);
    QVERIFY(!m_view->grab().isNull());
    QTest::keyClick(pane(), Qt::Key_PageDown);
    QVERIFY(!m_view->grab().isNull());
    const qint64 used = timer.elapsed();
    qInfo("opened at the end in %lld ms, drawn three times in %lld ms", opened, used);
    QVERIFY2(opened < 20'000 && used < 5000, "with room for a slow machine and sanitizers");
}

QTEST_MAIN(ReaderTextTest)
#include "tst_reader_text.moc"
