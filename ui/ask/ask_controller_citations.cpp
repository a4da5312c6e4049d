// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/ask_controller.h"
#include "ui/text/qt_convert.h"

#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr std::size_t kMaxSourceBytes = 4'096;

} // namespace

CitationEntry *AskController::entryAt(int turn, int citation)
{
    if (turn < 0 || turn >= static_cast<int>(m_turns.size()) || citation < 0)
        return nullptr;
    auto &entries = m_turns[static_cast<std::size_t>(turn)].citations;
    return citation < static_cast<int>(entries.size()) ? &entries[static_cast<std::size_t>(citation)] : nullptr;
}

void AskController::loadSource(int turn, int citation)
{
    const CitationEntry *entry = entryAt(turn, citation);
    if (entry == nullptr || !entry->checked || entry->checked->verdict.span.empty())
        return;
    const answer::Verdict verdict = entry->checked->verdict;
    TextSpan span = verdict.span;
    span.end = std::min(span.end, span.begin + kMaxSourceBytes);
    using Text = Result<std::string>;
    auto job = m_runner.start<Text>(
        [backend = &m_backend, id = verdict.document, span](std::stop_token, const std::function<void(Text)> &emit) {
            emit(backend->sourceText(id, span));
        });
    auto *watcher = new QFutureWatcher<Text>(this);
    connect(watcher, &QFutureWatcher<Text>::finished, this,
            [this, watcher, turn, citation, verdict, generation = m_conversationGeneration]() {
                watcher->deleteLater();
                if (watcher->future().resultCount() == 0 || generation != m_conversationGeneration)
                    return;
                const Text text = watcher->result();
                CitationEntry *target = entryAt(turn, citation);
                // A sweep merges its citations anew: the place may be another citation's by now.
                if (!text || target == nullptr || !target->checked || target->checked->verdict != verdict)
                    return;
                target->sourceText = *text;
                Q_EMIT citationChecked(turn, citation);
            });
    watcher->setFuture(job.future);
}

void AskController::pinCitation(const CitationEntry &entry)
{
    if (!entry.checked)
        return;
    const answer::Verdict &verdict = entry.checked->verdict;
    const bool known = std::any_of(m_refinement.pinned.begin(), m_refinement.pinned.end(), [&verdict](const auto &one) {
        return one.document == verdict.document && one.span == verdict.span;
    });
    if (!known)
        m_refinement.pinned.push_back({verdict.document, verdict.page, verdict.span, 0, 0});
    schedulePlan();
    Q_EMIT draftRefined();
}

void AskController::markCitation(int turn, int citation, const QString &note)
{
    CitationEntry *entry = entryAt(turn, citation);
    if (entry == nullptr)
        return;
    const auto before = std::exchange(entry->wrongNote, toUtf8(note));
    const store::CitationMark mark{citation, entry->raw.quote, toUtf8(note), 0};
    storeMark(turn, citation, before,
              [backend = &m_backend, answer = m_turns[static_cast<std::size_t>(turn)].answer, mark]() {
                  return backend->markCitation(answer, mark);
              });
}

void AskController::unmarkCitation(int turn, int citation)
{
    CitationEntry *entry = entryAt(turn, citation);
    if (entry == nullptr || !entry->wrongNote)
        return;
    const auto before = std::exchange(entry->wrongNote, std::nullopt);
    storeMark(turn, citation, before,
              [backend = &m_backend, answer = m_turns[static_cast<std::size_t>(turn)].answer, citation,
               quote = entry->raw.quote]() { return backend->unmarkCitation(answer, citation, quote); });
}

/// Shown at once; taken back, with the reason, if it cannot be stored.
void AskController::storeMark(int turn, int citation, std::optional<std::string> before, std::function<Status()> store)
{
    Q_EMIT citationChecked(turn, citation);
    auto job = m_marks.start<Status>(
        m_runner,
        [store = std::move(store)](std::stop_token, const std::function<void(Status)> &emit) { emit(store()); });
    auto *watcher = new QFutureWatcher<Status>(this);
    connect(watcher, &QFutureWatcher<Status>::finished, this,
            [this, watcher, turn, citation, before = std::move(before), generation = m_conversationGeneration]() {
                watcher->deleteLater();
                if (watcher->future().resultCount() == 0)
                    return;
                const Status stored = watcher->result();
                if (stored)
                    return;
                Q_EMIT failed(toQString(stored.error().message));
                CitationEntry *entry = generation == m_conversationGeneration ? entryAt(turn, citation) : nullptr;
                if (entry == nullptr)
                    return;
                entry->wrongNote = before;
                Q_EMIT citationChecked(turn, citation);
            });
    watcher->setFuture(job.future);
}

void AskController::proposeFollowUp(const QString &text)
{
    m_question.text = toUtf8(text);
    schedulePlan();
    Q_EMIT draftProposed(text);
}

} // namespace longleaf::ui
