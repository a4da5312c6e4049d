// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui_driver.h"
#include "ui/main_window/reader_pane.h"
#include "ui/reader/page_canvas.h"
#include "ui/reader/reader_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenuBar>
#include <QTest>
#include <memory>

using namespace longleaf;
using namespace longleaf::ui;

namespace {

constexpr const char *kActions[] = {"zoomIn",
                                    "zoomOut",
                                    "zoomToWidth",
                                    "zoomToPage",
                                    "zoomTo100",
                                    "rotateClockwise",
                                    "rotateCounterclockwise",
                                    "showSinglePages",
                                    "showPagesInPairs",
                                    "showPagesInPairsAfterCover",
                                    "darkPages",
                                    "copySelectionWithReference"};

} // namespace

/// The pages in the real window: what the menus and keys do with them.
class WindowPagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void namesEveryAction();
    void zoomsByMenuAndKeys();
    void turnsAndPairsByMenu();
    void copiesWhatIsSelected();
    void keepsDarkPagesAndPairs();
    void findsNoKeyTwice();

private:
    void openSample();
    [[nodiscard]] QAction *action(const char *name)
    {
        auto *found = m_driver->window().findChild<QAction *>(QLatin1String(name));
        if (found == nullptr)
            qFatal("There is no action %s.", name);
        return found;
    }
    [[nodiscard]] PageCanvas *canvas() { return m_driver->window().readerPane()->view()->canvas(); }

    std::unique_ptr<test::UiDriver> m_driver;
};

void WindowPagesTest::init()
{
    m_driver = std::make_unique<test::UiDriver>();
    m_driver->useOfflineModel();
    m_driver->open();
    openSample();
}

void WindowPagesTest::cleanup()
{
    m_driver.reset();
}

void WindowPagesTest::openSample()
{
    if (m_driver->program().library().model().rowCount() == 0) {
        m_driver->drop({test::UiDriver::sampleDocument()});
        QVERIFY(m_driver->waitUntilRead());
    } else {
        m_driver->window().readerPane()->showDocument(m_driver->program().library().model().rows().front().document);
    }
    QVERIFY(test::UiDriver::waitFor([this] { return canvas()->pageCount() > 0 && canvas()->isSharp(1); }));
}

void WindowPagesTest::namesEveryAction()
{
    for (const char *name : kActions) {
        QVERIFY2(!action(name)->text().isEmpty(), name);
        QVERIFY2(action(name)->isEnabled(), name);
    }
}

void WindowPagesTest::zoomsByMenuAndKeys()
{
    const double before = canvas()->zoom();
    canvas()->setFocus();
    QTest::keyClick(canvas(), Qt::Key_Plus, Qt::ControlModifier);
    const double larger = canvas()->zoom();
    QVERIFY(larger > before * 1.1 && larger < before * 1.4); // one step, not two
    action("zoomOut")->trigger();
    QVERIFY(std::abs(canvas()->zoom() - before) < 1e-6);
    action("zoomTo150")->trigger();
    QCOMPARE(canvas()->zoom(), 1.5);
    action("zoomToPage")->trigger();
    QCOMPARE(canvas()->zoomMode(), ZoomMode::Page);
    action("zoomToWidth")->trigger();
    QVERIFY(canvas()->fitsWidth());
}

void WindowPagesTest::turnsAndPairsByMenu()
{
    action("rotateClockwise")->trigger();
    QCOMPARE(canvas()->quarterTurns(), 1);
    action("rotateCounterclockwise")->trigger();
    action("rotateCounterclockwise")->trigger();
    QCOMPARE(canvas()->quarterTurns(), 3);
    action("showPagesInPairs")->trigger();
    QCOMPARE(canvas()->arrangement(), PageArrangement::Pairs);
    QVERIFY(action("showPagesInPairs")->isChecked() && !action("showSinglePages")->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(canvas()->isSharp(1) && canvas()->isSharp(2), 20'000);
}

void WindowPagesTest::copiesWhatIsSelected()
{
    canvas()->setFocus();
    QTest::keyClick(canvas(), Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(canvas()->hasSelection());
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(canvas(), Qt::Key_C, Qt::ControlModifier);
    const QString all = QGuiApplication::clipboard()->text();
    QVERIFY2(all.contains(QStringLiteral("Apple Inc.")), qPrintable(all.left(400)));
    action("copySelectionWithReference")->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral(", p. 1")));
    QGuiApplication::clipboard()->clear();
    canvas()->setFocus();
    QTest::keyClick(canvas(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral(", p. 1")));
    QGuiApplication::clipboard()->clear();
    QAction *copy = nullptr;
    for (QAction *candidate : m_driver->window().menuBar()->actions().at(1)->menu()->actions())
        copy = candidate->shortcut() == QKeySequence(QKeySequence::Copy) ? candidate : copy;
    QVERIFY(copy != nullptr);
    canvas()->setFocus();
    copy->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), all);
}

void WindowPagesTest::keepsDarkPagesAndPairs()
{
    action("darkPages")->trigger();
    action("showPagesInPairsAfterCover")->trigger();
    QVERIFY(canvas()->darkPages());
    m_driver->close();
    m_driver->open();
    openSample();
    QVERIFY(canvas()->darkPages());
    QCOMPARE(canvas()->arrangement(), PageArrangement::PairsAfterCover);
    QVERIFY(action("darkPages")->isChecked());
    action("darkPages")->trigger();
    QVERIFY(!canvas()->darkPages());
}

void WindowPagesTest::findsNoKeyTwice()
{
    for (const char *name : kActions) {
        for (const QKeySequence &key : action(name)->shortcuts()) {
            int users = 0;
            for (const QAction *known : m_driver->window().findChildren<QAction *>()) {
                users += known->shortcutContext() == Qt::WindowShortcut && known->shortcuts().contains(key) ? 1 : 0;
            }
            QVERIFY2(users == 1, qPrintable(QLatin1String(name) + QLatin1Char(' ') + key.toString()));
        }
    }
}

QTEST_MAIN(WindowPagesTest)
#include "tst_window_pages.moc"
