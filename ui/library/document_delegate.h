// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/document_list_model.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace longleaf::ui {

/// Draws a row of the library in two lines, all equally high: tick box and title; what is known of the document, its
/// progress, or the reason of a failure.
class DocumentDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit DocumentDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    [[nodiscard]] static QRect tickRect(const QRect &row, Qt::LayoutDirection direction = Qt::LeftToRight);
    /// Of a row that could not be read.
    [[nodiscard]] static QRect retryRect(const QRect &row, Qt::LayoutDirection direction = Qt::LeftToRight);
    [[nodiscard]] static QRect dismissRect(const QRect &row, Qt::LayoutDirection direction = Qt::LeftToRight);

Q_SIGNALS:
    void retryRequested(std::int64_t file);
    void dismissRequested(std::int64_t file);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct Pen;
    void paintReady(const Pen &pen, const LibraryRow &row) const;
    void paintProgress(const Pen &pen, const LibraryRow &row) const;
    void paintFailed(const Pen &pen, const LibraryRow &row) const;

    const Theme &m_theme;
};

} // namespace longleaf::ui
