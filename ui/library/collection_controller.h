// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"
#include "ui/library/library_backend.h"
#include "ui/library/once.h"

#include <QAbstractListModel>
#include <QStringList>
#include <cstdint>
#include <unordered_set>
#include <vector>

namespace longleaf::ui {

/// One line of the chooser above the documents. The first is "All documents", with no id.
struct CollectionEntry {
    CollectionId id;
    QString name;
    CollectionRules rules;
    std::unordered_set<std::int64_t> members;
};

/// The collections of the library. Renamed in place (Qt::EditRole); documents and files can be dropped on a row.
class CollectionListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { CountRole = Qt::UserRole + 1, LockedRole, IdRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

    [[nodiscard]] const std::vector<CollectionEntry> &rows() const { return m_rows; }
    [[nodiscard]] int indexOf(CollectionId id) const; ///< -1: none
    void reset(std::vector<CollectionEntry> rows);
    void insert(CollectionEntry row); ///< by name
    void replace(int index, CollectionEntry row);
    void removeAt(int index);
    /// Whether that changed something.
    bool setMember(int index, DocumentId document, bool member);
    void setAllCount(int documents);

Q_SIGNALS:
    void renameRequested(longleaf::CollectionId id, const QString &name);
    void documentsDropped(longleaf::CollectionId id, std::vector<longleaf::DocumentId> documents, bool move);
    void filesDropped(longleaf::CollectionId id, const QStringList &paths);

private:
    std::vector<CollectionEntry> m_rows;
    int m_all = 0;
};

/// What is done to collections. Everything can be undone for a while (offered).
class CollectionController final : public QObject {
    Q_OBJECT
public:
    CollectionController(LibraryBackend &backend, async::JobRunner &runner, QObject *parent);

    [[nodiscard]] CollectionListModel &model() { return m_model; }
    /// The collection that is shown and asked about; none: all documents.
    [[nodiscard]] CollectionId current() const { return m_current; }
    void setCurrent(CollectionId id);
    [[nodiscard]] const CollectionEntry *find(CollectionId id) const;
    [[nodiscard]] QStringList namesOf(DocumentId document) const;
    [[nodiscard]] bool isLocked(const std::vector<DocumentId> &documents) const;

    void show(const std::vector<store::Collection> &collections);
    /// Another number whenever a change begins or has reached the library. A list that was begun at another number, or
    /// that comes while a change is on its way, may be older than what is shown.
    [[nodiscard]] std::uint64_t changes() const { return m_changes + m_ended; }
    [[nodiscard]] bool isChanging() const { return m_ended != m_changes; }
    void create(const QString &name, const std::vector<DocumentId> &documents = {});
    void rename(CollectionId id, const QString &name);
    /// Hides it at once; it goes for good by commitRemoval(), or comes back.
    void remove(CollectionId id);
    void commitRemoval();
    void addDocuments(CollectionId id, const std::vector<DocumentId> &documents);
    void removeDocuments(CollectionId id, const std::vector<DocumentId> &documents);
    void move(CollectionId from, CollectionId to, const std::vector<DocumentId> &documents);
    void setRules(CollectionId id, const CollectionRules &rules);
    /// A document that was read belongs to it now; the library knows already.
    void noteMember(CollectionId id, DocumentId document);
    void noteVersions(const std::vector<DocumentId> &older, DocumentId newer);
    /// Documents were removed from the library; noteBack() undoes the last one.
    void noteGone(const std::vector<DocumentId> &documents);
    void noteBack();

Q_SIGNALS:
    void currentChanged();
    void membersChanged(longleaf::CollectionId id);
    void rulesChanged();
    void created(longleaf::CollectionId id);
    void offered(const longleaf::ui::Offer &offer);
    void failed(const QString &sentence);

private:
    void run(std::function<Status(LibraryBackend &)> work, std::function<void()> done);
    void discard(CollectionId id); ///< at once
    void change(CollectionId id, const std::vector<DocumentId> &documents, bool add);
    [[nodiscard]] std::vector<DocumentId> those(CollectionId id, const std::vector<DocumentId> &documents,
                                                bool members) const;

    LibraryBackend &m_backend;
    async::JobRunner &m_runner;
    CollectionListModel m_model;
    CollectionId m_current;
    CollectionId m_wanted; ///< current of an earlier start, until the collections are known
    std::uint64_t m_changes = 0;
    std::uint64_t m_ended = 0;
    std::optional<CollectionEntry> m_removing;
    std::vector<std::pair<CollectionId, DocumentId>> m_gone;
};

} // namespace longleaf::ui
