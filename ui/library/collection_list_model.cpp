// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/collection_controller.h"
#include "ui/library/document_list_model.h"

#include <QMimeData>
#include <QUrl>
#include <algorithm>

namespace longleaf::ui {

int CollectionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CollectionListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const CollectionEntry &row = m_rows[static_cast<std::size_t>(index.row())];
    const int count = row.id.valid() ? static_cast<int>(row.members.size()) : m_all;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return row.name;
    case Qt::ToolTipRole:
        return row.id.valid() ? tr("%1\nDrop documents or files here to put them into it. With Shift, documents move "
                                   "here from the collection that is shown.")
                                    .arg(row.name)
                              : tr("Everything in the library");
    case Qt::AccessibleTextRole: {
        const QString text = tr("%1, %n document(s)", nullptr, count).arg(row.name);
        return row.rules.localOnly ? text + QStringLiteral(", ") + tr("only models on this computer") : text;
    }
    case CountRole: return count;
    case LockedRole: return row.rules.localOnly;
    case IdRole: return static_cast<qlonglong>(row.id.value);
    default: return {};
    }
}

bool CollectionListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || index.row() >= rowCount())
        return false;
    // The name changes when the library has it.
    Q_EMIT renameRequested(m_rows[static_cast<std::size_t>(index.row())].id, value.toString());
    return true;
}

Qt::ItemFlags CollectionListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled | Qt::ItemNeverHasChildren;
    if (m_rows[static_cast<std::size_t>(index.row())].id.valid())
        flags |= Qt::ItemIsEditable;
    return flags;
}

QStringList CollectionListModel::mimeTypes() const
{
    return {QString::fromLatin1(DocumentListModel::kDocumentsMime), QStringLiteral("text/uri-list")};
}

Qt::DropActions CollectionListModel::supportedDropActions() const
{
    return Qt::CopyAction | Qt::MoveAction;
}

bool CollectionListModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int,
                                          const QModelIndex &parent) const
{
    if (!parent.isValid() || data == nullptr)
        return false;
    if (data->hasFormat(QString::fromLatin1(DocumentListModel::kDocumentsMime)))
        return m_rows[static_cast<std::size_t>(parent.row())].id.valid();
    const QList<QUrl> urls = data->urls();
    return std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
}

bool CollectionListModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const CollectionId id = m_rows[static_cast<std::size_t>(parent.row())].id;
    const std::vector<DocumentId> documents = draggedDocuments(data);
    if (!documents.empty()) {
        Q_EMIT documentsDropped(id, documents, action == Qt::MoveAction);
        return true;
    }
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    Q_EMIT filesDropped(id, paths);
    return true;
}

int CollectionListModel::indexOf(CollectionId id) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [id](const CollectionEntry &row) { return row.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void CollectionListModel::reset(std::vector<CollectionEntry> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void CollectionListModel::insert(CollectionEntry row)
{
    auto place = m_rows.empty() ? m_rows.begin() : m_rows.begin() + 1;
    while (place != m_rows.end() && place->name.localeAwareCompare(row.name) < 0)
        ++place;
    const int at = static_cast<int>(place - m_rows.begin());
    beginInsertRows({}, at, at);
    m_rows.insert(place, std::move(row));
    endInsertRows();
}

void CollectionListModel::replace(int at, CollectionEntry row)
{
    m_rows[static_cast<std::size_t>(at)] = std::move(row);
    Q_EMIT dataChanged(index(at), index(at));
}

void CollectionListModel::removeAt(int at)
{
    beginRemoveRows({}, at, at);
    m_rows.erase(m_rows.begin() + at);
    endRemoveRows();
}

bool CollectionListModel::setMember(int at, DocumentId document, bool member)
{
    auto &members = m_rows[static_cast<std::size_t>(at)].members;
    const bool changed = member ? members.insert(document.value).second : members.erase(document.value) > 0;
    if (changed)
        Q_EMIT dataChanged(index(at), index(at), {CountRole, Qt::AccessibleTextRole});
    return changed;
}

void CollectionListModel::setAllCount(int documents)
{
    if (m_all == documents || m_rows.empty())
        return;
    m_all = documents;
    Q_EMIT dataChanged(index(0), index(0), {CountRole, Qt::AccessibleTextRole});
}

} // namespace longleaf::ui
