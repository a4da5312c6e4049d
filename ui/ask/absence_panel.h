// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/passage_list.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace longleaf::ui {

/// Under an answer that says "not found": what was searched, with which words, and what comes nearest.
class AbsencePanel final : public QFrame {
    Q_OBJECT
public:
    AbsencePanel(const Theme &theme, PassageList::SnippetSource snippets, QWidget *parent);

    void showTurn(const Turn &turn);
    [[nodiscard]] PassageList *passages() const { return m_list; }
    [[nodiscard]] QToolButton *header() const { return m_header; }

private:
    void applyTheme();

    const Theme &m_theme;
    QToolButton *m_header;
    QWidget *m_body;
    PassageList *m_list;
    QLabel *m_summary;
    QLabel *m_terms;
};

} // namespace longleaf::ui
