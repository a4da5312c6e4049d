// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/help_pages.h"
#include "ui/widgets/theme.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QScrollArea;

namespace longleaf::ui {

class AnswerView;

/// The help in a window of its own: its pages, a search over them, and links from one to another. Blocks nothing.
class HelpWindow final : public QDialog {
    Q_OBJECT
public:
    HelpWindow(const Theme &theme, QWidget *parent);

    /// Shows the page of this id; an unknown id shows the first.
    void showPage(const QString &id);
    [[nodiscard]] QListWidget *list() const { return m_list; }
    [[nodiscard]] QLineEdit *search() const { return m_search; }

Q_SIGNALS:
    /// A link that leads out of the help.
    void linkActivated(const QString &target);

private:
    void filter(const QString &typed);
    void showCurrent();
    void follow(const QString &target);

    std::vector<HelpPage> m_pages;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_none;
    QScrollArea *m_scroll;
    AnswerView *m_text;
};

} // namespace longleaf::ui
