// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/history_controller.h"

#include <QAbstractListModel>
#include <QDate>

namespace longleaf::ui {

/// A row of the history: a day, or a conversation under it.
struct HistoryRow {
    bool isDay = false;
    ConversationId id;
    AnswerId answer; ///< turn to open it at
    QString title;   ///< of a day: its name
    QString detail;  ///< time and size, or the snippet with store::kMatchBegin and kMatchEnd
    bool current = false;

    bool operator==(const HistoryRow &) const = default;
};

/// Conversations by day, or those that a search found, or those that were deleted.
class HistoryModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { RowRole = Qt::UserRole + 1 };
    enum class Shown { All, Deleted };

    explicit HistoryModel(HistoryController &controller, QObject *parent = nullptr);

    void show(Shown shown);
    [[nodiscard]] Shown shown() const { return m_shown; }
    /// Days of "today" and "yesterday"; tests set it.
    void setToday(QDate today);
    /// While nobody looks nothing is worked out. Off at first.
    void setActive(bool active);
    void refresh();
    [[nodiscard]] HistoryRow row(int row) const;
    [[nodiscard]] std::vector<HistoryRow> rows() const;
    [[nodiscard]] bool isDay(int row) const { return m_entries[static_cast<std::size_t>(row)].isDay; }
    [[nodiscard]] int rowOf(ConversationId id) const; ///< -1: it is not there
    [[nodiscard]] int conversations() const;          ///< rows that are no days

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    /// What a row is made of; its words are made when it is drawn, since there may be ten thousand of them.
    struct Entry {
        bool isDay = false;
        ConversationId id;
        AnswerId answer;
        std::string title;
        std::string snippet;
        std::int64_t timeMs = 0;
        int turns = 0;
        bool current = false;
        bool isHit = false;

        bool operator==(const Entry &) const = default;
    };
    /// The rows of conversations that come in the order of time, with a row before each day.
    class Days;
    [[nodiscard]] QString dayName(std::int64_t timeMs) const;
    [[nodiscard]] QString detailOf(const Entry &entry) const;
    [[nodiscard]] Entry entryOf(const store::Conversation &one) const;

    HistoryController &m_controller;
    Shown m_shown = Shown::All;
    QDate m_today;
    bool m_active = false;
    std::vector<Entry> m_entries;
};

} // namespace longleaf::ui

Q_DECLARE_METATYPE(longleaf::ui::HistoryRow)
