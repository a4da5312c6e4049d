// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/history_model.h"

#include "ui/text/qt_convert.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace longleaf::ui {

namespace {

QDateTime timeOf(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms);
}

QString withoutMarks(QString text)
{
    text.remove(QLatin1Char(store::kMatchBegin));
    text.remove(QLatin1Char(store::kMatchEnd));
    return text;
}

} // namespace

class HistoryModel::Days {
public:
    void add(Entry entry)
    {
        if (entry.timeMs < m_begin || entry.timeMs >= m_end) {
            const QDate day = timeOf(entry.timeMs).date();
            m_begin = day.startOfDay().toMSecsSinceEpoch();
            m_end = day.addDays(1).startOfDay().toMSecsSinceEpoch();
            Entry header;
            header.isDay = true;
            header.timeMs = m_begin;
            entries.push_back(std::move(header));
        }
        entries.push_back(std::move(entry));
    }
    std::vector<Entry> entries;

private:
    std::int64_t m_begin = 0; ///< of the day that the last one was in
    std::int64_t m_end = 0;
};

HistoryModel::HistoryModel(HistoryController &controller, QObject *parent)
    : QAbstractListModel(parent)
    , m_controller(controller)
{
    connect(&controller, &HistoryController::changed, this, &HistoryModel::refresh);
}

void HistoryModel::show(Shown shown)
{
    m_shown = shown;
    refresh();
}

void HistoryModel::setToday(QDate today)
{
    m_today = today;
    refresh();
}

void HistoryModel::setActive(bool active)
{
    m_active = active;
    refresh();
}

QString HistoryModel::dayName(std::int64_t timeMs) const
{
    const QDate day = timeOf(timeMs).date();
    const QDate today = m_today.isValid() ? m_today : QDate::currentDate();
    if (day == today)
        return tr("Today");
    if (day == today.addDays(-1))
        return tr("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

QString HistoryModel::detailOf(const Entry &entry) const
{
    if (entry.isDay)
        return {};
    if (entry.isHit)
        return entry.snippet.empty() ? tr("in the name") : toQString(entry.snippet).simplified();
    const QString clock = QLocale().toString(timeOf(entry.timeMs).time(), QLocale::ShortFormat);
    return (m_shown == Shown::Deleted ? tr("deleted at %1").arg(clock) : clock) + QStringLiteral(" · ") +
           tr("%n question(s)", nullptr, entry.turns);
}

HistoryModel::Entry HistoryModel::entryOf(const store::Conversation &one) const
{
    Entry entry;
    entry.id = one.id;
    entry.title = one.title;
    entry.timeMs = m_shown == Shown::Deleted ? one.deletedAtMs : one.lastAtMs;
    entry.turns = one.turns;
    entry.current = m_shown == Shown::All && one.id == m_controller.current();
    return entry;
}

void HistoryModel::refresh()
{
    if (!m_active)
        return;
    Days days;
    if (m_shown == Shown::Deleted || m_controller.words().isEmpty()) {
        for (const store::Conversation &one :
             m_shown == Shown::Deleted ? m_controller.deleted() : m_controller.conversations())
            days.add(entryOf(one));
    } else if (m_controller.hits()) {
        for (const store::ConversationHit &hit : m_controller.hits()->hits) {
            const store::Conversation *one = m_controller.find(hit.conversation);
            if (one == nullptr)
                continue; // deleted in this moment
            Entry entry = entryOf(*one);
            entry.answer = hit.answer;
            entry.snippet = hit.snippet;
            entry.isHit = true;
            days.add(std::move(entry));
        }
    } else {
        return; // the last list stays until the search is over
    }
    if (days.entries == m_entries)
        return;
    const bool sameOrder = std::equal(
        days.entries.begin(), days.entries.end(), m_entries.begin(), m_entries.end(),
        [](const Entry &first, const Entry &second) { return first.isDay == second.isDay && first.id == second.id; });
    if (sameOrder) { // selection and place stay
        m_entries = std::move(days.entries);
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_entries = std::move(days.entries);
    endResetModel();
}

HistoryRow HistoryModel::row(int row) const
{
    const Entry &entry = m_entries[static_cast<std::size_t>(row)];
    HistoryRow made;
    made.isDay = entry.isDay;
    made.id = entry.id;
    made.answer = entry.answer;
    made.title = entry.isDay ? dayName(entry.timeMs) : toQString(entry.title).simplified();
    made.detail = detailOf(entry);
    made.current = entry.current;
    return made;
}

std::vector<HistoryRow> HistoryModel::rows() const
{
    std::vector<HistoryRow> all;
    for (int i = 0; i < rowCount(); ++i)
        all.push_back(row(i));
    return all;
}

int HistoryModel::rowOf(ConversationId id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [id](const Entry &entry) { return !entry.isDay && entry.id == id; });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

int HistoryModel::conversations() const
{
    return static_cast<int>(
        std::count_if(m_entries.begin(), m_entries.end(), [](const Entry &entry) { return !entry.isDay; }));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::ToolTipRole: return row(index.row()).title;
    case RowRole: return QVariant::fromValue(row(index.row()));
    case Qt::AccessibleTextRole: {
        const HistoryRow shown = row(index.row());
        if (shown.isDay)
            return shown.title;
        return (shown.current ? tr("%1, open now").arg(shown.title) : shown.title) + QStringLiteral(". ") +
               withoutMarks(shown.detail);
    }
    default: return {};
    }
}

bool HistoryModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const HistoryRow before = row(index.row());
    const QString title = value.toString().simplified();
    if (before.isDay || title.isEmpty() || title == before.title)
        return false;
    m_controller.rename(before.id, title);
    return true;
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || isDay(index.row()))
        return Qt::NoItemFlags; // the keyboard steps over it
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return m_shown == Shown::All ? flags | Qt::ItemIsEditable : flags;
}

} // namespace longleaf::ui
