// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/conversation_backend.h"

#include "core/base/log.h"
#include "core/store/library.h"

namespace longleaf::desktop {

namespace {

/// How long a deleted conversation can be restored.
constexpr std::int64_t kKeptMs = std::int64_t{30} * 24 * 60 * 60 * 1'000;

/// Opens the library and does one thing with it.
template <typename Value, typename Work>
Value withLibrary(const std::filesystem::path &folder, const Clock &clock, const Work &work)
{
    auto library = store::Library::open(folder, clock);
    if (!library)
        return tl::unexpected(library.error());
    return work(**library);
}

} // namespace

StoreConversationBackend::StoreConversationBackend(std::filesystem::path library, const Clock &clock)
    : m_library(std::move(library))
    , m_clock(clock)
{
}

Result<store::ConversationHits> StoreConversationBackend::searchConversations(const std::string &words, int limit)
{
    return withLibrary<Result<store::ConversationHits>>(
        m_library, m_clock, [&](store::Library &library) { return store::History(library).search(words, limit); });
}

Result<std::vector<store::Conversation>> StoreConversationBackend::deletedConversations()
{
    return withLibrary<Result<std::vector<store::Conversation>>>(
        m_library, m_clock, [](store::Library &library) { return store::History(library).deleted(); });
}

Status StoreConversationBackend::renameConversation(ConversationId id, const std::string &title)
{
    return withLibrary<Status>(m_library, m_clock,
                               [&](store::Library &library) { return store::History(library).rename(id, title); });
}

Status StoreConversationBackend::setConversationDeleted(ConversationId id, bool deleted)
{
    return withLibrary<Status>(m_library, m_clock, [&](store::Library &library) {
        store::History history(library);
        return deleted ? history.markDeleted(id) : history.restore(id);
    });
}

Status StoreConversationBackend::purgeConversation(ConversationId id)
{
    return withLibrary<Status>(m_library, m_clock,
                               [&](store::Library &library) { return store::History(library).purge(id); });
}

Result<std::vector<store::Note>> StoreConversationBackend::notes(ConversationId id)
{
    return withLibrary<Result<std::vector<store::Note>>>(
        m_library, m_clock, [&](store::Library &library) { return store::Notebook(library).notes(id); });
}

Result<NoteId> StoreConversationBackend::addNote(const store::Note &note)
{
    return withLibrary<Result<NoteId>>(m_library, m_clock,
                                       [&](store::Library &library) { return store::Notebook(library).add(note); });
}

Status StoreConversationBackend::changeNote(NoteId id, const std::string &text)
{
    return withLibrary<Status>(m_library, m_clock,
                               [&](store::Library &library) { return store::Notebook(library).change(id, text); });
}

Status StoreConversationBackend::setNoteDeleted(NoteId id, bool deleted)
{
    return withLibrary<Status>(m_library, m_clock, [&](store::Library &library) {
        store::Notebook notebook(library);
        return deleted ? notebook.markDeleted(id) : notebook.restore(id);
    });
}

Result<std::string> StoreConversationBackend::draft(ConversationId id)
{
    return withLibrary<Result<std::string>>(
        m_library, m_clock, [&](store::Library &library) { return store::Notebook(library).draft(id); });
}

Status StoreConversationBackend::saveDraft(ConversationId id, const std::string &text)
{
    return withLibrary<Status>(m_library, m_clock,
                               [&](store::Library &library) { return store::Notebook(library).saveDraft(id, text); });
}

Result<std::vector<ask::FollowUp>> StoreConversationBackend::followUps(const ask::FollowUpBasis &basis)
{
    return withLibrary<Result<std::vector<ask::FollowUp>>>(
        m_library, m_clock, [&](store::Library &library) { return ask::followUps(library, basis); });
}

void StoreConversationBackend::purgeOld()
{
    const auto purged = withLibrary<Result<int>>(m_library, m_clock, [this](store::Library &library) {
        return store::History(library).purge(m_clock.wallMs() - kKeptMs);
    });
    if (!purged)
        log::write(log::Level::Warning, "library", purged.error().message);
}

} // namespace longleaf::desktop
