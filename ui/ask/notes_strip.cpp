// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/notes_strip.h"

#include "ui/ask/panel_header.h"
#include "ui/text/qt_convert.h"

#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kMostRows = 5; ///< more of them scroll

} // namespace

NotesStrip::NotesStrip(NotesController &controller, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_header(new QToolButton(this))
    , m_list(new QListWidget(this))
{
    setProperty("surface", QStringLiteral("ledger"));
    setAccessibleName(tr("Notes and pins"));
    m_list->setAccessibleName(tr("Notes and pins"));
    m_list->setProperty("variant", QStringLiteral("pages"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setUniformItemSizes(true);
    m_list->setIconSize({16, 16});
    connectPanelHeader(m_header, m_list, theme);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kOneAndHalf, space::kHalf, space::kOneAndHalf, space::kHalf);
    column->setSpacing(space::kHalf);
    column->addWidget(m_header);
    column->addWidget(m_list);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { open(m_list->row(item)); });
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) { open(m_list->row(item)); });
    connect(&controller, &NotesController::changed, this, &NotesStrip::refresh);
    connect(&theme, &Theme::changed, this, &NotesStrip::applyTheme);
    applyTheme();
    refresh();
}

void NotesStrip::applyTheme()
{
    m_header->setFont(m_theme.type().captionStrong);
    m_list->setFont(m_theme.type().caption);
    refresh();
}

void NotesStrip::refresh()
{
    const auto &notes = m_controller.notes();
    m_header->setText(tr("Notes and pins (%1)").arg(notes.size()));
    m_header->setAccessibleName(m_header->text());
    m_list->clear();
    for (const store::Note &note : notes) {
        const QString words = toQString(note.text.empty() ? note.excerpt : note.text).simplified();
        auto *item =
            new QListWidgetItem(m_theme.icon(note.text.empty() ? QStringLiteral("pin") : QStringLiteral("note")),
                                m_controller.placeOf(note) + QStringLiteral(" · ") + words, m_list);
        item->setToolTip(words);
    }
    const int rows = std::min<int>(kMostRows, m_list->count());
    m_list->setFixedHeight(rows * std::max(1, m_list->sizeHintForRow(0)) + 2);
    setVisible(!notes.empty());
}

void NotesStrip::open(int row)
{
    if (row >= 0 && row < static_cast<int>(m_controller.notes().size()))
        m_controller.reveal(m_controller.notes()[static_cast<std::size_t>(row)]);
}

} // namespace longleaf::ui
