// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/document.h"
#include "core/store/records.h"

#include <QAbstractListModel>
#include <QHash>
#include <functional>
#include <set>
#include <vector>

namespace longleaf::ui {

/// One line of the library pane: a document of the library, or a file that is being read or could not be read.
struct LibraryRow {
    enum class State { Waiting, Reading, Ready, Failed };
    enum class Original { Fine, Changed, Missing };

    State state = State::Ready;
    document::Document document; ///< valid when Ready
    store::QueuedFile file;      ///< valid unless Ready
    QString path;                ///< unless Ready
    int pagesDone = 0;
    int pagesTotal = 0; ///< 0: not known yet
    Error error;        ///< when Failed
    bool inScope = true;
    bool hidden = false; ///< removed, but it can still be undone
    Original original = Original::Fine;
    std::string originalMark; ///< OriginalCheck::mark() of what is not fine

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] QString filePath() const;
    /// Whether something about a ready document needs attention.
    [[nodiscard]] bool hasWarning() const;

    QString shownTitle; ///< title(), set by the model
    QString haystack;   ///< what the text filter looks at, set by the model
};

/// The rows of the library pane. The tick box (Qt::CheckStateRole) puts a document into the question's scope.
class DocumentListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { RowRole = Qt::UserRole + 1, HiddenRole };

    /// Ids of dragged documents, one a line.
    static constexpr const char *kDocumentsMime = "application/x-longleaf-documents";

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction | Qt::MoveAction; }

    [[nodiscard]] const std::vector<LibraryRow> &rows() const { return m_rows; }
    [[nodiscard]] int indexOfPath(const QString &path) const; ///< unfinished and failed rows; -1: none
    [[nodiscard]] int indexOfFile(std::int64_t queued) const; ///< id in the queue; -1: none
    [[nodiscard]] int indexOf(DocumentId id) const;           ///< -1: none

    void reset(std::vector<LibraryRow> rows);
    /// Works out what a row shows; the model does it for rows that come without. Can be called on a job's thread.
    static void prepare(LibraryRow &row);
    void append(std::vector<LibraryRow> rows);
    void replace(int index, LibraryRow row);
    void removeAt(int index);
    /// Changes many rows and tells of it once. `change` returns whether it did something.
    /// @param roles  that can be other afterwards; none: all
    void changeAll(const std::function<bool(LibraryRow &)> &change, const QList<int> &roles = {});
    /// Takes away the rows of which `gone` says so.
    void removeIf(const std::function<bool(const LibraryRow &)> &gone);
    void setInScope(int index, bool inScope);

    /// One sentence for people who cannot see the row.
    [[nodiscard]] static QString spokenText(const LibraryRow &row);
    /// "61 pages · 38k tokens", "Reading page 12 of 61", the reason of a failure.
    [[nodiscard]] static QString stateText(const LibraryRow &row);
    /// What is wrong with a document that could be read in part; empty if nothing is.
    [[nodiscard]] static QString warningText(const document::Document &document);
    /// The same and what is wrong with its original.
    [[nodiscard]] static QString noteText(const LibraryRow &row);

Q_SIGNALS:
    void scopeChanged();

private:
    void indexRows() const;

    std::vector<LibraryRow> m_rows;
    // Filled when something is looked up; a removed row makes them stale.
    mutable QHash<qint64, int> m_documents;
    mutable QHash<qint64, int> m_files;
    mutable bool m_indexed = false;
};

/// Ids in dragged data; none if it holds no documents.
[[nodiscard]] std::vector<DocumentId> draggedDocuments(const QMimeData *data);

} // namespace longleaf::ui

Q_DECLARE_METATYPE(longleaf::ui::LibraryRow)
