// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/queue_reader.h"

#include "core/ingest/file_state.h"
#include "core/ingest/path_text.h"

namespace longleaf::desktop {

namespace {

/// Passes everything on, but a copy of a known file does not become the document's file as long as the one that it was
/// read from lies where it was. Remembers where each known document's file lay.
class KeepingSink final : public ingest::DocumentSink {
public:
    KeepingSink(store::IngestSink &sink, std::map<std::string, std::string> &knownAs)
        : m_sink(sink)
        , m_knownAs(knownAs)
    {
    }

    Result<std::optional<document::Document>> findByHash(std::string_view sha256) override
    {
        auto found = m_sink.findByHash(sha256);
        m_known = found && *found ? **found : document::Document{};
        return found;
    }

    Result<document::Document> touch(DocumentId id, const ingest::NewDocument &seen,
                                     std::string_view collection) override
    {
        m_knownAs[seen.path] = m_known.path;
        if (id != m_known.id || m_known.path == seen.path)
            return m_sink.touch(id, seen, collection);
        const auto original = ingest::fileState(std::filesystem::path(m_known.path));
        if (!original || original->size != m_known.fileSize || original->mtimeMs != m_known.fileMtimeMs)
            return m_sink.touch(id, seen, collection);
        ingest::NewDocument same = seen;
        same.path = m_known.path;
        same.fileMtimeMs = m_known.fileMtimeMs;
        return m_sink.touch(id, same, collection);
    }

    Result<std::unique_ptr<ingest::DocumentTransaction>> begin(const ingest::NewDocument &document,
                                                               std::string_view collection) override
    {
        return m_sink.begin(document, collection);
    }

private:
    store::IngestSink &m_sink;
    std::map<std::string, std::string> &m_knownAs;
    document::Document m_known;
};

} // namespace

QueueReader::QueueReader(store::Library &library, store::IngestSink &sink, const ingest::IngestOptions &options,
                         const Clock &clock)
    : m_library(library)
    , m_sink(sink)
    , m_options(options)
    , m_clock(clock)
{
}

Status QueueReader::run(const std::vector<store::QueuedFile> &files, std::stop_token stop, std::stop_token startNoMore,
                        const ui::ReadingSink &sink)
{
    std::vector<std::filesystem::path> paths;
    for (const store::QueuedFile &file : files) {
        paths.emplace_back(file.path);
        m_ids[ingest::pathText(paths.back())] = file.id;
    }
    m_tell = &sink;
    KeepingSink keeping(m_sink, m_knownAs);
    ingest::IngestPipeline pipeline(keeping, m_options, m_clock);
    const auto results = pipeline.run({paths, {}, {}, std::move(startNoMore)}, std::move(stop),
                                      [this](const ingest::IngestProgress &progress) { onProgress(progress); });
    if (Status flushed = flush(); !flushed && m_status)
        m_status = flushed;
    if (!results)
        return tl::unexpected(results.error());
    return m_status;
}

void QueueReader::onProgress(const ingest::IngestProgress &progress)
{
    const auto id = m_ids.find(progress.path);
    if (id != m_ids.end()) {
        ui::ReadingEvent event{id->second, progress.pagesDone, progress.pagesTotal, std::nullopt, {}, {}};
        const bool canceled = progress.finished != nullptr && progress.finished->error.code == ErrorCode::Canceled;
        if (progress.finished == nullptr) {
            (*m_tell)(std::move(event));
        } else if (!canceled) {
            event.result = *progress.finished;
            m_done.push_back(std::move(event));
        }
    }
    if (!m_done.empty() && !m_library.isWriting()) {
        if (Status flushed = flush(); !flushed && m_status)
            m_status = flushed;
    }
}

Status QueueReader::flush()
{
    if (m_done.empty())
        return {};
    std::vector<ui::ReadingEvent> done = std::exchange(m_done, {});
    std::vector<store::SettledFile> settled;
    for (const ui::ReadingEvent &event : done) {
        const ingest::FileResult &result = *event.result;
        const bool failed = result.outcome == ingest::FileOutcome::Failed;
        settled.push_back({event.file, failed ? DocumentId{} : result.document.id,
                           failed ? std::string(toWord(result.error.code)) : std::string(),
                           failed ? result.error.message : std::string()});
    }
    const auto superseded = m_library.settle(settled);
    // The documents are in the library in any case; a queue that was not written reads the files once more.
    const std::vector<DocumentId> older = superseded.value_or(std::vector<DocumentId>{});
    for (ui::ReadingEvent &event : done) {
        for (const DocumentId id : older) {
            if (const auto one = m_library.document(id); one && one->supersededBy == event.result->document.id)
                event.superseded.push_back(id);
        }
        if (const auto known = m_knownAs.find(event.result->path); known != m_knownAs.end())
            event.knownAs = known->second;
        (*m_tell)(std::move(event));
    }
    if (!superseded)
        return tl::unexpected(superseded.error());
    return {};
}

} // namespace longleaf::desktop
