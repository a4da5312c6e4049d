// SPDX-License-Identifier: GPL-3.0-or-later
// The program in other languages, in a small window: nothing is left untranslated, nothing clipped, and where the
// writing runs from right to left everything else does.
#include "tests/support/pseudo_language.h"
#include "tests/support/text_fit.h"
#include "tests/support/ui_walk.h"
#include "ui/ask/ask_pane.h"
#include "ui/library/library_pane.h"
#include "ui/main_window/reader_pane.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/tick_box.h"
#include "ui/widgets/translations.h"

#include <QApplication>
#include <QGuiApplication>
#include <QMenuBar>
#include <QTest>
#include <algorithm>

using namespace longleaf;

namespace {

constexpr QSize kSmall(1024, 700);

/// The pages of the help are files, one for each language.
bool isPageOfHelp(const QWidget *widget)
{
    return widget->window()->inherits("longleaf::ui::HelpWindow") && widget->inherits("QScrollArea");
}

/// Qt's own dialogs are translated and laid out by Qt.
bool isQtsOwn(const QWidget &root)
{
    return root.inherits("QFileDialog") || root.inherits("QAbstractPrintDialog");
}

/// Names that nobody translates: of models, documents, files, the program; and the documents' own words.
QStringList namesIn(test::UiDriver &driver)
{
    QStringList names{QStringLiteral("Longleaf"), QStringLiteral("report.pdf"), QStringLiteral("Markdown"),
                      QStringLiteral("BibTeX"),   QStringLiteral("CSL-JSON"),   QStringLiteral("JSON")};
    for (const ui::ModelChoice &choice : driver.program().ask().models())
        names << ui::toQString(choice.info.name) << ui::toQString(choice.info.id)
              << ui::toQString(choice.info.providerName);
    for (const ui::LibraryRow &row : driver.program().library().model().rows())
        names << row.title() << ui::toQString(row.document.path);
    for (const ui::Turn &turn : driver.program().ask().turns()) {
        names << ui::toQString(turn.question);
        for (const ui::CitationEntry &citation : turn.citations)
            names << ui::toQString(citation.raw.quote) << ui::toQString(citation.sourceText).simplified();
    }
    std::sort(names.begin(), names.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return names;
}

QString without(QString text, const QStringList &names)
{
    for (const QString &name : names) {
        if (!name.isEmpty())
            text.remove(name);
    }
    return text;
}

} // namespace

class WindowLanguagesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void everyTextIsTranslated_andLongerOnesFit();
    void germanFits();
    void everythingIsMirrored();
    void ticksAreMirrored();

private:
    void walk(test::UiDriver &driver, test::Faults &faults);
};

void WindowLanguagesTest::cleanup()
{
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QLocale::setDefault(QLocale::c());
}

void WindowLanguagesTest::walk(test::UiDriver &driver, test::Faults &faults)
{
    (void)test::walkEverything(driver, [&](const QString &place, QWidget &root) {
        if (!isQtsOwn(root))
            faults.add(place, test::misfits(root));
    });
}

void WindowLanguagesTest::everyTextIsTranslated_andLongerOnesFit()
{
    const test::PseudoLanguage pseudo;
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open(kSmall.width(), kSmall.height());
    test::Faults plain;
    test::Faults clipped;
    int seen = 0;
    (void)test::walkEverything(driver, [&](const QString &place, QWidget &root) {
        if (isQtsOwn(root))
            return;
        clipped.add(place, test::misfits(root));
        const QStringList names = namesIn(driver);
        for (const test::ShownText &shown : test::shownTexts(root)) {
            ++seen;
            if (isPageOfHelp(shown.widget))
                continue;
            if (test::PseudoLanguage::hasPlainLetters(without(shown.text, names)))
                plain.add(place, {QString::fromLatin1(shown.widget->metaObject()->className()) + QLatin1Char(' ') +
                                  shown.text.left(120)});
        }
    });
    QVERIFY(seen > 2'000);
    QVERIFY2(plain.isEmpty(), plain.text().constData());
    QVERIFY2(clipped.isEmpty(), clipped.text().constData());
}

void WindowLanguagesTest::germanFits()
{
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.useLanguage("de");
    driver.open(kSmall.width(), kSmall.height());
    const QMenuBar *menus = driver.window().menuBar();
    QCOMPARE(menus->actions().first()->text(), QStringLiteral("&Datei"));
    for (QAction *action : menus->actions())
        QVERIFY2(menus->rect().contains(menus->actionGeometry(action)), qPrintable(action->text()));
    test::Faults clipped;
    walk(driver, clipped);
    QVERIFY2(clipped.isEmpty(), clipped.text().constData());
}

void WindowLanguagesTest::everythingIsMirrored()
{
    test::UiDriver driver;
    driver.useOfflineModel();
    QLocale::setDefault(QLocale(QStringLiteral("he"))); // there is no translation, so the texts stay English
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    driver.open(kSmall.width(), kSmall.height());
    const auto left = [&](const QWidget *widget) {
        return widget->mapTo(&driver.window(), QPoint(0, 0)).x();
    };
    const auto &window = driver.window();
    QVERIFY(left(window.libraryPane()) > left(window.askPane()));
    QVERIFY(left(window.askPane()) > left(window.readerPane()));
    test::Faults clipped;
    walk(driver, clipped);
    QVERIFY2(clipped.isEmpty(), clipped.text().constData());
}

void WindowLanguagesTest::ticksAreMirrored()
{
    const ui::Theme theme;
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QWidget window;
    ui::TickBox box(QStringLiteral("Words"), theme, &window);
    box.setChecked(true);
    box.resize(200, box.sizeHint().height());
    const QImage picture = box.grab().toImage();
    // The box is filled with the accent; it is the only coloured thing.
    int left = picture.width();
    for (int x = 0; x < picture.width(); ++x) {
        for (int y = 0; y < picture.height() && left == picture.width(); ++y) {
            if (picture.pixelColor(x, y) == theme.tokens().accent)
                left = x;
        }
    }
    const double ratio = box.devicePixelRatioF();
    QVERIFY2(left > (box.width() - 24) * ratio, qPrintable(QString::number(left)));
}

QTEST_MAIN(WindowLanguagesTest)
#include "tst_window_languages.moc"
