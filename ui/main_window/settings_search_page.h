// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/synonyms.h"
#include "ui/main_window/settings_controls.h"

class QPushButton;
class QTimer;
class QToolButton;

namespace longleaf::ui {

class NumberedTextEdit;

/// The synonyms that the search uses: the user's own list to edit, the built-in one to read.
class SearchPage final : public SettingsPage {
    Q_OBJECT
public:
    SearchPage(Theme &theme, QWidget *parent);

    void display(const SettingsForm &form) override;
    void write(SettingsForm &form) const override;
    /// Empty while the list is as it was: a line that was bad before keeps nobody from saving something else.
    [[nodiscard]] QString problem() const override;
    void showProblem() override;
    [[nodiscard]] QString unsaved() const override;

private:
    void addOwnList();
    void addBuiltInList();
    void refreshFold();
    /// Reads the list as it stands and says what it makes of it.
    void check();
    void say(const QString &text, const char *tone);
    [[nodiscard]] rank::SynonymCheck checked() const;
    [[nodiscard]] bool changed() const;

    NumberedTextEdit *m_own;
    QLabel *m_state;
    QPushButton *m_goTo;
    QLabel *m_place;
    QToolButton *m_fold;
    NumberedTextEdit *m_builtIn;
    QTimer *m_pause;   ///< since the last key
    QString m_shown;   ///< the list as it was loaded
    int m_badLine = 0; ///< the first, from 1
};

} // namespace longleaf::ui
