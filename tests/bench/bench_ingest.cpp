// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way from files into a library, against pdftotext on the same files in the same run.
// Usage: bench_ingest [--rounds N] [PATH...]
// Each measurement runs in a process of its own, so that its peak memory is its own; rounds go one worker, two workers,
// pdftotext, and again. Prints the median of the rounds. CPU is user + system of parent and children.
#include "core/ingest/extractor_location.h"
#include "core/ingest/ingest_pipeline.h"
#include "core/ingest/input_files.h"
#include "core/pack/token_estimate.h"
#include "core/store/ingest_sink.h"
#include "core/store/library.h"
#include "tests/support/temp_library.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <spawn.h>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace longleaf;

namespace fs = std::filesystem;

namespace {

struct Figures {
    double wallS = 0;
    double parentCpuS = 0;
    double childrenCpuS = 0;
    double parentPeakMiB = 0;
    double childPeakMiB = 0;
    int documents = 0;
    int failed = 0;
    int pages = 0;

    [[nodiscard]] double cpuS() const { return parentCpuS + childrenCpuS; }
};

double seconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double cpuOf(int who)
{
    rusage usage{};
    getrusage(static_cast<__rusage_who>(who), &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peakMiBOf(int who)
{
    rusage usage{};
    getrusage(static_cast<__rusage_who>(who), &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Runs `work` in a forked process and brings its figures back.
Figures measured(const std::function<void(Figures &)> &work)
{
    int ends[2] = {-1, -1};
    if (pipe(ends) != 0)
        std::abort();
    const pid_t child = fork();
    if (child == 0) {
        const SystemClock clock;
        Figures figures;
        const std::int64_t before = clock.steadyMs();
        work(figures);
        figures.wallS = static_cast<double>(clock.steadyMs() - before) / 1000;
        figures.parentCpuS = cpuOf(RUSAGE_SELF);
        figures.childrenCpuS = cpuOf(RUSAGE_CHILDREN);
        figures.parentPeakMiB = peakMiBOf(RUSAGE_SELF);
        figures.childPeakMiB = peakMiBOf(RUSAGE_CHILDREN);
        const ssize_t written = write(ends[1], &figures, sizeof figures);
        _exit(written == sizeof figures ? 0 : 1);
    }
    close(ends[1]);
    Figures figures;
    const ssize_t got = read(ends[0], &figures, sizeof figures);
    close(ends[0]);
    waitpid(child, nullptr, 0);
    if (got != sizeof figures)
        std::abort();
    return figures;
}

void ingestAll(const std::vector<fs::path> &paths, const fs::path &extractor, int workers, Figures &figures)
{
    const test::TempFolder folder;
    const SystemClock clock;
    auto library = store::Library::open(folder.path(), clock);
    if (!library)
        std::abort();
    store::IngestSink sink(**library, pack::estimateTokens);
    ingest::IngestOptions options;
    options.extractor.program = extractor;
    options.spoolFolder = folder.path() / "tmp";
    options.workers = workers;
    const auto results = ingest::IngestPipeline(sink, options, clock).run({paths, {}, {}}, {}, {});
    if (!results) {
        std::fprintf(stderr, "%s\n", results.error().message.c_str());
        std::abort();
    }
    for (const ingest::FileResult &result : *results) {
        ++figures.documents;
        figures.pages += result.document.pageCount;
        if (result.outcome == ingest::FileOutcome::Failed) {
            ++figures.failed;
            std::fprintf(stderr, "%s: %s\n", result.path.c_str(), result.error.message.c_str());
        }
    }
}

void pdftotextAll(const std::vector<ingest::InputFile> &files)
{
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    for (const ingest::InputFile &file : files) {
        std::string program = "pdftotext";
        std::string path = file.path.string();
        std::string output = "/dev/null";
        char *arguments[] = {program.data(), path.data(), output.data(), nullptr};
        pid_t child = -1;
        if (posix_spawnp(&child, program.c_str(), &actions, nullptr, arguments, environ) == 0)
            waitpid(child, nullptr, 0);
    }
    posix_spawn_file_actions_destroy(&actions);
}

Figures median(std::vector<Figures> rounds, double (*key)(const Figures &))
{
    std::sort(rounds.begin(), rounds.end(), [key](const Figures &a, const Figures &b) { return key(a) < key(b); });
    return rounds[rounds.size() / 2];
}

void print(const char *name, const Figures &figures, double referenceCpuS)
{
    std::printf("%-12s wall %7.2f s  cpu %7.2f s (parent %.2f, children %.2f)  %.2f x pdftotext  parent peak %.0f MiB  "
                "child peak %.0f MiB  %d documents, %d failed, %d pages, %.0f pages/min\n",
                name, figures.wallS, figures.cpuS(), figures.parentCpuS, figures.childrenCpuS,
                figures.cpuS() / referenceCpuS, figures.parentPeakMiB, figures.childPeakMiB, figures.documents,
                figures.failed, figures.pages, figures.pages / figures.wallS * 60);
}

} // namespace

int main(int count, char **arguments)
{
    std::vector<fs::path> paths;
    int roundCount = 1;
    for (int i = 1; i < count; ++i) {
        if (std::string_view(arguments[i]) == "--rounds" && i + 1 < count)
            roundCount = std::max(1, std::atoi(arguments[++i]));
        else
            paths.emplace_back(arguments[i]);
    }
    if (paths.empty())
        paths.emplace_back(LONGLEAF_SOURCE_DIR "/../shared/data/qa/financebench/pdf");
    const auto extractor = ingest::findExtractor();
    if (!extractor) {
        std::fprintf(stderr, "%s\n", extractor.error().message.c_str());
        return 1;
    }
    const auto files = ingest::expandInputs(paths, {});
    std::vector<Figures> one;
    std::vector<Figures> two;
    std::vector<Figures> reference;
    for (int round = 0; round < roundCount; ++round) {
        one.push_back(measured([&](Figures &figures) { ingestAll(paths, *extractor, 1, figures); }));
        two.push_back(measured([&](Figures &figures) { ingestAll(paths, *extractor, 2, figures); }));
        reference.push_back(measured([&](Figures &) { pdftotextAll(files); }));
    }
    const auto byCpu = [](const Figures &figures) {
        return figures.cpuS();
    };
    const auto byWall = [](const Figures &figures) {
        return figures.wallS;
    };
    const double referenceCpuS = median(reference, byCpu).cpuS();
    std::printf("%zu files, %d rounds, medians\n", files.size(), roundCount);
    print("1 worker", median(one, byCpu), referenceCpuS);
    print("2 workers", median(two, byCpu), referenceCpuS);
    std::printf("%-12s wall %7.2f s  cpu %7.2f s  peak %.0f MiB\n", "pdftotext", median(reference, byWall).wallS,
                referenceCpuS, median(reference, byCpu).childPeakMiB);
    std::printf("2 workers are %.2f times as fast as 1 (wall)\n",
                median(one, byWall).wallS / median(two, byWall).wallS);
    return 0;
}
