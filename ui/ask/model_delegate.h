// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace longleaf::ui {

/// Draws the rows of the model picker: headings in one line, models in two.
class ModelDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kKindRole = Qt::UserRole; ///< ModelRow::Kind
    static constexpr int kDetailRole = Qt::UserRole + 1;
    static constexpr int kIconRole = Qt::UserRole + 2;
    static constexpr int kWarnedRole = Qt::UserRole + 3;
    static constexpr int kCurrentRole = Qt::UserRole + 4;

    ModelDelegate(const Theme &theme, QObject *parent);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintModel(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace longleaf::ui
