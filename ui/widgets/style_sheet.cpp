// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style_sheet.h"

#include "ui/widgets/theme.h"

#include <QHash>

namespace longleaf::ui {

namespace {

constexpr const char *kSurfaces = R"(
QMainWindow, QDialog { background: @panel; }
QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent; }
QFrame[surface="panel"], QWidget[surface="panel"] { background: @panel; border: none; }
QFrame[surface="canvas"], QWidget[surface="canvas"] { background: @canvas; border: none; }
QFrame[surface="header"] { background: @panel; border: none; border-bottom: 1px solid @line; }
QFrame[surface="canvasHeader"] { background: @canvas; border: none; border-bottom: 1px solid @line; }
QFrame[surface="footer"] { background: @panel; border: none; border-top: 1px solid @line; }
QFrame[surface="line"] { background: @line; border: none; }
QFrame[surface="card"] { background: @raised; border: 1px solid @line; border-radius: 8px; }
QFrame[surface="question"] { background: @panel; border: none; border-radius: 8px; }
QFrame[surface="ledger"] { background: @panel; border: 1px solid @line; border-radius: 8px; }
QFrame[surface="composer"] { background: @raised; border: 1px solid @outline; border-radius: 10px; }
QFrame[surface="composer"][focused="true"] { border: 1px solid @accent; }
QFrame[surface="notice"] { background: @infoTint; border: none; border-radius: 8px; }
QFrame[surface="notice"][tone="bad"] { background: @badTint; }
QFrame[surface="notice"][tone="warn"] { background: @warnTint; }
QLabel { background: transparent; }
QLabel[tone="soft"] { color: @textSoft; }
QLabel[tone="good"] { color: @good; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="bad"] { color: @bad; }
QLabel[tone="info"] { color: @info; }
QLabel[tone="neutral"] { color: @neutral; }
QToolTip { background: @raised; color: @text; border: 1px solid @outline; padding: 4px 8px; }
)";

constexpr const char *kControls = R"(
QPushButton { background: @raised; color: @text; border: 1px solid @outline; border-radius: 6px; padding: 0 12px;
    min-height: 30px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @pressed; }
QPushButton:focus { border: 1px solid @accent; }
QPushButton:disabled { color: @textDisabled; border-color: @line; background: transparent; }
QPushButton[variant="primary"] { background: @accent; color: @onAccent; border: 1px solid @accent; font-weight: 600; }
QPushButton[variant="primary"]:hover, QPushButton[variant="primary"]:pressed { background: @accentHover;
    border-color: @accentHover; }
QPushButton[variant="primary"]:focus { border: 2px solid @text; padding: 0 11px; min-height: 28px; }
QPushButton[variant="primary"]:disabled { background: @neutralTint; color: @textDisabled; border-color: @neutralTint; }
QPushButton[variant="quiet"] { background: transparent; border: 1px solid transparent; padding: 0 8px; color: @accent; }
QPushButton[variant="quiet"]:hover { background: @hover; }
QPushButton[variant="quiet"]:focus { border: 1px solid @accent; }
QPushButton[variant="quiet"]:disabled { color: @textDisabled; }
QPushButton[variant="chip"] { background: @raised; border: 1px solid @line; border-radius: 8px; padding: 8px 12px;
    text-align: left; min-height: 0; }
QPushButton[variant="chip"]:hover { border-color: @accent; background: @accentTint; }
QPushButton[variant="chip"]:focus { border-color: @accent; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 0 4px;
    min-height: 26px; color: @text; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @pressed; }
QToolButton:focus { border: 1px solid @accent; }
QToolButton:disabled { color: @textDisabled; }
QToolButton[variant="count"] { padding: 0; min-height: 20px; color: @text; }
QToolButton[variant="count"]:hover { background: transparent; text-decoration: underline; }
QToolButton[variant="count"]:disabled { color: @textSoft; }
QToolButton::menu-indicator { image: none; width: 0; }
QLineEdit { background: @raised; color: @text; border: 1px solid @outline; border-radius: 6px; padding: 0 8px;
    min-height: 30px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit QToolButton { min-height: 0; padding: 0; border: none; background: transparent; }
QLineEdit:focus { border: 1px solid @accent; }
QPlainTextEdit[variant="bare"], QTextBrowser[variant="bare"] { background: transparent; border: none; color: @text;
    selection-background-color: @accent; selection-color: @onAccent; }
QPlainTextEdit[variant="field"] { background: @raised; border: 1px solid @outline; border-radius: 6px; color: @text;
    selection-background-color: @accent; selection-color: @onAccent; }
QPlainTextEdit[variant="field"]:focus { border: 1px solid @accent; }
QPlainTextEdit[variant="field"]:read-only { background: @panel; }
QTextBrowser { background: @raised; color: @text; border: 1px solid @line; border-radius: 6px;
    selection-background-color: @accent; selection-color: @onAccent; }
QRadioButton { spacing: 8px; min-height: 24px; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @outline; border-radius: 8px; background: @raised; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent; background: @onAccent; }
QRadioButton::indicator:focus { border-color: @accent; }
QRadioButton:disabled { color: @textDisabled; }
QDoubleSpinBox, QSpinBox { background: @raised; border: 1px solid @outline; border-radius: 6px; padding: 0 8px;
    min-height: 30px; }
QDoubleSpinBox:focus, QSpinBox:focus { border: 1px solid @accent; }
)";

constexpr const char *kLists = R"(
QListView { background: @panel; border: none; outline: none; }
QListView[variant="pages"]::item { padding: 7px 10px; border-radius: 6px; color: @text; }
QListView[variant="pages"]::item:hover { background: @hover; }
QListView[variant="pages"]::item:selected { background: @selection; color: @text; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: @textSoft; border: none; border-bottom: 2px solid transparent;
    padding: 0 4px 0 12px; height: 45px; margin: 0; }
QTabBar::tab:hover { background: @hover; color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @accent; }
QTabBar::tear { width: 0; image: none; }
QTabBar QToolButton { background: @panel; border-radius: 4px; padding: 0; min-height: 0; }
QTabBar QToolButton:hover { background: @pressed; }
QTreeView { background: @panel; color: @text; border: none; outline: none; }
QTreeView::item { color: @text; border: none; }
QTreeView::item:hover { background: @hover; }
QTreeView::item:selected { background: @selection; color: @text; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: @outline; border-radius: 3px; min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:vertical:hover { background: @textDisabled; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: @outline; border-radius: 3px; min-width: 32px; margin: 3px 2px; }
QScrollBar::handle:horizontal:hover { background: @textDisabled; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenuBar { background: @panel; color: @text; border-bottom: 1px solid @line; padding: 2px 4px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @raised; color: @text; border: 1px solid @outline; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @textDisabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
)";

QHash<QString, QColor> namedColors(const Tokens &t)
{
    return {
        {QStringLiteral("canvas"), t.canvas},
        {QStringLiteral("panel"), t.panel},
        {QStringLiteral("raised"), t.raised},
        {QStringLiteral("line"), t.line},
        {QStringLiteral("outline"), t.outline},
        {QStringLiteral("text"), t.text},
        {QStringLiteral("textSoft"), t.textSoft},
        {QStringLiteral("textDisabled"), t.textDisabled},
        {QStringLiteral("accent"), t.accent},
        {QStringLiteral("accentHover"), t.accentHover},
        {QStringLiteral("onAccent"), t.onAccent},
        {QStringLiteral("accentTint"), t.accentTint},
        {QStringLiteral("hover"), t.hover},
        {QStringLiteral("pressed"), t.pressed},
        {QStringLiteral("selection"), t.selection},
        {QStringLiteral("good"), t.good},
        {QStringLiteral("goodTint"), t.goodTint},
        {QStringLiteral("warn"), t.warn},
        {QStringLiteral("warnTint"), t.warnTint},
        {QStringLiteral("bad"), t.bad},
        {QStringLiteral("badTint"), t.badTint},
        {QStringLiteral("info"), t.info},
        {QStringLiteral("infoTint"), t.infoTint},
        {QStringLiteral("neutral"), t.neutral},
        {QStringLiteral("neutralTint"), t.neutralTint},
    };
}

bool isNameCharacter(QChar character)
{
    return character.isLetter();
}

} // namespace

QString styleSheet(const Tokens &tokens)
{
    const QHash<QString, QColor> colors = namedColors(tokens);
    const QString source =
        QString::fromLatin1(kSurfaces) + QString::fromLatin1(kControls) + QString::fromLatin1(kLists);
    QString result;
    result.reserve(source.size() + 1024);
    for (qsizetype i = 0; i < source.size(); ++i) {
        if (source[i] != QLatin1Char('@')) {
            result += source[i];
            continue;
        }
        qsizetype end = i + 1;
        while (end < source.size() && isNameCharacter(source[end]))
            ++end;
        result += colors.value(source.mid(i + 1, end - i - 1)).name();
        i = end - 1;
    }
    return result;
}

} // namespace longleaf::ui
