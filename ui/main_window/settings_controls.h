// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>
#include <optional>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QVBoxLayout;

namespace longleaf::ui {

class PickerBox;
struct SettingsForm;

/// One page of the settings: a column of headings, controls and hints.
class SettingsPage : public QWidget {
    Q_OBJECT
public:
    /// `theme` must outlive the page.
    SettingsPage(Theme &theme, QWidget *parent);

    virtual void display(const SettingsForm &form) = 0;
    /// Changes only members that this page shows, and only where the user changed something.
    virtual void write(SettingsForm &form) const = 0;
    /// Why the page cannot be saved as it is; empty when it can.
    [[nodiscard]] virtual QString problem() const { return {}; }
    /// Leads to what problem() names.
    virtual void showProblem() {}
    /// What would be lost, and took work to write, if the settings were closed now; empty: nothing.
    [[nodiscard]] virtual QString unsaved() const { return {}; }

protected:
    [[nodiscard]] Theme &theme() const { return m_theme; }
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// A new part of the page, set off from what stands above it.
    void addHeading(const QString &text);
    QLabel *addHint(const QString &text);
    /// A drop-down with a heading above it, which is also its accessible name.
    void addPicker(const QString &name, PickerBox *picker);

private:
    Theme &m_theme;
    QVBoxLayout *m_column;
};

/// Small soft text that wraps.
[[nodiscard]] QLabel *hintLabel(const QString &text, const Theme &theme, QWidget *parent);

/// A tick and an amount in US dollars: a limit that may be off.
class LimitField final : public QWidget {
    Q_OBJECT
public:
    /// @param name  what is limited, for screen readers. @param text  beside the tick; may be empty.
    LimitField(const QString &text, const QString &name, const Theme &theme, QWidget *parent);

    void setLimit(std::optional<double> usd);
    /// An amount that was not touched is given back as it was, with all its digits.
    [[nodiscard]] std::optional<double> limit() const;

private:
    QCheckBox *m_tick;
    QDoubleSpinBox *m_amount;
    std::optional<double> m_given;
    double m_shown = 0;
};

} // namespace longleaf::ui
