// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/ingest_pipeline.h"
#include "core/store/ingest_sink.h"
#include "core/store/library.h"
#include "ui/library/library_backend.h"

#include <map>
#include <stop_token>
#include <vector>

namespace longleaf::desktop {

/// Reads files of the queue and notes in it what became of each. A file's result is told when the queue has it; the
/// queue is written only between the transactions of the ingest, which uses the same connection.
class QueueReader final {
public:
    /// All must outlive the reader.
    QueueReader(store::Library &library, store::IngestSink &sink, const ingest::IngestOptions &options,
                const Clock &clock);

    /// Errors: those of the pipeline and of the store. What was finished before stays finished.
    [[nodiscard]] Status run(const std::vector<store::QueuedFile> &files, std::stop_token stop,
                             std::stop_token startNoMore, const ui::ReadingSink &sink);

private:
    void onProgress(const ingest::IngestProgress &progress);
    [[nodiscard]] Status flush();

    store::Library &m_library;
    store::IngestSink &m_sink;
    const ingest::IngestOptions &m_options;
    const Clock &m_clock;
    std::map<std::string, std::int64_t> m_ids; ///< by path as the ingest tells it
    std::map<std::string, std::string> m_knownAs;
    const ui::ReadingSink *m_tell = nullptr;
    std::vector<ui::ReadingEvent> m_done; ///< not in the queue yet
    Status m_status;
};

} // namespace longleaf::desktop
