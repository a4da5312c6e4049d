// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/settings_controls.h"

class QSpinBox;

namespace longleaf::ui {

class PickerBox;

/// Colours, size of text, language.
class AppearancePage final : public SettingsPage {
    Q_OBJECT
public:
    AppearancePage(Theme &theme, QWidget *parent);

    void display(const SettingsForm &form) override;
    void write(SettingsForm &form) const override;

private:
    PickerBox *m_choice;
    QSpinBox *m_size;
    PickerBox *m_language;
};

} // namespace longleaf::ui
