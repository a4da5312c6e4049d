// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/document_repair.h"

#include "core/base/log.h"
#include "core/store/page_health.h"

#include <map>

namespace longleaf::cli {

Result<RepairReport> repairPages(store::Library &library, const std::vector<store::DamagedPage> &damaged,
                                 const ingest::IngestOptions &options, const Clock &clock, const std::stop_token &stop)
{
    std::map<std::int64_t, std::vector<store::DamagedPage>> byDocument;
    for (const store::DamagedPage &page : damaged)
        byDocument[page.document.value].push_back(page);
    RepairReport report;
    for (const auto &[id, pages] : byDocument) {
        const auto document = library.document(DocumentId{id});
        if (!document)
            return tl::unexpected(document.error());
        store::RepairSink sink(library, *document, pages);
        ingest::IngestPipeline pipeline(sink, options, clock);
        const auto results = pipeline.run({{std::filesystem::path(document->path)}, {}, {}, {}}, stop, {});
        if (!results)
            return tl::unexpected(results.error());
        report.repaired += sink.repaired();
        auto left = library.damagedPages(DocumentId{id}, stop);
        if (!left)
            return tl::unexpected(left.error());
        if (left->empty())
            continue;
        report.left.insert(report.left.end(), left->begin(), left->end());
        const bool failed = !results->empty() && results->front().outcome == ingest::FileOutcome::Failed;
        report.problems.push_back(failed
                                      ? results->front().error.message
                                      : "\"" + document->path +
                                            "\" gives other text now than when it was added. Remove the document and "
                                            "add the file again.");
    }
    return report;
}

bool mendLibrary(store::Library &library, const ingest::IngestOptions &options, const Clock &clock,
                 const std::stop_token &stop)
{
    const auto damaged = library.damagedPages({}, stop);
    if (!damaged || damaged->empty())
        return false;
    const auto repaired = repairPages(library, *damaged, options, clock, stop);
    if (!repaired)
        log::write(log::Level::Warning, "library", repaired.error().message);
    else
        log::write(log::Level::Warning, "library",
                   std::to_string(repaired->repaired) + " damaged pages were read again from their files");
    return repaired && repaired->repaired > 0;
}

} // namespace longleaf::cli
