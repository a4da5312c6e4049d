// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui_walk.h"

#include "ui/ask/ask_pane.h"
#include "ui/ask/citation_desk.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/turn_view.h"
#include "ui/library/collection_list.h"
#include "ui/library/library_pane.h"
#include "ui/library/search_pane.h"
#include "ui/main_window/command_palette.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/reader_pane.h"
#include "ui/reader/find_bar.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDebug>
#include <QDialog>
#include <QDirIterator>
#include <QFile>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace longleaf::test {

namespace {

constexpr int kSettledMs = 120;

/// What would end the walk, leave the program or take away what is looked at.
const QStringList kNotTriggered{
    QStringLiteral("quit"),     QStringLiteral("openLogFolder"), QStringLiteral("newConversation"),
    QStringLiteral("askAgain"), QStringLiteral("closeTab"),      QStringLiteral("removeCollection"),
    QStringLiteral("send"),     QStringLiteral("stop"),          QStringLiteral("editAndAskAgain")};

class Walk {
public:
    Walk(UiDriver &driver, const Look &look)
        : m_driver(driver)
        , m_look(look)
    {
    }

    QStringList run();

private:
    void beginning();
    void answer();
    void panes();
    void commands();
    void buttons();
    void trigger(const char *name);
    void see(const QString &place);
    void seeDialogs(const QString &place);
    void seePages(const QString &place, QWidget &dialog);

    UiDriver &m_driver;
    const Look &m_look;
    QTemporaryDir m_files;
    QStringList m_met;
};

void Walk::see(const QString &place)
{
    UiDriver::wait(kSettledMs);
    m_look(place, m_driver.window());
    seeDialogs(place);
}

/// Each page that a list or tabs of the dialog lead to.
void Walk::seePages(const QString &place, QWidget &dialog)
{
    const QString name = place + QStringLiteral(" › ") + QString::fromLatin1(dialog.metaObject()->className());
    m_look(name, dialog);
    const auto each = [&](auto *pages) {
        const int before = pages->currentIndex();
        for (int i = 0; i < pages->count(); ++i) {
            if (i == before)
                continue;
            pages->setCurrentIndex(i);
            UiDriver::wait(kSettledMs);
            m_look(name + QStringLiteral(", page %1").arg(i + 1), dialog);
        }
        pages->setCurrentIndex(before);
    };
    // Those of Qt's own dialogs, and of tabs, are inner ones.
    if (auto *tabs = dialog.findChild<QTabWidget *>())
        each(tabs);
    else if (auto *stack = dialog.findChild<QStackedWidget *>(); stack != nullptr && !dialog.inherits("QFileDialog"))
        each(stack);
}

/// Looks at every dialog that is open, and closes it.
void Walk::seeDialogs(const QString &place)
{
    for (int guard = 0; guard < 8; ++guard) {
        QWidget *found = nullptr;
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->isVisible() && widget != &m_driver.window() && qobject_cast<QDialog *>(widget) != nullptr)
                found = widget;
        }
        if (found == nullptr)
            return;
        m_met << QString::fromLatin1(found->metaObject()->className());
        seePages(place, *found);
        found->close();
        UiDriver::wait(kSettledMs);
    }
}

void Walk::trigger(const char *name)
{
    for (const ui::Command &command : ui::commandsOf(*m_driver.window().menuBar())) {
        if (command.action->objectName() == QLatin1String(name))
            command.action->trigger();
    }
}

void Walk::beginning()
{
    see(QStringLiteral("first start"));
    QFile broken(m_files.filePath(QStringLiteral("report.pdf")));
    if (broken.open(QIODevice::WriteOnly))
        broken.write("<html>Sign in</html>");
    broken.close();
    m_driver.drop({UiDriver::sampleDocument(), broken.fileName()});
    (void)m_driver.waitUntilRead();
    see(QStringLiteral("documents"));
}

void Walk::answer()
{
    m_driver.window().askPane()->composer()->setQuestion(QStringLiteral("What is the capex of FY2030?"));
    UiDriver::waitFor([this]() { return m_driver.program().ask().plan().has_value(); });
    see(QStringLiteral("question"));
    (void)m_driver.send(QStringLiteral("What were the total net sales in the third quarter of 2022?"));
    (void)m_driver.waitUntilAnswered();
    see(QStringLiteral("answer"));
    ui::TurnView *turn = m_driver.window().askPane()->conversation()->turns().back();
    QList<QToolButton *> opened;
    for (QToolButton *button : turn->findChildren<QToolButton *>()) {
        if (button->isCheckable() && button->isVisible() && !button->isChecked()) {
            button->click();
            opened << button;
        }
    }
    see(QStringLiteral("answer unfolded"));
    for (QToolButton *button : opened)
        button->click();
    trigger("nextCitation");
    trigger("showCitationCard");
    see(QStringLiteral("card of a citation"));
    m_driver.window().askPane()->conversation()->hideCard();
    m_driver.window().askPane()->conversation()->citations()->doWithCurrent(ui::CitationDeed::EditNote);
    see(QStringLiteral("note on a citation"));
}

void Walk::panes()
{
    trigger("writeNote");
    see(QStringLiteral("writing a note"));
    trigger("pinAnswer");
    trigger("showHistory");
    see(QStringLiteral("history"));
    trigger("showHistory");
    m_driver.window().readerPane()->findInDocument(QStringLiteral("net sales"));
    trigger("showHits");
    UiDriver::wait(kSettledMs);
    see(QStringLiteral("hits in the document"));
    trigger("showThumbnails");
    see(QStringLiteral("pages in small"));
    trigger("showContents");
    see(QStringLiteral("contents"));
    trigger("showContents");
    m_driver.window().readerPane()->findBar()->hide();
    m_driver.window().readerPane()->goToPage();
    see(QStringLiteral("going to a page"));
    trigger("searchEverything");
    m_driver.window().libraryPane()->search()->findChild<QLineEdit *>()->setText(QStringLiteral("dividends"));
    UiDriver::wait(600);
    see(QStringLiteral("search of everything"));
    trigger("newCollection");
    UiDriver::wait(kSettledMs);
    if (QWidget *editor = QApplication::focusWidget())
        QTest::keyClick(editor, Qt::Key_Return); // the name that was proposed
    see(QStringLiteral("new collection"));
    ui::CollectionController &collections = m_driver.program().library().collections();
    UiDriver::waitFor([&collections]() { return collections.model().rowCount() > 1; });
    trigger("commandPalette");
    see(QStringLiteral("command palette"));
    trigger("commandPalette");
}

void Walk::commands()
{
    m_driver.window().libraryPane()->showDocuments();
    QListView *list = m_driver.window().libraryPane()->list();
    m_driver.program().library().collections().setCurrent({});
    UiDriver::wait(kSettledMs);
    list->setCurrentIndex(list->model()->index(0, 0));
    QStringList names;
    for (const ui::Command &command : ui::commandsOf(*m_driver.window().menuBar()))
        names << command.action->objectName();
    for (const QString &name : names) {
        if (kNotTriggered.contains(name))
            continue;
        for (const ui::Command &command : ui::commandsOf(*m_driver.window().menuBar())) {
            if (command.action->objectName() != name || !command.action->isEnabled())
                continue;
            const bool checkable = command.action->isCheckable();
            QAction *action = command.action;
            action->trigger();
            UiDriver::wait(20);
            if (action->text().contains(QChar(0x2026)))
                UiDriver::wait(kSettledMs);
            seeDialogs(QStringLiteral("command ") + name);
            if (checkable && action->actionGroup() == nullptr)
                action->trigger(); // as it was
            break;
        }
    }
    // The dialog of a collection needs one.
    ui::CollectionController &collections = m_driver.program().library().collections();
    if (collections.model().rows().size() > 1) {
        m_driver.window().libraryPane()->showProperties(collections.model().rows().back().id);
        UiDriver::wait(kSettledMs);
        seeDialogs(QStringLiteral("properties of a collection"));
    }
}

/// An ellipsis promises a dialog.
void Walk::buttons()
{
    QList<QAbstractButton *> all = m_driver.window().findChildren<QAbstractButton *>();
    for (QAbstractButton *button : all) {
        if (button->isVisible() && button->isEnabled() && button->text().contains(QChar(0x2026))) {
            const QString text = button->text();
            button->click();
            UiDriver::wait(kSettledMs);
            seeDialogs(QStringLiteral("button ") + text);
        }
    }
    for (QComboBox *box : m_driver.window().findChildren<QComboBox *>()) {
        for (int i = 0; box->isVisible() && i < box->count(); ++i) {
            if (!box->itemText(i).contains(QChar(0x2026)))
                continue;
            const int before = box->currentIndex();
            Q_EMIT box->activated((box->setCurrentIndex(i), i));
            UiDriver::wait(kSettledMs);
            seeDialogs(QStringLiteral("choice ") + box->itemText(i));
            box->setCurrentIndex(before);
        }
    }
}

QStringList Walk::run()
{
    beginning();
    answer();
    panes();
    commands();
    buttons();
    m_met.removeDuplicates();
    return m_met;
}

} // namespace

QStringList walkEverything(UiDriver &driver, const Look &look)
{
    return Walk(driver, look).run();
}

QStringList dialogClasses()
{
    static const QRegularExpression declaration(QStringLiteral(R"(class (\w+)[^:;{]*: public Q(Dialog|Wizard)\b)"));
    QStringList classes;
    QDirIterator headers(QStringLiteral(LONGLEAF_SOURCE_DIR "/ui"), {QStringLiteral("*.h")}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (headers.hasNext()) {
        QFile file(headers.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        auto found = declaration.globalMatch(QString::fromUtf8(file.readAll()));
        while (found.hasNext())
            classes << QStringLiteral("longleaf::ui::") + found.next().captured(1);
    }
    return classes;
}

QList<QWidget *> tabStops(QWidget &root)
{
    QList<QWidget *> stops;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        const bool stop = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible() && widget->isEnabled() &&
                          widget->focusProxy() == nullptr && widget->window() == &root;
        const QWidget *parent = widget->parentWidget();
        const bool inner = qobject_cast<const QAbstractSpinBox *>(parent) != nullptr ||
                           qobject_cast<const QComboBox *>(parent) != nullptr ||
                           qobject_cast<const QKeySequenceEdit *>(parent) != nullptr;
        if (stop && !inner)
            stops << widget;
    }
    return stops;
}

void Faults::add(const QString &place, const QStringList &faults)
{
    for (const QString &fault : faults) {
        if (m_known.contains(fault))
            continue;
        m_known.insert(fault);
        m_found << place + QStringLiteral(": ") + fault;
        qWarning().noquote() << m_found.last();
    }
}

QByteArray Faults::text() const
{
    return m_found.join(QLatin1Char('\n')).toUtf8().prepend('\n');
}

} // namespace longleaf::test
