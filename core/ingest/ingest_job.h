// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sha256.h"
#include "core/ingest/ingest_pipeline.h"
#include "core/ingest/input_files.h"
#include "core/ingest/open_file.h"
#include "core/ingest/page_collector.h"
#include "core/ingest/quarantine.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace longleaf::ingest {

class IngestJob;

/// What the jobs of one batch share.
struct IngestBatch {
    const IngestRequest &request;
    const IngestOptions &options;
    const Clock &clock;
    DocumentSink &sink;
    Quarantine quarantine;
    std::function<Result<std::unique_ptr<ExtractorSession>>()> takeSession;
    std::set<std::string> hashesInWork = {}; ///< the same bytes twice in one batch: the second waits for the first
    const IngestJob *writer = nullptr;       ///< the job whose transaction is open; there is only one at a time
    std::optional<Error> fatal = {};         ///< the extractor cannot be started: no file can be read
};

/// One file on its way into the library. Works in small steps, so that one thread can serve several.
class IngestJob final {
public:
    IngestJob(IngestBatch &batch, InputFile input, std::size_t index);
    ~IngestJob();
    IngestJob(const IngestJob &) = delete;
    IngestJob &operator=(const IngestJob &) = delete;

    /// Does what can be done without waiting, for some 40 ms at most. False: nothing could be done.
    bool step();

    [[nodiscard]] bool done() const { return m_stage == Stage::Done; }
    [[nodiscard]] std::size_t index() const { return m_index; }
    [[nodiscard]] int pagesDone() const;
    [[nodiscard]] int pagesTotal() const;
    [[nodiscard]] const std::string &path() const { return m_result.path; }
    /// Readable when the job can go on; -1 when it does not wait for a process.
    [[nodiscard]] int readDescriptor() const;
    [[nodiscard]] FileResult takeResult() { return std::move(m_result); }

private:
    enum class Stage { Open, Hash, Lookup, Extract, Store, Done };

    void openFile();
    void hashSlice();
    bool lookup();
    [[nodiscard]] bool heldInQuarantine();
    bool extract();
    void startExtraction();
    void take(ipc::Answer &&answer);
    void takeOpened(const ipc::DocumentOpened &opened);
    void sessionEnded(const Error &error);
    void finishExtraction();
    bool store();
    void commit();
    void finish(FileOutcome outcome, document::Document document);
    void failWith(Error error);
    [[nodiscard]] NewDocument describe() const;

    IngestBatch &m_batch;
    InputFile m_input;
    std::size_t m_index;
    Stage m_stage = Stage::Open;
    FileResult m_result;

    std::optional<OpenFile> m_file;
    document::Format m_format = document::Format::Pdf;
    Sha256 m_hash;
    std::int64_t m_hashed = 0;
    std::string m_sha256;

    std::unique_ptr<ExtractorSession> m_session;
    std::optional<PageCollector> m_pages;
    std::string m_ownTitle;
    int m_deaths = 0;

    std::unique_ptr<DocumentTransaction> m_transaction;
};

} // namespace longleaf::ingest
