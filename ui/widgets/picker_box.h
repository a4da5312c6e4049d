// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QStyledItemDelegate>

class QStandardItemModel;

namespace longleaf::ui {

/// One choice of a picker: a name, a line that explains it, and an optional mark.
struct PickerItem {
    QString id;
    QString name;
    QString detail;
    QString icon; ///< under resources/icons; empty: none
    bool enabled = true;
};

/// A flat drop-down whose list shows two lines for each choice.
class PickerBox final : public QComboBox {
    Q_OBJECT
public:
    PickerBox(const Theme &theme, int popupWidth, QWidget *parent = nullptr);

    void setItems(const std::vector<PickerItem> &items, const QString &current);
    [[nodiscard]] QString currentId() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    void showPopup() override;

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    const Theme &m_theme;
    QStandardItemModel *m_model;
    int m_popupWidth;
};

} // namespace longleaf::ui
