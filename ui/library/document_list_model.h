// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/document.h"

#include <QAbstractListModel>
#include <optional>
#include <set>
#include <vector>

namespace longleaf::ui {

/// One line of the library pane: a document of the library, or a file that is being read or could not be read.
struct LibraryRow {
    enum class State { Waiting, Reading, Ready, Failed };

    State state = State::Ready;
    document::Document document; ///< valid when Ready
    QString path;
    int pagesDone = 0;
    int pagesTotal = 0; ///< 0: not known yet
    Error error;        ///< when Failed
    bool inScope = true;
    bool hidden = false; ///< removed, but it can still be undone

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString fileName() const;
};

/// The rows of the library pane. The tick box (Qt::CheckStateRole) puts a document into the question's scope.
class DocumentListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { RowRole = Qt::UserRole + 1, FilterRole, HiddenRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] const std::vector<LibraryRow> &rows() const { return m_rows; }
    [[nodiscard]] int indexOfPath(const QString &path) const; ///< unfinished and failed rows; -1: none
    [[nodiscard]] int indexOf(DocumentId id) const;           ///< -1: none

    void reset(std::vector<LibraryRow> rows);
    void append(LibraryRow row);
    void replace(int index, LibraryRow row);
    void removeAt(int index);
    void setInScope(int index, bool inScope);

    /// One sentence for people who cannot see the row.
    [[nodiscard]] static QString spokenText(const LibraryRow &row);
    /// "61 pages · 38k tokens", "Reading page 12 of 61", the reason of a failure.
    [[nodiscard]] static QString stateText(const LibraryRow &row);
    /// What is wrong with a document that could be read in part; empty if nothing is.
    [[nodiscard]] static QString warningText(const document::Document &document);

Q_SIGNALS:
    void scopeChanged();

private:
    std::vector<LibraryRow> m_rows;
};

} // namespace longleaf::ui

Q_DECLARE_METATYPE(longleaf::ui::LibraryRow)
