// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/reading_controller.h"

#include "ui/text/qt_convert.h"

#include <QFile>
#include <QLocale>

namespace longleaf::ui {

namespace {

constexpr std::size_t kAskAboveFiles = 200;
constexpr std::int64_t kAskAboveBytes = 2'000'000'000;

QString shownPath(const std::string &nativeBytes)
{
    return QFile::decodeName(QByteArray::fromStdString(nativeBytes));
}

QString leftOutText(const ingest::FileSurvey &survey)
{
    QStringList endings;
    for (const auto &[ending, count] : survey.leftOut)
        endings << (ending.empty() ? ReadingController::tr("no ending") : toQString(ending));
    if (endings.size() > 6)
        endings = endings.mid(0, 6) << QStringLiteral("…");
    return ReadingController::tr("%n other file(s) of the folder were left out, because they are no documents (%1).",
                                 nullptr, survey.leftOutCount())
        .arg(endings.join(QStringLiteral(", ")));
}

} // namespace

ReadingController::ReadingController(LibraryBackend &backend, async::JobRunner &runner, DocumentListModel &model,
                                     QObject *parent, int roomCheckMs)
    : QObject(parent)
    , m_backend(backend)
    , m_runner(runner)
    , m_model(model)
{
    m_roomTimer.setInterval(roomCheckMs);
    connect(&m_roomTimer, &QTimer::timeout, this, &ReadingController::lookForRoom);
}

bool ReadingController::isReading() const
{
    return m_looking > 0 || m_run != nullptr || (!m_waiting.empty() && m_phase == Phase::Reading);
}

LibraryRow ReadingController::rowOf(const store::QueuedFile &file)
{
    LibraryRow row;
    row.state = file.failed() ? LibraryRow::State::Failed : LibraryRow::State::Waiting;
    row.file = file;
    row.path = shownPath(file.path);
    if (file.failed())
        row.error = {ErrorCode::Io, file.errorMessage, file.path};
    return row;
}

std::vector<LibraryRow> ReadingController::failures() const
{
    std::vector<LibraryRow> rows;
    for (const LibraryRow &row : m_model.rows()) {
        if (row.state == LibraryRow::State::Failed)
            rows.push_back(row);
    }
    return rows;
}

QStringList ReadingController::inWork() const
{
    QStringList lines;
    for (const auto &[id, pages] : m_inWork) {
        const auto file = m_running.find(id);
        if (file == m_running.end())
            continue;
        const QString name = shownPath(file->second.path).section(QLatin1Char('/'), -1);
        lines << (pages.second > 0
                      ? tr("%1, page %2 of %3").arg(name).arg(std::min(pages.first + 1, pages.second)).arg(pages.second)
                      : name);
    }
    return lines;
}

void ReadingController::add(const QStringList &paths, CollectionId collection)
{
    if (paths.isEmpty())
        return;
    std::vector<std::filesystem::path> native;
    for (const QString &path : paths)
        native.emplace_back(QFile::encodeName(path).toStdString());
    ++m_looking;
    tellReading();
    once<ingest::FileSurvey>(
        m_runner, this, [backend = &m_backend, native](std::stop_token stop) { return backend->survey(native, stop); },
        [this, collection](const ingest::FileSurvey &survey) {
            for (const std::string &problem : survey.problems)
                Q_EMIT failed(toQString(problem));
            if (survey.files.empty() && survey.leftOutCount() == 0 && survey.problems.empty())
                Q_EMIT offered({tr("There is no file to read in the folder.")});
            if (survey.leftOutCount() > 0)
                Q_EMIT offered({leftOutText(survey)});
            if (survey.files.size() > kAskAboveFiles || survey.bytes > kAskAboveBytes || survey.more) {
                m_large = Large{survey, collection};
                Q_EMIT largeOffered();
                Q_EMIT changed();
            } else {
                take(survey, collection);
            }
            --m_looking;
            tellReading();
        });
}

void ReadingController::take(const ingest::FileSurvey &survey, CollectionId collection)
{
    std::vector<store::QueuedFile> files;
    for (const ingest::SurveyedFile &file : survey.files)
        files.push_back({0, file.path.string(), collection, file.size, file.mtimeMs, {}, {}});
    enqueue(std::move(files));
}

void ReadingController::enqueue(std::vector<store::QueuedFile> files)
{
    using Queued = Result<std::vector<store::QueuedFile>>;
    if (files.empty())
        return;
    ++m_looking;
    tellReading();
    once<Queued>(
        m_runner, this,
        [backend = &m_backend, files = std::move(files)](std::stop_token) { return backend->enqueue(files); },
        [this](const Queued &queued) {
            --m_looking;
            if (!queued)
                Q_EMIT failed(toQString(queued.error().message));
            if (m_phase == Phase::Idle || m_phase == Phase::Finished) {
                m_counts = {};
                m_known.clear();
                setPhase(Phase::Reading);
            }
            std::vector<LibraryRow> rows;
            for (const store::QueuedFile &file : queued ? *queued : std::vector<store::QueuedFile>{}) {
                const int old = m_model.indexOfPath(shownPath(file.path));
                if (old < 0) {
                    rows.push_back(rowOf(file));
                } else {
                    forget({m_model.rows()[static_cast<std::size_t>(old)].file.id});
                    m_model.replace(old, rowOf(file));
                }
                m_waiting.push_back(file);
                ++m_counts.total;
            }
            m_model.append(std::move(rows));
            startRun();
            settle();
            tellReading();
        });
}

void ReadingController::forget(const std::vector<std::int64_t> &files)
{
    for (const std::int64_t id : files) {
        std::erase_if(m_waiting, [id](const store::QueuedFile &file) { return file.id == id; });
        m_running.erase(id);
        m_inWork.erase(id);
    }
}

void ReadingController::acceptLarge()
{
    if (!m_large)
        return;
    const Large large = *std::exchange(m_large, std::nullopt);
    take(large.survey, large.collection);
    Q_EMIT changed();
}

void ReadingController::declineLarge()
{
    m_large.reset();
    Q_EMIT changed();
}

void ReadingController::startRun()
{
    if (m_run != nullptr || m_waiting.empty() || m_phase != Phase::Reading || m_suspended)
        return;
    const std::vector<store::QueuedFile> files(m_waiting.begin(), m_waiting.end());
    m_waiting.clear();
    m_running.clear();
    for (const store::QueuedFile &file : files)
        m_running.emplace(file.id, file);
    m_hold = std::stop_source();
    m_canceled = false;
    auto job = m_runner.start<RunEvent>([backend = &m_backend, files, hold = m_hold.get_token()](
                                            std::stop_token stop, const std::function<void(RunEvent)> &emit) {
        const Status status =
            backend->read(files, std::move(stop), hold, [&emit](ReadingEvent event) { emit(std::move(event)); });
        emit(RunDone{status});
    });
    m_stop = job.stop;
    m_run = new QFutureWatcher<RunEvent>(this);
    connect(m_run, &QFutureWatcher<RunEvent>::resultsReadyAt, this, [this](int begin, int end) {
        for (int i = begin; i < end && m_run != nullptr; ++i) {
            const RunEvent event = m_run->resultAt(i);
            if (const auto *progress = std::get_if<ReadingEvent>(&event))
                onEvent(*progress);
            else
                onRunDone(std::get<RunDone>(event));
        }
    });
    m_run->setFuture(job.future);
    tellReading();
}

void ReadingController::onEvent(const ReadingEvent &event)
{
    const auto file = m_running.find(event.file);
    if (file == m_running.end())
        return;
    if (event.result) {
        const store::QueuedFile done = file->second;
        m_running.erase(file);
        m_inWork.erase(event.file);
        onResult(event, done);
        Q_EMIT changed();
        return;
    }
    m_inWork[event.file] = {event.pagesDone, event.pagesTotal};
    const int index = m_model.indexOfFile(event.file);
    if (index < 0)
        return;
    LibraryRow row = rowOf(file->second);
    row.state = LibraryRow::State::Reading;
    row.pagesDone = event.pagesDone;
    row.pagesTotal = event.pagesTotal;
    m_model.replace(index, std::move(row));
    Q_EMIT changed();
}

void ReadingController::onResult(const ReadingEvent &event, const store::QueuedFile &file)
{
    const ingest::FileResult &result = *event.result;
    const int index = m_model.indexOfFile(file.id);
    LibraryRow row = rowOf(file);
    if (result.outcome == ingest::FileOutcome::Failed) {
        ++m_counts.failed;
        row.state = LibraryRow::State::Failed;
        row.error = result.error;
        row.file.errorMessage = result.error.message;
        row.file.errorCode = toWord(result.error.code);
        if (index >= 0)
            m_model.replace(index, std::move(row));
        return;
    }
    const DocumentId id = result.document.id;
    row = {};
    row.document = result.document;
    const int known = m_model.indexOf(id);
    if (result.outcome == ingest::FileOutcome::Unchanged) {
        ++m_counts.known;
        m_known.push_back({shownPath(file.path), row.title(), toQString(event.knownAs)});
    } else {
        ++m_counts.ready;
    }
    if (known >= 0) {
        const LibraryRow &old = m_model.rows()[static_cast<std::size_t>(known)];
        row.inScope = old.inScope;
        m_model.replace(known, std::move(row));
        if (index >= 0)
            m_model.removeAt(index);
    } else if (index >= 0) {
        m_model.replace(index, std::move(row));
    } else {
        m_model.append({std::move(row)});
    }
    Q_EMIT documentRead(id, file.collection);
    if (!event.superseded.empty())
        Q_EMIT superseded(event.superseded, id);
}

void ReadingController::onRunDone(const RunDone &done)
{
    m_run->disconnect(this);
    m_run->deleteLater();
    m_run = nullptr;
    m_inWork.clear();
    const bool broken = !done.status && done.status.error().code != ErrorCode::Canceled;
    if (broken)
        Q_EMIT failed(toQString(done.status.error().message));
    // What was held back, or what the run could not even begin, waits in its old order.
    for (auto file = m_running.rbegin(); file != m_running.rend() && !m_canceled; ++file) {
        const int index = m_model.indexOfFile(file->first);
        if (index >= 0)
            m_model.replace(index, rowOf(file->second));
        m_waiting.push_front(file->second);
    }
    m_running.clear();
    if (m_phase == Phase::Pausing || (broken && !m_waiting.empty())) {
        if (broken && done.status.error().code == ErrorCode::DiskFull && m_phase != Phase::Pausing)
            m_roomTimer.start();
        setPhase(Phase::Paused);
    }
    startRun();
    settle();
    tellReading();
}

void ReadingController::lookForRoom()
{
    if (m_phase != Phase::Paused || m_waiting.empty()) {
        m_roomTimer.stop();
        return;
    }
    once<Status>(
        m_runner, this,
        [backend = &m_backend, next = m_waiting.front()](std::stop_token) { return backend->roomFor(next); },
        [this](const Status &room) {
            if (room && isWaitingForRoom())
                resume();
        });
}

void ReadingController::settle()
{
    if (m_run != nullptr || !m_waiting.empty() || m_looking > 0 || m_phase == Phase::Idle || m_phase == Phase::Finished)
        return;
    const Counts counts = m_counts;
    setPhase(counts.failed > 0 ? Phase::Finished : Phase::Idle);
    Q_EMIT batchFinished(counts.ready, counts.failed, counts.known);
}

void ReadingController::pause()
{
    if (m_phase != Phase::Reading)
        return;
    m_hold.request_stop();
    setPhase(m_run != nullptr ? Phase::Pausing : Phase::Paused);
    tellReading();
}

void ReadingController::resume()
{
    if (m_phase != Phase::Paused && m_phase != Phase::Pausing)
        return;
    setPhase(Phase::Reading);
    startRun();
    settle();
    tellReading();
}

void ReadingController::setPhase(Phase phase)
{
    if (m_phase == phase)
        return;
    m_phase = phase;
    if (phase != Phase::Paused)
        m_roomTimer.stop();
    Q_EMIT changed();
}

void ReadingController::tellReading()
{
    if (isReading() == m_wasReading)
        return;
    m_wasReading = !m_wasReading;
    Q_EMIT readingChanged(m_wasReading);
}

} // namespace longleaf::ui
