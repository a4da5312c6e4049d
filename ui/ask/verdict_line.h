// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/verdict_style.h"
#include "ui/widgets/theme.h"

#include <QWidget>
#include <vector>

class QLabel;
class QToolButton;

namespace longleaf::ui {

class FlowLayout;

/// The first line over an answer: its state in a word, and the verdicts counted in words. A click on a count walks
/// through its citations.
class VerdictLine final : public QWidget {
    Q_OBJECT
public:
    explicit VerdictLine(const Theme &theme, QWidget *parent = nullptr);

    /// @param state  "Complete"; @param tone  of the style sheet's labels; @param withCounts  citations are counted (an
    /// answer without any says so)
    void showVerdicts(const QString &state, const char *tone, const std::vector<CitationEntry> &citations,
                      bool withCounts);
    /// "Complete · 11 of 12 quotes found, 1 differs in a number".
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] std::vector<QToolButton *> counts() const;

Q_SIGNALS:
    void chosen(longleaf::ui::VerdictGroup group);

private:
    void applyTheme();
    void showCount(std::size_t index, const VerdictCount &count);

    const Theme &m_theme;
    FlowLayout *m_row;
    QLabel *m_state;
    QLabel *m_none; ///< "no citations"
    std::vector<QToolButton *> m_counts;
    std::vector<VerdictGroup> m_groups;
    QString m_text;
};

} // namespace longleaf::ui
