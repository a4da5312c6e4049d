// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/document_list_model.h"

#include "ui/text/qt_convert.h"
#include "ui/widgets/format.h"

#include <QMimeData>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr std::size_t kFewRemovals = 64; ///< more at once, and the view begins anew

} // namespace

QString LibraryRow::filePath() const
{
    return path.isEmpty() ? toQString(document.path) : path;
}

QString LibraryRow::fileName() const
{
    return filePath().section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty);
}

QString LibraryRow::title() const
{
    if (!shownTitle.isEmpty())
        return shownTitle;
    const QString title = shownName(toQString(document.title).simplified());
    return title.isEmpty() ? fileName() : title;
}

bool LibraryRow::hasWarning() const
{
    return state == State::Ready && (original != Original::Fine || document.status != document::DocumentStatus::Ready ||
                                     !document.badPages.empty() || !document.pagesWithoutText.empty());
}

void DocumentListModel::prepare(LibraryRow &row)
{
    row.shownTitle.clear();
    row.shownTitle = row.title();
    row.haystack = (row.shownTitle + QLatin1Char('\n') + row.fileName()).toCaseFolded();
}

void DocumentListModel::indexRows() const
{
    if (m_indexed)
        return;
    m_documents.clear();
    m_files.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].state == LibraryRow::State::Ready)
            m_documents.insert(m_rows[i].document.id.value, static_cast<int>(i));
        else
            m_files.insert(m_rows[i].file.id, static_cast<int>(i));
    }
    m_indexed = true;
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
    case Qt::ToolTipRole: {
        const QString note = row.state == LibraryRow::State::Failed ? stateText(row) : noteText(row);
        return note.isEmpty() ? row.filePath() : row.filePath() + QLatin1Char('\n') + note;
    }
    case Qt::AccessibleTextRole: return spokenText(row);
    case Qt::AccessibleDescriptionRole: return stateText(row);
    case Qt::CheckStateRole:
        if (row.state != LibraryRow::State::Ready)
            return {};
        return static_cast<int>(row.inScope ? Qt::Checked : Qt::Unchecked);
    case RowRole: return QVariant::fromValue(row);
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
        flags |= Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled;
    return flags;
}

QStringList DocumentListModel::mimeTypes() const
{
    return {QString::fromLatin1(kDocumentsMime)};
}

QMimeData *DocumentListModel::mimeData(const QModelIndexList &indexes) const
{
    QByteArray ids;
    for (const QModelIndex &index : indexes) {
        const LibraryRow &row = m_rows[static_cast<std::size_t>(index.row())];
        if (row.state == LibraryRow::State::Ready)
            ids += QByteArray::number(static_cast<qlonglong>(row.document.id.value)) + '\n';
    }
    if (ids.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(QString::fromLatin1(kDocumentsMime), ids);
    return data;
}

std::vector<DocumentId> draggedDocuments(const QMimeData *data)
{
    std::vector<DocumentId> ids;
    if (data == nullptr)
        return ids;
    for (const QByteArray &id : data->data(QString::fromLatin1(DocumentListModel::kDocumentsMime)).split('\n')) {
        if (!id.isEmpty())
            ids.push_back(DocumentId{id.toLongLong()});
    }
    return ids;
}

int DocumentListModel::indexOfPath(const QString &path) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&path](const LibraryRow &row) {
        return row.state != LibraryRow::State::Ready && row.path == path;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int DocumentListModel::indexOfFile(std::int64_t queued) const
{
    indexRows();
    return m_files.value(queued, -1);
}

int DocumentListModel::indexOf(DocumentId id) const
{
    indexRows();
    return m_documents.value(id.value, -1);
}

void DocumentListModel::reset(std::vector<LibraryRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    for (LibraryRow &row : m_rows) {
        if (row.haystack.isEmpty())
            prepare(row);
    }
    m_indexed = false;
    endResetModel();
    Q_EMIT scopeChanged();
}

void DocumentListModel::append(std::vector<LibraryRow> rows)
{
    if (rows.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
    for (LibraryRow &row : rows) {
        prepare(row);
        m_rows.push_back(std::move(row));
    }
    m_indexed = false;
    endInsertRows();
    Q_EMIT scopeChanged();
}

void DocumentListModel::replace(int at, LibraryRow row)
{
    LibraryRow &old = m_rows[static_cast<std::size_t>(at)];
    const bool scope = old.state != row.state || old.hidden != row.hidden || old.inScope != row.inScope;
    const bool moved = old.state != row.state || old.document.id != row.document.id || old.file.id != row.file.id;
    prepare(row);
    old = std::move(row);
    m_indexed = m_indexed && !moved;
    Q_EMIT dataChanged(index(at), index(at));
    if (scope)
        Q_EMIT scopeChanged();
}

void DocumentListModel::removeAt(int at)
{
    beginRemoveRows({}, at, at);
    m_rows.erase(m_rows.begin() + at);
    m_indexed = false;
    endRemoveRows();
    Q_EMIT scopeChanged();
}

void DocumentListModel::changeAll(const std::function<bool(LibraryRow &)> &change, const QList<int> &roles)
{
    int first = -1;
    int last = -1;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!change(m_rows[i]))
            continue;
        last = static_cast<int>(i);
        first = first < 0 ? last : first;
    }
    if (first < 0)
        return;
    Q_EMIT dataChanged(index(first), index(last), roles);
    Q_EMIT scopeChanged();
}

void DocumentListModel::removeIf(const std::function<bool(const LibraryRow &)> &gone)
{
    std::vector<int> places;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (gone(m_rows[i]))
            places.push_back(static_cast<int>(i));
    }
    if (places.size() <= kFewRemovals) {
        for (auto place = places.rbegin(); place != places.rend(); ++place)
            removeAt(*place);
        return;
    }
    // Row by row, a proxy goes through all rows for each of them.
    beginResetModel();
    std::erase_if(m_rows, gone);
    m_indexed = false;
    endResetModel();
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

QString DocumentListModel::noteText(const LibraryRow &row)
{
    if (row.state != LibraryRow::State::Ready)
        return {};
    QStringList parts;
    if (row.document.supersededBy.valid())
        parts << tr("Older version of its file");
    if (row.original == LibraryRow::Original::Changed)
        parts << tr("The file has changed since");
    if (row.original == LibraryRow::Original::Missing)
        parts << tr("The file is no longer there");
    const QString warning = warningText(row.document);
    if (!warning.isEmpty())
        parts << warning;
    return parts.join(QStringLiteral("; "));
}

QString DocumentListModel::spokenText(const LibraryRow &row)
{
    QString text = row.title() + QStringLiteral(", ") + stateText(row);
    if (row.state == LibraryRow::State::Ready) {
        const QString note = noteText(row);
        if (!note.isEmpty())
            text += QStringLiteral(", ") + note;
        text += QStringLiteral(", ") + (row.inScope ? tr("ticked: part of the question") : tr("not ticked"));
    }
    return text;
}

} // namespace longleaf::ui
