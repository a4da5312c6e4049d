// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/collection_controller.h"
#include "ui/library/document_list_model.h"
#include "ui/library/folder_watcher.h"
#include "ui/library/library_backend.h"
#include "ui/library/originals_controller.h"
#include "ui/library/reading_controller.h"

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <set>

namespace longleaf::ui {

/// What the documents come to that a question is about.
struct ScopeSums {
    int documents = 0; ///< of the collection that is shown
    int ticked = 0;
    int pages = 0; ///< of the ticked ones, as the rest
    int pagesWithoutText = 0;
    std::int64_t tokens = 0;
};

/// The library as the window knows it: its documents, which of them a question is about, removing them. Reading,
/// collections, originals and watched folders have controllers of their own, which this one holds together. Knows no
/// widgets.
class LibraryController final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive the controller's jobs: `runner` waits for them when it is destroyed.
    LibraryController(LibraryBackend &backend, async::JobRunner &runner, QObject *parent = nullptr);

    [[nodiscard]] DocumentListModel &model() { return m_model; }
    [[nodiscard]] ReadingController &reading() { return m_reading; }
    [[nodiscard]] CollectionController &collections() { return m_collections; }
    [[nodiscard]] OriginalsController &originals() { return m_originals; }
    [[nodiscard]] FolderWatcher &watcher() { return m_watcher; }
    [[nodiscard]] LibraryBackend &backend() { return m_backend; }
    [[nodiscard]] async::JobRunner &runner() { return m_runner; }

    /// Ticked documents of the collection that is shown.
    [[nodiscard]] std::vector<DocumentId> scope() const;
    [[nodiscard]] ScopeSums sums() const;
    [[nodiscard]] std::optional<document::Document> document(DocumentId id) const;
    [[nodiscard]] bool isReading() const { return m_reading.isReading(); }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

    /// Lists the library again (loaded or failed).
    void load();
    /// Documents that were not ticked when the window was closed.
    void setUnticked(std::set<std::int64_t> ids) { m_unticked = std::move(ids); }
    [[nodiscard]] std::set<std::int64_t> unticked() const;

    /// Reads files and folders into the collection that is shown. Never looks at the disk itself.
    void add(const QStringList &paths);
    void stopReading() { m_reading.cancel(); }
    /// Takes a row of a file that could not be read away.
    void dismiss(const QString &path);

    /// Hides the documents at once; they are removed for good by commitRemoval(), or come back by undoRemoval().
    void remove(const std::vector<DocumentId> &ids);
    void undoRemoval();
    void commitRemoval();

    void setAllInScope(bool inScope); ///< of the collection that is shown
    void setInScope(const std::vector<DocumentId> &ids, bool inScope);
    /// Ticks these and unticks the rest of the collection that is shown.
    void setOnlyInScope(const std::vector<DocumentId> &ids);
    /// Looks up the page of a span of a document's text (located).
    void locate(DocumentId id, TextSpan span);
    /// Finds where words stand on a page (wordsPlaced).
    void placeWords(DocumentId id, int page, const std::vector<TextSpan> &words);

Q_SIGNALS:
    void loaded();
    void scopeChanged();
    void readingChanged(bool reading);
    /// A batch is over; the counts are of files.
    void batchFinished(int ready, int failed, int unchanged);
    void documentAdded(longleaf::DocumentId id);
    /// `spanInPage` is in the page's text, cut at its end.
    void located(longleaf::DocumentId id, int page, longleaf::TextSpan spanInPage);
    void wordsPlaced(longleaf::DocumentId id, int page, const std::vector<longleaf::document::PageBox> &boxes);
    void removalOffered(const QString &what);
    void offered(const longleaf::ui::Offer &offer);
    void failed(const QString &sentence);

private:
    void connectParts();
    /// The library as a job read it, with rows that need no more work.
    struct Listed {
        Result<LibraryContents> contents; ///< its documents are in the rows
        std::vector<LibraryRow> rows;
    };
    [[nodiscard]] static Listed list(LibraryBackend &backend);
    void showList(Listed &listed);
    void touchScope();
    void tellScope();
    [[nodiscard]] bool isShown(const LibraryRow &row) const;

    LibraryBackend &m_backend;
    async::JobRunner &m_runner;
    DocumentListModel m_model;
    ReadingController m_reading;
    CollectionController m_collections;
    OriginalsController m_originals;
    FolderWatcher m_watcher;
    QTimer m_scopeTimer; ///< while files are read the scope changes all the time
    std::vector<DocumentId> m_removing;
    std::set<std::int64_t> m_unticked;
    bool m_loaded = false;
};

} // namespace longleaf::ui
