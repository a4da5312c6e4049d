// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/history_controller.h"

#include "ui/ask/once.h"
#include "ui/text/qt_convert.h"

#include <algorithm>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr int kSearchDelayMs = 80;
constexpr int kMostHits = 200;

const store::Conversation *findIn(const std::vector<store::Conversation> &all, ConversationId id)
{
    const auto found = std::find_if(all.begin(), all.end(), [id](const auto &one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

HistoryController::HistoryController(AskController &ask, ConversationBackend &backend, async::JobRunner &runner,
                                     QObject *parent)
    : QObject(parent)
    , m_ask(ask)
    , m_backend(backend)
    , m_runner(runner)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kSearchDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &HistoryController::startSearch);
    connect(&ask, &AskController::conversationsChanged, this, [this]() {
        loadDeleted();
        if (!m_words.isEmpty())
            startSearch();
        Q_EMIT changed();
    });
    connect(&ask, &AskController::turnsReset, this, &HistoryController::changed);
    connect(&ask, &AskController::begun, this, &HistoryController::changed);
}

const store::Conversation *HistoryController::find(ConversationId id) const
{
    return findIn(conversations(), id);
}

QString HistoryController::titleOf(ConversationId id) const
{
    const store::Conversation *one = find(id);
    if (one == nullptr)
        one = findIn(m_deleted, id);
    return one != nullptr ? toQString(one->title).simplified() : QString();
}

void HistoryController::search(const QString &words)
{
    if (words == m_words)
        return;
    m_words = words;
    ++m_generation;
    if (words.trimmed().isEmpty()) {
        m_words.clear();
        m_delay.stop();
        m_hits.reset();
        Q_EMIT changed();
        return;
    }
    m_delay.start();
}

void HistoryController::startSearch()
{
    // One at a time: what is outdated when it arrives is dropped, and the newest words are looked for.
    if (m_searching || m_words.isEmpty())
        return;
    m_searching = true;
    using Hits = Result<store::ConversationHits>;
    runOnce<Hits>(
        m_runner, this,
        [backend = &m_backend, words = toUtf8(m_words)]() { return backend->searchConversations(words, kMostHits); },
        [this, generation = m_generation](const Hits &hits) {
            m_searching = false;
            if (generation != m_generation) {
                if (!m_delay.isActive())
                    startSearch();
                return;
            }
            if (!hits) {
                Q_EMIT failed(toQString(hits.error().message));
                return;
            }
            m_hits = *hits;
            Q_EMIT changed();
        });
}

void HistoryController::loadDeleted()
{
    using List = Result<std::vector<store::Conversation>>;
    runOnce<List>(
        m_runner, this, [backend = &m_backend]() { return backend->deletedConversations(); },
        [this](const List &list) {
            if (!list)
                return;
            m_deleted = *list;
            Q_EMIT changed();
        });
}

void HistoryController::reload()
{
    m_ask.loadConversations();
}

void HistoryController::run(std::function<Status()> work, std::function<void()> then)
{
    runOnce<Status>(m_runner, this, std::move(work), [this, then = std::move(then)](const Status &done) {
        if (!done)
            Q_EMIT failed(toQString(done.error().message));
        else if (then)
            then();
        reload();
    });
}

void HistoryController::open(ConversationId id, AnswerId answer)
{
    if (m_ask.isBusy()) {
        if (id != current())
            Q_EMIT failed(tr("An answer is arriving. Stop it, or wait for its end, to open another conversation."));
        return;
    }
    m_ask.openConversation(id, answer);
    Q_EMIT opened();
}

void HistoryController::rename(ConversationId id, const QString &title)
{
    run([backend = &m_backend, id, text = toUtf8(title)]() { return backend->renameConversation(id, text); }, {});
}

void HistoryController::remove(ConversationId id)
{
    if (id == current() && m_ask.isBusy()) {
        Q_EMIT failed(tr("An answer is arriving in this conversation. Stop it before you delete the conversation."));
        return;
    }
    const QString title = titleOf(id);
    m_wasOpen = id == current() ? id : ConversationId{};
    run([backend = &m_backend, id]() { return backend->setConversationDeleted(id, true); },
        [this, id, title]() {
            if (id == current())
                m_ask.newConversation();
            Q_EMIT removalOffered(id, title);
        });
}

void HistoryController::restore(ConversationId id)
{
    run([backend = &m_backend, id]() { return backend->setConversationDeleted(id, false); },
        [this, id]() {
            // As it was before, unless something else has been begun meanwhile.
            if (id == std::exchange(m_wasOpen, {}) && m_ask.turns().empty())
                m_ask.openConversation(id);
        });
}

void HistoryController::askToPurge(ConversationId id)
{
    Q_EMIT purgeOffered(id, titleOf(id));
}

void HistoryController::purge(ConversationId id)
{
    run([backend = &m_backend, id]() { return backend->purgeConversation(id); }, {});
}

} // namespace longleaf::ui
