// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"
#include "ui/library/document_list_model.h"
#include "ui/library/library_backend.h"

#include <QFutureWatcher>
#include <QObject>
#include <QStringList>
#include <deque>
#include <optional>
#include <set>
#include <variant>

namespace longleaf::ui {

/// Decides what happens in the library pane: adding, reading, removing, the question's scope. Knows no widgets.
class LibraryController final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive the controller's jobs: `runner` waits for them when it is destroyed.
    LibraryController(LibraryBackend &backend, async::JobRunner &runner, QObject *parent = nullptr);

    [[nodiscard]] DocumentListModel &model() { return m_model; }
    [[nodiscard]] std::vector<DocumentId> scope() const;
    [[nodiscard]] std::optional<document::Document> document(DocumentId id) const;
    [[nodiscard]] bool isReading() const { return m_ingest != nullptr || !m_batches.empty(); }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

    /// Lists the library again (documentsLoaded or failed).
    void load();
    /// Documents that were not ticked when the window was closed.
    void setUnticked(std::set<std::int64_t> ids) { m_unticked = std::move(ids); }
    [[nodiscard]] std::set<std::int64_t> unticked() const;

    /// Reads files and folders, after those that are still being read. Never looks at the disk itself.
    void add(const QStringList &paths);
    void retry(const QString &path);
    void stopReading();
    /// Takes a row of a file that could not be read away.
    void dismiss(const QString &path);

    /// Hides the documents at once; they are removed for good by commitRemoval(), or come back by undoRemoval().
    void remove(const std::vector<DocumentId> &ids);
    void undoRemoval();
    void commitRemoval();

    void setAllInScope(bool inScope);
    /// Looks up the page of a span of a document's text (located).
    void locate(DocumentId id, TextSpan span);

Q_SIGNALS:
    void loaded();
    void scopeChanged();
    void readingChanged(bool reading);
    /// A batch is over; the counts are of files.
    void batchFinished(int ready, int failed, int unchanged);
    void documentAdded(longleaf::DocumentId id);
    /// `spanInPage` is in the page's text, cut at its end.
    void located(longleaf::DocumentId id, int page, longleaf::TextSpan spanInPage);
    void removalOffered(const QString &what);
    void failed(const QString &sentence);

private:
    struct FileProgress {
        std::string path;
        int pagesDone = 0;
        int pagesTotal = 0;
        std::optional<ingest::FileResult> result;
    };
    struct BatchDone {
        Status status;
    };
    using IngestEvent = std::variant<FileProgress, BatchDone>;
    using ListEvent = Result<std::vector<document::Document>>;

    void startNextBatch();
    void onProgress(const FileProgress &progress);
    void onFileDone(const ingest::FileResult &result);
    void onBatchDone(const BatchDone &done);
    void showList(const ListEvent &list);
    void runRemoval(std::vector<DocumentId> ids);

    LibraryBackend &m_backend;
    async::JobRunner &m_runner;
    DocumentListModel m_model;
    QFutureWatcher<IngestEvent> *m_ingest = nullptr;
    std::stop_source m_ingestStop;
    std::deque<QStringList> m_batches;
    std::vector<DocumentId> m_removing;
    std::set<std::int64_t> m_unticked;
    int m_ready = 0;
    int m_failed = 0;
    int m_unchanged = 0;
    bool m_loaded = false;
};

} // namespace longleaf::ui
