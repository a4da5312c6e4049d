// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notice_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <utility>

namespace longleaf::ui {

namespace {

void setAction(QPushButton *button, const QString &text)
{
    button->setText(text);
    button->setAccessibleName(text);
}

} // namespace

NoticeBar::NoticeBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_first(new QPushButton(this))
    , m_second(new QPushButton(this))
    , m_close(new QToolButton(this))
    , m_timer(new QTimer(this))
{
    setProperty("surface", QStringLiteral("notice"));
    setAccessibleName(tr("Notice"));
    m_icon->setFixedSize(16, 16);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QPushButton *button : {m_first, m_second})
        button->setProperty("variant", QStringLiteral("quiet"));
    m_first->setAccessibleName(tr("First choice of the notice"));
    m_second->setAccessibleName(tr("Second choice of the notice"));
    m_close->setIcon(theme.icon(QStringLiteral("close")));
    m_close->setToolTip(tr("Close this notice"));
    m_close->setAccessibleName(tr("Close this notice"));
    m_timer->setSingleShot(true);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kOneAndHalf, space::kHalf, space::kHalf, space::kHalf);
    row->setSpacing(space::kUnit);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_first);
    row->addWidget(m_second);
    row->addWidget(m_close);

    connect(m_first, &QPushButton::clicked, this, [this]() { runAction(0); });
    connect(m_second, &QPushButton::clicked, this, [this]() { runAction(1); });
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    connect(m_timer, &QTimer::timeout, this, &NoticeBar::dismiss);
    connect(&theme, &Theme::changed, this, &NoticeBar::refreshIcon);
    hide();
}

void NoticeBar::show(Tone tone, const QString &text, std::vector<Action> actions, int hideAfterMs,
                     std::function<void()> closed)
{
    if (m_closed)
        std::exchange(m_closed, nullptr)();
    m_tone = tone;
    m_actions = std::move(actions);
    m_closed = std::move(closed);
    m_text->setText(text);
    m_text->setAccessibleName(text);
    const std::size_t count = m_actions.size();
    m_first->setVisible(count > 0);
    m_second->setVisible(count > 1);
    if (count > 0)
        setAction(m_first, m_actions[0].text);
    if (count > 1)
        setAction(m_second, m_actions[1].text);
    static constexpr const char *kTones[] = {"info", "warn", "bad"};
    setProperty("tone", QString::fromLatin1(kTones[static_cast<int>(tone)]));
    style()->unpolish(this);
    style()->polish(this);
    refreshIcon();
    QFrame::show();
    m_timer->stop();
    if (hideAfterMs > 0)
        m_timer->start(hideAfterMs);
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeBar::dismiss()
{
    m_timer->stop();
    hide();
    if (m_closed)
        std::exchange(m_closed, nullptr)();
}

QString NoticeBar::text() const
{
    return isVisible() ? m_text->text() : QString();
}

void NoticeBar::refreshIcon()
{
    const Tokens &t = m_theme.tokens();
    const QColor color = m_tone == Tone::Bad ? t.bad : m_tone == Tone::Warning ? t.warn : t.info;
    const QString name = m_tone == Tone::Info ? QStringLiteral("info") : QStringLiteral("warning");
    m_icon->setPixmap(m_theme.pixmap(name, color, 16, devicePixelRatioF()));
}

void NoticeBar::runAction(std::size_t index)
{
    if (index >= m_actions.size())
        return;
    const auto run = m_actions[index].run;
    m_closed = nullptr;
    m_timer->stop();
    hide();
    if (run)
        run();
}

} // namespace longleaf::ui
