// SPDX-License-Identifier: GPL-3.0-or-later
// One session with a real PDF in which the hands stay on the keyboard: every step is a key that the window system
// delivers to the window in front, and what is asserted is what stands on the screen.
#include "tests/support/ui_driver.h"
#include "ui/ask/answer_view.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/citation_card.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/turn_view.h"
#include "ui/export/export_dialog.h"
#include "ui/library/library_pane.h"
#include "ui/main_window/command_palette.h"
#include "ui/main_window/reader_pane.h"
#include "ui/reader/document_tabs.h"
#include "ui/widgets/growing_text_edit.h"
#include "ui/widgets/notice_bar.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace longleaf;

namespace {

const QString kQuestion = QStringLiteral("What were the total net sales in the third quarter of 2022?");

/// A key for whatever is in front: a menu, a dialog, the window.
void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    if (QWidget *popup = QApplication::activePopupWidget())
        QTest::keyClick(popup, key, modifiers);
    else
        QTest::keyClick(QGuiApplication::focusWindow(), key, modifiers);
}

/// The words, as they are typed on an English keyboard.
void type(const QString &text)
{
    for (const QChar character : text)
        QTest::keyClick(QGuiApplication::focusWindow(), character.toLatin1());
}

/// Tab until the widget has the keyboard. False if Tab never leads there.
bool tabTo(const QWidget *wanted)
{
    for (int i = 0; i < 200; ++i) {
        if (QApplication::focusWidget() == wanted)
            return true;
        press(Qt::Key_Tab);
    }
    return false;
}

} // namespace

class KeyboardSessionTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_driver.close(); }
    void aFileIsAdded();
    void aQuestionIsAsked();
    void everyCitationIsVisited();
    void backAndForwardLeadThroughThem();
    void menusOpenWithTheirLetters();
    void theAnswerIsExported();

private:
    [[nodiscard]] ui::MainWindow &window() { return m_driver.window(); }
    [[nodiscard]] ui::ReaderView *reader() { return window().readerPane()->view(); }
    [[nodiscard]] ui::TurnView *answer() { return window().askPane()->conversation()->turns().back(); }
    [[nodiscard]] QString toldCitation()
    {
        return window()
            .askPane()
            ->conversation()
            ->findChild<QWidget *>(QStringLiteral("currentCitation"))
            ->accessibleName();
    }
    /// A window manager gives the keyboard back when a dialog has gone; here there is none.
    [[nodiscard]] bool dialogHasGone()
    {
        if (!test::UiDriver::waitFor([]() { return QApplication::activeModalWidget() == nullptr; }, 5'000))
            return false;
        window().activateWindow();
        return QTest::qWaitForWindowActive(&window());
    }
    /// The page of each citation, in the order in which the keys lead to them.
    std::vector<int> m_pages;
    test::UiDriver m_driver;
    QTemporaryDir m_folder;
};

void KeyboardSessionTest::initTestCase()
{
    m_driver.useOfflineModel();
    m_driver.open();
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    // Whoever starts the program can write at once.
    QCOMPARE(QApplication::focusWidget(), window().askPane()->composer()->edit());
}

void KeyboardSessionTest::aFileIsAdded()
{
    press(Qt::Key_O, Qt::ControlModifier);
    QVERIFY(test::UiDriver::waitFor([]() {
        return qobject_cast<QFileDialog *>(QApplication::activeWindow()) != nullptr &&
               qobject_cast<QLineEdit *>(QApplication::focusWidget()) != nullptr;
    }));
    type(test::UiDriver::sampleDocument());
    press(Qt::Key_Return);
    if (QApplication::activeModalWidget() != nullptr)
        press(Qt::Key_Return); // the first one took what the dialog proposed
    QVERIFY(dialogHasGone());

    const QListView *list = window().libraryPane()->list();
    QVERIFY(test::UiDriver::waitFor([list]() { return list->isVisible() && list->model()->rowCount() == 1; }));
    QVERIFY(m_driver.waitUntilRead());
    QVERIFY(list->model()->index(0, 0).data().toString().contains(QStringLiteral("apple"), Qt::CaseInsensitive));
    QVERIFY2(window().libraryPane()->sending().contains(QStringLiteral("28")),
             qPrintable(window().libraryPane()->sending())); // its pages
    QCOMPARE(window().readerPane()->tabs()->count(), 1);
    QVERIFY(test::UiDriver::waitFor([this]() { return reader()->isPageRendered(1); }));
}

void KeyboardSessionTest::aQuestionIsAsked()
{
    ui::Composer *composer = window().askPane()->composer();
    press(Qt::Key_1, Qt::ControlModifier); // puts the library away, and with it whatever had the keyboard
    QVERIFY(!window().libraryPane()->isVisible());
    press(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(window().libraryPane()->isVisible());
    press(Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), composer->edit());
    type(kQuestion);
    QCOMPARE(composer->question(), kQuestion);
    QVERIFY(test::UiDriver::waitFor(
        [composer]() { return composer->sendLine().contains(QStringLiteral("nothing leaves this computer")); }));
    press(Qt::Key_Return);
    QVERIFY(test::UiDriver::waitFor([this]() {
        const auto &turns = window().askPane()->conversation()->turns();
        return !turns.empty() && turns.back()->headerText().startsWith(QStringLiteral("Complete"));
    }));
    QVERIFY(composer->question().isEmpty());
    QVERIFY(answer()->isVisible());
    QVERIFY(answer()->answer()->citationCount() > 1);
}

void KeyboardSessionTest::everyCitationIsVisited()
{
    const int count = answer()->answer()->citationCount();
    for (int i = 0; i < count; ++i) {
        press(Qt::Key_F8);
        QCOMPARE(answer()->answer()->currentCitation(), i);
        const QString begin = QStringLiteral("Citation %1:").arg(i + 1);
        QVERIFY2(toldCitation().startsWith(begin), qPrintable(toldCitation()));
        QVERIFY(test::UiDriver::waitFor([this]() {
            return reader()->isPageRendered(reader()->currentPage()) && !reader()->visibleHighlightRects().empty();
        }));
        // The box is on the screen, not only on a page that is scrolled away.
        QVERIFY(reader()->rect().intersects(reader()->visibleHighlightRects().front()));
        m_pages.push_back(reader()->currentPage());
    }
    press(Qt::Key_F8);
    QCOMPARE(answer()->answer()->currentCitation(), count - 1); // there is no other
    press(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(answer()->answer()->currentCitation(), count - 2);
    QTRY_COMPARE(reader()->currentPage(), m_pages[static_cast<std::size_t>(count) - 2]);
    press(Qt::Key_F8);
    QTRY_COMPARE(reader()->currentPage(), m_pages.back());
}

void KeyboardSessionTest::backAndForwardLeadThroughThem()
{
    const int last = reader()->currentPage();
    press(Qt::Key_G, Qt::ControlModifier);
    type(QStringLiteral("1"));
    press(Qt::Key_Return);
    QTRY_COMPARE(reader()->currentPage(), 1);
    press(Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(reader()->currentPage(), last);
    press(Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(reader()->currentPage(), 1);
    press(Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(reader()->currentPage(), last);
    QVERIFY(window().readerPane()->canGoForward());
}

void KeyboardSessionTest::menusOpenWithTheirLetters()
{
    press(Qt::Key_C, Qt::AltModifier); // Citation
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    press(Qt::Key_S); // Show its card
    QVERIFY(test::UiDriver::waitFor([]() { return QApplication::activePopupWidget() == nullptr; }));
    QVERIFY(dialogHasGone());
    const ui::CitationCard *card = window().askPane()->conversation()->card();
    QVERIFY(card->isVisible());
    QVERIFY(card->isAncestorOf(QApplication::focusWidget()));
    press(Qt::Key_Escape);
    QVERIFY(!card->isVisible());
}

void KeyboardSessionTest::theAnswerIsExported()
{
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(window().commandPalette()->isVisible());
    type(QStringLiteral("export"));
    press(Qt::Key_Return);
    QVERIFY(!window().commandPalette()->isVisible());
    QVERIFY(test::UiDriver::waitFor(
        []() { return qobject_cast<ui::ExportDialog *>(QApplication::activeWindow()) != nullptr; }));
    const QWidget *dialog = QApplication::activeWindow();
    auto *format = dialog->findChild<QComboBox *>();
    QVERIFY(tabTo(format));
    type(QStringLiteral("Markdown")); // a list goes where its name is typed
    QVERIFY2(format->currentText().startsWith(QStringLiteral("Markdown")), qPrintable(format->currentText()));
    QVERIFY(tabTo(dialog->findChild<QLineEdit *>()));
    press(Qt::Key_A, Qt::ControlModifier);
    const QString path = m_folder.filePath(QStringLiteral("answer.md"));
    type(path);
    press(Qt::Key_Return);
    QTRY_COMPARE(window().askPane()->notice()->text(), QStringLiteral("Exported to “answer.md”."));

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY(text.contains(kQuestion));
    QVERIFY(text.contains(QStringLiteral("Word for word")));
    for (const int page : m_pages)
        QVERIFY2(text.contains(QStringLiteral("p. %1").arg(page)), qPrintable(text));
}

QTEST_MAIN(KeyboardSessionTest)
#include "tst_keyboard_session.moc"
