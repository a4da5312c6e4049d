// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/find_bar.h"

#include "ui/reader/find_session.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace longleaf::ui {

FindBar::FindBar(FindSession &session, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_theme(theme)
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_notice(new QLabel(this))
    , m_previous(button(QStringLiteral("chevron-up"), tr("Previous hit (Shift+F3)")))
    , m_next(button(QStringLiteral("chevron-down"), tr("Next hit (F3)")))
    , m_case(option(tr("Aa"), tr("Match capitals")))
    , m_words(option(tr("Words"), tr("Whole words only")))
    , m_list(option(tr("List"), tr("Show all hits in a list")))
{
    setObjectName(QStringLiteral("findBar"));
    setProperty("surface", QStringLiteral("header"));
    setAccessibleName(tr("Find in the document"));
    m_field->setPlaceholderText(tr("Find in this document"));
    m_field->setAccessibleName(tr("What to find"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_count->setProperty("tone", QStringLiteral("soft"));
    m_count->setAccessibleName(tr("Hits"));
    m_notice->setProperty("tone", QStringLiteral("warn"));
    m_notice->setWordWrap(true);
    m_list->setCheckable(false);
    QToolButton *close = button(QStringLiteral("close"), tr("Close (Esc)"));

    auto *upper = new QHBoxLayout;
    upper->setSpacing(space::kHalf);
    upper->addWidget(m_field, 1);
    upper->addWidget(m_previous);
    upper->addWidget(m_next);
    upper->addWidget(close);
    auto *lower = new QHBoxLayout;
    lower->setSpacing(space::kHalf);
    lower->addWidget(m_case);
    lower->addWidget(m_words);
    lower->addWidget(m_list);
    lower->addStretch(1);
    lower->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kUnit, space::kUnit, space::kUnit, space::kUnit);
    column->setSpacing(space::kHalf);
    column->addLayout(upper);
    column->addLayout(lower);
    column->addWidget(m_notice);

    connect(m_field, &QLineEdit::textEdited, this, &FindBar::wantTyped);
    connect(m_case, &QToolButton::toggled, this, &FindBar::wantTyped);
    connect(m_words, &QToolButton::toggled, this, &FindBar::wantTyped);
    connect(m_previous, &QToolButton::clicked, this, [this] { m_session.step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { m_session.step(1); });
    connect(m_list, &QToolButton::clicked, this, &FindBar::listWanted);
    connect(close, &QToolButton::clicked, this, &FindBar::close);
    connect(&session, &FindSession::changed, this, &FindBar::showState);
    hide();
    showState();
}

QToolButton *FindBar::button(const QString &icon, const QString &name)
{
    auto *result = new QToolButton(this);
    result->setIcon(m_theme.icon(icon));
    result->setToolTip(name);
    result->setAccessibleName(name);
    result->setAutoRaise(true);
    return result;
}

QToolButton *FindBar::option(const QString &text, const QString &name)
{
    auto *result = new QToolButton(this);
    result->setText(text);
    result->setToolTip(name);
    result->setAccessibleName(name);
    result->setCheckable(true);
    result->setAutoRaise(true);
    return result;
}

void FindBar::open(const QString &wanted)
{
    if (!wanted.isEmpty())
        m_field->setText(wanted);
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    wantTyped();
}

void FindBar::close()
{
    hide();
    m_session.clear();
    Q_EMIT closed();
}

void FindBar::wantTyped()
{
    m_session.setWanted(m_field->text(), {m_case->isChecked(), m_words->isChecked()}, m_page);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool escape = key->key() == Qt::Key_Escape;
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!escape && !enter)
        return QFrame::eventFilter(watched, event);
    // Esc and Enter mean other things to the window.
    event->accept();
    if (event->type() == QEvent::KeyPress && escape)
        close();
    else if (event->type() == QEvent::KeyPress)
        m_session.step(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    return true;
}

QString FindBar::countSentence() const
{
    const int count = static_cast<int>(m_session.hits().size());
    const QLocale locale;
    switch (m_session.state()) {
    case FindSession::State::Idle: return {};
    case FindSession::State::Failed: return tr("Not searched");
    case FindSession::State::Searching: return count == 0 ? tr("Searching…") : tr("%n hit(s) so far", nullptr, count);
    case FindSession::State::Done: break;
    }
    if (count == 0)
        return tr("No hits");
    const QString total =
        m_session.summary().more ? tr("more than %1").arg(locale.toString(count)) : locale.toString(count);
    return m_session.current() < 0 ? tr("%n hit(s)", nullptr, count)
                                   : tr("%1 of %2").arg(locale.toString(m_session.current() + 1), total);
}

QString FindBar::noticeSentence() const
{
    if (m_session.state() == FindSession::State::Failed)
        return m_session.failure();
    const answer::FindSummary &summary = m_session.summary();
    if (m_session.state() != FindSession::State::Done || summary.pagesWithoutText == 0)
        return {};
    return tr("%n of %1 page(s) have no text and could not be searched.", nullptr, summary.pagesWithoutText)
        .arg(QLocale().toString(summary.pages));
}

void FindBar::showState()
{
    m_count->setText(countSentence());
    m_notice->setText(noticeSentence());
    m_notice->setVisible(!m_notice->text().isEmpty());
    const bool any = !m_session.hits().empty();
    m_previous->setEnabled(any);
    m_next->setEnabled(any);
    m_list->setEnabled(any);
}

QString FindBar::countText() const
{
    return m_count->text();
}

QString FindBar::noticeText() const
{
    return m_notice->text();
}

} // namespace longleaf::ui
