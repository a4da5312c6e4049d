// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/collection_controller.h"

#include "ui/text/qt_convert.h"

#include <algorithm>

namespace longleaf::ui {

CollectionController::CollectionController(LibraryBackend &backend, async::JobRunner &runner, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_runner(runner)
    , m_model(this)
{
    connect(&m_model, &CollectionListModel::renameRequested, this, &CollectionController::rename);
    connect(&m_model, &CollectionListModel::documentsDropped, this,
            [this](CollectionId id, const std::vector<DocumentId> &documents, bool moved) {
                if (moved && m_current.valid())
                    move(m_current, id, documents);
                else
                    addDocuments(id, documents);
            });
}

const CollectionEntry *CollectionController::find(CollectionId id) const
{
    const int index = id.valid() ? m_model.indexOf(id) : -1;
    return index < 0 ? nullptr : &m_model.rows()[static_cast<std::size_t>(index)];
}

QStringList CollectionController::namesOf(DocumentId document) const
{
    QStringList names;
    for (const CollectionEntry &row : m_model.rows()) {
        if (row.id.valid() && row.members.count(document.value) > 0)
            names << row.name;
    }
    return names;
}

bool CollectionController::isLocked(const std::vector<DocumentId> &documents) const
{
    return std::any_of(m_model.rows().begin(), m_model.rows().end(), [&documents](const CollectionEntry &row) {
        return row.rules.localOnly && std::any_of(documents.begin(), documents.end(),
                                                  [&row](DocumentId id) { return row.members.count(id.value) > 0; });
    });
}

void CollectionController::show(const std::vector<store::Collection> &collections)
{
    std::vector<CollectionEntry> rows;
    rows.push_back({{}, tr("All documents"), {}, {}});
    for (const store::Collection &one : collections) {
        CollectionEntry row{one.id, toQString(one.name), {one.localOnly, one.allowTraining, one.maxCostUsd}, {}};
        for (const DocumentId id : one.documents)
            row.members.insert(id.value);
        if (!m_removing || m_removing->id != one.id)
            rows.push_back(std::move(row));
    }
    m_model.reset(std::move(rows));
    const CollectionId wanted = m_wanted.valid() ? std::exchange(m_wanted, {}) : m_current;
    m_current = find(wanted) != nullptr ? wanted : CollectionId{};
    Q_EMIT currentChanged();
}

void CollectionController::setCurrent(CollectionId id)
{
    if (m_model.rows().empty()) {
        m_wanted = id;
        return;
    }
    const CollectionId wanted = find(id) != nullptr ? id : CollectionId{};
    if (wanted == m_current)
        return;
    m_current = wanted;
    Q_EMIT currentChanged();
}

void CollectionController::run(std::function<Status(LibraryBackend &)> work, std::function<void()> done)
{
    ++m_changes;
    once<Status>(
        m_runner, this, [backend = &m_backend, work = std::move(work)](std::stop_token) { return work(*backend); },
        [this, done = std::move(done)](const Status &status) {
            ++m_ended;
            if (!status)
                Q_EMIT failed(toQString(status.error().message));
            else if (done)
                done();
        });
}

void CollectionController::create(const QString &name, const std::vector<DocumentId> &documents)
{
    ++m_changes;
    once<Result<CollectionId>>(
        m_runner, this,
        [backend = &m_backend, name = toUtf8(name)](std::stop_token) { return backend->createCollection(name); },
        [this, name = name.trimmed(), documents](const Result<CollectionId> &id) {
            ++m_ended;
            if (!id) {
                Q_EMIT failed(toQString(id.error().message));
                return;
            }
            m_model.insert({*id, name, {}, {}});
            if (!documents.empty())
                change(*id, documents, true);
            Q_EMIT created(*id);
            Q_EMIT offered({tr("Made the collection “%1”.").arg(name), tr("Undo"), [this, id = *id]() {
                                discard(id);
                            }});
        });
}

void CollectionController::rename(CollectionId id, const QString &name)
{
    const CollectionEntry *row = find(id);
    const QString clean = name.simplified();
    if (row == nullptr || clean.isEmpty() || clean == row->name)
        return;
    run([id, name = toUtf8(clean)](LibraryBackend &backend) { return backend.renameCollection(id, name); },
        [this, id, clean, old = row->name]() {
            const int index = m_model.indexOf(id);
            if (index < 0)
                return;
            CollectionEntry changed = m_model.rows()[static_cast<std::size_t>(index)];
            changed.name = clean;
            m_model.replace(index, std::move(changed));
            Q_EMIT rulesChanged();
            Q_EMIT offered({tr("“%1” is called “%2” now.").arg(old, clean), tr("Undo"), [this, id, old]() {
                                rename(id, old);
                            }});
        });
}

void CollectionController::remove(CollectionId id)
{
    commitRemoval();
    const bool wasCurrent = m_current == id;
    if (!id.valid() || m_model.indexOf(id) < 0)
        return;
    // First, because a list whose current row goes chooses another one itself.
    if (wasCurrent)
        setCurrent({});
    const int index = m_model.indexOf(id);
    m_removing = m_model.rows()[static_cast<std::size_t>(index)];
    m_model.removeAt(index);
    Q_EMIT offered({tr("Removed the collection “%1”. Its documents stay in the library.").arg(m_removing->name),
                    tr("Undo"),
                    [this, wasCurrent]() {
                        if (!m_removing)
                            return;
                        const CollectionId back = m_removing->id;
                        m_model.insert(*std::exchange(m_removing, std::nullopt));
                        if (wasCurrent)
                            setCurrent(back);
                    },
                    [this]() {
                        commitRemoval();
                    }});
}

void CollectionController::discard(CollectionId id)
{
    if (m_current == id)
        setCurrent({});
    if (const int index = m_model.indexOf(id); index >= 0)
        m_model.removeAt(index);
    run([id](LibraryBackend &backend) { return backend.removeCollection(id); }, {});
}

void CollectionController::commitRemoval()
{
    if (!m_removing)
        return;
    const CollectionId id = std::exchange(m_removing, std::nullopt)->id;
    run([id](LibraryBackend &backend) { return backend.removeCollection(id); }, {});
}

std::vector<DocumentId> CollectionController::those(CollectionId id, const std::vector<DocumentId> &documents,
                                                    bool members) const
{
    std::vector<DocumentId> found;
    const CollectionEntry *row = find(id);
    for (const DocumentId document : documents) {
        if (row != nullptr && (row->members.count(document.value) > 0) == members)
            found.push_back(document);
    }
    return found;
}

void CollectionController::change(CollectionId id, const std::vector<DocumentId> &documents, bool add)
{
    const int index = m_model.indexOf(id);
    if (index < 0 || documents.empty())
        return;
    run(
        [id, documents, add](LibraryBackend &backend) {
            return add ? backend.addToCollection(id, documents) : backend.removeFromCollection(id, documents);
        },
        {});
    for (const DocumentId document : documents)
        m_model.setMember(index, document, add);
    Q_EMIT membersChanged(id);
}

void CollectionController::addDocuments(CollectionId id, const std::vector<DocumentId> &documents)
{
    const CollectionEntry *row = find(id);
    if (row == nullptr)
        return;
    const QString name = row->name;
    const std::vector<DocumentId> fresh = those(id, documents, false);
    if (fresh.empty()) {
        Q_EMIT offered({tr("“%1” has them already.").arg(name)});
        return;
    }
    change(id, fresh, true);
    Q_EMIT offered({tr("Put %n document(s) into “%1”.", nullptr, static_cast<int>(fresh.size())).arg(name), tr("Undo"),
                    [this, id, fresh]() {
                        change(id, fresh, false);
                    }});
}

void CollectionController::removeDocuments(CollectionId id, const std::vector<DocumentId> &documents)
{
    const CollectionEntry *row = find(id);
    const std::vector<DocumentId> members = those(id, documents, true);
    if (row == nullptr || members.empty())
        return;
    const QString name = row->name;
    change(id, members, false);
    Q_EMIT offered({tr("Took %n document(s) out of “%1”.", nullptr, static_cast<int>(members.size())).arg(name),
                    tr("Undo"), [this, id, members]() {
                        change(id, members, true);
                    }});
}

void CollectionController::move(CollectionId from, CollectionId to, const std::vector<DocumentId> &documents)
{
    const CollectionEntry *target = find(to);
    if (target == nullptr || from == to)
        return;
    const QString name = target->name;
    const std::vector<DocumentId> fresh = those(to, documents, false);
    const std::vector<DocumentId> members = those(from, documents, true);
    change(to, fresh, true);
    change(from, members, false);
    Q_EMIT offered({tr("Moved %n document(s) to “%1”.", nullptr, static_cast<int>(members.size())).arg(name),
                    tr("Undo"), [this, from, to, fresh, members]() {
                        change(to, fresh, false);
                        change(from, members, true);
                    }});
}

void CollectionController::setRules(CollectionId id, const CollectionRules &rules)
{
    run([id, rules](LibraryBackend &backend) { return backend.setRules(id, rules); },
        [this, id, rules]() {
            const int index = m_model.indexOf(id);
            if (index < 0)
                return;
            CollectionEntry row = m_model.rows()[static_cast<std::size_t>(index)];
            row.rules = rules;
            m_model.replace(index, std::move(row));
            Q_EMIT rulesChanged();
        });
}

void CollectionController::noteMember(CollectionId id, DocumentId document)
{
    const int index = id.valid() ? m_model.indexOf(id) : -1;
    if (index >= 0 && m_model.setMember(index, document, true))
        Q_EMIT membersChanged(id);
}

void CollectionController::noteGone(const std::vector<DocumentId> &documents)
{
    m_gone.clear();
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const CollectionId id = m_model.rows()[static_cast<std::size_t>(i)].id;
        for (const DocumentId document : documents) {
            if (m_model.setMember(i, document, false))
                m_gone.emplace_back(id, document);
        }
    }
}

void CollectionController::noteBack()
{
    for (const auto &[id, document] : std::exchange(m_gone, {}))
        noteMember(id, document);
}

void CollectionController::noteVersions(const std::vector<DocumentId> &older, DocumentId newer)
{
    std::vector<CollectionId> joined;
    for (const CollectionEntry &row : m_model.rows()) {
        const bool had =
            std::any_of(older.begin(), older.end(), [&row](DocumentId id) { return row.members.count(id.value) > 0; });
        if (had)
            joined.push_back(row.id);
    }
    for (const CollectionId id : joined)
        noteMember(id, newer);
}

} // namespace longleaf::ui
