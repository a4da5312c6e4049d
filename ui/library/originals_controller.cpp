// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/originals_controller.h"

#include "ui/text/qt_convert.h"

#include <QFile>
#include <map>

namespace longleaf::ui {

namespace {

constexpr qint64 kAgainMs = 30'000;

} // namespace

OriginalsController::OriginalsController(LibraryBackend &backend, async::JobRunner &runner, DocumentListModel &model,
                                         QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_runner(runner)
    , m_model(model)
{
}

void OriginalsController::check(bool always)
{
    using Notices = Result<std::vector<OriginalNotice>>;
    if (!always && m_last.isValid() && !m_last.hasExpired(kAgainMs))
        return;
    if (m_checking) {
        m_again = m_again || always;
        return;
    }
    m_checking = true;
    m_last.start();
    once<Notices>(
        m_runner, this,
        [backend = &m_backend](std::stop_token stop) { return backend->checkOriginals(std::move(stop)); },
        [this](const Notices &notices) {
            m_checking = false;
            if (notices)
                show(*notices);
            else if (notices.error().code != ErrorCode::Canceled)
                Q_EMIT failed(toQString(notices.error().message));
            if (std::exchange(m_again, false))
                check(true);
        });
}

void OriginalsController::show(const std::vector<OriginalNotice> &notices)
{
    using Original = LibraryRow::Original;
    std::map<std::int64_t, const OriginalNotice *> byDocument;
    for (const OriginalNotice &notice : notices)
        byDocument[notice.document.value] = &notice;
    int changed = 0;
    int missing = 0;
    m_model.changeAll([&](LibraryRow &row) {
        if (row.state != LibraryRow::State::Ready)
            return false;
        const auto found = byDocument.find(row.document.id.value);
        Original now = Original::Fine;
        std::string mark;
        if (found != byDocument.end()) {
            const bool gone = found->second->check.state == ingest::OriginalCheck::State::Missing;
            now = gone ? Original::Missing : Original::Changed;
            mark = found->second->check.mark();
            ++(gone ? missing : changed);
        }
        const bool other = now != row.original || mark != row.originalMark;
        row.original = now;
        row.originalMark = mark;
        return other;
    });
    Q_EMIT checked(changed, missing);
}

void OriginalsController::readNewVersion(DocumentId id)
{
    const int index = m_model.indexOf(id);
    if (index < 0)
        return;
    m_replacing.insert(id);
    Q_EMIT readRequested({m_model.rows()[static_cast<std::size_t>(index)].filePath()});
}

void OriginalsController::locate(DocumentId id, const QString &path)
{
    using Moved = Result<document::Document>;
    once<Moved>(
        m_runner, this,
        [backend = &m_backend, id, path = QFile::encodeName(path).toStdString()](std::stop_token stop) {
            return backend->relocate(id, path, std::move(stop));
        },
        [this, id](const Moved &moved) {
            const int index = m_model.indexOf(id);
            if (!moved) {
                Q_EMIT failed(toQString(moved.error().message));
                return;
            }
            if (index < 0)
                return;
            LibraryRow row = m_model.rows()[static_cast<std::size_t>(index)];
            row.document = *moved;
            row.original = LibraryRow::Original::Fine;
            m_model.replace(index, std::move(row));
            Q_EMIT documentChanged(id);
        });
}

void OriginalsController::keep(DocumentId id)
{
    const int index = m_model.indexOf(id);
    if (index < 0)
        return;
    const std::string mark = m_model.rows()[static_cast<std::size_t>(index)].originalMark;
    once<Status>(
        m_runner, this, [backend = &m_backend, id, mark](std::stop_token) { return backend->keepOriginal(id, mark); },
        [this, id, mark](const Status &status) {
            const int at = m_model.indexOf(id);
            if (!status)
                Q_EMIT failed(toQString(status.error().message));
            if (!status || at < 0)
                return;
            LibraryRow row = m_model.rows()[static_cast<std::size_t>(at)];
            row.original = LibraryRow::Original::Fine;
            row.document.keptOriginal = mark;
            m_model.replace(at, std::move(row));
            Q_EMIT documentChanged(id);
        });
}

void OriginalsController::noteSuperseded(const std::vector<DocumentId> &older, DocumentId newer)
{
    const std::set<DocumentId> ids(older.begin(), older.end());
    m_model.changeAll([&](LibraryRow &row) {
        if (row.state != LibraryRow::State::Ready || ids.count(row.document.id) == 0)
            return false;
        row.document.supersededBy = newer;
        row.inScope = false;
        row.original = LibraryRow::Original::Fine;
        return true;
    });
    for (const DocumentId id : older) {
        Q_EMIT documentChanged(id);
        if (m_replacing.erase(id) > 0)
            decide(id);
    }
}

void OriginalsController::decide(DocumentId old)
{
    once<Result<bool>>(
        m_runner, this, [backend = &m_backend, old](std::stop_token) { return backend->isCited(old); },
        [this, old](const Result<bool> &cited) {
            // When in doubt, nothing goes.
            if (cited && !*cited)
                Q_EMIT removeRequested({old});
            else
                Q_EMIT offered(
                    {tr("The new version was read. The old one stays, not ticked, because answers cite it.")});
        });
}

} // namespace longleaf::ui
