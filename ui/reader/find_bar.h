// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QFrame>

class QLabel;
class QLineEdit;
class QToolButton;

namespace longleaf::ui {

class FindSession;
class Theme;

/// The strip above the pages in which a person types what to find.
class FindBar final : public QFrame {
    Q_OBJECT
public:
    /// Both must outlive the bar.
    FindBar(FindSession &session, const Theme &theme, QWidget *parent = nullptr);

    /// Shows the bar, all of what is typed selected. Something to find replaces what is typed.
    void open(const QString &wanted = {});
    /// Where the reader stands: the search begins there.
    void setPage(int page) { m_page = page; }
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    /// The sentence that counts the hits, for tests and accessibility.
    [[nodiscard]] QString countText() const;
    /// What could not be searched; empty: nothing.
    [[nodiscard]] QString noticeText() const;

Q_SIGNALS:
    /// The bar was closed; nothing is looked for any more.
    void closed();
    /// The list of hits is wanted.
    void listWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *button(const QString &icon, const QString &name);
    QToolButton *option(const QString &text, const QString &name);
    void wantTyped();
    void showState();
    void close();
    [[nodiscard]] QString countSentence() const;
    [[nodiscard]] QString noticeSentence() const;

    FindSession &m_session;
    const Theme &m_theme;
    QLineEdit *m_field;
    QLabel *m_count;
    QLabel *m_notice;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_case;
    QToolButton *m_words;
    QToolButton *m_list;
    int m_page = 1;
};

} // namespace longleaf::ui
