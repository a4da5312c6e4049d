// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"
#include "ui/library/library_backend.h"
#include "ui/library/once.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>
#include <set>

namespace longleaf::ui {

/// Folders whose new and changed files are read by themselves. What is removed there is never removed here.
class FolderWatcher final : public QObject {
    Q_OBJECT
public:
    FolderWatcher(LibraryBackend &backend, async::JobRunner &runner, QObject *parent);

    [[nodiscard]] const std::vector<store::WatchedFolder> &folders() const { return m_folders; }
    void show(const std::vector<store::WatchedFolder> &folders);
    /// Begins to watch; a folder with very many files is asked about first (offered).
    void watch(const QString &path, bool subfolders, CollectionId collection);
    void unwatch(std::int64_t id);
    void scanAll();

Q_SIGNALS:
    void changed();
    void filesFound(std::vector<longleaf::store::QueuedFile> files);
    void filesGone(); ///< something changed there: originals may be missing
    void offered(const longleaf::ui::Offer &offer);
    void failed(const QString &sentence);

private:
    void keep(const store::WatchedFolder &folder);
    void scan(const store::WatchedFolder &folder, std::function<void(const WatchScan &)> then);
    void onScanned(const store::WatchedFolder &folder, const WatchScan &scan);

    LibraryBackend &m_backend;
    async::JobRunner &m_runner;
    std::vector<store::WatchedFolder> m_folders;
    QFileSystemWatcher m_watcher;
    QTimer m_soon;  ///< after something changed
    QTimer m_later; ///< for what the file system does not tell, such as network drives
    std::set<QString> m_listening;
    int m_scans = 0;
    bool m_again = false;
};

} // namespace longleaf::ui
