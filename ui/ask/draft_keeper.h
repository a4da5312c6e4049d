// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/ask/conversation_backend.h"

#include <QObject>
#include <QTimer>
#include <deque>
#include <functional>
#include <memory>

namespace longleaf::ui {

/// Keeps the question that is being written on disk, one for each conversation, within a second of every change. A
/// question that was sent stays kept until it is committed as a turn.
class DraftKeeper final : public QObject {
    Q_OBJECT
public:
    /// All must outlive the keeper's jobs.
    DraftKeeper(AskController &controller, ConversationBackend &backend, async::JobRunner &runner,
                QObject *parent = nullptr);

    /// Asks for what was kept of the conversation that is open now; ends in restored().
    void restore();
    /// The text is this now.
    void keep(const QString &text);
    /// Writes what has changed.
    void flush();
    /// The same when the program ends: jobs that have begun are waited for, those that wait for each other are not.
    void flushAtEnd();
    [[nodiscard]] bool isIdle() const { return !m_dirty && m_queue.empty() && !m_writing; }

Q_SIGNALS:
    void restored(const QString &text); ///< may be empty
    void failed(const QString &sentence);

private:
    using Work = std::function<void(std::function<void()> done)>;
    struct Order;
    [[nodiscard]] bool isUncommitted() const;
    void onConversation();
    void schedule();
    void save(ConversationId conversation, const std::string &text);
    void enqueue(Work work);
    void next();

    AskController &m_controller;
    ConversationBackend &m_backend;
    async::JobRunner &m_runner;
    ConversationId m_conversation; ///< that m_text belongs to
    std::string m_text;
    bool m_dirty = false;
    QTimer m_pause; ///< after the last change
    QTimer m_limit; ///< after the first one
    std::deque<Work> m_queue; ///< one at a time, so that no older text overtakes a newer one
    bool m_writing = false;
    std::shared_ptr<Order> m_order; ///< shared with the jobs
    bool m_complained = false;
};

} // namespace longleaf::ui
