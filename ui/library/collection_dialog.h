// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/collection_controller.h"
#include "ui/widgets/theme.h"

#include <QDialog>

class QCheckBox;
class QDoubleSpinBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace longleaf::ui {

/// Name and rules of a collection: which models it may be sent to, and what its answers may cost. Does not block.
class CollectionDialog final : public QDialog {
    Q_OBJECT
public:
    CollectionDialog(CollectionController &controller, CollectionId id, const Theme &theme, QWidget *parent = nullptr);

private:
    void addHint(QVBoxLayout *column, const QString &text);
    void refresh();
    void save();

    CollectionController &m_controller;
    CollectionId m_id;
    const Theme &m_theme;
    QLineEdit *m_name;
    QCheckBox *m_localOnly;
    QCheckBox *m_training;
    QCheckBox *m_limited;
    QDoubleSpinBox *m_limit;
};

} // namespace longleaf::ui
