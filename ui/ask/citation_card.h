// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/turn.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace longleaf::ui {

class ElidedLabel;

/// The card beside a chip: the verdict in words, the quote, where it stands, and what differs. Drawn inside the window,
/// so it needs no compositor and takes no focus.
class CitationCard final : public QWidget {
    Q_OBJECT
public:
    CitationCard(const Theme &theme, QWidget *window);

    /// `anchor`: the chip, in the window's coordinates.
    void showFor(const CitationEntry &entry, int number, const QRect &anchor);
    [[nodiscard]] QString spokenText() const { return m_spoken; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fill(const CitationEntry &entry, int number);
    void fillDifference(const CitationEntry &entry);
    void place(const QRect &anchor);
    void applyFonts();

    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_word;
    QLabel *m_number;
    QLabel *m_sentence;
    QLabel *m_quote;
    QLabel *m_leftLabel;
    QLabel *m_leftValue;
    QLabel *m_rightLabel;
    QLabel *m_rightValue;
    QLabel *m_sourceLabel;
    QLabel *m_source;
    QLabel *m_missing; ///< what the cited passage lacks
    ElidedLabel *m_title;
    QLabel *m_page;
    QString m_spoken;
};

} // namespace longleaf::ui
