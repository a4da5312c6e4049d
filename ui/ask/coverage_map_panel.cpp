// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/coverage_map_panel.h"

#include "ui/ask/coverage_cell.h"
#include "ui/ask/coverage_map.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/format.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

CoverageMapPanel::CoverageMapPanel(const Theme &theme, int maxMapHeight, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_maxMapHeight(maxMapHeight)
    , m_legend(new QWidget(this))
    , m_entries(new FlowLayout(m_legend, space::kOneAndHalf, space::kHalf))
    , m_map(new CoverageMap(theme, this))
    , m_current(new QLabel(this))
{
    setAccessibleName(tr("Pages of the request"));
    m_legend->setAccessibleName(tr("Legend"));
    m_current->setTextFormat(Qt::PlainText);
    m_current->setWordWrap(true);
    m_current->setProperty("tone", QStringLiteral("soft"));
    m_current->setAccessibleName(tr("Page in the map"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kHalf);
    column->addWidget(m_legend);
    column->addWidget(m_map);
    column->addWidget(m_current);
    connect(m_map, &CoverageMap::pageActivated, this, &CoverageMapPanel::pageActivated);
    connect(m_map, &CoverageMap::currentChanged, m_current, [this](const QString &text) {
        m_current->setText(text);
        m_current->setAccessibleDescription(text);
    });
    connect(&theme, &Theme::changed, this, &CoverageMapPanel::applyTheme);
    applyTheme();
}

void CoverageMapPanel::applyTheme()
{
    m_current->setFont(m_theme.type().caption);
    showLegend();
    fitMap();
}

void CoverageMapPanel::showPlan(const PlanSummary &plan)
{
    std::vector<CoverageRow> rows = coverageRows(plan);
    if (rows == m_map->rows())
        return;
    m_counts = countCovers(rows);
    m_partial = countPartial(rows);
    m_map->setRows(std::move(rows));
    setAccessibleDescription(m_map->accessibleDescription());
    showLegend();
    fitMap();
}

QStringList CoverageMapPanel::legend() const
{
    QStringList entries;
    for (const QLabel *label : m_legend->findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            entries << label->text();
    }
    return entries;
}

void CoverageMapPanel::showLegend()
{
    while (QLayoutItem *item = m_entries->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QFontMetrics caption(m_theme.type().caption);
    const int side = std::max(9, caption.height() * 2 / 3);
    const auto picture = [&](PageCover cover, bool partial) {
        return coverPixmap(cover, partial, m_theme.tokens(), side, devicePixelRatioF());
    };
    for (std::size_t i = 0; i < kPageCovers; ++i) {
        const auto cover = static_cast<PageCover>(i);
        if (m_counts[i] > 0)
            addEntry(picture(cover, false), coverText(cover), m_counts[i]);
    }
    if (m_partial > 0)
        addEntry(picture(PageCover::Sent, true), partialText(), m_partial);
    m_legend->updateGeometry();
}

void CoverageMapPanel::addEntry(const QPixmap &picture, const QString &name, int count)
{
    auto *entry = new QWidget(m_legend);
    auto *shape = new QLabel(entry);
    shape->setPixmap(picture);
    shape->setAccessibleName(name);
    auto *text = new QLabel(tr("%1: %2").arg(name, fullCount(count)), entry);
    text->setFont(m_theme.type().caption);
    auto *row = new QHBoxLayout(entry);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kHalf);
    row->addWidget(shape);
    row->addWidget(text);
    m_entries->addWidget(entry);
    entry->show();
}

void CoverageMapPanel::fitMap()
{
    constexpr int kScrollBar = 12;
    const int width = m_map->width();
    int height = m_map->heightFor(width);
    if (height > m_maxMapHeight)
        height = std::min(m_maxMapHeight, m_map->heightFor(width - kScrollBar));
    m_map->setFixedHeight(std::max(height, space::kThree));
}

void CoverageMapPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitMap();
}

} // namespace longleaf::ui
