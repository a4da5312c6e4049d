// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/settings_controls.h"

namespace longleaf::ui {

class PickerBox;

/// Light or dark.
class AppearancePage final : public SettingsPage {
    Q_OBJECT
public:
    AppearancePage(Theme &theme, QWidget *parent);

    void display(const SettingsForm &form) override;
    void write(SettingsForm &form) const override;

private:
    PickerBox *m_choice;
};

} // namespace longleaf::ui
