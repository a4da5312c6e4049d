// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/follow_up_controller.h"

#include "ui/ask/once.h"
#include "ui/text/qt_convert.h"

namespace longleaf::ui {

FollowUpController::FollowUpController(AskController &ask, ConversationBackend &backend, async::JobRunner &runner,
                                       QObject *parent)
    : QObject(parent)
    , m_ask(ask)
    , m_backend(backend)
    , m_runner(runner)
{
    connect(&ask, &AskController::turnsReset, this, &FollowUpController::refresh);
    connect(&ask, &AskController::turnAdded, this, &FollowUpController::refresh);
    connect(&ask, &AskController::turnsCut, this, &FollowUpController::refresh);
    connect(&ask, &AskController::finished, this, &FollowUpController::refresh);
}

void FollowUpController::setEnabled(bool enabled)
{
    if (m_enabled == enabled)
        return;
    m_enabled = enabled;
    Q_EMIT enabledChanged(enabled);
    refresh();
}

void FollowUpController::refresh()
{
    const std::int64_t generation = ++m_generation;
    if (!m_questions.isEmpty()) {
        m_questions.clear();
        Q_EMIT changed();
    }
    if (!m_enabled || m_ask.isBusy() || m_ask.turns().empty() || m_ask.turns().back().state != Turn::State::Complete)
        return;
    const Turn &last = m_ask.turns().back();
    ask::FollowUpBasis basis{last.question, last.text, {}};
    for (const CitationEntry &entry : last.citations) {
        if (entry.checked)
            basis.citations.push_back(*entry.checked);
    }
    if (basis.citations.empty())
        return;
    using Found = Result<std::vector<ask::FollowUp>>;
    runOnce<Found>(
        m_runner, this, [backend = &m_backend, basis = std::move(basis)]() { return backend->followUps(basis); },
        [this, generation](const Found &found) {
            if (generation != m_generation || !found || found->empty())
                return; // a suggestion is no promise: without one nothing is missing
            for (const ask::FollowUp &one : *found)
                m_questions << followUpText(one);
            Q_EMIT changed();
        });
}

QString followUpText(const ask::FollowUp &followUp)
{
    QString subject = toQString(followUp.subject).simplified();
    switch (followUp.kind) {
    case ask::FollowUp::Kind::Period: return FollowUpController::tr("And in %1?").arg(subject);
    case ask::FollowUp::Kind::Name: return FollowUpController::tr("What else is said about %1?").arg(subject);
    case ask::FollowUp::Kind::Part: break;
    }
    if (subject.count(QLatin1Char(' ')) > 1) // a heading; "Note 8" needs no quotation marks
        subject = QStringLiteral("“%1”").arg(subject);
    if (followUp.topic.empty())
        return FollowUpController::tr("What does %1 say?").arg(subject);
    return FollowUpController::tr("What does %1 say about %2?").arg(subject, toQString(followUp.topic));
}

} // namespace longleaf::ui
