// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/document_list_model.h"

#include <QSortFilterProxyModel>
#include <memory>
#include <optional>
#include <unordered_set>

namespace longleaf::ui {

/// Which rows of the library are shown, and in which order.
class DocumentFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Show { Everything, Ready, Warnings, Failed };
    enum class Order { Added, Title, Pages, Tokens, State };

    /// `model` must outlive the filter.
    explicit DocumentFilter(DocumentListModel &model, QObject *parent = nullptr);

    void setText(const QString &text);
    void setShow(Show show);
    void setOrder(Order order, Qt::SortOrder direction);
    /// Only members and files on their way into the collection; none: all.
    void setCollection(CollectionId id, std::unordered_set<std::int64_t> members);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] Show show() const { return m_show; }
    [[nodiscard]] Order order() const { return m_order; }
    /// Whether text or state hide something that the collection has.
    [[nodiscard]] bool isFiltering() const { return !m_text.isEmpty() || m_show != Show::Everything; }
    [[nodiscard]] const LibraryRow &row(const QModelIndex &proxyIndex) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    DocumentListModel &m_model;
    QString m_text; ///< case-folded
    Show m_show = Show::Everything;
    Order m_order = Order::Added;
    CollectionId m_collection;
    std::unordered_set<std::int64_t> m_members;
};

[[nodiscard]] QString toWord(DocumentFilter::Show show);   // "all", "ready", "warnings", "failed"
[[nodiscard]] QString toWord(DocumentFilter::Order order); // "added", "title", "pages", "tokens", "state"
[[nodiscard]] DocumentFilter::Show showFromWord(const QString &word);
[[nodiscard]] DocumentFilter::Order orderFromWord(const QString &word);

} // namespace longleaf::ui
