// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/ask/conversation_backend.h"

#include <QObject>
#include <QTimer>
#include <optional>

namespace longleaf::ui {

/// Earlier conversations: which are listed, found, renamed, deleted and restored. Knows no widgets.
class HistoryController final : public QObject {
    Q_OBJECT
public:
    /// All must outlive the controller's jobs.
    HistoryController(AskController &ask, ConversationBackend &backend, async::JobRunner &runner,
                      QObject *parent = nullptr);

    [[nodiscard]] const std::vector<store::Conversation> &conversations() const { return m_ask.conversations(); }
    [[nodiscard]] const store::Conversation *find(ConversationId id) const;
    [[nodiscard]] const std::vector<store::Conversation> &deleted() const { return m_deleted; }
    [[nodiscard]] ConversationId current() const { return m_ask.conversation(); }
    [[nodiscard]] QString words() const { return m_words; }
    /// What the words were found in; empty while the search is under way or when there are no words.
    [[nodiscard]] const std::optional<store::ConversationHits> &hits() const { return m_hits; }

    /// Looks for the words a moment after the last change of them.
    void search(const QString &words);
    /// Opens a conversation; with a turn, at that turn.
    void open(ConversationId id, AnswerId answer = {});
    void rename(ConversationId id, const QString &title);
    /// Takes a conversation away and offers to bring it back.
    void remove(ConversationId id);
    void restore(ConversationId id);
    /// Asks whether a deleted conversation shall be deleted for good.
    void askToPurge(ConversationId id);
    void purge(ConversationId id);

Q_SIGNALS:
    void changed(); ///< list, hits, deleted ones or the open one are others
    void opened();
    void removalOffered(longleaf::ConversationId id, const QString &title);
    void purgeOffered(longleaf::ConversationId id, const QString &title);
    void failed(const QString &sentence);

private:
    void startSearch();
    void loadDeleted();
    void reload();
    void run(std::function<Status()> work, std::function<void()> then);
    [[nodiscard]] QString titleOf(ConversationId id) const;

    AskController &m_ask;
    ConversationBackend &m_backend;
    async::JobRunner &m_runner;
    QString m_words;
    std::optional<store::ConversationHits> m_hits;
    std::vector<store::Conversation> m_deleted;
    QTimer m_delay;
    bool m_searching = false;
    ConversationId m_wasOpen; ///< when it was deleted
    std::int64_t m_generation = 0;
};

} // namespace longleaf::ui
