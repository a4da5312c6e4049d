// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/document.h"

#include <functional>
#include <string>
#include <vector>

namespace longleaf::ingest {

enum class FileOutcome { Ready, Partial, Failed, Unchanged };

/// What became of one input file.
struct FileResult {
    std::string path; ///< absolute, UTF-8
    FileOutcome outcome = FileOutcome::Failed;
    document::Document document; ///< valid unless Failed
    Error error;                 ///< only when Failed
};

/// Progress of a batch, told on the thread that runs the ingest.
struct IngestProgress {
    std::string path;     ///< the file that this is about
    int pagesDone = 0;
    int pagesTotal = 0;   ///< 0: not known yet
    int filesDone = 0;
    int filesTotal = 0;
    const FileResult *finished = nullptr; ///< set when the file is done
};

using ProgressSink = std::function<void(const IngestProgress &)>;

} // namespace longleaf::ingest
