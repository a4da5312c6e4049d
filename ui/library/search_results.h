// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QAbstractListModel>
#include <QStyledItemDelegate>
#include <functional>
#include <vector>

#include "core/store/text_search.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/theme.h"

namespace longleaf::ui {

/// The hits of a search as lines: a document, then its passages, then the next document.
class SearchResults final : public QAbstractListModel {
    Q_OBJECT
public:
    struct Line {
        DocumentId document;
        QString text; ///< title, or snippet
        int page = 0; ///< 0: the line of the document itself
        int hits = 0; ///< of a document
        std::vector<Utf16Range> marks;
        std::vector<TextSpan> words; ///< in the canonical text

        [[nodiscard]] bool isDocument() const { return page == 0; }
    };
    enum Role { LineRole = Qt::UserRole + 1 };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void show(const store::TextSearch &found, const std::function<QString(DocumentId)> &titleOf);
    void clear();
    [[nodiscard]] const std::vector<Line> &lines() const { return m_lines; }

private:
    std::vector<Line> m_lines;
};

/// Draws them; found words are bold on a tint.
class SearchDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit SearchDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintSnippet(QPainter *painter, const QRect &rect, const SearchResults::Line &line,
                      Qt::LayoutDirection direction) const;

    const Theme &m_theme;
};

} // namespace longleaf::ui

Q_DECLARE_METATYPE(longleaf::ui::SearchResults::Line)
