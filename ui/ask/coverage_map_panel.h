// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/coverage_rows.h"
#include "ui/widgets/theme.h"

#include <QFrame>

class QLabel;

namespace longleaf::ui {

class CoverageMap;
class FlowLayout;

/// The map of pages with its legend, which counts them, and a line that says what the current cell is. As high as the
/// map needs up to a bound, from where on it scrolls.
class CoverageMapPanel final : public QFrame {
    Q_OBJECT
public:
    /// @param maxMapHeight  of the map, in device-independent pixels
    CoverageMapPanel(const Theme &theme, int maxMapHeight, QWidget *parent = nullptr);

    void showPlan(const PlanSummary &plan);
    [[nodiscard]] CoverageMap *map() const { return m_map; }
    /// "sent 120", "no text 3": what the legend says.
    [[nodiscard]] QStringList legend() const;

Q_SIGNALS:
    void pageActivated(longleaf::DocumentId document, int page);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyTheme();
    void showLegend();
    void addEntry(const QPixmap &picture, const QString &name, int count);
    void fitMap();

    const Theme &m_theme;
    int m_maxMapHeight;
    QWidget *m_legend;
    FlowLayout *m_entries;
    CoverageMap *m_map;
    QLabel *m_current;
    CoverCounts m_counts{};
    int m_partial = 0; ///< pages that could be read only in part
};

} // namespace longleaf::ui
