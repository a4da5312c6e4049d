// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/ingest/document_sink.h"
#include "core/ingest/extractor_session.h"
#include "core/ingest/ingest_events.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace longleaf::ingest {

/// What to take in.
struct IngestRequest {
    std::vector<std::filesystem::path> paths; ///< files and folders; see expandInputs()
    std::string collection;                   ///< name; empty: none
    std::string password;                     ///< tried on locked documents; never stored
    std::stop_token startNoMore = {}; ///< when it is asked for, files in work are finished and no other is begun
    bool retryQuarantined = false;    ///< try files once more that ended the reader too often
};

struct IngestOptions {
    ExtractorOptions extractor;
    std::filesystem::path spoolFolder;    ///< for temporary files; in the library's folder, so on its disk
    std::filesystem::path quarantineFile; ///< list of files that ended the reader; empty: it is not remembered
    int workers = 2;   ///< extractor processes at a time, 1..16; fewer where memory is short (sessionsFor())
    int maxDeaths = 3; ///< crashes and timeouts on one document before it is given up, for good
    int maxPages = 200'000;
    std::int64_t maxTextBytes = 256LL << 20;    ///< of one document's text
    std::int64_t maxPdfFileBytes = 512LL << 20; ///< it has to fit into the extractor's memory
    /// Bytes that are free in the spool's folder, none if nobody knows; empty: the system is asked.
    std::function<std::optional<std::int64_t>()> freeBytes = {};
};

/// Of the list of files that ended the reader, in the library's folder.
inline constexpr const char *kQuarantineName = "quarantine.txt";

/// Why reading a file has to wait: the disk has less room than the file may need (three times its size and 200 MB).
/// None also if nobody knows how much is free, or the file cannot be looked at; that is told when it is opened.
[[nodiscard]] std::optional<Error> missingRoom(const IngestOptions &options, const std::filesystem::path &file);

/// How many extractor processes may run at a time: one for each 2 GiB of free memory, since each may take half of that,
/// at most `wanted`, and always one. `freeBytes` below 0: not known, so `wanted`.
[[nodiscard]] int sessionsFor(int wanted, std::int64_t freeBytes);

/// Takes files into a library: hash, lookup, format, extraction in up to `workers` processes, one transaction each.
/// One thread serves all processes. A page that kills its process becomes a failed page, and the document goes on with
/// the next; nothing of a document is stored before all its pages are there.
class IngestPipeline final {
public:
    /// `sink` and `clock` must outlive the pipeline.
    IngestPipeline(DocumentSink &sink, IngestOptions options, const Clock &clock);

    /// One result per file, in the order of the request; failures are rows, not errors of the batch. `progress` is told
    /// at least every 100 ms and once for every finished file. Files that `startNoMore` kept back have no result.
    /// Errors: Canceled (within 100 ms; finished files stay), NotFound, PermissionDenied and Io (the extractor program
    /// cannot be started; finished files stay), DiskFull (there is less room than the next file may need: three times
    /// its size and 200 MB; those in work are finished first).
    [[nodiscard]] Result<std::vector<FileResult>> run(const IngestRequest &request, std::stop_token stop,
                                                      const ProgressSink &progress);

private:
    DocumentSink &m_sink;
    IngestOptions m_options;
    const Clock &m_clock;
};

} // namespace longleaf::ingest
