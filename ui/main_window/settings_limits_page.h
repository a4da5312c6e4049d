// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/settings_controls.h"

#include <vector>

namespace longleaf::ui {

struct CollectionRow;

/// What answers may cost: each, in a day, and for a collection.
class LimitsPage final : public SettingsPage {
    Q_OBJECT
public:
    LimitsPage(Theme &theme, QWidget *parent);

    void display(const SettingsForm &form) override;
    void write(SettingsForm &form) const override;

private:
    void showCollections(const std::vector<CollectionRow> &collections);

    LimitField *m_perAnswer;
    LimitField *m_perDay;
    QLabel *m_today;
    QLabel *m_collectionsHint;
    QWidget *m_table;
    std::vector<LimitField *> m_limits; ///< in the order of the form's collections
};

} // namespace longleaf::ui
