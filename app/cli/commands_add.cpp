// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/async/job_runner.h"
#include "core/ingest/extractor_location.h"
#include "core/ingest/ingest_pipeline.h"
#include "core/pack/token_counter.h"
#include "core/store/ingest_sink.h"
#include "resources/embedded.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace longleaf::cli {

using nlohmann::json;

namespace {

constexpr int kMaxWorkers = 8;

Result<std::string> readPassword(const std::string &file)
{
    if (file.empty())
        return std::string();
    std::ifstream stream(file);
    std::string line;
    if (!stream || !std::getline(stream, line))
        return fail(ErrorCode::NotFound, "The password file " + file + " cannot be read, or it is empty.", file);
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    return line;
}

std::string_view outcomeWord(ingest::FileOutcome outcome)
{
    switch (outcome) {
    case ingest::FileOutcome::Ready: return "ready";
    case ingest::FileOutcome::Partial: return "partial";
    case ingest::FileOutcome::Failed: return "failed";
    case ingest::FileOutcome::Unchanged: return "unchanged";
    }
    return "failed";
}

json rowJson(const ingest::FileResult &result)
{
    json row = toJson(result.document);
    row["path"] = result.path;
    row["status"] = std::string(outcomeWord(result.outcome));
    if (result.outcome == ingest::FileOutcome::Failed) {
        row["id"] = nullptr;
        row["error"] = toJson(result.error);
    }
    return row;
}

void printRow(const ingest::FileResult &result)
{
    if (result.outcome == ingest::FileOutcome::Failed) {
        std::printf("failed     %s\n           %s\n", result.path.c_str(), result.error.message.c_str());
        return;
    }
    const document::Document &document = result.document;
    std::printf("%-9s  %s: document %s, %d pages, about %lld tokens\n",
                std::string(outcomeWord(result.outcome)).c_str(), result.path.c_str(), toText(document.id).c_str(),
                document.pageCount, static_cast<long long>(document.tokensEstimate));
    for (const std::string &warning : document.warnings)
        std::printf("           %s\n", warning.c_str());
}

/// Progress on standard error: a line per finished file, and pages at most once a second for the others.
class ProgressPrinter final {
public:
    explicit ProgressPrinter(const Clock &clock)
        : m_clock(clock)
    {
    }

    void operator()(const ingest::IngestProgress &progress)
    {
        if (progress.finished != nullptr) {
            m_results.push_back(*progress.finished);
            std::fprintf(stderr, "[%d/%d] %s: %s\n", progress.filesDone, progress.filesTotal, progress.path.c_str(),
                         std::string(outcomeWord(progress.finished->outcome)).c_str());
            return;
        }
        const std::int64_t now = m_clock.steadyMs();
        if (progress.pagesDone == 0 || now - m_lastMs < kIntervalMs)
            return;
        m_lastMs = now;
        std::fprintf(stderr, "[%d/%d] %s: page %d of %d\n", progress.filesDone, progress.filesTotal,
                     progress.path.c_str(), progress.pagesDone, progress.pagesTotal);
    }

    [[nodiscard]] const std::vector<ingest::FileResult> &results() const { return m_results; }

private:
    static constexpr std::int64_t kIntervalMs = 1'000;
    const Clock &m_clock;
    std::int64_t m_lastMs = 0;
    std::vector<ingest::FileResult> m_results;
};

int statusOf(const std::vector<ingest::FileResult> &results)
{
    const auto failed = std::count_if(results.begin(), results.end(), [](const ingest::FileResult &one) {
        return one.outcome == ingest::FileOutcome::Failed;
    });
    if (failed == 0)
        return kDone;
    return static_cast<std::size_t>(failed) == results.size() ? kFailed : kDoneInPart;
}

void printResults(const Context &context, const std::vector<ingest::FileResult> &results,
                  const std::optional<Error> &error)
{
    if (!context.json) {
        for (const ingest::FileResult &one : results)
            printRow(one);
        return;
    }
    json rows = json::array();
    for (const ingest::FileResult &one : results)
        rows.push_back(rowJson(one));
    json value = {{"documents", std::move(rows)}};
    if (error)
        value["error"] = toJson(*error);
    printJson(value);
}

} // namespace

int add(const Context &context, const AddOptions &options)
{
    const auto password = readPassword(options.passwordFile);
    if (!password)
        return report(context, password.error());
    const auto extractor = ingest::findExtractor();
    if (!extractor)
        return report(context, extractor.error());
    if (const Status alone = context.lock(store::LibraryLock::Purpose::AddFiles); !alone)
        return report(context, alone.error());
    auto library = context.openLibrary();
    if (!library)
        return report(context, library.error());

    ingest::IngestOptions ingestOptions;
    ingestOptions.extractor.program = *extractor;
    ingestOptions.spoolFolder = (*library)->folder();
    ingestOptions.quarantineFile = (*library)->folder() / ingest::kQuarantineName;
    ingestOptions.workers = options.workers > 0 ? options.workers : std::min(async::coreCount(), kMaxWorkers);
    const pack::TokenCounter tokens(resource(pack::TokenCounter::kVocabulary));
    const auto tokensName = [&tokens] {
        return std::string(tokens.name());
    };
    // A library of an older version; it can be asked all the same.
    if (const auto recounted = (*library)->recountTokens(tokens.function(), tokensName, context.stop); !recounted)
        std::fprintf(stderr, "longleaf-cli: %s\n", recounted.error().message.c_str());
    store::IngestSink sink(**library, tokens.function(), tokensName);
    ingest::IngestPipeline pipeline(sink, ingestOptions, context.clock);

    ingest::IngestRequest request;
    for (const std::string &path : options.paths)
        request.paths.emplace_back(path);
    request.collection = options.collection;
    request.password = *password;
    request.retryQuarantined = options.retry;

    ProgressPrinter printer(context.clock);
    const auto results =
        pipeline.run(request, context.stop, [&printer](const ingest::IngestProgress &one) { printer(one); });
    if (!results) {
        // What was finished before the interruption is kept, so it is told.
        printResults(context, printer.results(), results.error());
        std::fprintf(stderr, "longleaf-cli: %s\n", results.error().message.c_str());
        return exitStatus(results.error());
    }
    printResults(context, *results, std::nullopt);
    return statusOf(*results);
}

} // namespace longleaf::cli
