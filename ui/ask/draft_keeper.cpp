// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/draft_keeper.h"

#include "ui/ask/once.h"
#include "ui/text/qt_convert.h"

#include <map>
#include <mutex>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr int kPauseMs = 250;
constexpr int kLimitMs = 600; ///< leaves the rest of the second to the disk

} // namespace

/// Sees to it that no older text is written over a newer one.
struct DraftKeeper::Order {
    std::mutex mutex;
    std::uint64_t given = 0;
    std::map<ConversationId, std::uint64_t> written;

    Status save(ConversationBackend &backend, ConversationId conversation, const std::string &text,
                std::uint64_t number)
    {
        const std::scoped_lock lock(mutex);
        if (number < written[conversation])
            return {};
        written[conversation] = number;
        return backend.saveDraft(conversation, text);
    }
};

DraftKeeper::DraftKeeper(AskController &controller, ConversationBackend &backend, async::JobRunner &runner,
                         QObject *parent)
    : QObject(parent)
    , m_controller(controller)
    , m_backend(backend)
    , m_runner(runner)
    , m_order(std::make_shared<Order>())
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    m_limit.setSingleShot(true);
    m_limit.setInterval(kLimitMs);
    for (QTimer *timer : {&m_pause, &m_limit})
        connect(timer, &QTimer::timeout, this, &DraftKeeper::flush);
    connect(&controller, &AskController::turnsReset, this, &DraftKeeper::onConversation);
    connect(&controller, &AskController::begun, this, &DraftKeeper::onConversation);
    connect(&controller, &AskController::turnAdded, this, [this]() {
        // What is being sent still stands in the composer; it is kept until it is committed.
        if (std::exchange(m_dirty, false))
            save(m_conversation, m_text);
    });
    connect(&controller, &AskController::busyChanged, this, [this](bool busy) {
        if (!busy && m_dirty)
            schedule(); // it was never begun
    });
}

/// The sent question is neither a turn on disk yet nor in the composer any more.
bool DraftKeeper::isUncommitted() const
{
    return m_controller.isSendingUncommitted();
}

void DraftKeeper::onConversation()
{
    const ConversationId now = m_controller.conversation();
    if (now == m_conversation) {
        if (m_dirty)
            schedule();
        return;
    }
    const bool becameOne = !m_conversation.valid() && m_controller.isBusy();
    if (becameOne) {
        // What was the draft of a new conversation is its first question now.
        m_pause.stop();
        m_limit.stop();
        save({}, {});
        m_conversation = now;
        m_dirty = !m_text.empty();
        if (m_dirty)
            schedule();
        return;
    }
    flush();
    m_conversation = now;
    m_text.clear();
    Q_EMIT restored({}); // the other conversation's words must not be taken for this one's
    restore();
}

void DraftKeeper::restore()
{
    m_conversation = m_controller.conversation();
    m_text.clear();
    m_dirty = false;
    enqueue([this, id = m_conversation](std::function<void()> done) {
        using Draft = Result<std::string>;
        runOnce<Draft>(
            m_runner, this, [backend = &m_backend, id]() { return backend->draft(id); },
            [this, id, done = std::move(done)](const Draft &draft) {
                if (!draft) {
                    Q_EMIT failed(toQString(draft.error().message));
                } else if (id == m_conversation && !m_dirty && m_text.empty()) {
                    m_text = *draft; // it need not be written again
                    Q_EMIT restored(toQString(*draft));
                } else if (id == m_conversation && !draft->empty()) {
                    Q_EMIT restored(toQString(*draft + "\n" + m_text)); // something was typed meanwhile
                }
                done();
            });
    });
}

void DraftKeeper::keep(const QString &text)
{
    std::string now = toUtf8(text);
    if (now == m_text)
        return;
    m_text = std::move(now);
    m_dirty = true;
    schedule();
}

void DraftKeeper::schedule()
{
    if (isUncommitted())
        return; // onConversation() or busyChanged goes on
    m_pause.start();
    if (!m_limit.isActive())
        m_limit.start();
}

void DraftKeeper::flush()
{
    m_pause.stop();
    m_limit.stop();
    if (!m_dirty || isUncommitted())
        return;
    m_dirty = false;
    save(m_conversation, m_text);
}

void DraftKeeper::flushAtEnd()
{
    // A question that is not committed as a turn yet stays as it was kept last.
    if (isIdle() || isUncommitted())
        return;
    runOnce<Status>(
        m_runner, this,
        [backend = &m_backend, order = m_order, conversation = m_conversation, text = m_text,
         number = ++m_order->given]() { return order->save(*backend, conversation, text, number); },
        [](const Status &) {});
}

void DraftKeeper::save(ConversationId conversation, const std::string &text)
{
    const std::uint64_t number = ++m_order->given;
    enqueue([this, conversation, text, number](std::function<void()> done) {
        runOnce<Status>(
            m_runner, this,
            [backend = &m_backend, order = m_order, conversation, text, number]() {
                return order->save(*backend, conversation, text, number);
            },
            [this, done = std::move(done)](const Status &saved) {
                if (saved)
                    m_complained = false;
                else if (!std::exchange(m_complained, true))
                    Q_EMIT failed(tr("What you type cannot be kept on disk: %1").arg(toQString(saved.error().message)));
                done();
            });
    });
}

void DraftKeeper::enqueue(Work work)
{
    m_queue.push_back(std::move(work));
    next();
}

void DraftKeeper::next()
{
    if (m_writing || m_queue.empty())
        return;
    m_writing = true;
    const Work work = std::move(m_queue.front());
    m_queue.pop_front();
    work([this]() {
        m_writing = false;
        next();
    });
}

} // namespace longleaf::ui
