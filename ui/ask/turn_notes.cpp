// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/turn_notes.h"

#include "ui/text/qt_convert.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/growing_text_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr int kMostLines = 8;
constexpr int kButtonHeight = 28;

QToolButton *iconButton(const Theme &theme, const char *icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(theme.icon(QString::fromLatin1(icon)));
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

} // namespace

TurnNotes::TurnNotes(NotesController &controller, int turn, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_turn(turn)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
    , m_box(new QFrame(this))
    , m_edit(new GrowingTextEdit(kMostLines, m_box))
    , m_save(new QPushButton(tr("Save note"), m_box))
    , m_cancel(new QPushButton(tr("Cancel"), m_box))
{
    setAccessibleName(tr("Notes"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kUnit);
    buildBox();
    connect(&controller, &NotesController::changed, this, &TurnNotes::refresh);
    connect(&theme, &Theme::changed, this, &TurnNotes::applyTheme);
    applyTheme();
}

void TurnNotes::buildBox()
{
    m_box->setProperty("surface", QStringLiteral("composer"));
    m_edit->setPlaceholderText(tr("Your note on this answer"));
    m_edit->setAccessibleName(tr("Note"));
    m_edit->installEventFilter(this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kUnit);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(m_box);
    column->setContentsMargins(space::kUnit, space::kUnit, space::kUnit, space::kUnit);
    column->setSpacing(space::kUnit);
    column->addWidget(m_edit);
    column->addLayout(buttons);
    m_column->addWidget(m_box);
    m_box->hide();
    connect(m_edit, &GrowingTextEdit::submitted, this, &TurnNotes::save);
    connect(m_save, &QPushButton::clicked, this, &TurnNotes::save);
    connect(m_cancel, &QPushButton::clicked, this, &TurnNotes::closeBox);
}

void TurnNotes::applyTheme()
{
    m_edit->setFont(m_theme.type().body);
    m_save->setFont(m_theme.type().caption);
    m_cancel->setFont(m_theme.type().caption);
    refresh();
}

void TurnNotes::show(AnswerId answer)
{
    if (std::exchange(m_answer, answer) != answer)
        refresh();
}

void TurnNotes::refresh()
{
    for (QWidget *card : m_cards)
        card->deleteLater();
    m_cards.clear();
    for (const store::Note &note : m_controller.notesOf(m_answer))
        addCard(note);
    setVisible(!m_cards.empty() || m_box->isVisibleTo(this));
}

void TurnNotes::addCard(const store::Note &note)
{
    auto *card = new QFrame(this);
    card->setProperty("surface", QStringLiteral("card"));
    card->setAccessibleName(tr("Note"));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->setContentsMargins(0, space::kHalf, 0, space::kHalf);
    if (!note.text.empty()) {
        auto *text = new QLabel(toQString(note.text), card);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setFont(m_theme.type().body);
        texts->addWidget(text);
    }
    if (note.citation >= 0) {
        auto *about = new ElidedLabel(card);
        about->setFullText(tr("Citation %1: “%2”").arg(note.citation + 1).arg(toQString(note.excerpt)));
        about->setProperty("tone", QStringLiteral("soft"));
        about->setFont(m_theme.type().caption);
        texts->addWidget(about);
    }
    auto *icon = new QLabel(card);
    icon->setFixedSize(16, kButtonHeight); // in line with the buttons
    icon->setPixmap(m_theme.pixmap(note.text.empty() ? QStringLiteral("pin") : QStringLiteral("note"),
                                   m_theme.tokens().accent, 16, devicePixelRatioF()));
    QToolButton *edit = iconButton(m_theme, "edit", tr("Change the note"), card);
    QToolButton *remove = iconButton(m_theme, "trash", tr("Delete the note"), card);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kHalf, space::kUnit);
    row->setSpacing(space::kUnit);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    row->addWidget(edit, 0, Qt::AlignTop);
    row->addWidget(remove, 0, Qt::AlignTop);
    connect(edit, &QToolButton::clicked, this,
            [this, id = note.id, text = toQString(note.text)]() { beginEdit(id, text); });
    connect(remove, &QToolButton::clicked, this, [this, id = note.id]() { m_controller.remove(id); });
    m_column->insertWidget(m_column->count() - 1, card);
    card->show();
    m_cards.push_back(card);
}

void TurnNotes::write()
{
    if (m_answer.valid())
        beginEdit({}, m_box->isVisible() ? m_edit->toPlainText() : QString());
}

void TurnNotes::beginEdit(NoteId id, const QString &text)
{
    m_editing = id;
    QWidget::show();
    m_box->show();
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
    m_edit->setFocus(Qt::OtherFocusReason);
}

void TurnNotes::save()
{
    const QString text = m_edit->toPlainText();
    if (text.trimmed().isEmpty())
        return;
    if (m_editing.valid())
        m_controller.change(m_editing, text);
    else
        m_controller.add(m_turn, text);
    closeBox();
}

void TurnNotes::closeBox()
{
    m_edit->clear();
    m_editing = {};
    m_box->hide();
    setVisible(!m_cards.empty());
}

bool TurnNotes::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        closeBox();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace longleaf::ui
