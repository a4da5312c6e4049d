// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/page_actions.h"

#include "ui/reader/page_canvas.h"
#include "ui/reader/reader_view.h"
#include "ui/reader/zoom_box.h"

#include <QActionGroup>
#include <QKeySequence>
#include <QLocale>
#include <QMenu>
#include <QSettings>

namespace longleaf::ui {

namespace {

struct ArrangementWord {
    PageArrangement arrangement;
    const char *word; ///< in the state file
};
constexpr ArrangementWord kArrangements[] = {{PageArrangement::Single, "single"},
                                             {PageArrangement::Pairs, "pairs"},
                                             {PageArrangement::PairsAfterCover, "pairs-after-cover"}};

QKeySequence control(Qt::Key key)
{
    return QKeySequence(Qt::CTRL | key);
}

} // namespace

PageActions::PageActions(ReaderView &view, QObject *parent)
    : QObject(parent)
    , m_view(view)
{
}

QAction *PageActions::add(QMenu &menu, const char *name, const QString &text, const QList<QKeySequence> &keys,
                          const std::function<void()> &action)
{
    QAction *added = menu.addAction(text);
    added->setObjectName(QLatin1String(name));
    added->setShortcuts(keys);
    connect(added, &QAction::triggered, this, action);
    return added;
}

void PageActions::addToView(QMenu &menu)
{
    PageCanvas *pages = m_view.canvas();
    connect(&menu, &QMenu::aboutToShow, this, &PageActions::refresh);
    menu.addSeparator();
    QList<QKeySequence> larger = QKeySequence::keyBindings(QKeySequence::ZoomIn);
    if (!larger.contains(control(Qt::Key_Equal)))
        larger << control(Qt::Key_Equal); // the same key without Shift
    add(menu, "zoomIn", tr("Zoom &in"), larger, [this] { m_view.zoomIn(); });
    add(menu, "zoomOut", tr("Zoom &out"), QKeySequence::keyBindings(QKeySequence::ZoomOut),
        [this] { m_view.zoomOut(); });
    m_fitWidth = add(menu, "zoomToWidth", tr("Fit &width"), {control(Qt::Key_0)}, [this] { m_view.fitWidth(); });
    m_fitPage = add(menu, "zoomToPage", tr("Whole &page"), {control(Qt::Key_9)}, [this] { m_view.fitPage(); });
    QMenu *sizes = menu.addMenu(tr("&Zoom"));
    for (const int percent : ZoomBox::steps()) {
        const QByteArray name = "zoomTo" + QByteArray::number(percent);
        const QList<QKeySequence> keys = percent == 100 ? QList{control(Qt::Key_8)} : QList<QKeySequence>();
        add(*sizes, name.constData(), tr("%1 %").arg(QLocale().toString(percent)), keys,
            [this, percent] { m_view.setZoom(percent / 100.0); });
    }
    add(menu, "rotateClockwise", tr("&Rotate clockwise"), {control(Qt::Key_R)}, [pages] { pages->turn(1); });
    add(menu, "rotateCounterclockwise", tr("Rotate &counterclockwise"),
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)}, [pages] { pages->turn(-1); });
    addArrangements(menu);
    m_dark = add(menu, "darkPages", tr("Dark p&ages"), {}, [this, pages] { pages->setDarkPages(m_dark->isChecked()); });
    m_dark->setToolTip(tr("Shows light writing on dark pages"));
    for (QAction *action : {m_fitWidth, m_fitPage, m_dark})
        action->setCheckable(true);
    refresh();
}

void PageActions::addArrangements(QMenu &menu)
{
    QMenu *submenu = menu.addMenu(tr("Pages &beside each other"));
    auto *group = new QActionGroup(this);
    const struct {
        PageArrangement arrangement;
        const char *name;
        QString text;
    } choices[] = {{PageArrangement::Single, "showSinglePages", tr("&One page")},
                   {PageArrangement::Pairs, "showPagesInPairs", tr("&Two pages")},
                   {PageArrangement::PairsAfterCover, "showPagesInPairsAfterCover", tr("Two pages, the &first alone")}};
    for (const auto &choice : choices) {
        QAction *action = add(*submenu, choice.name, choice.text, {}, [this, arrangement = choice.arrangement] {
            m_view.canvas()->setArrangement(arrangement);
        });
        action->setCheckable(true);
        group->addAction(action);
        m_arrangements[choice.arrangement] = action;
    }
}

void PageActions::addToEdit(QMenu &menu)
{
    // While the pages have the keyboard, Ctrl+Shift+C does the same; elsewhere that copies a citation.
    QAction *copy =
        add(menu, "copySelectionWithReference", tr("Copy selection with &reference"),
            {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C)}, [this] { m_view.canvas()->copyWithReference(); });
    copy->setToolTip(tr("Copies the words selected in the reader, with the document and the page"));
}

void PageActions::refresh()
{
    const PageCanvas *pages = m_view.pages();
    m_fitWidth->setChecked(pages != nullptr && pages->zoomMode() == ZoomMode::Width);
    m_fitPage->setChecked(pages != nullptr && pages->zoomMode() == ZoomMode::Page);
    m_dark->setChecked(m_view.canvas()->darkPages());
    m_arrangements[m_view.canvas()->arrangement()]->setChecked(true);
}

void PageActions::save(QSettings &state) const
{
    state.setValue(QStringLiteral("reader/darkPages"), m_view.canvas()->darkPages());
    for (const ArrangementWord &known : kArrangements) {
        if (known.arrangement == m_view.canvas()->arrangement())
            state.setValue(QStringLiteral("reader/arrangement"), QString::fromLatin1(known.word));
    }
}

void PageActions::restore(const QSettings &state)
{
    m_view.canvas()->setDarkPages(state.value(QStringLiteral("reader/darkPages"), false).toBool());
    const QString word = state.value(QStringLiteral("reader/arrangement")).toString();
    for (const ArrangementWord &known : kArrangements) {
        if (word == QLatin1String(known.word))
            m_view.canvas()->setArrangement(known.arrangement);
    }
    refresh();
}

} // namespace longleaf::ui
