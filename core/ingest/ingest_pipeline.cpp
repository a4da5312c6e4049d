// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/ingest_pipeline.h"

#include "core/ingest/free_memory.h"
#include "core/ingest/ingest_job.h"
#include "core/ingest/path_text.h"
#include "core/ingest/wait_readable.h"
#include "longleaf_version.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

namespace longleaf::ingest {

namespace {

constexpr int kWaitMs = 50;
constexpr int kMostWorkers = 16;
constexpr std::int64_t kMemoryPerSession = 2LL << 30;
constexpr int kProgressMs = 40;
/// A file's pages are on the disk up to three times at once: spooled, in the log and in the library.
constexpr std::int64_t kRoomForEachByte = 3;
constexpr std::int64_t kRoomLeftOver = 200'000'000;

std::optional<std::int64_t> freeBytesOf(const IngestOptions &options)
{
    if (options.freeBytes)
        return options.freeBytes();
    std::error_code error;
    const auto space = std::filesystem::space(options.spoolFolder, error);
    if (error)
        return std::nullopt;
    return static_cast<std::int64_t>(space.available);
}

/// Starts each process while the one before is at work, so that a document does not wait for a program to load.
class SessionSupply final {
public:
    SessionSupply(const ExtractorOptions &options, const Clock &clock)
        : m_options(options)
        , m_clock(clock)
    {
    }

    Result<std::unique_ptr<ExtractorSession>> take()
    {
        // It may have been ended while it waited: it is the first to go when memory runs out.
        std::unique_ptr<ExtractorSession> spare = std::move(m_spare);
        if (spare && spare->poll())
            return spare;
        return ExtractorSession::launch(m_options, m_clock);
    }

    // Without a spare the next take() starts one and tells why it cannot.
    void prepare()
    {
        if (m_spare)
            return;
        if (auto session = ExtractorSession::launch(m_options, m_clock))
            m_spare = std::move(*session);
    }

private:
    const ExtractorOptions &m_options;
    const Clock &m_clock;
    std::unique_ptr<ExtractorSession> m_spare;
};

class Batch final {
public:
    Batch(std::vector<InputFile> files, const IngestRequest &request, const IngestOptions &options, const Clock &clock,
          DocumentSink &sink, const ProgressSink &progress)
        : m_files(std::move(files))
        , m_supply(options.extractor, clock)
        , m_shared{request,
                   options,
                   clock,
                   sink,
                   Quarantine(options.quarantineFile, kVersion),
                   [this] {
                       return takeSession();
                   }}
        , m_progress(progress)
        , m_results(m_files.size())
    {
    }

    Result<std::vector<FileResult>> run(const std::stop_token &stop)
    {
        while (m_filesDone < m_files.size() && !(heldBack() && m_jobs.empty())) {
            if (stop.stop_requested())
                return fail(ErrorCode::Canceled, "Stopped; documents that were finished before stay in the library.");
            startJobs();
            bool worked = false;
            for (const auto &job : m_jobs)
                worked = job->step() || worked;
            collect();
            if (m_shared.fatal)
                return tl::unexpected(*m_shared.fatal);
            tellProgress();
            if (!worked)
                wait();
        }
        if (m_noRoom)
            return tl::unexpected(*m_noRoom);
        std::vector<FileResult> results;
        for (std::optional<FileResult> &result : m_results) {
            if (result)
                results.push_back(std::move(*result));
        }
        return results;
    }

private:
    [[nodiscard]] bool heldBack() const { return m_noRoom || m_shared.request.startNoMore.stop_requested(); }

    void startJobs()
    {
        if (heldBack())
            return;
        if (m_nextFile >= m_files.size() || m_jobs.size() >= static_cast<std::size_t>(kMostWorkers))
            return;
        // Asked each time, because documents and other programs take memory while a batch runs.
        const int workers = sessionsFor(std::clamp(m_shared.options.workers, 1, kMostWorkers), freeMemoryBytes());
        while (m_jobs.size() < static_cast<std::size_t>(workers) && m_nextFile < m_files.size()) {
            m_noRoom = missingRoom(m_shared.options, m_files[m_nextFile].path);
            if (m_noRoom)
                return;
            m_jobs.push_back(std::make_unique<IngestJob>(m_shared, m_files[m_nextFile], m_nextFile));
            ++m_nextFile;
        }
    }

    Result<std::unique_ptr<ExtractorSession>> takeSession()
    {
        auto session = m_supply.take();
        if (session && m_nextFile < m_files.size())
            m_supply.prepare();
        return session;
    }

    void collect()
    {
        for (auto job = m_jobs.begin(); job != m_jobs.end();) {
            if (!(*job)->done()) {
                ++job;
                continue;
            }
            ++m_filesDone;
            FileResult &result = m_results[(*job)->index()].emplace((*job)->takeResult());
            const int pages = result.document.pageCount;
            job = m_jobs.erase(job);
            tell({result.path, pages, pages, 0, 0, &result});
        }
    }

    void tellProgress()
    {
        const std::int64_t now = m_shared.clock.steadyMs();
        if (now - m_toldMs < kProgressMs)
            return;
        m_toldMs = now;
        for (const auto &job : m_jobs)
            tell({job->path(), job->pagesDone(), job->pagesTotal(), 0, 0, nullptr});
    }

    void tell(IngestProgress progress)
    {
        if (!m_progress)
            return;
        progress.filesDone = static_cast<int>(m_filesDone);
        progress.filesTotal = static_cast<int>(m_files.size());
        m_progress(progress);
    }

    void wait() const
    {
        std::vector<int> descriptors;
        for (const auto &job : m_jobs) {
            if (job->readDescriptor() >= 0)
                descriptors.push_back(job->readDescriptor());
        }
        waitReadable(descriptors, kWaitMs);
    }

    std::vector<InputFile> m_files;
    SessionSupply m_supply;
    IngestBatch m_shared;
    const ProgressSink &m_progress;
    std::vector<std::optional<FileResult>> m_results; ///< none for a file that is not done
    std::vector<std::unique_ptr<IngestJob>> m_jobs;   ///< last: a job lets go of what it shares when it ends
    std::size_t m_nextFile = 0;
    std::optional<Error> m_noRoom; ///< for the next file
    std::size_t m_filesDone = 0;
    std::int64_t m_toldMs = 0;
};

} // namespace

std::optional<Error> missingRoom(const IngestOptions &options, const std::filesystem::path &file)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    const auto free = freeBytesOf(options);
    if (error || !free)
        return std::nullopt; // what is wrong with the file is told when it is opened
    const std::int64_t needed = kRoomForEachByte * static_cast<std::int64_t>(size) + kRoomLeftOver;
    if (*free >= needed)
        return std::nullopt;
    return Error{ErrorCode::DiskFull,
                 "Reading is paused, because the disk of the library has " + std::to_string(*free / 1'000'000) +
                     " MB left and " + quotedName(file) + " may need " + std::to_string(needed / 1'000'000) +
                     " MB. It goes on when there is room; what was read before can be asked all the while.",
                 pathText(options.spoolFolder)};
}

int sessionsFor(int wanted, std::int64_t freeBytes)
{
    if (freeBytes < 0)
        return wanted;
    return std::clamp(static_cast<int>(std::min<std::int64_t>(freeBytes / kMemoryPerSession, wanted)), 1, wanted);
}

IngestPipeline::IngestPipeline(DocumentSink &sink, IngestOptions options, const Clock &clock)
    : m_sink(sink)
    , m_options(std::move(options))
    , m_clock(clock)
{
}

Result<std::vector<FileResult>> IngestPipeline::run(const IngestRequest &request, std::stop_token stop,
                                                    const ProgressSink &progress)
{
    Batch batch(expandInputs(request.paths, stop), request, m_options, m_clock, m_sink, progress);
    return batch.run(stop);
}

} // namespace longleaf::ingest
