// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/find_session.h"

#include "ui/reader/reader_backend.h"
#include "ui/text/qt_convert.h"

#include <QFutureWatcher>
#include <algorithm>
#include <iterator>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr int kDelayMs = 150;

} // namespace

FindSession::FindSession(ReaderBackend &backend, async::JobRunner &runner, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_runner(runner)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &FindSession::start);
}

FindSession::~FindSession()
{
    stop();
}

void FindSession::setDocument(const document::Document &document, int page)
{
    if (document.id == m_document.id)
        return;
    stop();
    m_document = document;
    m_page = std::max(1, page);
    m_lead = false;
    m_hits.clear();
    m_current = -1;
    m_state = State::Idle;
    if (document.id.valid() && !m_wanted.isEmpty())
        start();
    else
        Q_EMIT changed();
}

void FindSession::setWanted(const QString &wanted, answer::FindOptions options, int page)
{
    if (wanted == m_wanted && options == m_options && m_state != State::Failed)
        return;
    m_wanted = wanted;
    m_options = options;
    m_page = std::max(1, page);
    m_lead = true;
    stop();
    if (wanted.isEmpty() || !m_document.id.valid()) {
        clear();
        return;
    }
    m_hits.clear();
    m_current = -1;
    m_pagesDone = 0;
    m_state = State::Searching;
    m_delay.start();
    Q_EMIT changed();
}

void FindSession::clear()
{
    stop();
    m_wanted.clear();
    m_hits.clear();
    m_current = -1;
    m_state = State::Idle;
    Q_EMIT changed();
}

void FindSession::stop()
{
    m_delay.stop();
    ++m_run;
    if (m_stop)
        m_stop->request_stop();
    m_stop.reset();
}

void FindSession::start()
{
    stop();
    m_hits.clear();
    m_current = -1;
    m_pagesDone = 0;
    m_failure.clear();
    m_state = State::Searching;
    auto job = m_runner.start<Event>([&backend = m_backend, id = m_document.id, wanted = toUtf8(m_wanted),
                                      options = m_options](std::stop_token stop,
                                                           const std::function<void(Event)> &emit) {
        emit(backend.find(id, wanted, options, stop, [&emit](answer::FoundHits &&found) { emit(std::move(found)); }));
    });
    m_stop = job.stop;
    auto *watcher = new QFutureWatcher<Event>(this);
    connect(watcher, &QFutureWatcherBase::resultReadyAt, this, [this, watcher, run = m_run](int index) {
        if (run != m_run)
            return;
        const Event event = watcher->resultAt(index);
        if (const auto *found = std::get_if<answer::FoundHits>(&event))
            onHits(*found);
        else
            onDone(std::get<Result<answer::FindSummary>>(event));
    });
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(job.future);
    Q_EMIT changed();
}

void FindSession::onHits(answer::FoundHits found)
{
    m_pagesDone = found.pagesDone;
    m_hits.insert(m_hits.end(), std::move_iterator(found.hits.begin()), std::move_iterator(found.hits.end()));
    if (m_current < 0)
        chooseFirst(false);
    Q_EMIT changed();
}

void FindSession::onDone(const Result<answer::FindSummary> &summary)
{
    m_stop.reset();
    if (summary) {
        m_state = State::Done;
        m_summary = *summary;
        if (m_current < 0)
            chooseFirst(true);
    } else {
        m_state = State::Failed;
        m_failure = toQString(summary.error().message);
    }
    Q_EMIT changed();
}

/// Index of the first hit on a page or below it; -1: none.
int FindSession::firstFrom(int page) const
{
    const std::size_t first = hitsOn(page).first;
    return first < m_hits.size() ? static_cast<int>(first) : -1;
}

/// The first hit on the reader's page or below; when all pages were searched, any.
void FindSession::chooseFirst(bool last)
{
    const int below = firstFrom(m_page);
    if (m_lead && (below >= 0 || last))
        setCurrent(std::max(0, below));
}

std::pair<std::size_t, std::size_t> FindSession::hitsOn(int page) const
{
    const auto first = std::lower_bound(m_hits.begin(), m_hits.end(), page,
                                        [](const answer::FindHit &hit, int wanted) { return hit.page < wanted; });
    const auto last = std::upper_bound(first, m_hits.end(), page,
                                       [](int wanted, const answer::FindHit &hit) { return wanted < hit.page; });
    return {static_cast<std::size_t>(first - m_hits.begin()), static_cast<std::size_t>(last - m_hits.begin())};
}

void FindSession::step(int step)
{
    if (m_delay.isActive()) {
        start();
        return;
    }
    const int count = static_cast<int>(m_hits.size());
    if (count == 0)
        return;
    const int below = firstFrom(m_page);
    if (m_current < 0)
        setCurrent(step > 0 ? std::max(0, below) : (below > 0 ? below : count) - 1);
    else
        setCurrent(((m_current + step) % count + count) % count);
}

void FindSession::setCurrent(int index)
{
    if (index < 0 || std::cmp_greater_equal(index, m_hits.size()))
        return;
    m_current = index;
    Q_EMIT currentChanged(index);
    Q_EMIT changed();
}

} // namespace longleaf::ui
