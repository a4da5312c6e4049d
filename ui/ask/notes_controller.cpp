// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/notes_controller.h"

#include "core/base/utf8.h"
#include "ui/ask/once.h"
#include "ui/text/qt_convert.h"

#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr std::size_t kExcerptBytes = 400;

bool isPin(const store::Note &note)
{
    return note.text.empty() && note.citation < 0;
}

std::string excerptOf(const std::string &text)
{
    return toUtf8(toQString(utf8::truncated(text, kExcerptBytes)).simplified());
}

} // namespace

NotesController::NotesController(AskController &ask, ConversationBackend &backend, async::JobRunner &runner,
                                 QObject *parent)
    : QObject(parent)
    , m_ask(ask)
    , m_backend(backend)
    , m_runner(runner)
{
    const auto follow = [this]() {
        if (m_ask.conversation() == m_conversation)
            return;
        m_conversation = m_ask.conversation();
        m_notes.clear();
        Q_EMIT changed();
        load();
    };
    connect(&ask, &AskController::turnsReset, this, follow);
    connect(&ask, &AskController::begun, this, follow);
}

void NotesController::load()
{
    const std::int64_t generation = ++m_generation;
    if (!m_conversation.valid())
        return;
    using List = Result<std::vector<store::Note>>;
    runOnce<List>(
        m_runner, this, [backend = &m_backend, id = m_conversation]() { return backend->notes(id); },
        [this, generation](const List &list) {
            if (generation != m_generation)
                return;
            if (!list) {
                Q_EMIT failed(toQString(list.error().message));
                return;
            }
            m_notes = *list;
            Q_EMIT changed();
        });
}

void NotesController::run(std::function<Status()> work, std::function<void()> then)
{
    runOnce<Status>(m_runner, this, std::move(work), [this, then = std::move(then)](const Status &done) {
        if (!done)
            Q_EMIT failed(toQString(done.error().message));
        else if (then)
            then();
        load();
    });
}

const Turn *NotesController::storedTurn(int turn) const
{
    if (turn < 0 || turn >= static_cast<int>(m_ask.turns().size()))
        return nullptr;
    const Turn &found = m_ask.turns()[static_cast<std::size_t>(turn)];
    return found.answer.valid() ? &found : nullptr;
}

std::vector<store::Note> NotesController::notesOf(AnswerId answer) const
{
    std::vector<store::Note> found;
    if (!answer.valid())
        return found;
    std::copy_if(m_notes.begin(), m_notes.end(), std::back_inserter(found),
                 [answer](const store::Note &note) { return note.answer == answer && !isPin(note); });
    return found;
}

bool NotesController::isPinned(AnswerId answer) const
{
    return answer.valid() && std::any_of(m_notes.begin(), m_notes.end(), [answer](const store::Note &note) {
               return note.answer == answer && isPin(note);
           });
}

QString NotesController::placeOf(const store::Note &note) const
{
    const auto &turns = m_ask.turns();
    const auto turn =
        std::find_if(turns.begin(), turns.end(), [&note](const Turn &one) { return one.answer == note.answer; });
    if (turn == turns.end())
        return tr("On another branch");
    const int number = static_cast<int>(turn - turns.begin()) + 1;
    return note.citation < 0 ? tr("Question %1").arg(number)
                             : tr("Question %1, citation %2").arg(number).arg(note.citation + 1);
}

void NotesController::add(store::Note note)
{
    note.conversation = m_ask.conversation();
    run([backend = &m_backend, note = std::move(note)]() -> Status {
        const auto added = backend->addNote(note);
        return added ? Status{} : tl::unexpected(added.error());
    });
}

void NotesController::add(int turn, const QString &text)
{
    const Turn *about = storedTurn(turn);
    if (about == nullptr || text.trimmed().isEmpty())
        return;
    store::Note note;
    note.answer = about->answer;
    note.text = toUtf8(text.trimmed());
    note.excerpt = excerptOf(about->text);
    add(std::move(note));
}

void NotesController::togglePin(int turn)
{
    const Turn *about = storedTurn(turn);
    if (about == nullptr)
        return;
    for (const store::Note &one : m_notes) {
        if (one.answer == about->answer && isPin(one)) {
            run([backend = &m_backend, id = one.id]() { return backend->setNoteDeleted(id, true); });
            return;
        }
    }
    store::Note note;
    note.answer = about->answer;
    note.excerpt = excerptOf(about->text.empty() ? about->question : about->text);
    add(std::move(note));
}

void NotesController::keepCitation(int turn, int citation)
{
    const Turn *about = storedTurn(turn);
    if (about == nullptr || citation < 0 || citation >= static_cast<int>(about->citations.size()))
        return;
    store::Note note;
    note.answer = about->answer;
    note.citation = citation;
    const CitationEntry &entry = about->citations[static_cast<std::size_t>(citation)];
    note.excerpt = excerptOf(entry.raw.quote);
    if (note.excerpt.empty())
        note.excerpt = toUtf8(tr("Page %1").arg(entry.raw.page.value_or(0)));
    add(std::move(note));
}

void NotesController::change(NoteId id, const QString &text)
{
    run([backend = &m_backend, id, words = toUtf8(text.trimmed())]() { return backend->changeNote(id, words); });
}

void NotesController::remove(NoteId id)
{
    run([backend = &m_backend, id]() { return backend->setNoteDeleted(id, true); },
        [this, id]() { Q_EMIT removalOffered(id); });
}

void NotesController::restore(NoteId id)
{
    run([backend = &m_backend, id]() { return backend->setNoteDeleted(id, false); });
}

void NotesController::reveal(const store::Note &note)
{
    const auto &turns = m_ask.turns();
    const auto turn =
        std::find_if(turns.begin(), turns.end(), [&note](const Turn &one) { return one.answer == note.answer; });
    if (turn != turns.end())
        Q_EMIT m_ask.turnRevealed(static_cast<int>(turn - turns.begin()));
    else if (note.answer.valid())
        m_ask.openConversation(m_ask.conversation(), note.answer);
}

} // namespace longleaf::ui
