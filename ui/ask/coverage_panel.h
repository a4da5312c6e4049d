// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/passage_list.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace longleaf::ui {

/// Under an answer that was given a part of the documents: the best passages that it was not given, and how to ask
/// again with more.
class CoveragePanel final : public QFrame {
    Q_OBJECT
public:
    CoveragePanel(const Theme &theme, PassageList::SnippetSource snippets, QWidget *parent);

    void showTurn(const Turn &turn);
    [[nodiscard]] PassageList *passages() const { return m_list; }
    [[nodiscard]] QToolButton *header() const { return m_header; }

Q_SIGNALS:
    void moreRequested();
    void restRequested();

private:
    void applyTheme();

    const Theme &m_theme;
    QToolButton *m_header;
    QWidget *m_body;
    PassageList *m_list;
    QPushButton *m_more;
    QPushButton *m_rest;
};

} // namespace longleaf::ui
