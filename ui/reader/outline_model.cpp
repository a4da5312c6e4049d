// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/outline_panel.h"
#include "ui/text/qt_convert.h"

#include <QFont>
#include <QLocale>
#include <algorithm>
#include <utility>

namespace longleaf::ui {

namespace {

// What stands a little below the top is still what one jumped to.
constexpr double kTolerance = 0.02;

} // namespace

void OutlineModel::setEntries(std::vector<document::OutlineEntry> entries)
{
    beginResetModel();
    m_here = QModelIndex();
    m_entries = std::move(entries);
    m_nodes.assign(m_entries.size(), {});
    m_top.clear();
    std::vector<int> above; // the entries that the next one may lie below, one per level
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto level = static_cast<std::size_t>(std::max(0, m_entries[i].level));
        above.resize(std::min(above.size(), level));
        Node &node = m_nodes[i];
        node.parent = above.empty() ? -1 : above.back();
        std::vector<int> &siblings = node.parent < 0 ? m_top : m_nodes[static_cast<std::size_t>(node.parent)].children;
        node.row = static_cast<int>(siblings.size());
        siblings.push_back(static_cast<int>(i));
        above.push_back(static_cast<int>(i));
    }
    endResetModel();
}

const document::OutlineEntry &OutlineModel::entry(const QModelIndex &index) const
{
    return m_entries[static_cast<std::size_t>(index.internalId())];
}

QModelIndex OutlineModel::indexOf(int entry) const
{
    return createIndex(m_nodes[static_cast<std::size_t>(entry)].row, 0, static_cast<quintptr>(entry));
}

QModelIndex OutlineModel::sectionAt(int page, double offset) const
{
    int best = -1;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const document::OutlineEntry &one = m_entries[i];
        const bool above = one.page > 0 && (one.page < page ||
                                            (one.page == page && static_cast<double>(one.top) <= offset + kTolerance));
        // Contents need not rise; of those above the place the lowest counts.
        if (!above)
            continue;
        const auto place = [](const document::OutlineEntry &e) {
            return std::pair(e.page, e.top);
        };
        if (best < 0 || place(one) >= place(m_entries[static_cast<std::size_t>(best)]))
            best = static_cast<int>(i);
    }
    return best < 0 ? QModelIndex() : indexOf(best);
}

void OutlineModel::setHere(const QModelIndex &index)
{
    const QModelIndex before = m_here;
    if (before == index)
        return;
    m_here = index;
    for (const QModelIndex &changed : {before, index}) {
        if (changed.isValid())
            Q_EMIT dataChanged(changed, changed.siblingAtColumn(1));
    }
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    const std::vector<int> &rows =
        parent.isValid() ? m_nodes[static_cast<std::size_t>(parent.internalId())].children : m_top;
    if (row < 0 || column < 0 || column > 1 || std::cmp_greater_equal(row, rows.size()))
        return {};
    return createIndex(row, column, static_cast<quintptr>(rows[static_cast<std::size_t>(row)]));
}

QModelIndex OutlineModel::parent(const QModelIndex &index) const
{
    const int above = index.isValid() ? m_nodes[static_cast<std::size_t>(index.internalId())].parent : -1;
    return above < 0 ? QModelIndex() : indexOf(above);
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_top.size());
    return parent.column() > 0
               ? 0
               : static_cast<int>(m_nodes[static_cast<std::size_t>(parent.internalId())].children.size());
}

int OutlineModel::columnCount(const QModelIndex &) const
{
    return 2;
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const document::OutlineEntry &one = entry(index);
    const bool isHere = m_here.isValid() && m_here.internalId() == index.internalId();
    const QString page = one.page > 0 ? QLocale().toString(one.page) : QString();
    const QString title = one.title.empty() ? tr("(without a title)") : toQString(one.title);
    switch (role) {
    case Qt::DisplayRole: return index.column() == 0 ? title : page;
    case Qt::ToolTipRole: return title;
    case Qt::TextAlignmentRole:
        return index.column() == 0 ? QVariant() : QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        if (index.column() > 0)
            return page;
        return isHere ? tr("%1, you are here").arg(title) : title;
    case Qt::FontRole: {
        QFont font;
        font.setBold(isHere);
        return isHere ? QVariant(font) : QVariant();
    }
    case PageRole: return one.page;
    case HereRole: return isHere;
    default: return {};
    }
}

} // namespace longleaf::ui
