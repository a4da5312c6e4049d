// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/command_palette.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/palette_match.h"

#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QTest>
#include <QVBoxLayout>

using namespace longleaf::ui;

class PaletteTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsMatchWhereTheyBegin_data();
    void wordsMatchWhereTheyBegin();
    void betterMatchesScoreHigher();
    void matchedCharactersAreTheTypedOnes();
    void commandsComeFromTheMenus();
    void enterRunsWhatIsFound();
    void escapeGivesTheFocusBack();
    void whatIsDisabledCannotBeRun();
};

void PaletteTest::wordsMatchWhereTheyBegin_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *label, const char *typed, const char *name, bool matches) {
        QTest::newRow(label) << QString::fromUtf8(typed) << QString::fromUtf8(name) << matches;
    };
    row("nothing typed", "", "Next citation", true);
    row("a beginning", "cit", "Next citation", true);
    row("inside a word", "tat", "Next citation", true);
    row("two words in any order", "cit next", "Next citation", true);
    row("initials", "nc", "Next citation", true);
    row("one initial that is no word's", "z", "Next citation", false);
    row("accents", "uberschrift", "Überschrift", true);
    row("a word that is missing", "next page", "Next citation", false);
    row("letters out of order", "cn", "Next citation", false);
}

void PaletteTest::wordsMatchWhereTheyBegin()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QTEST(paletteMatch(typed, name).has_value(), "matches");
}

void PaletteTest::betterMatchesScoreHigher()
{
    const auto score = [](const char *name) {
        return paletteMatch(QStringLiteral("co"), QLatin1String(name))->score;
    };
    QVERIFY(score("Copy") > score("New conversation"));
    QVERIFY(score("New conversation") > score("Unicode"));
}

void PaletteTest::matchedCharactersAreTheTypedOnes()
{
    const auto match = paletteMatch(QStringLiteral("con new"), QStringLiteral("New conversation"));
    QVERIFY(match);
    QCOMPARE(match->characters, (std::vector<qsizetype>{0, 1, 2, 4, 5, 6}));
}

void PaletteTest::commandsComeFromTheMenus()
{
    QMenuBar bar;
    QMenu *file = bar.addMenu(QStringLiteral("&File"));
    file->addAction(QStringLiteral("&Open…"))->setObjectName(QStringLiteral("open"));
    file->addAction(QStringLiteral("A recent document"));
    file->addSeparator();
    QMenu *more = file->addMenu(QStringLiteral("&More"));
    more->addAction(QStringLiteral("Print && close"))->setObjectName(QStringLiteral("print"));
    const auto commands = commandsOf(bar);
    QCOMPARE(commands.size(), std::size_t(2));
    QCOMPARE(commands[0].name, QStringLiteral("Open"));
    QCOMPARE(commands[0].menu, QStringLiteral("File"));
    QCOMPARE(commands[1].name, QStringLiteral("Print & close"));
    QCOMPARE(commands[1].menu, QStringLiteral("File › More"));
}

namespace {

/// A window with a field that has the focus and a palette over three entries, the second one disabled.
struct Desk {
    Desk()
        : field(new QLineEdit(&window))
        , palette(
              theme,
              [this]() {
                  return std::vector<PaletteEntry>{
                      {QStringLiteral("Next citation"), QStringLiteral("Question"), QStringLiteral("F8"),
                       [this]() { ran += 'n'; }, true},
                      {QStringLiteral("Send"), QStringLiteral("Question"), {}, [this]() { ran += 's'; }, false},
                      {QStringLiteral("Settings"), QStringLiteral("File"), {}, [this]() { ran += 't'; }, true}};
              },
              &window)
    {
        window.resize(800, 600);
        (new QVBoxLayout(&window))->addWidget(field);
        window.show();
        QApplication::setActiveWindow(&window);
        field->setFocus();
    }

    Theme theme;
    QWidget window;
    QLineEdit *field;
    CommandPalette palette;
    std::string ran;
};

} // namespace

void PaletteTest::enterRunsWhatIsFound()
{
    Desk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    desk.palette.open();
    QTRY_VERIFY(desk.palette.field()->hasFocus());
    QTest::keyClicks(desk.palette.field(), QStringLiteral("set"));
    QCOMPARE(desk.palette.list()->model()->rowCount(), 1);
    QTest::keyClick(desk.palette.field(), Qt::Key_Return);
    QCOMPARE(QByteArray::fromStdString(desk.ran), QByteArray("t"));
    QVERIFY(!desk.palette.isVisible());

    desk.palette.open();
    QTest::keyClick(desk.palette.field(), Qt::Key_Down); // what is disabled stands last
    QTest::keyClick(desk.palette.field(), Qt::Key_Return);
    QCOMPARE(QByteArray::fromStdString(desk.ran), QByteArray("tt"));
}

void PaletteTest::escapeGivesTheFocusBack()
{
    Desk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    QTRY_VERIFY(desk.field->hasFocus());
    desk.palette.open();
    QTRY_VERIFY(desk.palette.field()->hasFocus());
    QTest::keyClick(desk.palette.field(), Qt::Key_Escape);
    QVERIFY(!desk.palette.isVisible());
    QTRY_VERIFY(desk.field->hasFocus());
    QVERIFY(desk.ran.empty());
}

void PaletteTest::whatIsDisabledCannotBeRun()
{
    Desk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    desk.palette.open();
    QTest::keyClicks(desk.palette.field(), QStringLiteral("send"));
    QTest::keyClick(desk.palette.field(), Qt::Key_Return);
    QVERIFY(desk.ran.empty());
    QVERIFY(desk.palette.isVisible());
}

QTEST_MAIN(PaletteTest)
#include "tst_palette.moc"
