// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/accessible_role.h"
#include "ui/main_window/shortcut_dialog.h"

#include "ui/main_window/palette_match.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kCommandRole = Qt::UserRole;

QString keysText(const QAction *action)
{
    QStringList texts;
    for (const QKeySequence &keys : action->shortcuts())
        texts << keys.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral(", "));
}

} // namespace

ShortcutDialog::ShortcutDialog(ShortcutStore &store, const Theme &, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_keys(new QKeySequenceEdit(this))
    , m_note(new QLabel(this))
    , m_set(new QPushButton(tr("Set"), this))
    , m_remove(new QPushButton(tr("No keys"), this))
    , m_reset(new QPushButton(tr("As built in"), this))
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    resize(640, 560);
    m_search->setPlaceholderText(tr("Filter commands"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setHeaderLabels({tr("Command"), tr("Menu"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    setAccessibleRole(m_keys, QAccessible::HotkeyField);
    m_keys->setAccessibleName(tr("Press the new keys"));
    m_note->setWordWrap(true);
    m_note->setProperty("tone", QStringLiteral("soft"));
    m_note->setMinimumHeight(2 * m_note->fontMetrics().lineSpacing());
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_set->setProperty("variant", QStringLiteral("primary"));
    auto *all = new QPushButton(tr("Reset all"), this);
    auto *close = new QPushButton(tr("Close"), this);
    for (QPushButton *button : {m_set, m_remove, m_reset, all, close})
        button->setAutoDefault(false); // Enter belongs to the field that takes keys

    auto *editor = new QHBoxLayout;
    editor->setSpacing(space::kUnit);
    editor->addWidget(m_keys, 1);
    editor->addWidget(m_set);
    editor->addWidget(m_remove);
    editor->addWidget(m_reset);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(all);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kTwo, space::kTwo, space::kTwo, space::kTwo);
    column->setSpacing(space::kOneAndHalf);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addLayout(editor);
    column->addWidget(m_note);
    column->addLayout(buttons);

    connect(m_search, &QLineEdit::textChanged, this, &ShortcutDialog::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutDialog::showCurrent);
    connect(m_list, &QTreeWidget::itemActivated, m_keys, [this]() { m_keys->setFocus(); });
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutDialog::describeConflict);
    connect(m_set, &QPushButton::clicked, this, &ShortcutDialog::assign);
    connect(m_remove, &QPushButton::clicked, this, [this]() {
        if (QAction *action = currentAction())
            m_store.assign(action, {});
    });
    connect(m_reset, &QPushButton::clicked, this, [this]() {
        if (QAction *action = currentAction())
            m_store.reset(action);
    });
    connect(all, &QPushButton::clicked, &m_store, &ShortcutStore::resetAll);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_store, &ShortcutStore::changed, this, &ShortcutDialog::fill);
    fill();
    m_list->setCurrentItem(m_list->topLevelItem(0));
    m_search->setFocus();
}

void ShortcutDialog::fill()
{
    const bool first = m_list->topLevelItemCount() == 0;
    for (std::size_t i = 0; i < m_store.commands().size(); ++i) {
        const Command &command = m_store.commands()[i];
        QTreeWidgetItem *item = first ? new QTreeWidgetItem(m_list) : m_list->topLevelItem(static_cast<int>(i));
        item->setData(0, kCommandRole, static_cast<qulonglong>(i));
        item->setText(0, command.name);
        // In the stretched column, where the hint decides the height of the row alone.
        item->setSizeHint(2, QSize(0, m_list->fontMetrics().height() + space::kUnit));
        item->setText(1, command.menu);
        item->setText(2, keysText(command.action));
        QFont font = m_list->font();
        font.setBold(m_store.isChanged(command.action));
        item->setFont(2, font);
        item->setToolTip(2, font.bold() ? tr("Changed by you") : QString());
    }
    if (first) {
        m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
        m_list->header()->setStretchLastSection(true);
    }
    showCurrent();
}

void ShortcutDialog::filter(const QString &typed)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        const QString all = item->text(0) + QLatin1Char(' ') + item->text(1) + QLatin1Char(' ') + item->text(2);
        item->setHidden(!paletteMatch(typed, all));
    }
}

QAction *ShortcutDialog::currentAction() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    if (item == nullptr)
        return nullptr;
    return m_store.commands()[static_cast<std::size_t>(item->data(0, kCommandRole).toULongLong())].action;
}

void ShortcutDialog::showCurrent()
{
    const QAction *action = currentAction();
    for (QWidget *part : std::initializer_list<QWidget *>{m_keys, m_set, m_remove, m_reset})
        part->setEnabled(action != nullptr);
    m_keys->setKeySequence(action != nullptr ? action->shortcut() : QKeySequence());
    m_reset->setEnabled(action != nullptr && m_store.isChanged(action));
    describeConflict();
}

void ShortcutDialog::describeConflict()
{
    const QAction *action = currentAction();
    const QKeySequence keys = m_keys->keySequence();
    const Command *other = m_store.owner(keys, action);
    m_set->setEnabled(action != nullptr && keys != action->shortcut());
    if (other != nullptr)
        m_note->setText(tr("“%1” has these keys, or keys that begin like them. If you set them here, it loses its own.")
                            .arg(other->name));
    else
        m_note->setText(tr("Choose a command, press the new keys in the field and then “Set”."));
}

void ShortcutDialog::assign()
{
    if (QAction *action = currentAction())
        m_store.assign(action, m_keys->keySequence());
}

} // namespace longleaf::ui
