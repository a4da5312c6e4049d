// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/answer_document.h"
#include "ui/ask/turn.h"
#include "ui/widgets/theme.h"

#include <QTextBrowser>
#include <QTimer>

namespace longleaf::ui {

class CitationChip;
class CitationHandles;
class CodeButtons;

/// The text of one answer, as tall as its text. Nothing in it is ever loaded or opened: pictures are words, links only
/// say that they were clicked.
class AnswerView final : public QTextBrowser {
    Q_OBJECT
public:
    explicit AnswerView(const Theme &theme, QWidget *parent = nullptr);

    /// Shows the turn's text and new citations as they are now, at the next tick of the coalescing timer.
    void scheduleUpdate(const Turn &turn);
    /// The same at once.
    void updateNow(const Turn &turn);
    /// A verdict has arrived: only the chip is drawn again.
    void citationChanged(const Turn &turn, int citation);
    void themeChanged();

    [[nodiscard]] int citationCount() const { return static_cast<int>(m_citations.size()); }
    [[nodiscard]] const CitationEntry &citation(int index) const
    {
        return m_citations[static_cast<std::size_t>(index)];
    }
    void updateCitationSource(int index, const std::string &text);
    /// Where a chip is, in this widget's coordinates; empty if it is not in the text.
    [[nodiscard]] QRect chipRect(int index) const;
    void setCurrentCitation(int index);
    [[nodiscard]] int currentCitation() const;
    /// Gives the chip the keyboard's focus.
    void focusCitation(int index);
    [[nodiscard]] const CitationHandles &handles() const { return *m_handles; }
    /// How often Qt asked for a resource; each time it got a blank placeholder.
    [[nodiscard]] int resourceRequests() const { return m_resourceRequests; }
    /// Milliseconds spent on writing the document so far.
    [[nodiscard]] double writingMs() const { return m_writingMs; }

Q_SIGNALS:
    void citationActivated(int index);
    /// The mouse is on a chip, told at every move; -1: it has left.
    void citationHovered(int index);
    void citationFocused(int index);       ///< by the keyboard
    void citationCardRequested(int index); ///< by the keyboard, which wants to go into it
    void citationMenuRequested(int index, const QPoint &globalPosition);
    void linkActivated(const QString &target);
    void heightChanged();

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    void write();
    void fitHeight();
    [[nodiscard]] std::vector<TextSpan> doubtfulParts() const;
    [[nodiscard]] int chipAt(const QPoint &position) const;
    void placeOverlays();
    void takeCitations(const Turn &turn);

    const Theme &m_theme;
    AnswerDocument m_answer;
    CitationChip *m_chips;
    CitationHandles *m_handles;
    CodeButtons *m_codeButtons;
    QTimer m_timer;
    std::string m_text;
    std::vector<CitationEntry> m_citations;
    std::vector<TextSpan> m_doubtful; ///< as written last
    int m_hovered = -1;
    int m_resourceRequests = 0;
    double m_writingMs = 0;
    double m_lastWriteMs = 0;
};

} // namespace longleaf::ui
