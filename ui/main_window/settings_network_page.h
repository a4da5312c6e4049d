// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/settings_controls.h"

class QGridLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace longleaf::ui {

class PickerBox;

/// How models are reached: time limits, the proxy, further certificates.
class NetworkPage final : public SettingsPage {
    Q_OBJECT
public:
    NetworkPage(Theme &theme, QWidget *parent);

    void display(const SettingsForm &form) override;
    void write(SettingsForm &form) const override;
    [[nodiscard]] QString problem() const override;

private:
    void addTimeLimits();
    QSpinBox *addTimeLimit(QGridLayout *grid, const QString &name, const QString &hint);
    void browse();

    QSpinBox *m_connect = nullptr;
    QSpinBox *m_firstEvent = nullptr;
    QSpinBox *m_idle = nullptr;
    QSpinBox *m_total = nullptr;
    PickerBox *m_proxy;
    QLineEdit *m_proxyAddress;
    QLineEdit *m_certificates;
    QPushButton *m_browse;
};

} // namespace longleaf::ui
