// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/document_list_model.h"

#include "ui/text/qt_convert.h"
#include "ui/widgets/format.h"

#include <algorithm>

namespace longleaf::ui {

QString LibraryRow::fileName() const
{
    const QString whole = path.isEmpty() ? toQString(document.path) : path;
    return whole.section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty);
}

QString LibraryRow::title() const
{
    const QString title = toQString(document.title).simplified();
    return title.isEmpty() ? fileName() : title;
}

int DocumentListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DocumentListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const LibraryRow &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.title();
    case Qt::ToolTipRole: return row.path.isEmpty() ? toQString(row.document.path) : row.path;
    case Qt::AccessibleTextRole: return spokenText(row);
    case Qt::AccessibleDescriptionRole: return stateText(row);
    case Qt::CheckStateRole:
        if (row.state != LibraryRow::State::Ready)
            return {};
        return static_cast<int>(row.inScope ? Qt::Checked : Qt::Unchecked);
    case RowRole: return QVariant::fromValue(row);
    case FilterRole: return QString(row.title() + QLatin1Char(' ') + row.fileName());
    case HiddenRole: return row.hidden;
    default: return {};
    }
}

bool DocumentListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.row() >= rowCount())
        return false;
    setInScope(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags DocumentListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (m_rows[static_cast<std::size_t>(index.row())].state == LibraryRow::State::Ready)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

int DocumentListModel::indexOfPath(const QString &path) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&path](const LibraryRow &row) {
        return row.state != LibraryRow::State::Ready && row.path == path;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int DocumentListModel::indexOf(DocumentId id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [id](const LibraryRow &row) {
        return row.state == LibraryRow::State::Ready && row.document.id == id;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void DocumentListModel::reset(std::vector<LibraryRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    Q_EMIT scopeChanged();
}

void DocumentListModel::append(LibraryRow row)
{
    beginInsertRows({}, rowCount(), rowCount());
    m_rows.push_back(std::move(row));
    endInsertRows();
    Q_EMIT scopeChanged();
}

void DocumentListModel::replace(int at, LibraryRow row)
{
    LibraryRow &old = m_rows[static_cast<std::size_t>(at)];
    const bool scope = old.state != row.state || old.hidden != row.hidden || old.inScope != row.inScope;
    old = std::move(row);
    Q_EMIT dataChanged(index(at), index(at));
    if (scope)
        Q_EMIT scopeChanged();
}

void DocumentListModel::removeAt(int at)
{
    beginRemoveRows({}, at, at);
    m_rows.erase(m_rows.begin() + at);
    endRemoveRows();
    Q_EMIT scopeChanged();
}

void DocumentListModel::setInScope(int at, bool inScope)
{
    LibraryRow &row = m_rows[static_cast<std::size_t>(at)];
    if (row.inScope == inScope)
        return;
    row.inScope = inScope;
    Q_EMIT dataChanged(index(at), index(at), {Qt::CheckStateRole, RowRole});
    Q_EMIT scopeChanged();
}

QString DocumentListModel::stateText(const LibraryRow &row)
{
    switch (row.state) {
    case LibraryRow::State::Waiting: return tr("Waiting to be read");
    case LibraryRow::State::Reading:
        if (row.pagesTotal <= 0)
            return tr("Opening…");
        return tr("Reading page %1 of %2").arg(std::min(row.pagesDone + 1, row.pagesTotal)).arg(row.pagesTotal);
    case LibraryRow::State::Failed: return toQString(row.error.message);
    case LibraryRow::State::Ready: break;
    }
    return tr("%n page(s)", nullptr, row.document.pageCount) + QStringLiteral(" · ") +
           tr("%1 tokens").arg(shortCount(row.document.tokensEstimate));
}

QString DocumentListModel::warningText(const document::Document &document)
{
    QStringList parts;
    const int bad = static_cast<int>(document.badPages.size());
    const int empty = static_cast<int>(document.pagesWithoutText.size());
    if (bad > 0)
        parts << tr("%1 of %2 pages could not be read in full").arg(bad).arg(document.pageCount);
    if (empty > 0)
        parts << tr("%1 of %2 pages have no text").arg(empty).arg(document.pageCount);
    return parts.join(QStringLiteral("; "));
}

QString DocumentListModel::spokenText(const LibraryRow &row)
{
    QString text = row.title() + QStringLiteral(", ") + stateText(row);
    if (row.state == LibraryRow::State::Ready) {
        const QString warning = warningText(row.document);
        if (!warning.isEmpty())
            text += QStringLiteral(", ") + warning;
        text += QStringLiteral(", ") + (row.inScope ? tr("ticked: part of the question") : tr("not ticked"));
    }
    return text;
}

} // namespace longleaf::ui
