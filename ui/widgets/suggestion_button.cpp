// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/suggestion_button.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace longleaf::ui {

namespace {

constexpr int kSide = space::kOneAndHalf;
constexpr int kTop = space::kUnit;

} // namespace

SuggestionButton::SuggestionButton(const QString &sentence, QWidget *parent)
    : QPushButton(parent)
    , m_sentence(sentence)
{
    setProperty("variant", QStringLiteral("chip"));
    setAccessibleName(sentence);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize SuggestionButton::sizeHint() const
{
    return {360, heightForWidth(360)};
}

QSize SuggestionButton::minimumSizeHint() const
{
    return {160, fontMetrics().height() + 2 * kTop};
}

int SuggestionButton::heightForWidth(int width) const
{
    const QRect bounds = fontMetrics().boundingRect(QRect(0, 0, width - 2 * kSide, 4000), Qt::TextWordWrap, m_sentence);
    return bounds.height() + 2 * kTop + 2;
}

void SuggestionButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawControl(QStyle::CE_PushButton, option);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    painter.drawText(rect().adjusted(kSide, kTop, -kSide, -kTop), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                     m_sentence);
}

} // namespace longleaf::ui
