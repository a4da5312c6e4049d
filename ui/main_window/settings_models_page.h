// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/main_window/settings_controls.h"

#include <map>
#include <string>

class QFrame;

namespace longleaf::ui {

struct ProviderRow;
class PickerBox;
class ProviderField;

/// Keys and addresses of the providers, and how much the models reason.
class ModelsPage final : public SettingsPage {
    Q_OBJECT
public:
    ModelsPage(Theme &theme, QWidget *parent);

    void display(const SettingsForm &form) override;
    void write(SettingsForm &form) const override;
    void showAsking(const QString &provider);
    void showResult(const QString &provider, const Result<std::string> &result);

Q_SIGNALS:
    void testRequested(const QString &provider);
    void stopRequested(const QString &provider);

private:
    void addProvider(QVBoxLayout *column, const ProviderRow &provider, const SettingsForm &form);

    QFrame *m_warning;
    QLabel *m_warningText;
    QVBoxLayout *m_remote;
    QVBoxLayout *m_local;
    PickerBox *m_effort;
    QCheckBox *m_findLocal;
    std::map<std::string, ProviderField *> m_fields;
};

} // namespace longleaf::ui
