// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/document_list_model.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace longleaf::ui {

/// Draws a row of the library: tick box, title, what is known of the document, progress or the reason of a failure.
class DocumentDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit DocumentDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    [[nodiscard]] static QRect tickRect(const QRect &row);

Q_SIGNALS:
    void retryRequested(const QString &path);
    void dismissRequested(const QString &path);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    struct Lines;
    [[nodiscard]] Lines layoutRow(const QRect &row, const LibraryRow &data) const;
    void paintReady(QPainter *painter, const Lines &lines, const LibraryRow &row, double ratio) const;
    void paintProgress(QPainter *painter, const Lines &lines, const LibraryRow &row) const;
    void paintFailed(QPainter *painter, const Lines &lines, const LibraryRow &row, double ratio) const;

    const Theme &m_theme;
};

} // namespace longleaf::ui
