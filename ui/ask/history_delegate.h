// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace longleaf::ui {

/// Draws the rows of the history and edits names in place.
class HistoryDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit HistoryDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    void paintDetail(QPainter *painter, const QRect &rect, const QString &marked, bool rightToLeft) const;

    const Theme &m_theme;
};

} // namespace longleaf::ui
