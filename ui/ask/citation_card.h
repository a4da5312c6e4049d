// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/turn.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace longleaf::ui {

class CitationCrop;
class CitationQuote;
class ElidedLabel;
class PassagePictures;

/// The card beside a chip: the verdict in words, the quote, what differs, the place in the document, and what can be
/// done. Drawn inside the window, so it needs no compositor; takes the focus only when it is asked to.
class CitationCard final : public QWidget {
    Q_OBJECT
public:
    CitationCard(const Theme &theme, QWidget *window);

    /// Where pictures come from; without them the card does without. Must outlive the card.
    void setPictures(PassagePictures *pictures);
    /// `anchor`: the chip, in the window's coordinates; the card never covers it.
    void showFor(const CitationEntry &entry, int number, const QRect &anchor);
    /// Puts the keyboard on the card's first button; Tab stays inside, Escape closes.
    void takeFocus();
    [[nodiscard]] QString spokenText() const { return m_spoken; }
    [[nodiscard]] CitationCrop *crop() const { return m_crop; }
    [[nodiscard]] CitationQuote *quote() const { return m_quote; }
    [[nodiscard]] QToolButton *menuButton() const { return m_menu; }

Q_SIGNALS:
    void openRequested();
    void copyRequested();
    void menuRequested(const QPoint &globalPosition);
    void mouseEntered();
    void mouseLeft();
    /// By Escape, from inside.
    void closeRequested();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void build();
    [[nodiscard]] QToolButton *button(const QString &icon, const QString &name);
    void fill(const CitationEntry &entry, int number);
    void fillDifference(const CitationEntry &entry);
    void place(const QRect &anchor);
    [[nodiscard]] int heightFor(int width);
    void applyFonts();

    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_word;
    QLabel *m_number;
    QLabel *m_sentence;
    CitationQuote *m_quote;
    QLabel *m_leftLabel;
    QLabel *m_leftValue;
    QLabel *m_rightLabel;
    QLabel *m_rightValue;
    QLabel *m_sourceLabel;
    QLabel *m_source;
    QLabel *m_hidden;  ///< that nobody sees its words on the page
    QLabel *m_missing; ///< what the cited passage lacks
    QLabel *m_note;    ///< of a user's mark
    CitationCrop *m_crop;
    ElidedLabel *m_title;
    QLabel *m_page;
    QToolButton *m_open;
    QToolButton *m_copy;
    QToolButton *m_menu;
    QString m_spoken;
};

} // namespace longleaf::ui
