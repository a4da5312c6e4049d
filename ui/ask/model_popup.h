// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/model_rows.h"
#include "ui/widgets/theme.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;
class QModelIndex;
class QStandardItemModel;

namespace longleaf::ui {

/// The list of models with a field that filters it. The keyboard stays in the field: arrows move in the list, Enter
/// chooses, Esc closes. Headings and models that cannot be asked are passed over.
class ModelPopup final : public QFrame {
    Q_OBJECT
public:
    ModelPopup(const Theme &theme, QWidget *parent);

    /// Shows all models with the current one selected.
    void setModels(const std::vector<ModelChoice> &models, const QString &current);
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QListView *list() const { return m_list; }
    /// As they are shown now.
    [[nodiscard]] const std::vector<ModelRow> &rows() const { return m_rows; }

Q_SIGNALS:
    void chosen(const QString &id);
    /// A model that lacks a key or an address.
    void setupRequested(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void refill();
    void choose(const QModelIndex &index);
    void applyTheme();
    [[nodiscard]] int firstChoice() const;

    const Theme &m_theme;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_empty;
    QStandardItemModel *m_items;
    std::vector<ModelChoice> m_models;
    std::vector<ModelRow> m_rows;
    QString m_current;
};

} // namespace longleaf::ui
