// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/snippet.h"
#include "ui/ask/ask_controller.h"
#include "ui/ask/once.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/format.h"

#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kMore = 4;
constexpr std::size_t kSnippetBytes = 210; // what a list of passages shows
constexpr std::size_t kMostPassageBytes = 256U * 1024U;

/// What was searched for a turn.
std::vector<std::string> wordsOf(const Turn &turn)
{
    if (turn.absence)
        return pack::searchedWords(turn.absence->search);
    return turn.plan ? pack::searchedWords(turn.plan->search) : std::vector<std::string>();
}

} // namespace

bool AskController::hasDraft() const
{
    return m_question.text.find_first_not_of(" \t\r\n") != std::string::npos;
}

ask::Question AskController::draft() const
{
    ask::Question question = m_question;
    if (question.mode == pack::Mode::Sweep)
        return question; // every page is read, so no passage is added or left out
    question.pinned = m_refinement.pinned;
    question.restOf = m_refinement.restOf;
    question.budgetTokens = m_refinement.budgetTokens;
    if (!question.budgetTokens && question.mode == pack::Mode::Focused)
        question.budgetTokens = m_depth;
    return question;
}

ask::Question AskController::placedDraft() const
{
    ask::Question question = draft();
    question.conversation = m_conversation;
    question.follows = followed(m_refinement.branch);
    question.text = toUtf8(toQString(question.text).trimmed()); // as it is sent
    return question;
}

void AskController::writeRequest(std::function<void(const WrittenRequest &)> handler)
{
    runOnce<WrittenRequest>(
        m_runner, this,
        [backend = &m_backend, question = placedDraft()]() {
            return std::make_shared<const Result<ask::RequestPreview>>(backend->preview(question));
        },
        std::move(handler));
}

void AskController::setDepth(std::optional<std::int64_t> tokens)
{
    m_depth = tokens;
    schedulePlan();
    Q_EMIT draftRefined();
}

void AskController::propose(int turn)
{
    m_question.mode = pack::Mode::Focused;
    const QString text = toQString(m_turns[static_cast<std::size_t>(turn)].question);
    m_question.text = toUtf8(text);
    schedulePlan();
    Q_EMIT draftProposed(text);
    Q_EMIT draftRefined();
}

void AskController::addPassage(int turn, const pack::Candidate &passage)
{
    const bool known = std::any_of(m_refinement.pinned.begin(), m_refinement.pinned.end(), [&](const auto &one) {
        return one.document == passage.document && one.span == passage.span;
    });
    if (!known)
        m_refinement.pinned.push_back(passage);
    propose(turn);
}

void AskController::askWithMore(int turn)
{
    const auto &plan = m_turns[static_cast<std::size_t>(turn)].plan;
    if (!plan || plan->budgetTokens <= 0)
        return;
    m_refinement.budgetTokens = kMore * plan->budgetTokens; // what the window leaves bounds it
    propose(turn);
}

void AskController::searchRest(int turn)
{
    m_refinement.restOf = m_turns[static_cast<std::size_t>(turn)].answer;
    propose(turn);
}

void AskController::clearRefinement()
{
    m_refinement = {};
    schedulePlan();
    Q_EMIT draftRefined();
}

QString AskController::refinementText() const
{
    // Said first: it decides which answers the model is told of.
    const QString branch = m_refinement.branch
                               ? tr("Asked in place of question %1; what was answered stays as another version.")
                                     .arg(m_refinement.branch->turn + 1)
                               : QString();
    if (m_question.mode == pack::Mode::Sweep)
        return branch;
    // A pin is no second try: it goes with whatever is asked next.
    const bool again = m_refinement.restOf.valid() || m_refinement.budgetTokens;
    const auto pinned = static_cast<int>(m_refinement.pinned.size());
    if (pinned > 0 && !again) {
        const QString pins = tr("%n added passage(s) go with this question.", nullptr, pinned);
        return branch.isEmpty() ? pins : branch + QLatin1Char(' ') + pins;
    }
    QStringList parts;
    if (pinned > 0)
        parts << tr("with %n added passage(s)", nullptr, pinned);
    if (m_refinement.restOf.valid())
        parts << tr("without the passages that were sent before");
    if (m_refinement.budgetTokens)
        parts << tr("with up to %1 tokens of passages").arg(shortCount(*m_refinement.budgetTokens));
    if (parts.isEmpty())
        return branch;
    const QString anew = tr("Asked again %1.").arg(parts.join(QStringLiteral(", ")));
    return branch.isEmpty() ? anew : branch + QLatin1Char(' ') + anew;
}

void AskController::fetchSnippet(int turn, const pack::Candidate &passage, std::function<void(const QString &)> handler)
{
    // A passage may be a whole page, whose first words are not why it was found.
    TextSpan span = passage.span;
    span.end = std::min(span.end, span.begin + kMostPassageBytes);
    const auto at = static_cast<std::size_t>(turn);
    using Text = Result<std::string>;
    auto job = m_runner.start<Text>([backend = &m_backend, id = passage.document, span,
                                     words = at < m_turns.size() ? wordsOf(m_turns[at]) : std::vector<std::string>()](
                                        std::stop_token, const std::function<void(Text)> &emit) {
        Text text = backend->sourceText(id, span);
        if (text)
            *text = store::snippet(*text, words, kSnippetBytes);
        emit(std::move(text));
    });
    auto *watcher = new QFutureWatcher<Text>(this);
    connect(watcher, &QFutureWatcher<Text>::finished, this, [watcher, handler = std::move(handler)]() {
        if (watcher->future().resultCount() > 0) {
            const Text text = watcher->result();
            handler(text ? toQString(*text).simplified() : tr("The document is no longer in the library."));
        }
        watcher->deleteLater();
    });
    watcher->setFuture(job.future);
}

void AskController::openPage(DocumentId document, int page, const std::string &title)
{
    answer::Citation place;
    place.verdict = {answer::CitationStatus::PageOnly, 1, true, document, page, {}};
    place.title = title;
    Q_EMIT passageLocated(CitationEntry{place.raw, place, {}});
}

void AskController::openPassage(const pack::Candidate &passage)
{
    using Place = Result<answer::Citation>;
    auto job =
        m_runner.start<Place>([backend = &m_backend, passage](std::stop_token, const std::function<void(Place)> &emit) {
            emit(backend->place(passage));
        });
    auto *watcher = new QFutureWatcher<Place>(this);
    connect(watcher, &QFutureWatcher<Place>::finished, this, [this, watcher]() {
        if (watcher->future().resultCount() > 0) {
            const Place place = watcher->result();
            if (place)
                Q_EMIT passageLocated(CitationEntry{place->raw, *place, {}});
            else
                Q_EMIT failed(toQString(place.error().message));
        }
        watcher->deleteLater();
    });
    watcher->setFuture(job.future);
}

} // namespace longleaf::ui
