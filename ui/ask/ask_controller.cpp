// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/ask_controller.h"

#include "ui/ask/verdict_style.h"
#include "ui/text/qt_convert.h"

#include <algorithm>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr int kPlanDelayMs = 150;
constexpr int kHoldTickMs = 250;

std::string trimmed(const std::string &text)
{
    return toUtf8(toQString(text).trimmed());
}

} // namespace

AskController::AskController(AskBackend &backend, async::JobRunner &runner, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_runner(runner)
{
    m_planTimer.setSingleShot(true);
    m_planTimer.setInterval(kPlanDelayMs);
    connect(&m_planTimer, &QTimer::timeout, this, &AskController::startPlan);
    m_holdTimer.setInterval(kHoldTickMs);
    connect(&m_holdTimer, &QTimer::timeout, this, &AskController::tickHold);
}

template <typename Event> void AskController::once(async::Job<Event> job, std::function<void(const Event &)> handler)
{
    auto *watcher = new QFutureWatcher<Event>(this);
    connect(watcher, &QFutureWatcher<Event>::finished, this, [watcher, handler = std::move(handler)]() {
        if (watcher->future().resultCount() > 0)
            handler(watcher->result());
        watcher->deleteLater();
    });
    watcher->setFuture(job.future);
}

void AskController::setScope(std::vector<DocumentId> scope)
{
    if (m_haveScope && scope == m_question.scope)
        return;
    m_haveScope = true;
    m_question.scope = std::move(scope);
    schedulePlan();
}

void AskController::setDraft(const QString &text)
{
    m_question.text = toUtf8(text);
    schedulePlan();
}

void AskController::planAnew()
{
    schedulePlan();
}

void AskController::setMode(pack::Mode mode)
{
    m_question.mode = mode;
    schedulePlan();
    Q_EMIT draftRefined();
}

void AskController::setModel(const std::string &id)
{
    if (id == m_question.model)
        return;
    m_question.model = id;
    schedulePlan();
    Q_EMIT modelsChanged();
    once<Status>(
        m_runner.start<Status>([backend = &m_backend, id](std::stop_token, const std::function<void(Status)> &emit) {
            emit(backend->rememberModel(id));
        }),
        [this](const Status &status) {
            if (!status)
                Q_EMIT failed(toQString(status.error().message));
        });
}

void AskController::setMaxCost(std::optional<double> usd)
{
    m_question.maxCostUsd = usd;
    schedulePlan();
}

const ModelChoice *AskController::currentModel() const
{
    const auto found = std::find_if(m_models.begin(), m_models.end(),
                                    [this](const ModelChoice &choice) { return choice.info.id == m_question.model; });
    return found == m_models.end() ? nullptr : &*found;
}

QString AskController::blockedReason() const
{
    if (m_question.scope.empty())
        return tr("Add a document to the library, or tick one, to ask about it.");
    const ModelChoice *model = currentModel();
    if (model != nullptr && !model->usable)
        return toQString(model->reason);
    if (m_plan && !*m_plan)
        return toQString(m_plan->error().message);
    if (m_plan && !(*m_plan)->refusal.empty())
        return toQString((*m_plan)->refusal);
    if (m_plan && m_question.maxCostUsd && (*m_plan)->uncachedUsd && *(*m_plan)->uncachedUsd > *m_question.maxCostUsd)
        return tr("This would cost more than the limit for one answer in the settings.");
    return {};
}

void AskController::loadModels()
{
    using Models = AskBackend::Models;
    once<Models>(
        m_runner.start<Models>([backend = &m_backend](std::stop_token, const std::function<void(Models)> &emit) {
            emit(backend->models());
        }),
        [this](const Models &models) {
            m_models = models.choices;
            if (currentModel() == nullptr || !currentModel()->usable)
                m_question.model = models.preferred;
            schedulePlan();
            Q_EMIT modelsChanged();
        });
}

void AskController::schedulePlan()
{
    ++m_planGeneration;
    m_plan.reset();
    m_planTimer.start();
    Q_EMIT planChanged();
}

void AskController::startPlan()
{
    // One plan at a time: a plan that is outdated when it arrives is dropped and the newest is made.
    if (m_planning || m_question.model.empty() || m_question.scope.empty())
        return;
    m_planning = true;
    ask::Question question = placedDraft();
    if (question.text.empty())
        question.text = "Question"; // a price is shown before anything is typed
    once<PlanEvent>(m_runner.start<PlanEvent>(
                        [backend = &m_backend, question](std::stop_token, const std::function<void(PlanEvent)> &emit) {
                            emit(backend->plan(question));
                        }),
                    [this, generation = m_planGeneration](const PlanEvent &event) { onPlanned(event, generation); });
}

void AskController::onPlanned(const PlanEvent &event, std::int64_t generation)
{
    m_planning = false;
    if (generation != m_planGeneration) {
        if (!m_planTimer.isActive())
            startPlan();
        return;
    }
    m_plan = event;
    Q_EMIT planChanged();
}

void AskController::send()
{
    m_question.text = trimmed(m_question.text);
    if (isBusy() || m_question.text.empty() || !blockedReason().isEmpty())
        return;
    m_sent = Sent{m_question.text, m_refinement};
    start(draft(), m_refinement.branch);
    m_question.text.clear();
    m_refinement = {};
    Q_EMIT questionAccepted();
    Q_EMIT draftRefined();
}

void AskController::start(ask::Question question, const std::optional<BranchPoint> &branch)
{
    question.conversation = m_conversation;
    question.follows = followed(branch);
    Turn turn;
    turn.branch = makeRoom(branch);
    turn.question = question.text;
    if (const ModelChoice *model = currentModel())
        turn.modelName = model->info.name;
    m_turns.push_back(std::move(turn));
    m_runningTurn = m_turns.size() - 1;
    launch([backend = &m_backend, question](std::stop_token stop, const ask::AskSink &sink) {
        return backend->run(question, std::move(stop), sink);
    });
    Q_EMIT turnAdded(runningIndex());
    Q_EMIT busyChanged(true);
}

void AskController::launch(Runner run)
{
    auto job = m_runner.start<RunEvent>(
        [run = std::move(run)](std::stop_token stop, const std::function<void(RunEvent)> &emit) {
            auto report = run(stop, [&emit](const ask::AskEvent &event) {
                std::visit(
                    [&emit](const auto &value) {
                        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, ask::Planned>)
                            emit(summarise(value.request));
                        else
                            emit(value);
                    },
                    event);
            });
            emit(Finished{std::move(report)});
        });
    m_runStop = job.stop;
    m_runClock.start();
    m_run = new QFutureWatcher<RunEvent>(this);
    connect(m_run, &QFutureWatcher<RunEvent>::resultsReadyAt, this, [this](int begin, int end) {
        for (int i = begin; i < end && m_run != nullptr; ++i)
            onRunEvent(m_run->resultAt(i));
    });
    m_run->setFuture(job.future);
}

void AskController::stop()
{
    if (!isBusy())
        return;
    m_runStop.request_stop();
    runningTurn().state = Turn::State::Stopping;
    Q_EMIT turnChanged(runningIndex());
}

void AskController::onRunEvent(const RunEvent &event)
{
    Turn &turn = runningTurn();
    const int index = runningIndex();
    if (const auto *plan = std::get_if<PlanSummary>(&event)) {
        turn.plan = *plan;
        if (turn.state == Turn::State::Counting)
            turn.state = Turn::State::Waiting;
        Q_EMIT turnChanged(index);
    } else if (const auto *committed = std::get_if<ask::Begun>(&event)) {
        onBegun(*committed);
    } else if (std::holds_alternative<ask::Counting>(event)) {
        setState(Turn::State::Counting);
    } else if (const auto *wait = std::get_if<ask::WaitingToSend>(&event)) {
        onHold(*wait);
    } else if (const auto *grew = std::get_if<ask::TextGrew>(&event)) {
        const bool first = turn.state != Turn::State::Streaming && turn.state != Turn::State::Stopping;
        turn.text += grew->appended;
        if (first) {
            turn.state = Turn::State::Streaming;
            Q_EMIT turnChanged(index);
        }
        Q_EMIT textGrew(index);
    } else if (const auto *opened = std::get_if<ask::CitationOpened>(&event)) {
        onCitationOpened(*opened);
    } else if (const auto *checked = std::get_if<ask::CitationChecked>(&event)) {
        onCitationChecked(*checked);
    } else if (const auto *reasoned = std::get_if<ask::Reasoned>(&event)) {
        turn.reasoning += reasoned->appended;
        Q_EMIT reasoningGrew(index);
    } else if (const auto *part = std::get_if<ask::PartBegun>(&event)) {
        onPartBegun(*part);
    } else if (const auto *ended = std::get_if<ask::PartEnded>(&event)) {
        onPartEnded(*ended);
    } else if (const auto *over = std::get_if<Finished>(&event)) {
        onFinished(*over);
    }
}

void AskController::setState(Turn::State state)
{
    Turn &turn = runningTurn();
    if (turn.state == Turn::State::Stopping)
        return;
    turn.state = state;
    Q_EMIT turnChanged(runningIndex());
}

void AskController::onHold(const ask::WaitingToSend &wait)
{
    Turn &turn = runningTurn();
    m_holdMs = wait.ms;
    m_holdClock.start();
    turn.holdReason = wait.why;
    turn.holdSeconds = (wait.ms + 999) / 1'000;
    setState(Turn::State::Holding);
    m_holdTimer.start();
}

void AskController::tickHold()
{
    Turn &turn = runningTurn();
    const std::int64_t left = m_holdMs - m_holdClock.elapsed();
    if (turn.state != Turn::State::Holding || left <= 0) {
        m_holdTimer.stop();
        if (turn.state == Turn::State::Holding)
            setState(Turn::State::Waiting);
        return;
    }
    const std::int64_t seconds = (left + 999) / 1'000;
    if (std::exchange(turn.holdSeconds, seconds) != seconds)
        Q_EMIT turnChanged(runningIndex());
}

void AskController::onCitationOpened(const ask::CitationOpened &opened)
{
    Turn &turn = runningTurn();
    if (turn.citations.size() <= opened.index)
        turn.citations.resize(opened.index + 1);
    turn.citations[opened.index].raw = opened.raw;
    Q_EMIT citationOpened(runningIndex(), static_cast<int>(opened.index));
}

void AskController::onCitationChecked(const ask::CitationChecked &checked)
{
    Turn &turn = runningTurn();
    const bool known = turn.citations.size() > checked.index;
    if (!known)
        turn.citations.resize(checked.index + 1);
    CitationEntry &entry = turn.citations[checked.index];
    entry.raw = checked.citation.raw;
    entry.checked = checked.citation;
    const int index = runningIndex();
    if (!known)
        Q_EMIT citationOpened(index, static_cast<int>(checked.index));
    Q_EMIT citationChecked(index, static_cast<int>(checked.index));
    if (isUncertain(checked.citation.verdict.status))
        loadSource(index, static_cast<int>(checked.index));
}

void AskController::onFinished(const Finished &over)
{
    m_run->disconnect(this);
    m_run->deleteLater();
    m_run = nullptr;
    m_holdTimer.stop();
    Turn &turn = runningTurn();
    turn.totalMs = m_runClock.elapsed();
    if (over.report) {
        const ask::AnswerReport &report = *over.report;
        turn.state = stateOf(report.state);
        turn.text = report.text;
        turn.usage = report.usage;
        turn.costUsd = report.costUsd;
        turn.savedUsd = report.savedUsd;
        turn.maybeCharged = report.maybeCharged;
        turn.absence = report.absence;
        turn.error = report.error;
        if (!report.reasoning.empty())
            turn.reasoning = report.reasoning;
        if (report.timings.totalMs > 0)
            turn.totalMs = report.timings.totalMs;
        if (report.sweep.valid())
            onSweepClosed(report);
        turn.citations.resize(report.citations.size());
        for (std::size_t i = 0; i < report.citations.size(); ++i) {
            turn.citations[i].raw = report.citations[i].raw;
            turn.citations[i].checked = report.citations[i];
        }
    } else {
        turn.state = over.report.error().code == ErrorCode::Canceled ? Turn::State::Stopped : Turn::State::NotSent;
        turn.error = over.report.error();
    }
    Q_EMIT turnChanged(runningIndex());
    Q_EMIT busyChanged(false);
    returnQuestion();
    Q_EMIT finished(runningIndex());
    schedulePlan();
    loadConversations();
}

void AskController::newConversation()
{
    if (isBusy())
        return;
    ++m_conversationGeneration;
    m_conversation = {};
    m_turns.clear();
    m_refinement.branch.reset();
    Q_EMIT turnsReset();
    schedulePlan();
}

void AskController::openConversation(ConversationId id, AnswerId at)
{
    if (isBusy())
        return;
    using Turns = Result<std::vector<Turn>>;
    const std::int64_t generation = ++m_conversationGeneration;
    once<Turns>(
        m_runner.start<Turns>([backend = &m_backend, id, at](std::stop_token, const std::function<void(Turns)> &emit) {
            emit(backend->turns(id, at));
        }),
        [this, id, at, generation](const Turns &turns) {
            if (generation != m_conversationGeneration || isBusy())
                return;
            if (!turns) {
                Q_EMIT failed(toQString(turns.error().message));
                return;
            }
            m_conversation = id;
            m_turns = *turns;
            m_refinement.branch.reset();
            Q_EMIT turnsReset();
            Q_EMIT draftRefined();
            for (std::size_t i = 0; at.valid() && i < m_turns.size(); ++i) {
                if (m_turns[i].answer == at)
                    Q_EMIT turnRevealed(static_cast<int>(i));
            }
            schedulePlan();
        });
}

void AskController::loadConversations()
{
    using List = Result<std::vector<store::Conversation>>;
    once<List>(m_runner.start<List>([backend = &m_backend](std::stop_token, const std::function<void(List)> &emit) {
        emit(backend->conversations());
    }),
               [this](const List &list) {
                   if (!list)
                       return;
                   m_conversations = *list;
                   Q_EMIT conversationsChanged();
               });
}

} // namespace longleaf::ui
