// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/verdict_line.h"

#include "ui/widgets/flow_layout.h"

#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace longleaf::ui {

namespace {

constexpr int kIcon = 12;

/// The look of a group is that of its plainest verdict.
VerdictStyle groupStyle(VerdictGroup group, const Tokens &tokens)
{
    switch (group) {
    case VerdictGroup::Found: return verdictStyle(answer::CitationStatus::Exact, tokens);
    case VerdictGroup::Reworded: return verdictStyle(answer::CitationStatus::Reworded, tokens);
    case VerdictGroup::NumbersDiffer: return verdictStyle(answer::CitationStatus::NumbersDiffer, tokens);
    case VerdictGroup::NotFound: return verdictStyle(answer::CitationStatus::NotFound, tokens);
    case VerdictGroup::PageOnly: return verdictStyle(answer::CitationStatus::PageOnly, tokens);
    case VerdictGroup::Unseen:
    case VerdictGroup::MarkedWrong: break;
    }
    if (group == VerdictGroup::Unseen) {
        VerdictStyle style = verdictStyle(answer::CitationStatus::NumbersDiffer, tokens);
        style.icon = QStringLiteral("hidden");
        return style;
    }
    VerdictStyle style = verdictStyle(answer::CitationStatus::NotFound, tokens);
    style.icon = QStringLiteral("flag");
    return style;
}

} // namespace

VerdictLine::VerdictLine(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_row(new FlowLayout(this, space::kHalf, 0))
    , m_state(new QLabel(this))
    , m_none(new QLabel(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    m_none->setProperty("tone", QStringLiteral("soft"));
    for (QLabel *label : {m_state, m_none}) {
        label->setTextFormat(Qt::PlainText);
        label->setMinimumHeight(space::kThree - 2);
        m_row->addWidget(label);
    }
    applyTheme();
    connect(&theme, &Theme::changed, this, &VerdictLine::applyTheme);
}

void VerdictLine::applyTheme()
{
    m_state->setFont(m_theme.type().captionStrong);
    m_none->setFont(m_theme.type().caption);
    for (QToolButton *button : m_counts)
        button->setFont(m_theme.type().caption);
}

std::vector<QToolButton *> VerdictLine::counts() const
{
    return {m_counts.begin(), m_counts.begin() + static_cast<std::ptrdiff_t>(m_groups.size())};
}

void VerdictLine::showVerdicts(const QString &state, const char *tone, const std::vector<CitationEntry> &citations,
                               bool withCounts)
{
    m_state->setText(state);
    if (m_state->property("tone").toString() != QLatin1String(tone)) {
        m_state->setProperty("tone", QString::fromLatin1(tone));
        m_state->style()->unpolish(m_state);
        m_state->style()->polish(m_state);
    }
    const std::vector<VerdictCount> counts = withCounts ? verdictCounts(citations) : std::vector<VerdictCount>();
    m_text = state;
    if (withCounts)
        m_text += QStringLiteral(" · ") + verdictSummary(citations);
    m_groups.clear();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        m_groups.push_back(counts[i].group);
        showCount(i, counts[i]);
    }
    for (std::size_t i = counts.size(); i < m_counts.size(); ++i)
        m_counts[i]->hide();
    m_none->setText(verdictSummary(citations));
    m_none->setVisible(withCounts && counts.empty());
    updateGeometry();
}

void VerdictLine::showCount(std::size_t index, const VerdictCount &count)
{
    if (index == m_counts.size()) {
        auto *button = new QToolButton(this);
        button->setProperty("variant", QStringLiteral("count"));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize(QSize(kIcon, kIcon));
        button->setFont(m_theme.type().caption);
        button->setFocusPolicy(Qt::TabFocus);
        button->setCursor(Qt::PointingHandCursor);
        connect(button, &QToolButton::clicked, this, [this, index]() {
            if (index < m_groups.size())
                Q_EMIT chosen(m_groups[index]);
        });
        m_row->addWidget(button);
        m_counts.push_back(button);
    }
    QToolButton *button = m_counts[index];
    const VerdictStyle style = groupStyle(count.group, m_theme.tokens());
    button->setText(count.text);
    const bool canWalk = count.count > 0; // none found: no sign that says it is well
    button->setIcon(canWalk ? QIcon(m_theme.pixmap(style.icon, style.color, kIcon, devicePixelRatioF())) : QIcon());
    button->setEnabled(canWalk);
    const QString walk = canWalk ? tr("Click to go from one to the next") : QString();
    button->setToolTip(count.detail.isEmpty() ? walk : count.detail + QLatin1Char('\n') + walk);
    button->setAccessibleName(count.text);
    button->setAccessibleDescription(button->toolTip());
    button->show();
}

} // namespace longleaf::ui
