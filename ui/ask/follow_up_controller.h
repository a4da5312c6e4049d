// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/ask/conversation_backend.h"

#include <QObject>
#include <QStringList>

namespace longleaf::ui {

/// Suggests what could be asked after the last answer. Can be switched off.
class FollowUpController final : public QObject {
    Q_OBJECT
public:
    /// All must outlive the controller's jobs.
    FollowUpController(AskController &ask, ConversationBackend &backend, async::JobRunner &runner,
                       QObject *parent = nullptr);

    void setEnabled(bool enabled);
    [[nodiscard]] bool isEnabled() const { return m_enabled; }
    [[nodiscard]] QStringList questions() const { return m_questions; }

Q_SIGNALS:
    void changed();
    void enabledChanged(bool enabled);

private:
    void refresh();

    AskController &m_ask;
    ConversationBackend &m_backend;
    async::JobRunner &m_runner;
    QStringList m_questions;
    bool m_enabled = true;
    std::int64_t m_generation = 0;
};

/// The question in words.
[[nodiscard]] QString followUpText(const ask::FollowUp &followUp);

} // namespace longleaf::ui
