// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/settings_controls.h"

#include <vector>

namespace longleaf::ui {

/// What providers may do with the documents, and what they keep.
class PrivacyPage final : public SettingsPage {
    Q_OBJECT
public:
    PrivacyPage(Theme &theme, QWidget *parent);

    void display(const SettingsForm &form) override;
    void write(SettingsForm &form) const override;

private:
    void addUpdates();

    QVBoxLayout *m_ticks;
    QCheckBox *m_noCollection;
    std::vector<QCheckBox *> m_collections; ///< in the order of the form's collections
    QCheckBox *m_longCache;
    QCheckBox *m_leaveOutHidden;
    QWidget *m_updates; ///< the part about newer versions; hidden where the build never asks
    QCheckBox *m_checkForUpdates;
    QLabel *m_updatesHint;
    QLabel *m_folder;
};

} // namespace longleaf::ui
