// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/turn.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <functional>
#include <vector>

namespace longleaf::ui {

/// What the keyboard and screen readers have of a chip, which is only drawn: an invisible button that lies over it, in
/// the tab order, with a name, and a ring when it has the focus. The mouse goes through it.
class CitationHandle final : public QAbstractButton {
    Q_OBJECT
public:
    CitationHandle(int index, const Theme &theme, QWidget *parent);

    [[nodiscard]] int index() const { return m_index; }
    /// @param name  how the citation is spoken; @param quote  its description
    void setWords(const QString &name, const QString &quote);

Q_SIGNALS:
    void opened(int index);        ///< Enter
    void cardRequested(int index); ///< Space
    void menuRequested(int index, const QPoint &globalPosition);
    void stepped(int index, int direction); ///< arrow keys
    void focused(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    const Theme &m_theme;
    int m_index;
};

/// The handles of one answer, in the order of its citations.
class CitationHandles final : public QObject {
    Q_OBJECT
public:
    /// `surface`: what the chips are drawn on.
    CitationHandles(const Theme &theme, QWidget *surface);

    /// Makes as many as there are citations and gives them their words.
    void describe(const std::vector<CitationEntry> &citations);
    void describe(int index, const CitationEntry &citation);
    /// Lays them over their chips; one without a chip is hidden.
    void place(const std::function<QRect(int index)> &chipRect);
    void focus(int index);
    [[nodiscard]] int focusedIndex() const; ///< -1: none
    [[nodiscard]] const std::vector<CitationHandle *> &all() const { return m_handles; }

Q_SIGNALS:
    void opened(int index);
    void cardRequested(int index);
    void menuRequested(int index, const QPoint &globalPosition);
    void focused(int index);

private:
    void add();

    const Theme &m_theme;
    QWidget *m_surface;
    std::vector<CitationHandle *> m_handles;
};

} // namespace longleaf::ui
