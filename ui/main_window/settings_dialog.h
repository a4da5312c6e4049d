// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"
#include "ui/main_window/settings_backend.h"
#include "ui/widgets/theme.h"

#include <QDialog>

class QCheckBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace longleaf::ui {

class NoticeBar;
class PickerBox;

/// The settings; does not block the window. Explains where the key is kept and what each choice means.
class SettingsDialog final : public QDialog {
    Q_OBJECT
public:
    /// The references must outlive the dialog.
    SettingsDialog(SettingsBackend &backend, async::JobRunner &runner, Theme &theme, QWidget *parent);

Q_SIGNALS:
    /// The new settings are on disk.
    void saved(const longleaf::ui::SettingsForm &form);

private:
    void build();
    void addRow(QGridLayout *grid, const QString &name, QWidget *field, QLabel *hint);
    [[nodiscard]] QLabel *hintLabel(const QString &text);
    void load();
    void show(const SettingsForm &form);
    void save();

    SettingsBackend &m_backend;
    async::JobRunner &m_runner;
    Theme &m_theme;
    SettingsForm m_form;
    QLineEdit *m_key;
    QPushButton *m_removeKey;
    QLabel *m_keyHint = nullptr;
    QLineEdit *m_baseUrl;
    QCheckBox *m_limit;
    QDoubleSpinBox *m_maxCost;
    QCheckBox *m_training;
    PickerBox *m_themeChoice;
    NoticeBar *m_notice;
    QPushButton *m_save;
};

} // namespace longleaf::ui
