// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace longleaf::ui {

/// What stands in the middle before the first question: how to begin, the sample, suggested questions.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(const Theme &theme, QWidget *parent = nullptr);

    /// @param haveDocuments  otherwise the page says how to add some.
    void setHaveDocuments(bool haveDocuments);
    void setSampleName(const QString &name); ///< empty: there is no sample
    void setSuggestions(const QStringList &questions);
    [[nodiscard]] QStringList suggestions() const { return m_questions; }

Q_SIGNALS:
    void openFilesRequested();
    void sampleRequested();
    void questionChosen(const QString &question);

private:
    void applyTheme();
    void refresh();

    const Theme &m_theme;
    QLabel *m_mark;
    QLabel *m_title;
    QLabel *m_text;
    QWidget *m_actions;
    QPushButton *m_open;
    QPushButton *m_sample;
    QLabel *m_suggestionsTitle;
    QVBoxLayout *m_suggestionColumn;
    std::vector<QPushButton *> m_chips;
    QStringList m_questions;
    QString m_sampleName;
    bool m_haveDocuments = false;
};

} // namespace longleaf::ui
