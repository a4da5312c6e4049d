// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/folder_watcher.h"

#include "ui/text/qt_convert.h"

#include <QFile>
#include <QLocale>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kSettleMs = 1'500;
constexpr int kRescanMs = 5 * 60 * 1'000;
constexpr int kUnsettledMs = 4'000;
constexpr int kMostListened = 2'000; ///< folders; the system allows some thousand watches, others need them too
constexpr std::size_t kAskAboveFiles = 200;
constexpr std::int64_t kAskAboveBytes = 2'000'000'000;

QString shown(const std::string &path)
{
    return QFile::decodeName(QByteArray::fromStdString(path));
}

} // namespace

FolderWatcher::FolderWatcher(LibraryBackend &backend, async::JobRunner &runner, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_runner(runner)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSettleMs);
    m_later.setInterval(kRescanMs);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon, [this]() { m_soon.start(kSettleMs); });
    connect(&m_soon, &QTimer::timeout, this, [this]() {
        scanAll();
        Q_EMIT filesGone();
    });
    connect(&m_later, &QTimer::timeout, this, &FolderWatcher::scanAll);
}

void FolderWatcher::show(const std::vector<store::WatchedFolder> &folders)
{
    m_folders = folders;
    Q_EMIT changed();
    scanAll();
}

void FolderWatcher::scan(const store::WatchedFolder &folder, std::function<void(const WatchScan &)> then)
{
    using Scanned = Result<WatchScan>;
    ++m_scans;
    once<Scanned>(
        m_runner, this,
        [backend = &m_backend, folder](std::stop_token stop) { return backend->scan(folder, std::move(stop)); },
        [this, then = std::move(then)](const Scanned &scanned) {
            --m_scans;
            if (scanned)
                then(*scanned);
            else if (scanned.error().code != ErrorCode::Canceled)
                Q_EMIT failed(toQString(scanned.error().message));
            if (m_scans == 0 && std::exchange(m_again, false))
                scanAll();
        });
}

void FolderWatcher::scanAll()
{
    if (m_folders.empty())
        return;
    if (m_scans > 0) {
        m_again = true;
        return;
    }
    m_later.start();
    for (const store::WatchedFolder &folder : m_folders)
        scan(folder, [this, folder](const WatchScan &scanned) { onScanned(folder, scanned); });
}

void FolderWatcher::onScanned(const store::WatchedFolder &folder, const WatchScan &scanned)
{
    const bool watched = std::any_of(m_folders.begin(), m_folders.end(),
                                     [&folder](const store::WatchedFolder &one) { return one.id == folder.id; });
    if (!watched)
        return;
    QStringList fresh;
    for (const std::filesystem::path &path : scanned.folders) {
        const QString name = shown(path.string());
        if (m_listening.size() < kMostListened && m_listening.insert(name).second)
            fresh << name;
    }
    if (!fresh.isEmpty())
        m_watcher.addPaths(fresh);
    if (scanned.unsettled)
        m_soon.start(kUnsettledMs);
    if (!scanned.files.empty())
        Q_EMIT filesFound(scanned.files);
}

void FolderWatcher::watch(const QString &path, bool subfolders, CollectionId collection)
{
    const store::WatchedFolder folder{0, QFile::encodeName(path).toStdString(), subfolders, collection};
    scan(folder, [this, folder, path](const WatchScan &scanned) {
        if (scanned.files.size() <= kAskAboveFiles && scanned.bytes <= kAskAboveBytes && !scanned.more) {
            keep(folder);
            return;
        }
        const QString size = QLocale().formattedDataSize(scanned.bytes, 1, QLocale::DataSizeSIFormat);
        QString text = tr("“%1” has %n file(s) to read, %2 in all. They and all that come later would be read.",
                          nullptr, static_cast<int>(scanned.files.size()))
                           .arg(path, size);
        if (scanned.more)
            text += QLatin1Char(' ') + tr("It has more than 100,000 entries; what lies beyond them is not looked at.");
        Q_EMIT offered({text, tr("Watch it"), [this, folder]() { keep(folder); }, {}, true});
    });
}

void FolderWatcher::keep(const store::WatchedFolder &folder)
{
    using Watched = Result<store::WatchedFolder>;
    once<Watched>(
        m_runner, this, [backend = &m_backend, folder](std::stop_token) { return backend->watch(folder); },
        [this](const Watched &watched) {
            if (!watched) {
                Q_EMIT failed(toQString(watched.error().message));
                return;
            }
            std::erase_if(m_folders, [&](const store::WatchedFolder &one) { return one.id == watched->id; });
            m_folders.push_back(*watched);
            Q_EMIT changed();
            Q_EMIT offered(
                {tr("“%1” is watched now: its new and changed files are read by themselves.").arg(shown(watched->path)),
                 tr("Undo"), [this, id = watched->id]() {
                     unwatch(id);
                 }});
            scanAll();
        });
}

void FolderWatcher::unwatch(std::int64_t id)
{
    std::erase_if(m_folders, [id](const store::WatchedFolder &one) { return one.id == id; });
    const QStringList listened = m_watcher.directories();
    if (!listened.isEmpty())
        m_watcher.removePaths(listened);
    m_listening.clear();
    Q_EMIT changed();
    once<Status>(
        m_runner, this, [backend = &m_backend, id](std::stop_token) { return backend->unwatch(id); },
        [this](const Status &status) {
            if (!status)
                Q_EMIT failed(toQString(status.error().message));
            scanAll();
        });
}

} // namespace longleaf::ui
